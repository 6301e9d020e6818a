"""Signed checkpoints: to a file, the output or a command; what a commit and `log verify` do."""

import json
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.offices import write
from tests.cli.runner import Ran, run
from tests.draws import looped


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("solved")
    for day, case in (("a", "C-1"), ("b", "C-2"), ("c", "C-3")):
        folder = write(root / day, {}, {case: {}})
        assert run("solve", folder, "-o", root / f"{day}.json").code == 0
    return root


@pytest.fixture
def office(solved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three plans, a ledger, and checkpoints in a folder of their own."""
    shutil.copytree(solved, tmp_path, dirs_exist_ok=True)
    for name in ("ledger", "away", "key"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("ASSIGNER_LEDGER", str(tmp_path / "ledger" / "ledger.db"))
    monkeypatch.setenv("ASSIGNER_CHECKPOINTS", str(tmp_path / "away" / "checkpoints"))
    monkeypatch.setenv("ASSIGNER_KEY", str(tmp_path / "key" / "key.pem"))
    return tmp_path


def commit(office: Path, day: str, *args: object) -> Ran:
    return run("commit", office / f"{day}.json", "--by", "Ulla", "--instance", office / day, *args)


@pytest.mark.landing
def test_every_commit_leaves_a_signed_line(office: Path) -> None:
    for day in "ab":
        assert commit(office, day).code == 0
    lines = (office / "away" / "checkpoints").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["number"] for line in lines] == [1, 2]
    assert (office / "key" / "key.pem").stat().st_mode & 0o077 == 0
    ran = run("log", "verify")
    assert ran.code == 0
    assert "as the checkpoints saw them up to number 2" in " ".join(ran.out.split())
    found = json.loads(run("log", "verify", "--format", "json").out)
    assert (found["verified"], found["anchored"], found["notes"]) == (True, 2, [])


@pytest.mark.landing
def test_checkpoints_that_are_gone_are_told(office: Path) -> None:
    assert "holds no checkpoint" not in commit(office, "a").err
    (office / "away" / "checkpoints").unlink()
    ran = commit(office, "b")
    assert ran.code == 0
    assert "checkpoints holds no checkpoint, but the ledger has records" in ran.err
    assert "holds no checkpoint" not in commit(office, "c").err


def test_an_older_copy_is_refused_and_named(office: Path) -> None:
    ledger = office / "ledger" / "ledger.db"
    assert commit(office, "a").code == 0
    older = ledger.read_bytes()
    assert commit(office, "b").code == 0
    ledger.write_bytes(older)
    ran = commit(office, "c")
    assert ran.code == 7
    assert "Record 2 is missing." in ran.err
    assert "Nothing was recorded" in ran.err
    assert ledger.read_bytes() == older
    ran = run("log", "verify", "--against", office / "away" / "checkpoints")
    assert ran.code == 7
    assert "Record 2 is missing. A checkpoint of" in ran.out
    ledger.unlink()
    assert run("log", "verify").code == 7
    assert commit(office, "c").code == 7
    assert not ledger.exists()


@pytest.mark.landing
def test_without_checkpoints_no_more_is_said_than_a_chain_can(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ASSIGNER_CHECKPOINTS")
    assert commit(office, "a").code == 0
    assert not list((office / "away").iterdir())
    ran = run("log", "verify")
    assert ran.code == 0
    text = " ".join(ran.out.split())
    assert "verified" not in text.casefold()
    assert "No checkpoint was at hand" in text
    assert json.loads(run("log", "verify", "--format", "json").out)["anchored"] is None


def test_a_place_may_be_the_output_a_command_or_several(office: Path) -> None:
    ran = commit(office, "a", "--checkpoints", "-", "--checkpoints",
                 f"|cat > {office / 'away' / 'mailed'}")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out.splitlines()[1])["number"] == 1
    assert json.loads((office / "away" / "mailed").read_text(encoding="utf-8"))["number"] == 1
    ran = commit(office, "b", "--checkpoints", "|exit 3")
    assert ran.code == 1
    assert "Recorded as number 2" in ran.out
    assert "failed (3)" in ran.err
    assert "log checkpoint" in ran.err
    assert run("log", "checkpoint").code == 0
    line = (office / "away" / "checkpoints").read_text(encoding="utf-8")
    assert json.loads(line)["number"] == 2
    assert json.loads(run("log", "checkpoint", "--checkpoints", "-").out)["number"] == 2


@pytest.mark.parametrize("place", ["nowhere/checkpoints", "folder"])
def test_a_place_out_of_reach_is_told_before_anything_is_recorded(
    office: Path, place: str
) -> None:
    (office / "folder").mkdir()
    ran = commit(office, "a", "--checkpoints", office / place)
    assert ran.code == 1
    assert "Nothing was recorded" in ran.err
    assert not list((office / "ledger").iterdir())


def test_checkpoints_of_another_key_are_not_believed(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert commit(office, "a").code == 0
    mine = office / "key" / "key.pem"
    (office / "key" / "public.pem").write_text(run("log", "key").out, encoding="utf-8")
    monkeypatch.setenv("ASSIGNER_KEY", str(office / "key" / "other.pem"))
    ran = commit(office, "b")
    assert ran.code == 7
    assert "signed by a key that is not believed here" in ran.err
    assert run("log", "verify").code == 7
    assert run("log", "verify", "--key", office / "key" / "public.pem").code == 0
    assert run("log", "verify", "--key", mine).code == 0
    with (office / "key" / "other.pem").open("a", encoding="utf-8") as file:
        file.write((office / "key" / "public.pem").read_text(encoding="utf-8"))
    assert commit(office, "b").code == 0
    assert run("log", "verify").code == 0


@pytest.mark.landing
def test_a_line_cut_short_does_not_swallow_the_next(office: Path) -> None:
    assert commit(office, "a").code == 0
    place = office / "away" / "checkpoints"
    place.write_text(place.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    assert commit(office, "b").code == 0
    assert run("log", "verify").code == 0


@pytest.mark.parametrize("noted", looped(1, ["", "abc", "g" * 16, "0" * 15, "0" * 65]))
def test_a_hash_that_is_too_short_holds_nothing(office: Path, noted: str) -> None:
    assert commit(office, "a").code == 0
    ran = run("log", "verify", "--contains", noted)
    assert ran.code == 2
    assert "first 16 signs" in ran.err


def test_a_hash_noted_before(office: Path) -> None:
    head = commit(office, "a").out.split()[-1]
    assert len(head) == 16
    assert run("log", "verify", "--contains", head.upper()).code == 0
    assert run("log", "verify", "--contains", "0" * 16).code == 7


@pytest.mark.parametrize("args", [
    ("--against", "nothing"), ("--key", "nothing"), ("--key", "a.json"),
])
def test_what_cannot_be_read_verifies_nothing(
    office: Path, args: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert commit(office, "a").code == 0
    monkeypatch.chdir(office)
    ran = run("log", "verify", *args)
    assert (ran.code, ran.out) == (1, "")


def test_a_clock_that_goes_back_is_told(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assigner.api.ledgers.now", lambda: "2026-11-23T09:00:00Z")
    assert commit(office, "a").code == 0
    monkeypatch.setattr("assigner.api.ledgers.now", lambda: "2026-11-23T08:00:00Z")
    ran = commit(office, "b")
    assert ran.code == 0
    assert "the clock went back: the record before number 2 is of 2026-11-23T09:00:00Z" in ran.err
    ran = run("log", "verify")
    assert ran.code == 0
    assert "The clock went back: record 2 is of" in " ".join(ran.out.split())
    monkeypatch.setattr("assigner.api.ledgers.now", lambda: "2026-11-23T07:00:00Z")
    assert "still to come here" in " ".join(run("log", "verify").out.split())


def test_what_lies_beside_the_ledger_is_told(office: Path) -> None:
    ran = commit(office, "a", "--checkpoints", office / "ledger" / "checkpoints")
    assert ran.code == 0
    assert "lies in the folder of the ledger" in ran.err


@pytest.mark.landing
def test_a_record_altered_in_the_middle_stops_the_next_commit(office: Path) -> None:
    assert [commit(office, day).code for day in "ab"] == [0, 0]
    with sqlite3.connect(os.environ["ASSIGNER_LEDGER"]) as connection:
        connection.execute("DROP TRIGGER record_refuses_update")
        connection.execute('UPDATE record SET "by" = ? WHERE number = 1', ("Bo",))
    ran = commit(office, "c")
    assert ran.code == 1
    assert "Nothing was recorded" in ran.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_pipes_and_devices_are_no_places(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(office / "pipe")
    for place in (office / "pipe", os.devnull):
        ran = commit(office, "a", "--checkpoints", place)
        assert ran.code == 1
        assert "a device or a pipe" in ran.err
    assert not list((office / "ledger").iterdir())
    assert commit(office, "a").code == 0
    assert run("log", "verify", "--against", office / "pipe").code == 1
    assert run("log", "verify", "--key", office / "pipe").code == 1
    monkeypatch.setenv("ASSIGNER_KEY", str(office / "pipe"))
    assert commit(office, "b").code == 1


@pytest.mark.landing
def test_another_file_is_not_told_line_by_line(office: Path) -> None:
    assert commit(office, "a").code == 0
    (office / "other").write_text("no checkpoint\n" * 5000, encoding="utf-8")
    ran = run("log", "verify", "--against", office / "other")
    assert ran.code == 7
    assert len(ran.out.splitlines()) < 60


def test_a_refused_commit_leaves_no_file_of_checkpoints(office: Path) -> None:
    assert commit(office, "a", "--replaces", "7").code == 6
    assert not list((office / "away").iterdir())
    assert commit(office, "a", "--checkpoints", "-").code == 0
    assert "No checkpoint was at hand" in " ".join(run("log", "verify").out.split())
    assert commit(office, "b").code == 0
    assert (office / "away" / "checkpoints").stat().st_mode & 0o077 == 0
    found = json.loads(run("log", "verify", "--format", "json").out)
    assert (found["verified"], found["anchored"]) == (True, 2)
