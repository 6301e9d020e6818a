"""`model new`: a few answers become a model that is read, and an office that is solved."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from assigner.policy import load
from assigner.policy.commented import key_of
from assigner.policy.new_model import OwnModel, new_model
from assigner.words.stock import is_stock
from tests.cli.runner import run
from tests.draws import looped

PHASES, LEVELS = ("Første samtale", "Sag"), ("let", "tung", "akut")
CHILDREN = ("child", "family", "famil", "barn", "børn", "137")


def read(own: OwnModel, folder: Path) -> object:
    file = folder / "own.toml"
    file.write_text(new_model(own), encoding="utf-8")
    return load(str(file))


@pytest.mark.parametrize("own", [
    OwnModel("One of each", ("case",), ("all",)),
    OwnModel("Teams", PHASES, LEVELS, {"A": PHASES[:1], "B": ()}, ("klient", "klienter"),
             people=True, ceiling="40", measure="leximax"),
    OwnModel("Contacts", PHASES, LEVELS, rhythm=("2.5", "1", "0")),
    OwnModel('Quotes " and \\', PHASES, LEVELS, ceiling="7", hours="39.5", share="1"),
], ids=lambda own: own.title[:5])
def test_what_is_answered_is_a_model(own: OwnModel, tmp_path: Path) -> None:
    policy = read(own, tmp_path)
    assert policy.title == own.title  # type: ignore[attr-defined]
    text = new_model(own).casefold()
    assert not [word for word in CHILDREN if word in text.replace("children = ", "").replace(
        "family = ", "").replace(
        "further_child_share", "")]


def test_names_become_keys() -> None:
    assert [key_of(name) for name in ("Første samtale", "Å/B", "D'Arcy", "…")] == [
        "foerste_samtale", "aa_b", "d_arcy", ""]


@pytest.mark.parametrize("typed", looped(1, ["./ours.toml", "ours.toml", "kept/../ours.toml"]))
@pytest.mark.parametrize(("place", "named"), looped(1, [
    ("day", "day"), ("kept/day", "kept/day"), ("book.xlsx", "book.xlsx"),
]))
def test_a_day_finds_its_model_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, place: str, named: str
) -> None:
    (tmp_path / "kept").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run("model", "new", "ours.toml", "--title", "Clinic", "--phases", "talk",
               "--levels", "light").code == 0
    assert run("init", place, "-m", typed).code == 0
    monkeypatch.chdir(tmp_path / "kept")
    told = run("check", tmp_path / named).err + run("check", tmp_path / named).out
    assert "ours.toml" not in told
    assert "E144" in told, "nothing is wrong but that nobody is in it"
    if place == "day":
        assert 'model = "../ours.toml"' in (tmp_path / "day" / "instance.toml").read_text("utf-8")


@pytest.mark.landing
def test_from_the_command_to_a_plan(tmp_path: Path) -> None:
    file, day = tmp_path / "ours.toml", tmp_path / "day"
    made = run("model", "new", file, "--title", "Clinic", "--phases", "talk,case",
               "--levels", "light,heavy", "--counts", "client,clients", "--team", "Front=talk",
               "--team", "Back=case,talk", "--ceiling", "30")
    assert made.code == 0, made.err
    assert "write a row for everybody and for every case" in made.err
    assert run("init", day, "-m", file).code == 0
    for name, rows in (("caseworkers", "id,team,weekly_hours\nA,Front,37\nB,Back,30\n"),
                       ("cases", "id,phase,complexity\n1,talk,light\n2,case,heavy\n")):
        (day / f"{name}.csv").write_text(rows, encoding="utf-8")
    assert run("check", day).code == 0
    solved = run("solve", day, "--format", "json")
    plan = json.loads(solved.out)
    assert {row["case"]: row["caseworker"] for row in plan["assignments"]}["2"] == "B"
    assert run("model", "new", file).code == 1, "nothing is overwritten"
    for lang in ("en", "da"):
        own = tmp_path / f"{lang}.toml"
        assert run("--lang", lang, "model", "new", own).code == 0
        assert run("init", tmp_path / lang, "-m", own, "--danish").code == 0
        head = (tmp_path / lang / "cases.csv").read_text(encoding="utf-8-sig")
        assert "Gruppe" in head
        assert not [word for word in CHILDREN if word in head.casefold()]


def test_every_source_it_writes_is_known_as_the_program_s(tmp_path: Path) -> None:
    """One with a number or the office's word in it stays as it was written."""
    for lang in ("en", "da"):
        file = tmp_path / f"{lang}.toml"
        assert run("--lang", lang, "model", "new", file).code == 0
        sources = set(re.findall(r'source = "([^"]+)"', file.read_text(encoding="utf-8")))
        assert len(sources) > 10
        unknown = {text for text in sources if not is_stock(text)}
        assert {text for text in unknown if not re.search(r"\d|^(Two|To) ", text)} == set()


def begun(folder: Path) -> tuple[Path, Path]:
    """A model of an office's own and a small day under it."""
    file, day = folder / "ours.toml", folder / "day"
    made = run("model", "new", file, "--phases", "survey,felling", "--levels", "hedge,veteran")
    assert made.code == 0, made.err
    assert f"Written to {folder / 'flow.toml'}" in made.err
    assert run("init", day, "-m", file).code == 0
    for name, rows in (
        ("caseworkers", "id,team,weekly_hours\nA,The office,37\nB,The office,30\n"),
        ("cases", "id,phase,complexity\n1,survey,hedge\n2,felling,veteran\n"),
        ("caseload", "id,phase,complexity,caseworker\n3,survey,hedge,A\n4,felling,hedge,B\n"),
    ):
        (day / f"{name}.csv").write_text(rows, encoding="utf-8")
    return file, day


