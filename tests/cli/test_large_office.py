"""A large office gets an answer, not a wall: who gained, who is furthest above, a line."""

import re
from pathlib import Path

import pytest

from assigner.views.plan import noteworthy
from tests.cli.offices import write
from tests.cli.runner import Ran, run
from tests.draws import looped

CASES: dict[str, dict[str, str]] = {"C-1": {}, "C-2": {}}
PEOPLE: dict[str, dict[str, str]] = {
    f"P{number:02d}": {} for number in range(noteworthy.SMALL + 20)
}


def office(folder: Path, people: int, held: int) -> Path:
    """So many alike people, of whom the last `held` hold 60 open cases each, above any norm."""
    ids = list(PEOPLE)[:people]
    lines = ["id;team;weekly_hours", *(f"{who};{{team}};37" for who in ids)]
    day = write(folder, {}, CASES)
    caseworkers = (day / "caseworkers.csv").read_text(encoding="utf-8").splitlines()
    sample = dict(zip(*(line.split(",") for line in caseworkers[:2]), strict=True))
    (day / "caseworkers.csv").write_text(
        "\n".join(lines).format(team=sample["team"]) + "\n", encoding="utf-8")
    first = (day / "cases.csv").read_text(encoding="utf-8").splitlines()[:2]
    case = dict(zip(*(line.split(",") for line in first), strict=True))
    rows = ["id;phase;complexity;children;caseworker"]
    rows += [f"O-{who}-{n};{case['phase']};{case['complexity']};1;{who}"
             for who in ids[people - held:] for n in range(60)]
    (day / "caseload.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return day


def named(ran: Ran) -> set[str]:
    assert ran.code == 0, ran.err
    table = ran.out.partition("Caseworkers, load")[2].partition("(1) assists")[0]
    return set(re.findall(r"^ *(P\d\d)", table, re.MULTILINE))


def gained(ran: Ran) -> set[str]:
    return set(re.findall(r"^ *C-\d +(P\d\d)", ran.out, re.MULTILINE))


@pytest.mark.landing
def test_a_small_office_is_shown_whole(tmp_path: Path) -> None:
    day = office(tmp_path / "day", noteworthy.SMALL, 3)
    ran = run("solve", day)
    assert named(ran) == set(list(PEOPLE)[: noteworthy.SMALL])
    assert "--all" not in ran.out
    assert run("solve", day, "--all").out == ran.out


@pytest.mark.parametrize("held", looped([3], [3, noteworthy.FURTHEST + 5]))
def test_of_a_large_one_who_gained_and_who_is_furthest_above(tmp_path: Path, held: int) -> None:
    people = list(PEOPLE)
    day = office(tmp_path / "day", len(people), held)
    ran = run("solve", day)
    most = min(held, noteworthy.FURTHEST)
    got = gained(ran)
    assert got
    assert got <= named(ran)
    assert len(named(ran) - got) == most
    assert named(ran) - got <= set(people[-held:])
    left = len(people) - len(named(ran))
    words = " ".join(ran.out.split())
    assert f"And {left} more without anything new: {held - most} above a norm" in words
    assert ("and 5 more" in words) is (held > noteworthy.FURTHEST)
    whole = run("solve", day, "--all")
    assert named(whole) == set(people)
    assert "and 5 more" not in whole.out
    assert "more without anything new" not in whole.out


@pytest.mark.landing
def test_tables_and_documents_are_whole(tmp_path: Path) -> None:
    day = office(tmp_path / "day", len(PEOPLE), 3)
    assert run("solve", day, "--format", "json").out.count('"team"') == len(PEOPLE)
