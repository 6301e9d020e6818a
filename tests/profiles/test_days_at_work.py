"""Lists of weekdays are days at work, whatever their header says."""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from tests.draws import looped
from tests.profiles.office import STAFF, exported

_WEEKS = ("Mon Tue Wed Thu Fri", "Mon Tue", "Mon-Wed", "Mon Tue Wed Thu Fri", "Tue Thu", "Fri")


@pytest.mark.parametrize("header", looped(1, ["Working days", "Days in", "Ugeplan"]))
def test_lists_of_weekdays_are_read(tmp_path: Path, header: str) -> None:
    lines = STAFF.splitlines()
    top = next(at for at, line in enumerate(lines) if "Init" in line)
    rows = [line + ";" + (header if at == top else _WEEKS[(at - top - 1) % 6] if at > top else "")
            for at, line in enumerate(lines)]
    folder = exported(tmp_path / "day", staff="\n".join(rows) + "\n")
    text = suggest_profile([folder / "sager.csv", folder / "medarbejdere.csv"]).text
    assert f'works = "{header}"' in text
    (folder / "office.toml").write_text(text, encoding="utf-8")
    instance = assigner.read(folder, profile=folder / "office.toml").reading.instance
    assert instance is not None
    assert instance.caseworkers[1].works == frozenset({"mon", "tue"})


def _with(folder: Path, *columns: tuple[str, tuple[str, ...]]) -> Path:
    """The office's staff list with columns more, whose cells go round."""
    lines = STAFF.splitlines()
    top = next(at for at, line in enumerate(lines) if "Init" in line)
    rows = [line + "".join(
        f";{header}" if at == top else f";{cells[(at - top - 1) % len(cells)]}" if at > top else ";"
        for header, cells in columns) for at, line in enumerate(lines)]
    return exported(folder, staff="\n".join(rows) + "\n")


def test_ticks_under_weekdays_are_days_at_work_also_where_everybody_is_there(
    tmp_path: Path,
) -> None:
    folder = _with(tmp_path / "day", ("Man", ("X", "")), ("Tir", ("X",)), ("Ons", ("X", "X", "")),
                   ("Tor", ("X",)), ("Fre", ("", "X")))
    text = suggest_profile([folder / "sager.csv", folder / "medarbejdere.csv"]).text
    (folder / "office.toml").write_text(text, encoding="utf-8")
    instance = assigner.read(folder, profile=folder / "office.toml").reading.instance
    assert instance is not None
    assert instance.caseworkers[0].works == frozenset({"mon", "tue", "wed", "thu"})
    assert instance.caseworkers[1].works == frozenset({"tue", "wed", "thu", "fri"})


@pytest.mark.parametrize(("header", "cells"), looped(1, [
    ("Fravær (periode)", ("", "2026-11-16 - 2027-01-08", "", "", "", "")),
    ("Uge", ("Mo, Di", "Mo, Di, Mi, Do, Fr", "Di")),
    ("Uge", ("M T O T F", "M T", "M T O T F")),
    ("Schedule", ("M-F", "M-F", "T-Th", "M-Th")),
    ("Aftale", ("", "aftenvagt", "", "", "", "")),
    ("Ansættelse %", ("100 %", "80 %", "60 %", "85 %", "50 %", "90 %")),
]))
def test_what_may_be_ours_is_asked_or_read_never_dropped(
    tmp_path: Path, header: str, cells: tuple[str, ...]
) -> None:
    folder = _with(tmp_path / "day", (header, cells))
    text = suggest_profile([folder / "sager.csv", folder / "medarbejdere.csv"]).text
    dropped = next((line for line in text.splitlines() if line.startswith("drop")
                    and f'"{header}"' in line), None)
    assert dropped is None
    assert f'"{header}"' in text


def test_weekdays_that_go_with_the_hours_are_no_other_word_for_them(tmp_path: Path) -> None:
    folder = _with(tmp_path / "day", ("Time share", ("1.0", "0.6", "1.0")),
                   ("Schedule", ("M-F", "T-Th", "M-F")))
    text = suggest_profile([folder / "sager.csv", folder / "medarbejdere.csv"]).text
    assert 'works = { from = "Schedule", words = { M-F = "mon-fri"' in text


@pytest.mark.parametrize(("cells", "meant"), looped(1, [
    (("M-F", "M-Th", "T-Th"), ("mon tue wed thu fri", "mon tue wed thu", "tue wed thu")),
    (("MWF", "TTh", "M-F"), ("mon wed fri", "tue thu", "mon tue wed thu fri")),
    (("ma-to", "ma ti on", "to fr"), ("mon tue wed thu", "mon tue wed", "thu fri")),
    (("M T O T F", "M-O", "O F"), ("mon tue wed thu fri", "mon tue wed", "wed fri")),
    (("Mo, Di", "Mo - Fr", "Mi, Do"), ("mon tue", "mon tue wed thu fri", "wed thu")),
]))
def test_weekdays_in_a_letter_or_two_are_read(
    cells: tuple[str, ...], meant: tuple[str, ...], tmp_path: Path
) -> None:
    folder = _with(tmp_path / "day", ("Schedule", cells))
    text = suggest_profile([folder / "sager.csv", folder / "medarbejdere.csv"]).text
    (folder / "office.toml").write_text(text, encoding="utf-8")
    instance = assigner.read(folder, profile=folder / "office.toml").reading.instance
    assert instance is not None
    assert [one.works for one in instance.caseworkers] == [{*days.split()} for days in meant]


def test_a_letter_of_two_days_is_asked(tmp_path: Path) -> None:
    folder = _with(tmp_path / "day", ("Uge", ("M T", "M O", "M T")))
    text = suggest_profile([folder / "sager.csv", folder / "medarbejdere.csv"]).text
    assert '# "..." = "Uge"' in text
