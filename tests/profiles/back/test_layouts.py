"""What goes back into exports that are laid out oddly."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import assigner
from assigner.errors import AssignerError
from tests.profiles.back.sent import facts_of, held, send

DAY = date(2026, 11, 23)
STAFF = """id,name,team,weekly_hours
ANM,Anne Møller,intake,37
BOT,Bo Thomsen,measures,37
"""
TOP = 'model = "danish-child-welfare"\ndate = "2026-11-23"\ndates = "day first"\n'
CASE = '[cases.columns]\nid = "Sag"\nphase = "Type"\ncomplexity = "Niveau"\n'


def office(folder: Path, files: Mapping[str, bytes], profile: str) -> assigner.Day:
    folder.mkdir()
    (folder / "caseworkers.csv").write_text(STAFF, encoding="utf-8")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "office.toml").write_text(TOP + profile, encoding="utf-8")
    day = assigner.read(folder, profile=folder / "office.toml")
    assert not day.faults, [str(fault) for fault in day.faults]
    return day


def book(sheets: Mapping[str, Sequence[Sequence[object]]], path: Path) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    made.save(path)
    return path.read_bytes()


def back(day: assigner.Day, name: str, who: Mapping[str, str]) -> bytes:
    """The file; read again it says what was decided. `who`: new case or open one -> caseworker."""
    facts, _ = day.require()
    decided = [case.opened(who[case.id], None, DAY) for case in facts.cases if case.id in who]
    decided += [replace(case, caseworker=who[case.id], assigned=DAY)
                for case in facts.caseload if case.id in who]
    content = send(day, decided, name).content
    assert day.folder is not None
    (day.folder / name).write_bytes(content)
    again = facts_of(day.folder, day.folder / "office.toml")
    assert held(again.caseload, "caseworker") == held(decided, "caseworker")
    return content


LISTED = CASE + """[caseload]
like = "cases"
rows = { Hvem = "*" }
[caseload.columns]
caseworker = "Hvem"
"""


@pytest.mark.parametrize(("text", "table", "expected"), [
    ("Udtræk\nfra systemet\nSag;Type;Niveau;Hvem\nN1;intake;simple;\nO1;measures;simple;BOT\n",
     "skip = 2\n", "Udtræk\nfra systemet\nSag;Type;Niveau;Hvem\nN1;intake;simple;ANM\n"),
    ("Sag|Type|Niveau|Hvem\nN1|intake|simple|\nO1|measures|simple|BOT\n",
     'separator = "|"\n', "Sag|Type|Niveau|Hvem\nN1|intake|simple|ANM\n"),
    ("Sag;Type;Niveau;Hvem\nN1;intake;simple;\nO1;measures;simple;BOT\n\nTotal;2;;\n",
     "stop_at_blank = true\n", "Sag;Type;Niveau;Hvem\nN1;intake;simple;ANM\n"),
    ('Sag;Note;Type;Niveau;Hvem\n"N;1";"a\nb";intake;simple;\nO1;x;measures;simple;BOT\n',
     'drop = "Note"\n', 'Sag;Type;Niveau;Hvem\n"N;1";intake;simple;ANM\n'),
], ids=["skip", "separator", "blank row", "quotes"])
def test_lists(text: str, table: str, expected: str, tmp_path: Path) -> None:
    profile = f'[cases]\nfile = "sager.csv"\nrows = {{ Hvem = "" }}\n{table}{LISTED}'
    day = office(tmp_path / "day", {"sager.csv": text.encode("cp1252")}, profile)
    facts, _ = day.require()
    content = back(day, "sager.csv", {facts.cases[0].id: "ANM"})
    assert content.decode("cp1252") == expected


def test_an_encoding_that_is_named_and_letters_it_lacks(tmp_path: Path) -> None:
    text = "Sag;Type;Niveau;Hvem\nNØ1;intake;simple;\nO1;measures;simple;Bo Thomsen\n"
    profile = f'[cases]\nfile = "sager.csv"\nrows = {{ Hvem = "" }}\nencoding = "cp850"\n{LISTED}'
    day = office(tmp_path / "day", {"sager.csv": text.encode("cp850")}, profile)
    assert "NØ1;intake;simple;Anne Møller" in back(
        day, "sager.csv", {"NØ1": "ANM"}).decode("cp850")


def test_columns_that_go_by_their_place_keep_it(tmp_path: Path) -> None:
    text = "Sag;Dato;Type;;Dato;Niveau\nN1;x;intake;;;simple\nO1;x;measures;BOT;1-2-2026;simple\n"
    profile = ('[cases]\nfile = "sager.csv"\nrows = { "(D)" = "" }\ndrop = "Dato"\n' + CASE
               + '[caseload]\nlike = "cases"\nrows = { "(D)" = "*" }\n[caseload.columns]\n'
                 'caseworker = "(D)"\nassigned = "Dato (2)"\n')
    day = office(tmp_path / "day", {"sager.csv": text.encode()}, profile)
    assert back(day, "sager.csv", {"N1": "ANM"}).decode().splitlines() == [
        "Sag;Dato;Type;;Dato;Niveau", "N1;;intake;ANM;23-11-2026;simple"]


@pytest.mark.landing
def test_a_sheet_for_each_team(tmp_path: Path) -> None:
    """A new case comes where the cases of its caseworker stand."""
    head = ("Sag", "Type", "Niveau", "Hvem")
    data = book({
        "Nye": [head[:3], ("N1", "intake", "simple"), ("N2", "measures", "simple")],
        "Team A": [head, ("O1", "intake", "simple", "ANM")],
        "Team B": [head, ("O2", "measures", "simple", "BOT")],
    }, tmp_path / "made.xlsx")
    profile = ('[cases]\nsheet = "Nye"\n' + CASE
               + '[caseload]\nlike = "cases"\nsheet = "Team *"\n[caseload.columns]\n'
                 'caseworker = "Hvem"\n')
    day = office(tmp_path / "day", {"eksport.xlsx": data}, profile)
    back(day, "eksport.xlsx", {"N1": "ANM", "N2": "BOT", "O2": "ANM"})
    made = openpyxl.load_workbook(tmp_path / "day" / "eksport.xlsx")
    rows = {sheet.title: [row[0] for row in sheet.iter_rows(values_only=True)] for sheet in made}
    assert rows == {"Nye": ["Sag"], "Team A": ["Sag", "N1"], "Team B": ["Sag", "O2", "N2"]}


@pytest.mark.landing
def test_formulas_of_others_never_come_back_as_formulas(tmp_path: Path) -> None:
    head = ("Sag", "Type", "Niveau", "Hvem", "Emner")
    data = book({"Sager": [head, ("N1", "intake", "simple", "", "x"),
                           ("O1", "measures", "simple", "BOT", "x")]}, tmp_path / "made.xlsx")
    made = openpyxl.load_workbook(tmp_path / "made.xlsx")
    made["Sager"]["E2"].value, made["Sager"]["E2"].data_type = "=1+1", "s"
    made.save(tmp_path / "made.xlsx")
    data = (tmp_path / "made.xlsx").read_bytes()
    profile = f'[cases]\nsheet = "Sager"\nrows = {{ Hvem = "" }}\n{CASE}topics = "Emner"\n' + (
        LISTED.removeprefix(CASE))
    day = office(tmp_path / "day", {"eksport.xlsx": data}, profile)
    back(day, "eksport.xlsx", {"N1": "ANM"})
    again = openpyxl.load_workbook(tmp_path / "day" / "eksport.xlsx")["Sager"]
    assert [cell.data_type for cell in again[2]] == ["s"] * 5
    assert [cell.value for cell in again[2]] == ["N1", "intake", "simple", "ANM", "=1+1"]


def test_holders_above_their_cases_are_refused_with_what_can_be_sent(tmp_path: Path) -> None:
    listed = ("Sag;Type;Niveau\nUfordelt;;\n10;intake;simple\nAnne Møller (ANM);;\n"
              "1;intake;simple\nBo Thomsen (BOT);;\n2;measures;simple\n")
    profile = ("[cases]\nfile = \"sager.csv\"\nbelow = \"Ufordelt\"\n" + CASE
               + "[caseload]\nlike = \"cases\"\nbelow = []\nnot_below = \"Ufordelt\"\n"
                 "[caseload.columns]\ncaseworker = { name_of = \"heading\", "
                 "between = [\"(\", \")\"] }\n")
    day = office(tmp_path / "day", {"sager.csv": listed.encode()}, profile)
    facts, _ = day.require()
    assert [one.caseworker for one in facts.caseload] == ["ANM", "BOT"]
    with pytest.raises(AssignerError, match=r"the heading above it .*--letters"):
        send(day, [case.opened("ANM", None, DAY) for case in facts.cases], "sager.csv")
