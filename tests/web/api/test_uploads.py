"""An office's first day by program: Nordby to try, or an export read by a profile it keeps."""

import base64
from pathlib import Path
from typing import Any

import pytest

from assigner.web.app import House
from tests.profiles.office import CASES
from tests.web.api.program import Program
from tests.web.house import house
from tests.web.test_check import day_of
from tests.web.test_check_profile import FILES


@pytest.fixture
def empty(tmp_path: Path) -> House:
    (tmp_path / "office").mkdir()
    return house(tmp_path / "office", tmp_path / "ledger.db")


@pytest.fixture
def anne(empty: House) -> Program:
    return Program(empty, "Anne")


def brought(program: Program, files: dict[str, bytes] = FILES, day: str = "2026-11-23") -> Any:
    return program.send("uploads", date=day, office="Nordby", files=[
        {"name": name, "content": base64.b64encode(content).decode()}
        for name, content in files.items()]).json()


def test_an_empty_folder_is_offered_nordby_once(anne: Program, empty: House) -> None:
    assert anne.get("day").json()["date"] is None
    day = anne.send("nordby")
    assert (day.status_code, day.json()["date"]) == (201, "2026-11-23")
    assert len(day.json()["waiting"]) == 19
    again = anne.send("nordby")
    assert (again.status_code, "is not empty" in again.json()["detail"]) == (422, True)
    assert [one.name for one in empty.workspace.root.iterdir()] == ["2026-11-23"]


@pytest.mark.landing
def test_a_profile_is_proposed_kept_and_used(anne: Program, empty: House) -> None:
    sent = brought(anne)
    assert (sent["profile"], sent["taken_from"]) == (None, [])
    where = f"uploads/{sent['key']}/profile"
    offer = anne.get(where)
    found = offer.json()
    assert (found["sure"], found["unsure"], found["kept"], found["seen"]) == (22, 0, False, "")
    assert {one["sure"] for one in found["lines"]} == {"sure", "likely"}
    assert "Ib Ibsen" not in offer.text
    assert "010190" not in offer.text
    profiles = empty.workspace.root / "profiles"
    assert not profiles.exists()
    kept = anne.send(where, text=found["text"], seen=found["seen"])
    assert kept.status_code == 200
    assert (kept.json()["profile"], kept.json()["check"]["errors"]) == ("office", [])
    assert {"table": "cases.csv", "column": "phase", "file": "sager.csv", "letter": "B"} in (
        kept.json()["taken_from"])
    assert (profiles / "office.toml").read_text(encoding="utf-8") == found["text"]
    there = anne.get(where).json()
    assert (there["kept"], there["text"], there["lines"]) == (True, found["text"], [])
    taken = anne.send(f"uploads/{sent['key']}/take", version=anne.version)
    assert taken.json()["date"] == "2026-11-23"
    assert brought(anne, day="2026-11-24")["profile"] == "office"


@pytest.mark.landing
def test_what_is_wrong_in_the_text_is_told_and_nothing_is_kept(
    anne: Program, empty: House
) -> None:
    where = f"uploads/{brought(anne)['key']}/profile"
    text = anne.get(where).json()["text"]
    for wrong in ("phase", text.replace('file = "sager.csv"', 'fiel = "sager.csv"')):
        told = anne.send(where, text=wrong, seen="")
        assert told.status_code == 422
        assert "office.toml" in told.json()["detail"]
    assert anne.send(where, text=text, seen="x").json()["faults"][0]["at"] == "/seen"
    assert not (empty.workspace.root / "profiles").exists()


@pytest.mark.landing
def test_who_saw_another_profile_is_told(anne: Program, empty: House) -> None:
    where = f"uploads/{brought(anne)['key']}/profile"
    text = anne.get(where).json()["text"]
    assert anne.send(where, text=f"# Lene's\n{text}", seen="").status_code == 200
    late = anne.send(where, text=text, seen="")
    assert (late.status_code, late.json()["exit_code"]) == (409, 6)
    assert late.json()["changes"] == ["office.toml is another than the one you saw."]
    kept = empty.workspace.root / "profiles" / "office.toml"
    assert kept.read_text(encoding="utf-8").startswith("# Lene's")
    assert anne.send(where, text=text, seen=anne.get(where).json()["seen"]).status_code == 200


@pytest.mark.parametrize(("name", "content"), [
    ("tom.csv", b""), ("sager.csv", b"\x00\xff\xfe"), ("sager.csv", b"a;b\n1;2\n")])
def test_what_holds_no_table_of_ours_is_told(anne: Program, name: str, content: bytes) -> None:
    found = anne.get(f"uploads/{brought(anne, {name: content})['key']}/profile")
    assert found.status_code in (200, 422)


def test_a_profile_of_what_is_gone_is_not_found(anne: Program) -> None:
    assert anne.get(f"uploads/{'0' * 16}/profile").status_code == 404
    assert anne.send(f"uploads/{'0' * 16}/profile", text="x", seen="").status_code == 404


def test_a_fault_is_told_in_the_cell_of_their_file(anne: Program) -> None:
    cases = CASES.replace("4/12/26", "44/12/26").encode()
    key = brought(anne, {**FILES, "sager.csv": cases})["key"]
    found = anne.get(f"uploads/{key}/profile").json()
    kept = anne.send(f"uploads/{key}/profile", text=found["text"], seen="").json()
    told = [*kept["check"]["errors"], *kept["check"]["warnings"]]
    assert ("sager.csv", 4, "H", "44/12/26") in {
        (one["file"], one["row"], one["column"], one["value"]) for one in told}


@pytest.mark.landing
def test_a_day_far_ahead_is_taken_in_only_once_its_date_is_said_to_be_right(
    program: Program, served: House
) -> None:
    cases = (day_of(served) / "cases.csv").read_bytes()
    take = f"uploads/{brought(program, {'cases.csv': cases}, day='2062-11-24')['key']}/take"
    refused = program.send(take, version=program.version)
    assert (refused.status_code, "date is right" in refused.json()["detail"]) == (422, True)
    taken = program.send(take, version=program.version, ahead=True)
    assert taken.json()["date"] == "2062-11-24"


@pytest.mark.landing
def test_a_day_before_the_last_is_taken_in_only_once_its_date_is_said_to_be_right(
    program: Program, served: House
) -> None:
    cases = (day_of(served) / "cases.csv").read_bytes()
    take = f"uploads/{brought(program, {'cases.csv': cases}, day='2026-11-20')['key']}/take"
    refused = program.send(take, version=program.version)
    assert (refused.status_code, "date is right" in refused.json()["detail"]) == (422, True)
    assert program.get("day").json()["passed_over"] == []
    taken = program.send(take, version=program.version, past=True).json()
    assert (taken["date"], taken["passed_over"]) == ("2026-11-23", ["2026-11-20"])
