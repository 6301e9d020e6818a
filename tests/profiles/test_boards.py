"""A board of cases under a heading for each who holds them, with how many they are behind it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.profiles.test_as_a_whole import proposed, read
from tests.profiles.test_doubts import CASES, STAFF

pytestmark = pytest.mark.landing

_STAFF = STAFF.replace("Assessment", "Investigation")
_CASES = CASES.replace("Assessment", "Investigation")


def _board(
    new: str, counted: Callable[[str, int], str], *, with_whom: str = "Joint with",
    more: str = "", level: str = "Level",
) -> str:
    """The list under headings; cases 3 and 8 have somebody else on them, too."""
    rows: dict[str, list[str]] = {
        who: [] for who in ("", "Ann Ash", "Ben Birch", "Cat Cole", "Dan Dell")}
    head, *every = _CASES.splitlines()
    for row in every:
        *cells, who = row.split(";")
        too = {"3": "Ben Birch", "8": "Cat Cole"}.get(cells[0], "")
        rows[who].append(";".join((*cells, too)))
    if more:
        rows[""].append(more)
    return "\n".join((
        head.rpartition(";")[0].replace("Level", level) + f";{with_whom}",
        *(line for who, own in rows.items()
          for line in (counted(who or new, len(own)) + ";;;;;", *own)), ""))


_WAYS: list[Callable[[str, int], str]] = [
    lambda who, rows: f"{who} ({rows})", lambda who, rows: f"{who} ({rows} cases)",
    lambda who, rows: f"{who}: {rows}", lambda who, rows: f"{who} – {rows} sager",
    lambda who, _: who,
]


@pytest.mark.parametrize("counted", _WAYS)
@pytest.mark.parametrize("new", ["TO ALLOCATE", "For allocation", "Til fordeling"])
@pytest.mark.parametrize("with_whom", ["Joint with", "Together with"])
def test_whom_a_heading_names_has_the_cases_below_it(
    tmp_path: Path, counted: Callable[[str, int], str], new: str, with_whom: str
) -> None:
    cases = _board(new, counted, with_whom=with_whom)
    text = proposed(tmp_path / "day", staff=_STAFF, cases=cases)
    assert f'\nbelow = "{new}"' in text, text
    assert '\ncaseworker = { name_of = "heading" }' in text
    facts, _ = read(tmp_path / "day", text).require()
    assert [case.id for case in facts.cases] == ["1", "2"]
    assert {case.id: case.caseworker for case in facts.caseload}["8"] == "Dan Dell"


def test_tomorrow_more_cases_are_below_a_heading(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=_STAFF, cases=_board("TO ALLOCATE", _WAYS[0]))
    more = "77;;Investigation;Simple;20-11-2026;"
    (tmp_path / "day" / "cases 23-11-2026.csv").write_text(
        _board("TO ALLOCATE", _WAYS[0], more=more), encoding="utf-8")
    facts, _ = read(tmp_path / "day", text).require()
    assert [case.id for case in facts.cases] == ["1", "2", "77"]


def test_a_profile_may_name_the_heading_with_its_count(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", staff=_STAFF, cases=_board("TO ALLOCATE", _WAYS[0]))
    facts, _ = read(tmp_path / "day", text.replace(
        '"TO ALLOCATE"', '"TO ALLOCATE (2)"')).require()
    assert len(facts.cases) == 2


def test_a_number_in_brackets_may_be_the_persons_own(tmp_path: Path) -> None:
    staff = "\n".join(f"{line};{number}" for line, number in zip(
        _STAFF.splitlines(), ("No.", 1041, 1042, 1043, 1044), strict=True))
    own = {"Ann Ash": 1041, "Ben Birch": 1042, "Cat Cole": 1043, "Dan Dell": 1044}
    cases = _board("Unallocated", lambda who, _: f"{who} ({own[who]})" if who in own else who)
    text = proposed(tmp_path / "day", staff=staff, cases=cases)
    facts, _ = read(tmp_path / "day", text).require()
    assert [case.id for case in facts.cases] == ["1", "2"]
    assert len({case.caseworker for case in facts.caseload}) == 4


@pytest.mark.parametrize(("header", "heavy"), [
    ("Complexity (1 low - 3 high)", "3"), ("Complexity (1 = low, 3 = high)", "3"),
    ("Tyngde (1 let til 3 tung)", "3"), ("Complexity (1 high to 3 low)", "1"),
    ("Kompleksitet (1=let … 3=tung)", "3"),
])
def test_a_header_says_what_the_ends_of_its_scale_are(
    tmp_path: Path, header: str, heavy: str
) -> None:
    cases = _CASES.replace(";Level;", f";{header};")
    light = str(4 - int(heavy))
    for word, step in (("Very complex", heavy), ("Complex", "2"), ("Simple", light)):
        cases = cases.replace(f";{word};", f";{step};")
    text = proposed(tmp_path / "day", staff=_STAFF, cases=cases)
    facts, _ = read(tmp_path / "day", text).require()
    said = {case.id: str(case.complexity) for case in (*facts.cases, *facts.caseload)}
    assert (said["8"], said["3"], said["1"]) == ("very_complex", "complex", "simple")
