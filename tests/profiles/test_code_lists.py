"""A list of codes in an export says what they mean, whatever its columns are called and ordered."""

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import openpyxl
import pytest

from assigner.api.profiles import suggest_profile
from tests.draws import looped, one_in
from tests.profiles.test_as_a_whole import read

STAFF = """\
WKR_NO,WKR_NAME,UNIT,WKLY_HRS,HIRE_DT
61003,Castellano Elena,INVESTIGATIONS,30,2020-04-17
61010,Ibarra Olga,INTAKE UNIT,37,2021-05-21
61024,Quintero Luis,ONGOING,40,2016-12-11
"""
CASES = """\
CASE_NO,STAGE_CD,COMPLEXITY_CD,RCVD_DT,DUE_DT,WKR_NO
472795,IN,1,2026-11-20,2026-11-27,
472772,IN,2,2026-11-01,2026-12-24,61010
472841,IV,3,2026-10-02,2026-12-24,61003
472818,IV,1,2026-10-03,2027-01-24,61003
472864,OG,2,2026-06-04,2027-02-24,61024
472866,OG,3,2026-06-04,2027-02-24,61024
"""
STAGES = (("IN", "Intake"), ("IV", "Investigation"), ("OG", "Ongoing services"))
LEVELS = (("1", "Very complex"), ("2", "Complex"), ("3", "Simple"))
REGIONS = (("R1", "North"), ("R2", "Central"), ("R3", "South"))
KINDS = {"STAGE_CD": STAGES, "COMPLEXITY_CD": LEVELS, "REGION": REGIONS}

Rows = Sequence[Sequence[str]]


def of_kinds(*header: str, order: Sequence[int] = (0, 1, 2), kinds: Sequence[str] = ()) -> Rows:
    rows = [(kind, code, text) for kind, own in zip(
        kinds or KINDS, KINDS.values(), strict=True) for code, text in own]
    return [header, *(tuple(row[at] for at in order) for row in rows)]


def padded(*columns: Sequence[tuple[str, str]]) -> Rows:
    return [[cell for own in columns for cell in (own[at] if at < len(own) else ("", ""))]
            for at in range(max(map(len, columns)))]


LISTS: dict[str, Rows] = {
    "field, code, description": of_kinds("FIELD", "CODE", "DESCRIPTION"),
    "the codes first": of_kinds("Code", "Meaning", "Column", order=(1, 2, 0)),
    "the text first": of_kinds("Description", "Field", "Code value", order=(2, 0, 1)),
    "Danish": of_kinds("Felt", "Værdi", "Betydning"),
    "table, key and label": of_kinds("Table name", "Key", "Label"),
    "kinds in other words": of_kinds(
        "Code type", "Code", "Long description", kinds=("Stage", "Complexity", "Region")),
    "kinds with more words": of_kinds(
        "Domain", "Code", "Short text", kinds=("Case stage codes", "Complexity codes", "Regions")),
    "lookup of an old system": of_kinds("LKUP_TYP", "LKUP_CD", "LKUP_DESC"),
    "side by side": [["Stage code", "Stage", "Complexity code", "Complexity"],
                     *padded(STAGES, LEVELS)],
    "side by side with a gap": [["STAGE_CD", "Text", "", "COMPLEXITY_CD", "Text"], *(
        [one, two, "", three, four] for one, two, three, four in padded(STAGES, LEVELS))],
    "below each other": [
        ["Stage", ""], ["Code", "Text"], *STAGES, ["", ""],
        ["Complexity", ""], ["Code", "Text"], *LEVELS, ["", ""],
        ["Region", ""], ["Code", "Text"], *REGIONS],
    "below each other by name": [
        ["STAGE_CD", "Description"], *STAGES, ["", ""], ["COMPLEXITY_CD", "Description"], *LEVELS],
}


