"""Single cases of a handover: kept out of it, given by name, and what cannot be, in words."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

import assigner
from tests.cli.runner import run
from tests.faults.days import done
from tests.scenarios.small_office import CASELOAD, WORKERS, write_office

LEAVES = ("--leaves", "A:2026-12-15")


OPEN = CASELOAD.replace("2026-12-02", "")


@pytest.fixture
def day(tmp_path: Path) -> Path:
    folder = write_office(tmp_path / "d")
    (folder / "caseload.csv").write_text(OPEN, encoding="utf-8")
    return folder


def listed(day: Path, *args: object) -> dict[str, dict[str, str]]:
    out = done("rebalance", day, *args, "--max-moves", 0, "--format", "csv").out
    return {row["case"]: row for row in csv.DictReader(io.StringIO(out))}


@pytest.mark.landing
def test_one_kept_and_one_given_in_one_line(day: Path, tmp_path: Path) -> None:
    found = listed(day, *LEAVES, "--keep", "O1", "--give", "O2=D")
    assert (found["O1"]["to"], found["O1"]["why"]) == ("", "is kept out of the handover")
    assert (found["O2"]["to"], found["O2"]["cover_until"]) == ("D", "")
    plan = tmp_path / "p.json"
    done("rebalance", day, *LEAVES, "--keep", "O1", "--give", "O2=D", "--max-moves", 0, "-o", plan)
    done("verify", plan, "--instance", day)


@pytest.mark.landing
def test_beside_a_stand_in_for_the_rest(day: Path) -> None:
    away = ("--absent", "A:2026-11-24..2026-12-04", "--cover-by", "C")
    found = listed(day, *away, "--give", "O2=D", "--keep", "O1")
    assert found["O2"]["to"] == "D"
    assert found["O2"]["cover_until"] == "2026-12-04"
    found = listed(day, *away, "--keep", "O2")
    assert (found["O1"]["to"], found["O2"]["to"]) == ("C", "")


@pytest.mark.landing
def test_whose_help_is_kept(day: Path) -> None:
    """A assists B in P2: kept, the seat beside B is decided later."""
    assert "P2" in listed(day, *LEAVES, "--keep", "P2")
    assert listed(day, *LEAVES, "--keep", "P2")["P2"]["why"] == "is kept out of the handover"


@pytest.mark.landing
def test_in_the_library_and_in_a_file(day: Path, tmp_path: Path) -> None:
    on = date(2026, 12, 15)
    plan = assigner.read(day).rebalance(
        assigner.Leaves("A", on, to="C"), assigner.Keep("O1"), assigner.Give("O2", "D"),
        max_moves=0)
    moves = plan.moves_frame().set_index("case")["to"].to_dict()
    assert moves == {"O2": "D"}
    file = tmp_path / "changes.toml"
    file.write_text(
        '[[leaves]]\ncaseworker = "A"\ndate = 2026-12-15\n[[keep]]\ncase = "O1"\n'
        '[[give]]\ncase = "O2"\nto = "D"\n', encoding="utf-8")
    assert listed(day, "--change", file)["O2"]["to"] == "D"
    cover = assigner.read(day).rebalance(
        assigner.Absent("A", date(2026, 11, 24), date(2026, 12, 4), cover_by="C"), max_moves=0)
    assert set(cover.moves_frame()["to"]) == {"C"}


@pytest.mark.parametrize(("args", "said"), [
    (("--keep", "O9"), '"O9" is not an open case. Write an id as the instance has it.'),
    (("--keep", "N1"), "N1 is a new case of the day."),
    (("--keep", "Q1"), "Q1 is held by C, whom no change names. Name a case of A,"),
    (("--give", "Q1=D"), "Q1 is held by C, whom no change names."),
    (("--give", "O2=A"), "A cannot take O2 over. Name somebody who stays."),
    (("--give", "O3=C"), "O3 is frozen: it may not change hands."),
    (("--keep", "O2", "--give", "O2=C"), "contradicts or repeats"),
    (("--give", "O2=B"), "B is not there on 2026-12-15. Name somebody else, or a day from "
     "2026-12-22 on."),
    (("--give", "O2=C"), "C may take no part in this case (disqualified). It is law, "
     "which nobody lifts"),
    (("--give", "O2=D"), "D has had the new cases of all days until 2026-12-15 "
     "(personal_ceilings). Name somebody else; or head of department and shop steward lifts "
     "the rule for this plan, with -S rules.personal_ceilings.hard=false."),
])
def test_what_cannot_be(tmp_path: Path, args: tuple[str, ...], said: str) -> None:
    day = write_office(tmp_path / "d")
    lines = WORKERS.splitlines()
    lines[0] += ",max_new_cases"
    lines[1] += ","
    lines[2] = lines[2].replace(",,", ",2026-12-10,2026-12-21,")
    lines[3] += ","
    lines[4] += ",0"
    (day / "caseworkers.csv").write_text("\n".join(lines), encoding="utf-8")
    head, *rest = OPEN.splitlines()
    text = "\n".join([f"{head},disqualified", *(
        f"{row},{'C' if row.startswith('O2') else ''}" for row in rest)])
    (day / "caseload.csv").write_text(text, encoding="utf-8")
    ran = run("rebalance", day, *LEAVES, *args, "--max-moves", 0)
    assert ran.code == 1
    assert said in ran.err, ran.err


def test_a_case_that_does_not_change_hands_is_not_given(tmp_path: Path) -> None:
    day = write_office(tmp_path / "d")
    ran = run("rebalance", day, *LEAVES, "--give", "O2=D", "--max-moves", 0)
    assert ran.code == 1
    assert "--give O2=D: O2 does not change hands then:" in ran.err


def test_alone_they_name_nobody(day: Path) -> None:
    ran = run("rebalance", day, "--keep", "O1")
    assert ran.code == 1
    assert "Name who leaves or is away on the same line" in ran.err


@pytest.mark.landing
def test_one_for_everything_leaves_what_they_may_not_have_for_two_as_well(day: Path) -> None:
    """A case for two that the stand-in may not have once made the whole day impossible."""
    text = (day / "caseworkers.csv").read_text(encoding="utf-8").splitlines()
    text[3] = text[3].replace(",,", ",2026-12-15,2026-12-21")
    (day / "caseworkers.csv").write_text("\n".join(text), encoding="utf-8")
    found = listed(day, *LEAVES, "--to", "C")
    assert found["O1"]["to"] == ""
    assert "is not who was named to take it over: C is" in found["O1"]["why"]
    assert listed(day, *LEAVES, "--to", "D")["O1"]["to"] == "D"
