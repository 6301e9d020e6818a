"""What goes back of an office with co-workers, cover, names and cells of several parts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import assigner
from assigner.api.day import Day
from assigner.errors import AssignerError
from assigner.instance import OpenCase
from tests.draws import looped
from tests.profiles.back.sent import facts_of, held, send
from tests.profiles.office import PROFILE, STAFF, exported

DAY = date(2026, 11, 23)
HEADER = "Sag;Type;Niveau;CPR;Status;Medarbejder;Makker;Fra;Vikar til;For"
CASES = f"""\
{HEADER}
1001;BFU;tung;010190-1234;Ny;;;;;
1002;MODT;let;010190-1234;Ny;;;;;
1003;MODT;mellem;010190-1234;Bero;Anne Møller (ANM);;3.2.25;;
1004;FORA;mellem;010190-1234;I gang;Bo Thomsen (BOT);Chris Holm (CHR);21.10.26;;
1005;FORA;let;010190-1234;Bero;Bo Thomsen (BOT);;21.10.26;;
"""
OPEN = """\
[caseload.columns]
caseworker = { from = "Medarbejder", between = ["(", ")"] }
co_caseworker = { from = "Makker", between = ["(", ")"] }
assigned = "Fra"
cover_until = "Vikar til"
cover_for = "For"
"""
OFFICE = (PROFILE.replace('drop = ["CPR", "Borgernavn", "Noter"]', 'drop = ["CPR"]')
          .replace('received = "Indkommet"\ndue = "Frist"\ntwo_advisers = "Dobbelt"\n', "")
          .replace('leave_out = { Status = "Lukket" }\n', "")
          .replace('rows = { Status = "I gang" }', 'rows = { Status = ["I gang", "Bero"] }')
          .partition("[caseload.columns]")[0]) + OPEN


def day_of(
    folder: Path, cases: str = CASES, changes: Mapping[str, str] | None = None, staff: str = STAFF,
) -> Day:
    profile = OFFICE
    for old, new in (changes or {}).items():
        assert old in profile
        profile = profile.replace(old, new)
    exported(folder, cases=cases, profile=profile, staff=staff)
    day = assigner.read(folder, profile=folder / "office.toml")
    assert not day.faults, [str(fault) for fault in day.faults]
    return day


def given(day: Day, case: str, who: str, co: str | None = None) -> OpenCase:
    facts, _ = day.require()
    return next(each for each in facts.cases if each.id == case).opened(who, co, DAY)


def open_case(day: Day, case: str) -> OpenCase:
    facts, _ = day.require()
    return next(each for each in facts.caseload if each.id == case)


def back(day: Day, *decided: OpenCase) -> list[str]:
    """The lines of the file, once they have been read again as what was decided."""
    assert day.folder is not None
    content = send(day, decided, "ud.csv").content
    (day.folder / "sager.csv").write_bytes(content)
    assert held(facts_of(day.folder, day.folder / "office.toml").caseload) == held(decided)
    return content.decode("cp1252").splitlines()


def test_names_dates_status_and_cover_as_the_export_has_them(tmp_path: Path) -> None:
    day = day_of(tmp_path)
    covered = replace(open_case(day, "1005"), caseworker="ANM", assigned=DAY, cover_for="BOT",
                      cover_until=date(2026, 12, 4), previous_caseworker="BOT")
    assert back(day, given(day, "1002", "CHR", "BOT"), covered) == [
        "Sag;Type;Niveau;Status;Medarbejder;Makker;Fra;Vikar til;For",
        # The first of the words that the profile names for open cases.
        "1002;MODT;let;I gang;Chris Holm (CHR);Bo Thomsen (BOT);23.11.26;;",
        "1005;FORA;let;Bero;Anne Møller (ANM);;23.11.26;4.12.26;Bo Thomsen (BOT)",
    ]


def test_who_holds_no_case_yet_is_written_as_others_are(tmp_path: Path) -> None:
    new = STAFF + "DIA;Dina;Årup;Team Modtag;8.658;1.3.19;\n"
    lines = back(day := day_of(tmp_path, staff=new), given(day, "1002", "DIA"))
    assert lines[1] == "1002;MODT;let;I gang;Dina Årup (DIA);;23.11.26;;"


def test_the_first_case_ever_is_written_by_what_the_profile_says(tmp_path: Path) -> None:
    cases = "\n".join(CASES.splitlines()[:3]) + "\n"
    lines = back(day := day_of(tmp_path, cases), given(day, "1002", "CHR", "BOT"))
    assert lines[1] == "1002;MODT;let;I gang;(CHR);(BOT);23-11-2026;;"


def test_a_co_worker_who_leaves_is_gone(tmp_path: Path) -> None:
    day = day_of(tmp_path)
    lines = back(day, replace(open_case(day, "1004"), co_caseworker=""))
    assert lines[1] == "1004;FORA;mellem;I gang;Bo Thomsen (BOT);;21.10.26;;"


def test_two_people_in_one_cell(tmp_path: Path) -> None:
    """As many systems write them: BOT/CHR, and BOT where there is no co-worker."""
    cases = CASES.replace("Bo Thomsen (BOT);Chris Holm (CHR)", "BOT/CHR;").replace(
        "Bo Thomsen (BOT)", "BOT").replace("Anne Møller (ANM)", "ANM")
    day = day_of(tmp_path, cases, {
        'caseworker = { from = "Medarbejder", between = ["(", ")"] }\n':
            'caseworker = { from = "Medarbejder", separator = "/", part = 1 }\n',
        '{ from = "Makker", between = ["(", ")"] }':
            '{ from = "Medarbejder", separator = "/", part = 2 }',
    })
    lines = back(day, given(day, "1001", "CHR", "ANM"), given(day, "1002", "BOT"),
                 replace(open_case(day, "1004"), caseworker="ANM", assigned=DAY))
    assert [line.split(";")[4] for line in lines[1:]] == ["CHR/ANM", "BOT", "ANM/CHR"]


def test_first_and_last_name_in_two_columns(tmp_path: Path) -> None:
    cases = (CASES.replace("Bo Thomsen (BOT);Chris Holm (CHR)", "Bo;Thomsen")
             .replace("Bo Thomsen (BOT);", "Bo;Thomsen")
             .replace("Anne Møller (ANM);", "Anne;Møller"))
    day = day_of(tmp_path, cases, {
        'caseworker = { from = "Medarbejder", between = ["(", ")"] }\n':
            'caseworker = { from = ["Medarbejder", "Makker"], join = " " }\n',
        'co_caseworker = { from = "Makker", between = ["(", ")"] }\n': "",
    })
    lines = back(day, given(day, "1001", "CHR"), given(day, "1002", "ANM"))
    assert [line.split(";")[4:6] for line in lines[1:]] == [["Chris", "Holm"], ["Anne", "Møller"]]


@pytest.mark.parametrize("sign", looped(1, ["=1+1", "@SUM(A1)", "+47", "-2"]))
def test_what_a_spreadsheet_would_run_stays_text(tmp_path: Path, sign: str) -> None:
    day = day_of(tmp_path, CASES.replace("1002;", f"{sign};"))
    lines = back(day, given(day, sign, "CHR"))
    assert lines[1].startswith(f"'{sign};")


@pytest.mark.parametrize("name", ["ud.xlsx", "ud.csv"])
def test_nothing_of_other_cases_or_of_people_goes_back(tmp_path: Path, name: str) -> None:
    day = day_of(tmp_path)
    content = send(day, [given(day, "1002", "CHR")], name).content
    assert b"010190" not in content
    assert b"1003" not in content


CHANGES = {
    "no column": ({'cover_until = "Vikar til"\n': ""},
                  'office.toml: there is no column for "cover_until" ("Dækkes til"), and case 1005 '
                  'has 2026-12-04 there. Write cover_until = "the header of the export" below '
                  "[caseload.columns], or leave it out: --without cover_until."),
    "constant": ({'caseworker = { from = "Medarbejder", between = ["(", ")"] }\n':
                      'caseworker = { value = "BOT" }\n'},
                 'office.toml: "caseworker" cannot hold ANM (case 1005): read again it would be '
                 "something else. Say its word in the profile."),
    "default": ({'assigned = "Fra"': 'assigned = { from = "Fra", words = { "23.11.26" = '
                 '"2026-01-01", "23-11-2026" = "2026-01-01" } }'},
                'office.toml: "assigned" cannot hold 2026-11-23 (case 1005): read again it would '
                "be something else. Leave it out: --without assigned."),
}


@pytest.mark.parametrize(("changes", "told"), CHANGES.values(), ids=CHANGES)
def test_what_a_profile_cannot_say_backwards_is_told(
    changes: Mapping[str, str], told: str, tmp_path: Path
) -> None:
    day = day_of(tmp_path, changes=changes)
    covered = replace(open_case(day, "1005"), caseworker="ANM", assigned=DAY, cover_for="BOT",
                      cover_until=date(2026, 12, 4))
    with pytest.raises(AssignerError) as wrong:
        send(day, [covered], "ud.csv")
    assert str(wrong.value) == told


def test_a_column_left_out_stays_as_it_was(tmp_path: Path) -> None:
    day = day_of(tmp_path)
    moved = replace(open_case(day, "1005"), caseworker="ANM", assigned=DAY)
    content = send(day, [moved], "ud.csv", "assigned").content.decode("cp1252")
    assert content.splitlines()[1].endswith("Anne Møller (ANM);;21.10.26;;")


def test_a_choice_of_rows_that_nothing_fills_is_told(tmp_path: Path) -> None:
    day = day_of(tmp_path, changes={
        'rows = { Status = "Ny" }': 'rows = { Fra = "" }',
        'rows = { Status = ["I gang", "Bero"] }': 'rows = { Fra = "*" }',
        'assigned = "Fra"\n': "",
    })
    with pytest.raises(AssignerError, match="Name one in rows of"):
        send(day, [given(day, "1002", "CHR")], "ud.csv")