@pytest.mark.parametrize(("name", "book"), looped(1, one_in(3, product(LISTS, (False, True)))))
def test_it_says_what_stages_and_levels_are(name: str, book: bool, tmp_path: Path) -> None:
    folder = tmp_path / "day"
    folder.mkdir()
    (folder / "workers 2026-11-23.csv").write_text(STAFF, encoding="utf-8")
    (folder / "caselist.csv").write_text(CASES, encoding="utf-8")
    if book:
        made = openpyxl.Workbook()
        for row in LISTS[name]:
            made.active.append(list(row))
        made.save(folder / "CODES.xlsx")
    else:
        (folder / "CODES.txt").write_text("".join(
            "\t".join(row) + "\n" for row in LISTS[name]), encoding="utf-8")
    text = suggest_profile([folder]).text
    assert text.count("the export calls it so") >= 6, text
    assert "# complexity" not in text
    day = read(folder, text)
    assert not day.faults
    facts = day.require()[0]
    assert {case.id: (case.phase, case.complexity) for case in facts.caseload} == {
        "472772": ("intake", "complex"), "472841": ("investigation", "simple"),
        "472818": ("investigation", "very_complex"), "472864": ("measures", "complex"),
        "472866": ("measures", "simple")}
    assert "none of our tables" not in text


@pytest.mark.landing
def test_two_lists_that_both_have_the_codes_say_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "day"
    folder.mkdir()
    (folder / "workers 2026-11-23.csv").write_text(STAFF, encoding="utf-8")
    (folder / "caselist.csv").write_text(CASES, encoding="utf-8")
    (folder / "codes.csv").write_text(
        "Field,Code,Text\nYears,1,Simple\nYears,2,Complex\nYears,3,Very complex\n"
        "Weight,1,Very complex\nWeight,2,Complex\nWeight,3,Simple\n", encoding="utf-8")
    text = suggest_profile([folder]).text
    assert "the export calls it so" not in text


@pytest.mark.parametrize(("header", "created"), looped(1, [
    ("Statuskode", "Oprettet, ikke tildelt"), ("Status", "Oprettet (ikke fordelt)"),
    ("Sagsstatuskode", "Ny - ufordelt"), ("Tilstandskode", "Ikke tildelt endnu"),
]))
def test_a_status_by_code_leaves_out_what_has_ended(
    tmp_path: Path, header: str, created: str
) -> None:
    """A closed case keeps whoever had it: read by the holder alone, it would be in their load."""
    (tmp_path / "folk.csv").write_text(
        "Init;Navn;Team;Timer\nAA;Anna Ask;Modtagelse;37\nBB;Bo Birk;Undersøgelse;37\n"
        "CC;Cia Carl;Foranstaltning;37\n", encoding="utf-8")
    (tmp_path / "koder.csv").write_text(
        f"Felt;Kode;Betydning\n{header};O;{created}\n{header};T;Tildelt\n{header};A;Afsluttet\n",
        encoding="utf-8")
    (tmp_path / "sager 23-11-2026.csv").write_text(
        f"Sagsnr;Fase;Tyngde;{header};Modtaget;Frist;Ansvarlig\n"
        "1;Modtagelse;Enkel;O;20-11-2026;27-11-2026;\n"
        "2;Modtagelse;Enkel;T;20-06-2026;28-12-2026;AA\n"
        "3;Undersøgelse;Kompleks;T;20-07-2026;29-12-2026;BB\n"
        "4;Undersøgelse;Kompleks;A;20-07-2025;29-12-2025;BB\n"
        "5;Foranstaltning;Enkel;A;20-08-2025;30-12-2025;CC\n"
        "6;Foranstaltning;Enkel;T;20-08-2026;30-12-2026;CC\n", encoding="utf-8")
    text = suggest_profile(sorted(tmp_path.iterdir())).text
    assert f'leave_out = {{ {header} = "A" }}' in text, text
    assert f'rows = {{ {header} = "O" }}' in text
    assert f'rows = {{ {header} = "T" }}' in text
