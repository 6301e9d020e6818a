"""What caseworkers are called: a column of names, never one of notes, and never a telephone."""

from pathlib import Path

import pytest

from tests.draws import looped
from tests.profiles.test_as_a_whole import proposed
from tests.profiles.test_doubts import CASES

ROWS = ("Ann;Intake;37;{}", "Ben;Investigation;37;{}", "Cat;Measures;37;{}",
        "Dan;Investigation;37;{}", "Eva;Measures;30;{}")
NOTES = ("union rep?", "own office", "", "mentor for new people", "new laptop")


def _staff(header: str, cells: tuple[str, ...]) -> str:
    rows = (row.format(cell) for row, cell in zip(ROWS, cells, strict=True))
    return "\n".join((f"Name;Team;Weekly hours;{header}", *rows, ""))


def _cases() -> str:
    found = CASES
    for who in ("Ann Ash", "Ben Birch", "Cat Cole", "Dan Dell"):
        found = found.replace(who, who.split()[0])
    return found


@pytest.mark.parametrize("header", looped(1, ["Husk", "Comments", "Bemærkninger", "What else"]))
def test_notes_are_nobodys_name(tmp_path: Path, header: str) -> None:
    text = proposed(tmp_path / "day", staff=_staff(header, NOTES), cases=_cases())
    assert f'name = "{header}"' not in text
    assert '\nid = "Name"' in text
    assert '\nname = "Name"' in text


@pytest.mark.landing
def test_notes_in_every_row_are_nobodys_name_either(tmp_path: Path) -> None:
    every = ("union rep", "own office", "away on Fridays", "mentor for new people", "new laptop")
    text = proposed(tmp_path / "day", staff=_staff("What else", every), cases=_cases())
    assert 'name = "What else"' not in text


@pytest.mark.landing
def test_names_that_no_header_says_are_names(tmp_path: Path) -> None:
    every = ("Ann Ash", "Ben van der Berg", "Cat Cole-Smith", "Dan O'Dell", "Eva Ek")
    text = proposed(tmp_path / "day", staff=_staff("Hvem", every).replace("Name", "Init"),
                    cases=_cases())
    assert '\nname = "Hvem"' in text


@pytest.mark.landing
@pytest.mark.parametrize("header", ["Ext.", "Extension", "Lokalnr.", "Tlf", "Telefon"])
def test_a_telephone_is_nobodys_id(tmp_path: Path, header: str) -> None:
    text = proposed(tmp_path / "day", staff=_staff(header, ("201", "202", "203", "204", "205")),
                    cases=_cases())
    assert '\nid = "Name"' in text
    # Where cases are still to be given out for the first time, nobody is called by anything yet.
    alone = "\n".join(row for row in _cases().splitlines()[:3]) + "\n"
    text = proposed(tmp_path / "first", staff=_staff(
        header, ("201", "202", "203", "204", "205")).replace("Ann", "Ann Ash").replace(
        "Ben", "Ben Bo").replace("Cat", "Cat Cole").replace("Dan", "Dan Dell").replace(
        "Eva", "Eva Ek"), cases=alone)
    assert f'id = "{header}"' not in text
