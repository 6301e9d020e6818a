"""Layouts of kinds that no stranger had drawn: what each of them taught, as small exports."""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from assigner.files.cells import Context
from assigner.files.lists import weekdays
from assigner.profiles.personal import by_header
from tests.draws import looped
from tests.profiles.handed_in import write_book
from tests.profiles.test_nothing_in_silence import CASES, STAFF, exported, proposed


@pytest.mark.parametrize("cell", looped(1, ["Modtagelse", "(ufordelt)", "(none)"]))
def test_a_case_that_a_team_has_or_nobody_in_brackets_is_new(tmp_path: Path, cell: str) -> None:
    cases = CASES.replace(";{new}", f";{cell}")
    _, day = proposed(exported(tmp_path, cases=cases))
    facts, _ = day.require()
    assert [one.id for one in facts.cases] == ["1", "2"]
    assert len(facts.caseload) == 4


@pytest.mark.landing
def test_sheets_called_after_people_say_whose_cases_are_in_them(tmp_path: Path) -> None:
    """A column of others beside it is not the holder; those without a sheet's name are new."""
    head = ["Sag", "Fase", "Tyngde", "Indgået", "Frist", "Fælles med"]
    who = {"Anna Ask (AA)": "Modtagelse", "Bo Birk (BB)": "Undersøgelse",
           "Cia Carl (CC)": "Foranstaltning"}
    own = {name: [head, *([f"{name[0]}{at}", phase, "Enkel", f"0{at}-10-2026", f"0{at}-12-2026",
                           "AA" if at == 1 and name[0] == "B" else ""] for at in range(1, 6))]
           for name, phase in who.items()}
    write_book(tmp_path / "export" / "sagsark 23-11-2026.xlsx", {
        "Team": [["Navn", "Initialer", "Gruppe", "Timer"],
                 *([name[:-5], name[-3:-1], phase, 37] for name, phase in who.items())],
        "Ufordelte": [head, ["N1", "Modtagelse", "Enkel", "20-11-2026", "27-11-2026", ""]], **own,
    }, {})
    text = suggest_profile([tmp_path / "export"]).text
    (tmp_path / "office.toml").write_text(text, encoding="utf-8")
    facts, _ = assigner.read(tmp_path / "export", profile=tmp_path / "office.toml").require()
    assert [one.id for one in facts.cases] == ["N1"], text
    assert {one.caseworker for one in facts.caseload} == {"AA", "BB", "CC"}
    assert '# co_caseworker = "Fælles med"' in text


@pytest.mark.parametrize(("cell", "days"), [
    ("ma, ti, on, to", "mon tue wed thu"), ("ti-to", "tue wed thu"), ("ma to fr", "mon thu fri"),
    ("må-to", "mon tue wed thu"), ("mon to thu", "mon tue wed thu"),
])
def test_nordic_weekdays_of_two_letters_are_read(cell: str, days: str) -> None:
    assert weekdays(cell, Context()).value == frozenset(days.split()), cell


@pytest.mark.landing
def test_days_of_two_letters_are_those_at_work(tmp_path: Path) -> None:
    """They were dropped, and whoever works three days was there every day."""
    staff = "".join(f"{line};{cell}\n" for line, cell in zip(
        STAFF.splitlines(), ("Dage", "ma-fr", "ma ti on to", "ti-to"), strict=True))
    lines, day = proposed(exported(tmp_path, staff))
    assert any(line.startswith('works = "Dage"') for line in lines), "\n".join(lines)
    assert [len(one.works or ()) for one in day.require()[0].caseworkers][1:] == [4, 3]


@pytest.mark.parametrize("header", ["Barnets namn", "Barnets etternavn", "Kind Vorname"])
def test_the_name_of_a_child_is_personal_in_any_language(header: str) -> None:
    assert by_header(header)
