"""An export is read as a whole: what its tables say of each other, and of what their codes mean."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile
from tests.draws import looped

STAFF = """\
Bruger;Fulde navn;Hold;T/uge;Stoppet
AB;Anna Bo;K1;37;
CD;Carl Dam;K2;37;
EF;Eva Fog;K3;37;
GH;Gerd Holm;K2;30;30-09-2026
IJ;Ib Juul;K2;30;31-12-2026
KL;Kim Lund;K1;37;
MN;Mia Nord;K1;37;
"""
CASES = """\
Sag;Kode;Tyngde;Modtaget;Frist;Ansvarlig
1;V;let;20-11-2026;01-12-2026;
2;V;let;01-09-2026;01-12-2026;AB
3;V;tung;02-09-2026;01-12-2026;MN
4;V;let;03-09-2026;01-12-2026;AB
5;P;let;04-09-2026;01-12-2026;EF
6;P;middel;05-09-2026;01-12-2026;EF
7;P;let;06-09-2026;01-12-2026;EF
8;T;tung;07-09-2026;01-12-2026;CD
9;T;let;08-09-2026;01-12-2026;CD
10;T;let;09-09-2026;01-12-2026;IJ
"""
CODES = """\
Kode;Tekst
V;Visitation
P;Personundersøgelse
T;Tilsyn
"""


def proposed(folder: Path, **files: str) -> str:
    """The proposal for an export; its files by name."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name} 23-11-2026.csv").write_text(text, encoding="utf-8")
    return suggest_profile(sorted(folder.iterdir())).text


def read(folder: Path, profile: str) -> assigner.Day:
    """The day, by a profile."""
    file = folder.parent / "office.toml"
    file.write_text(profile, encoding="utf-8")
    return assigner.read(folder, profile=file)


