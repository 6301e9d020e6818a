"""A number of changes names nobody; a plus before a number parts no items; what is not closed."""

from pathlib import Path

import pytest

from assigner.files.grid import separator_of
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.headers import said
from tests.profiles.test_nothing_in_silence import CASES, exported, proposed


@pytest.mark.landing
@pytest.mark.parametrize("header", [
    "Skift af sagsbehandler seneste 12 mdr", "Changes of worker last 12 months",
    "Rådgiverskift sidste år", "Byte av handläggare", "Antal skift af rådgiver",
])
def test_how_often_a_case_changed_hands_is_no_former_holder(tmp_path: Path, header: str) -> None:
    assert not said("caseload", "previous_caseworker", header)
    assert not said("caseload", "earlier", header)
    folder = exported(tmp_path, cases=CASES, header=f";{header}", new=";", a=";1", b=";0")
    lines, day = proposed(folder)
    assert any(line.startswith(f'changes_12m = "{header}"') for line in lines), lines
    assert {case.changes_12m for case in day.require()[0].caseload} == {0, 1}


def test_whom_a_case_changed_from_is_still_a_former_holder() -> None:
    assert said("caseload", "previous_caseworker", "Seneste rådgiver") == 1


@pytest.mark.parametrize(("cells", "sign"), [
    (("unge +2", "handicap +1"), None), (("unge +2; handicap -1", "unge +1"), ";"),
    (("unge+handicap", "unge"), "+"), (("unge + handicap", "unge"), "+"),
])
def test_a_plus_before_a_number_parts_nothing(cells: tuple[str, ...], sign: str | None) -> None:
    assert Contents.of(cells, exact=False).separator == sign


@pytest.mark.parametrize("header", [
    "Antal søskende i sagen", "Antal søskende", "Number of siblings", "No. of siblings",
])
def test_how_many_siblings_there_are_is_no_family(header: str) -> None:
    assert not said("caseload", "family", header)
    assert said("caseload", "family", "Søskende")
    assert said("caseload", "family", "Family no.")


def test_commas_in_every_row_but_the_header_part_no_cells() -> None:
    text = "Navn|Stilling|Grad\nBrun, Anders|rådgiver|100,00 %\nHolst, Betina|rådgiver|81,08 %\n"
    assert separator_of(text, lambda _: False) == "|"
