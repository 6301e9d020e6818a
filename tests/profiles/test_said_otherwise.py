"""Legends, colours, headings and headers as offices write them, each in several forms."""

from pathlib import Path

import pytest

from tests.draws import looped
from tests.profiles.test_as_a_whole import proposed, read
from tests.profiles.test_doubts import CASES, STAFF

_STAFF = STAFF.replace("Assessment", "Investigation")
_CASES = CASES.replace("Assessment", "Investigation")


def _coloured(header: str, colours: tuple[str, str, str]) -> str:
    text = _CASES.replace(";Level;", f";{header};")
    for level, colour in zip(("Very complex", "Complex", "Simple"), colours[::-1], strict=True):
        text = text.replace(f";{level};", f";{colour};")
    return text


@pytest.mark.parametrize("legend", looped(1, [
    "RAG = complexity: Green = simple, Amber = complex, Red = very complex",
    "RAG (complexity): Green = simple, Amber = complex, Red = very complex",
    "Key to RAG: Green = simple, Amber = complex, Red = very complex",
]))
def test_a_legend_that_says_what_it_is_of(tmp_path: Path, legend: str) -> None:
    cases = f"{legend};;;;;\n" + _coloured("RAG", ("Green", "Amber", "Red"))
    text = proposed(tmp_path / "day", staff=_STAFF, cases=cases)
    assert '\ncomplexity = "RAG"' in text
    for line in ('Green = "simple"', 'Amber = "complex"', 'Red = "very_complex"'):
        assert f"{line}".ljust(46) + "# likely: the export calls it so" in text


@pytest.mark.parametrize(("header", "colours"), looped(1, [
    ("RAG", ("Green", "Amber", "Red")), ("RAG rating", ("green", "yellow", "red")),
    ("Complexity", ("G", "A", "R")), ("Tyngde", ("grøn", "gul", "rød")),
    ("Farve", ("Grøn", "Gul", "Rød")),
]))
def test_red_is_the_heaviest(
    tmp_path: Path, header: str, colours: tuple[str, str, str]
) -> None:
    text = proposed(tmp_path / "day", staff=_STAFF, cases=_coloured(header, colours))
    assert f'\ncomplexity = "{header}"' in text, text
    line = next(line for line in text.splitlines() if line.startswith((
        f"{colours[2]} = ", f'"{colours[2]}" = ')))
    assert '"very_complex"' in line
    assert "likely" in line
    day = read(tmp_path / "day", text)
    assert not day.faults, list(map(str, day.faults))


@pytest.mark.parametrize("heading", looped(1, [
    "Nye sager, ikke fordelt", "Nye sager", "New cases", "Unallocated – new this week",
    "Ufordelte sager", "Nye i denne uge", "To be allocated this week", "New referrals",
]))
def test_a_heading_says_that_its_cases_are_new(tmp_path: Path, heading: str) -> None:
    rows: dict[str, list[str]] = {
        who: [] for who in ("", "Ann Ash", "Ben Birch", "Cat Cole", "Dan Dell")}
    head, *every = _CASES.splitlines()
    for row in every:
        *cells, who = row.split(";")
        rows[who].append(";".join(cells))
    cases = "\n".join((head.rpartition(";")[0], *(
        line for who, own in rows.items() for line in ((who or heading) + ";;;;", *own)), ""))
    text = proposed(tmp_path / "day", staff=_STAFF, cases=cases)
    assert "\n[cases]" in text, text
    assert f'below = "{heading}"' in text
    facts, _ = read(tmp_path / "day", text).require()
    assert [case.id for case in facts.cases] == ["1", "2"]


@pytest.mark.parametrize("header", looped(1, [
    "Came in", "Received on", "Date in", "Came to us", "Arrived", "Modtaget den", "Kom til os"]))
def test_when_a_case_came_in(tmp_path: Path, header: str) -> None:
    text = proposed(tmp_path / "day", staff=_STAFF, cases=_CASES.replace("Received", header))
    line = next(line for line in text.splitlines() if line.startswith("received ="))
    assert "# sure" in line


@pytest.mark.parametrize("header", looped(1, [
    "Kontaktperson skole", "School contact", "Kontakt (skole)"]))
def test_who_is_to_be_asked_outside_is_personal(tmp_path: Path, header: str) -> None:
    cases = _CASES.replace(";Household;", f";{header};").replace(";;", ";Ib Holm;")
    text = proposed(tmp_path / "day", staff=_STAFF, cases=cases)
    line = next(line for line in text.splitlines() if f'"{header}"' in line)
    assert "personal" in line


def _ticked(header: str, tick: str, none: str) -> str:
    """The staff with one more column, in which Ann has a tick."""
    head, first, *rest = _STAFF.splitlines()
    rows = (f"{row};{none}" for row in rest)
    return "\n".join((f"{head};{header}", f"{first};{tick}", *rows, ""))


@pytest.mark.landing
def test_a_question_taken_as_it_stands_is_told_in_words(tmp_path: Path) -> None:
    staff = _ticked("Kryds", "Y", "N")
    text = proposed(tmp_path / "day", staff=staff, cases=_CASES)
    assert '# "..." = "Kryds"' in text
    told = read(tmp_path / "day", text.replace('# "..." =', '"..." =')).faults
    assert told
    assert "E170" not in {one.code for one in told}


@pytest.mark.landing
def test_a_tick_below_is_mentor_is_that_role(tmp_path: Path) -> None:
    staff = _ticked("is_mentor", "Y", "N")
    text = proposed(tmp_path / "day", staff=staff, cases=_CASES)
    assert '\nroles = { ticked = { is_mentor = "mentor" } }' in text
    facts, _ = read(tmp_path / "day", text).require()
    assert [one.id for one in facts.caseworkers if "mentor" in one.roles] == ["Ann Ash"]


def test_what_cases_need_is_what_the_staff_ticks(tmp_path: Path) -> None:
    staff = _ticked("Polish", "x", "")
    cases = _CASES.replace(";Household;", ";Needs;").replace("3;;", "3;Polish;").replace(
        "1;;", "1;Polish;", 1)
    text = proposed(tmp_path / "day", staff=staff, cases=cases)
    assert '\nskills = "Needs"' in text


@pytest.mark.landing
def test_initials_beside_the_name_of_the_same_person_leave_nothing_open(tmp_path: Path) -> None:
    people = {"Ann Ash": "ANA", "Ben Birch": "BEB", "Cat Cole": "CAC", "Dan Dell": "DAD"}
    staff, cases = _STAFF.replace("Name;", "Init.;Name;"), _CASES.replace(";Worker", ";Init.;Navn")
    for name, short in people.items():
        staff = staff.replace(name, f"{short};{name}")
        cases = cases.replace(name, f"{short};{name}")
    cases = cases.replace("2026;\n", "2026;;\n")
    text = proposed(tmp_path / "day", staff=staff, cases=cases)
    assert '\ncaseworker = "Init."' in text
    # Another one beside the holder is still a question.
    cases = cases.replace("ANA;Ann Ash", "ANA;Cat Cole")
    other = proposed(tmp_path / "other", staff=staff, cases=cases)
    assert '\ncaseworker = "Init."' not in other