@pytest.mark.landing
def test_a_list_of_codes_says_the_phases_and_the_cases_say_the_teams(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", folk=STAFF, sager=CASES, koder=CODES)
    day = read(tmp_path / "day", text)
    facts, _ = day.require()
    assert {one.id: one.phase for one in facts.caseload}["6"] == "investigation"
    assert {one.id: one.team for one in facts.caseworkers} == {
        "AB": "intake", "CD": "measures", "EF": "investigation", "IJ": "measures",
        "KL": "intake", "MN": "intake"}


@pytest.mark.landing
def test_a_legend_below_the_rows_says_it_as_well(tmp_path: Path) -> None:
    legend = "Kode: V = visitation, P = personundersøgelse, T = tilsyn;;;;;\n"
    text = proposed(tmp_path / "day", folk=STAFF, sager=CASES + ";;;;;\n" + legend)
    assert 'T = "measures"' in text
    assert len(read(tmp_path / "day", text).require()[0].caseload) == 9


@pytest.mark.landing
def test_without_it_the_words_are_one_question(tmp_path: Path) -> None:
    cases = CASES.replace("Kode", "Fase").replace(";V;", ";Quux;").replace(";P;", ";Plugh;")
    text = proposed(tmp_path / "day", folk=STAFF, sager=cases.replace(";T;", ";Xyzzy;"))
    assert [line for line in text.splitlines() if line.startswith("# phase = {")]
    assert {one.code for one in read(tmp_path / "day", text).faults} == {"E102", "E104"}


def test_who_has_left_is_left_out_by_the_day(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", folk=STAFF, sager=CASES, koder=CODES)
    assert 'leave_out = { Stoppet = "before the day" }' in text
    staff = {one.id for one in read(tmp_path / "day", text).require()[0].caseworkers}
    assert staff & {"GH", "IJ"} == {"IJ"}
    file = tmp_path / "day" / "folk 23-11-2026.csv"
    file.write_text(STAFF.replace("31-12-2026", "snart"), encoding="utf-8")
    faults = read(tmp_path / "day", text).faults
    assert [(one.code, one.row, one.column) for one in faults] == [("E108", 6, "E")]


@pytest.mark.landing
def test_who_holds_no_case_is_asked_about(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", folk=STAFF, sager=CASES, koder=CODES)
    asked = next(line for line in text.splitlines() if line.startswith("# leave_out"))
    assert 'Bruger = "KL"' in asked


@pytest.mark.parametrize(("title", "hours"), looped(1, [
    ("Standarduge: 39 timer;;;;\n", 39), ("Full time is 35 hours a week;;;;\n", 35),
    ("Mødet var 40 minutter;;;;\n", 37), ("", 37)]))
def test_full_time_is_what_a_title_says(title: str, hours: int, tmp_path: Path) -> None:
    staff = title + STAFF.replace("T/uge", "Beskæftigelsesgrad").replace(";37;", ";1,0;").replace(
        ";30;", ";0,8;")
    text = proposed(tmp_path / "day", folk=staff, sager=CASES, koder=CODES)
    assert f"full_time_hours = {hours} " in text
    facts, _ = read(tmp_path / "day", text).require()
    assert next(one for one in facts.caseworkers if one.id == "AB").weekly_minutes == 60 * hours


@pytest.mark.landing
@pytest.mark.parametrize(("header", "cells"), [
    ("Arbejdsdage pr. uge", ("5", "4", "5", "3", "5", "5", "4")),
    ("Arbejdsdage", ("5", "4", "5", "3", "5", "5", "4"))])
def test_a_number_of_days_is_no_weekday(
    header: str, cells: tuple[str, ...], tmp_path: Path
) -> None:
    head, *rows = STAFF.splitlines()
    staff = "\n".join((f"{head};{header}", *map(";".join, zip(rows, cells, strict=True)), ""))
    text = proposed(tmp_path / "day", folk=staff, sager=CASES, koder=CODES)
    assert "\nworks =" not in text


@pytest.mark.landing
def test_who_stands_in_has_the_case(tmp_path: Path) -> None:
    head, *rows = CASES.splitlines()
    with_cover: Mapping[str, str] = {"8": "IJ", "5": "CD"}
    cases = "\n".join((f"{head};Vikar", *(
        f"{row};{with_cover.get(row.partition(';')[0], '')}" for row in rows), ""))
    text = proposed(tmp_path / "day", folk=STAFF, sager=cases, koder=CODES)
    held = {one.id: (one.caseworker, one.cover_for)
            for one in read(tmp_path / "day", text).require()[0].caseload}
    assert (held["8"], held["5"], held["9"]) == (("IJ", "CD"), ("CD", "EF"), ("CD", ""))


@pytest.mark.parametrize("note", looped(1, ["no cell is filled in", "ingen celle er udfyldt"]))
def test_a_column_dropped_when_it_was_empty_tells_once_when_it_fills(
    note: str, tmp_path: Path
) -> None:
    text = proposed(tmp_path / "day", folk=STAFF, sager=CASES, koder=CODES)
    dropped = text.replace("[cases]\n", f'[cases]\ndrop = [\n    "Tolk",   # {note}\n]\n', 1)
    file = tmp_path / "day" / "sager 23-11-2026.csv"
    head, *rows = CASES.splitlines()

    def told(cell: str, profile: str) -> list[str]:
        file.write_text("\n".join((f"{head};Tolk", *(f"{row};{cell}" for row in rows), "")),
                        encoding="utf-8")
        return [str(one) for one in read(tmp_path / "day", profile).warnings
                if one.code == "W233"]

    assert told("", dropped) == []
    assert len(told("arabisk", dropped)) == 1
    assert told("arabisk", dropped.replace(note, "nothing of ours")) == []


@pytest.mark.landing
def test_a_sum_in_a_column_that_is_not_read_is_no_row(tmp_path: Path) -> None:
    head, *rows = STAFF.splitlines()
    staff = "\n".join((f"Nr;{head};Status", *(f"{at};{row};Aktiv" for at, row in enumerate(rows)),
                       "I alt;;;;252;;", ""))
    text = proposed(tmp_path / "day", folk=staff, sager=CASES, koder=CODES)
    day = read(tmp_path / "day", text)
    assert day.require()[0].caseworkers
    assert "W211" in {one.code for one in day.warnings}


def test_a_column_a_phase_with_a_tick_in_each_row(tmp_path: Path) -> None:
    codes = {"V": "Modtagelse", "P": "Undersøgelse", "T": "Foranstaltning"}
    head, *rows = (line.split(";") for line in CASES.splitlines())
    cases = "\n".join(";".join(one) for one in (
        [head[0], *codes.values(), *head[2:]],
        *([row[0], *("x" if row[1] == code else "" for code in codes), *row[2:]] for row in rows),
    )) + "\n"
    text = proposed(tmp_path / "day", folk=STAFF, sager=cases)
    facts, _ = read(tmp_path / "day", text).require()
    assert {one.id: one.phase for one in facts.caseload}["5"] == "investigation"
    file = tmp_path / "day" / "sager 23-11-2026.csv"
    file.write_text(cases.replace("2;x;;", "2;x;x;"), encoding="utf-8")
    assert [(one.code, one.row) for one in read(tmp_path / "day", text).faults] == [("E104", 3)]


@pytest.mark.landing
def test_a_name_with_its_id_in_brackets_is_both(tmp_path: Path) -> None:
    staff = "\n".join(
        f"{row[1]} ({row[0]});{';'.join(row[2:])}" if at else ";".join(row[1:])
        for at, row in enumerate(line.split(";") for line in STAFF.splitlines())) + "\n"
    cases = CASES.replace(";AB\n", ";Anna Bo (AB)\n").replace(";EF\n", ";Eva Fog (EF)\n")
    text = proposed(tmp_path / "day", folk=staff, sager=cases, koder=CODES)
    facts, _ = read(tmp_path / "day", text).require()
    assert {one.id: one.name for one in facts.caseworkers}["EF"] == "Eva Fog"
    assert {one.id: one.caseworker for one in facts.caseload}["5"] == "EF"


@pytest.mark.landing
@pytest.mark.parametrize("header", ["Seneste opfølgning", "Sidste frist"])
def test_what_was_last_is_no_deadline(header: str, tmp_path: Path) -> None:
    head, *rows = CASES.replace("Frist", header).splitlines()
    cases = "\n".join((head, *(row.replace("01-12-2026", f"{at + 10}-11-2026")
                               for at, row in enumerate(rows)), ""))
    text = proposed(tmp_path / "day", folk=STAFF, sager=cases, koder=CODES)
    assert "\ndue =" not in text
    assert any(header in str(one) for one in read(tmp_path / "day", text).warnings)


@pytest.mark.landing
def test_a_deadline_before_the_case_came_in_is_doubted(tmp_path: Path) -> None:
    text = proposed(tmp_path / "day", folk=STAFF, koder=CODES,
                    sager=CASES.replace("01-12-2026", "01-06-2026"))
    assert '\n# due = "Frist"' in text


@pytest.mark.landing
def test_hours_that_nobody_works_are_doubted(tmp_path: Path) -> None:
    staff = STAFF.replace(";37;", ";7,4;").replace(";30;", ";6;")
    text = proposed(tmp_path / "day", folk=staff, sager=CASES, koder=CODES)
    assert '\n# weekly_hours = "T/uge"' in text
    words = STAFF.replace(";37;", ";37 timer;").replace(";30;", ";30 timer;")
    text = proposed(tmp_path / "other", folk=words, sager=CASES, koder=CODES)
    facts, _ = read(tmp_path / "other", text).require()
    assert {one.weekly_minutes for one in facts.caseworkers} == {60 * 37, 60 * 30}


def test_a_new_case_that_somebody_has_is_asked_about(tmp_path: Path) -> None:
    head, *rows = CASES.splitlines()
    cases = "\n".join((f"{head};Status", f"{rows[0]};Ny", *(
        f"{row};{'Modtaget' if at % 2 else 'I gang'}" for at, row in enumerate(rows[1:])), ""))
    text = proposed(tmp_path / "day", folk=STAFF, sager=cases, koder=CODES)
    assert "E176" in {one.code for one in read(tmp_path / "day", text).faults}