@pytest.mark.landing
def test_its_staff_change_and_its_weeks_come_with_it(tmp_path: Path) -> None:
    """Prices of moves and a flow are written with the model: nothing ends in a wall."""
    file, day = begun(tmp_path)
    moved = run("rebalance", day, "--leaves", "A", "--format", "json")
    assert moved.code == 0, moved.err
    assert [row["case"] for row in json.loads(moved.out)["moves"]] == ["3"]
    assert run("receivers", day, "--leaves", "A", "--among", "B").code == 0
    assert run("ahead", day, "--weeks", 2).code == 0
    months = run("simulate", day, "--days", 2, "--runs", 1)
    assert months.code == 0, months.err
    assert not re.findall("network|talk|contact|follow-up", months.out)
    own = file.read_text(encoding="utf-8")
    file.write_text(own[:own.index("[moves]")] + own[own.index("# kind: law"):], encoding="utf-8")
    refused = run("rebalance", day, "--leaves", "A")
    assert refused.code == 1
    written = refused.err.partition("\n[moves]")[2].partition("\nNext:")[0]
    file.write_text(f"{own[:own.index('[moves]')]}[moves]{written}\n"
                    f"{own[own.index('# kind: law'):]}", encoding="utf-8")
    assert run("rebalance", day, "--leaves", "A").code == 0, "what it says to write is enough"


def test_a_flow_is_begun_for_any_model(tmp_path: Path) -> None:
    day = Path(__file__).parents[2] / "instances" / "legal-aid" / "2026-11-23"
    file = tmp_path / "flow.toml"
    assert run("model", "flow", "legal-aid", file, "--from", day).code == 0
    assert "12 new cases on 2026-11-23, 9 people" in file.read_text(encoding="utf-8")
    assert run("ahead", day, "--weeks", 1, "--flow", file).code == 0
    assert run("model", "flow", "legal-aid", file).code == 1, "nothing is overwritten"
    alone = tmp_path / "elsewhere"
    shutil.copytree(day, alone / "day")
    told = run("ahead", alone / "day", "--weeks", 1)
    assert told.code == 1
    assert "assigner model flow MODEL flow.toml" in told.err


def test_every_wrong_answer_is_told_at_once(tmp_path: Path) -> None:
    ran = run("model", "new", tmp_path / "x.toml", "--phases", "a,A", "--levels", "…",
              "--team", "T=b", "--hours", "many", "--share", "80", "--fixed-hours", "4",
              "--ceiling", "2.5")
    assert ran.code == 1
    for word in ("two have the same name", "has no letters", "is no phase", '"many" is no number',
                 '"80" is no number', "2.5 is not whole"):
        assert word in ran.err, word
    assert not (tmp_path / "x.toml").exists()
    none = run("model", "new", tmp_path / "x.toml", "--rhythm", "2,0,0")
    assert "a case would take no time" in none.err
    assert "contacts a month" in run("model", "new", tmp_path / "x.toml", "--rhythm", "90,1,1").err
    assert run("model", "new", tmp_path / "x.toml", "--rhythm", "2,1").code == 2
    assert run("model", "new", tmp_path / "x.txt").code == 2
    assert run("model", "new", tmp_path / "x.toml", "--counts", "client").code == 2


def answered(answers: Sequence[str], *args: str) -> str:
    """What stands at a terminal where each question of the command is answered as it comes."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "assigner", *args], stdin=theirs, stdout=theirs, stderr=theirs,
        env={**os.environ, "TERM": "dumb", "COLUMNS": "100"})
    os.close(theirs)
    said, left = "", list(answers)
    while done.poll() is None or said:
        try:
            part = os.read(ours, 65536).decode(errors="replace")
        except OSError:
            break
        said += part
        if left and said.rstrip(" ").endswith(":"):
            os.write(ours, f"{left.pop(0)}\n".encode())
            said += "\n"
    os.close(ours)
    assert done.wait() == 0, said
    assert not left, (left, said)
    return said


def test_its_questions_at_a_terminal(tmp_path: Path) -> None:
    """By contacts, with decimal commas; what an option says is not asked, Enter is as usual."""
    file = tmp_path / "ours.toml"
    said = answered(
        ["talk, case", "Front=talk; Back=case,talk", "", "client,clients", "", "contacts", "2,5",
         "", "3", "", "", "", "40", ""],
        "model", "new", str(file), "--title", "Clinic")
    assert "What is the model called?" not in said
    assert "how many cases of the middle make a full load?" not in said
    text = file.read_text(encoding="utf-8")
    assert load(str(file)).title == "Clinic"
    assert "hours_a_contact = { value = 1.5," in text
    assert "contacts_a_month = { value = 1.67," in text
    assert "full_load = {" not in text


@pytest.mark.landing
def test_by_a_full_load_at_a_terminal(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    answered(["", "", "", "", "", "", "", "30", "", "", "", "", ""], "model", "new", str(file))
    assert "full_load = { value = 45.0," in file.read_text(encoding="utf-8")


@pytest.mark.landing
def test_what_the_program_wrote_is_told_in_the_readers_language(tmp_path: Path) -> None:
    for began, reads, told in (("da", "en", "to be talked over"), ("en", "da", "skal drøftes")):
        file = tmp_path / f"{began}.toml"
        assert run("--lang", began, "model", "new", file).code == 0
        said = run("--lang", reads, "rules", file)
        assert said.code == 0
        assert told in said.out
        folder = tmp_path / f"day-{began}"
        assert run("--lang", reads, "init", folder, "-m", file).code == 0
        head = (folder / "cases.csv").read_text(encoding="utf-8-sig").splitlines()[0]
        assert ("Gruppe" if reads == "da" else "Group") in head
        assert run("--lang", began, "check", folder).out.count("W201") == 0
