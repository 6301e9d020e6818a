"""Ten exports of ten offices: text files by name, workbooks as sheets of rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl

Rows = Sequence[Sequence[object]]
Hand = tuple[str, str]
"""A line of the proposal, as it begins, and what a coordinator writes instead."""


@dataclass(frozen=True)
class Unseen:
    """An export; `hand`: the lines to change. `cases`: id, phase, complexity, due, who holds it."""

    files: Mapping[str, str | Mapping[str, Rows]]
    hand: tuple[Hand, ...]
    cases: frozenset[tuple[str, str, str, str, str]]
    encoding: str = "utf-8"

    def write(self, folder: Path) -> list[Path]:
        """Write its files."""
        folder.mkdir()
        for name, content in self.files.items():
            if isinstance(content, str):
                (folder / name).write_bytes(content.encode(self.encoding))
                continue
            book = openpyxl.Workbook()
            book.remove(book.active)
            for sheet, rows in content.items():
                made = book.create_sheet(sheet)
                for row in rows:
                    made.append(list(row))
            book.save(folder / name)
        return sorted(folder.iterdir())


def cases(*lines: str) -> frozenset[tuple[str, str, str, str, str]]:
    found = set()
    for line in lines:
        id_, phase, complexity, due, who = (*line.split(), "")[:5]
        found.add((id_, phase, complexity, due, who.replace("_", " ")))
    return frozenset(found)


D = date
EXPORTS: Mapping[str, Unseen] = {
    "names with initials behind, a status nobody knows": Unseen({
        "Ressourcer.csv": """\
Rapport: Ressourceoversigt;;;;;
Dato: 23-11-2026;;;;;
;;;;;
Ident;Medarbejdernavn;Enhedsnavn;Aftalt ugenorm;Fratrådt;Ansættelse start
mj;Jensen, Maja;Modtagelse og Visitation;37,0;;01-02-2014
tk;Krogh, Thomas;Undersøgelsesgruppen;34,0;;15-08-2020
sl;Lau, Sara;Foranstaltning Nord;30,0;;01-11-2018
""",
        "Sager.csv": """\
Rapport: Sagsoverblik;;;;;;;;
Dato: 23-11-2026;;;;;;;;
;;;;;;;;
Sagsnr.;KLE;Sagspart CPR;Sagsfase;Sagstyngde;Sagsansvarlig;Oprettelsesdato;Tidsfrist;Sagstilstand
27-1;27.24;0101101234;Undersøgelse;Middel;Krogh, Thomas (tk);01-10-2026;01-02-2027;Igangværende
27-2;27.24;0202111234;Modtagelse;Let;;20-11-2026;27-11-2026;Ikke påbegyndt
27-3;27.24;0303121234;Foranstaltning;Tung;Lau, Sara (sl);01-03-2026;01-03-2027;Igangværende
27-4;27.24;0303121234;Foranstaltning;Tung;Lau, Sara (sl);01-03-2025;01-03-2026;Afsluttet
"""}, (), cases("27-1 investigation complex 2027-02-01 tk", "27-2 intake simple 2026-11-27",
                 "27-3 measures very_complex 2027-03-01 sl"), "cp1252"),
    "another program's table: minutes a week, timestamps, true and false": Unseen({
        "resource.csv": """\
resource_id,resource_name,org_unit,contract_minutes_per_week,employment_start
u1,Ann Lee,intake,2220,2015-01-01T00:00:00
u2,Bob May,measures,1332,2016-01-01T00:00:00
u3,Cat Oh,investigation,2220,2016-01-01T00:00:00
""",
        "work_items_2026-11-23.csv": """\
item_id,stage_code,weight_class,created_at,due_at,owner_id,state,needs_second_worker
1,INT,very_complex,2026-11-20T08:00:00,2026-11-25T00:00:00,,unassigned,false
2,INV,simple,2026-09-20T08:00:00,2027-01-25T00:00:00,u3,active,true
3,MEA,complex,2026-03-20T08:00:00,2027-01-25T00:00:00,u2,active,false
"""}, (), cases("1 intake very_complex 2026-11-25", "2 investigation simple 2027-01-25 u3",
                 "3 measures complex 2027-01-25 u2")),
    "headers of two rows in both sheets, hours a month": Unseen({"uge48.xlsx": {
        "Bemanding": (
            ("Bemanding pr. 23. november 2026",), (), ("Medarbejder", "", "Ansættelse", "", ""),
            ("Init", "Navn", "Dato", "Timer/md.", "Team"),
            ("ab", "Ane Bo", D(2014, 2, 1), 160.33, "Modtagerteam"),
            ("cd", "Cille Dahl", D(2019, 2, 1), 138.67, "Undersøgerteam"),
            ("ef", "Egon Friis", D(2020, 2, 1), 160.33, "Foranstaltningsteam")),
        "Sager": (
            ("Sag", "", "", "Frister", "", "Ansvar", ""),
            ("Nummer", "Type", "Sværhedsgrad", "Modtaget", "Senest", "Rådgiver", "Makker?"),
            ("A1", "Modtagelse", "Lav", D(2026, 11, 20), D(2026, 11, 27), None, "N"),
            ("A2", "Undersøgelse", "Høj", D(2026, 9, 20), D(2027, 1, 20), "cd", "J"),
            ("A3", "Foranstaltning", "Mellem", D(2026, 1, 20), D(2027, 1, 20), "ef", "N")),
    }}, (), cases("A1 intake simple 2026-11-27", "A2 investigation very_complex 2027-01-20 cd",
                   "A3 measures complex 2027-01-20 ef")),
    "American, short years, last names first": Unseen({
        "Roster.csv": """\
Worker ID,Worker,Unit,FTE,Hire Dt,Bilingual
7,"Diaz, Eva",Intake,1.0,3/1/15,Spanish
8,"Ford, Gil",Investigation,0.8,6/15/19,
9,"Hall, Ivy",Ongoing,0.5,9/30/20,
""",
        "Assignments 11-23-2026.csv": """\
Case ID,Case Name,Type,Level of Difficulty,Rcvd,Due,Primary Worker,Secondary Worker,Assigned Dt
100,Smith family,Intake,Simple,11/20/26,11/27/26,,,
101,Jones family,Investigation,Very Complex,10/5/26,1/15/27,8,,10/6/26
102,Brown family,Ongoing,Complex,3/2/26,12/31/26,9,7,3/3/26
"""}, (), cases("100 intake simple 2026-11-27", "101 investigation very_complex 2027-01-15 8",
                 "102 measures complex 2026-12-31 9")),
    "first names only, hours as a clock, no date anywhere": Unseen({
        "folk.csv": """\
Kaldenavn;Team;Uge timer;Ansat siden
Anna;Modtagelse;37:00;1/3 2015
Bent;Foranstaltning;30:30;1/4 2016
Carl;Undersøgelse;37:00;1/5 2017
""",
        "nye.csv": """\
Løbenr;Forløb;Belastning;Dato ind;Dato frist
1;modtagelse;let;20/11 2026;25/11 2026
""",
        "igang.csv": """\
Løbenr;Forløb;Belastning;Dato ind;Dato frist;Hvem
2;undersøgelse;tung;20/9 2026;25/12 2026;Carl
3;foranstaltning;middel;20/9 2026;31/12 2026;Bent
"""}, (("# date =", 'date = "2026-11-23"'),
        ("# received =", 'received = "Dato ind"')),
        cases("1 intake simple 2026-11-25", "2 investigation very_complex 2026-12-25 Carl",
               "3 measures complex 2026-12-31 Bent")),
    "a borough: pay numbers, statuses in words, dates of birth": Unseen({"borough.xlsx": {
        "Establishment": (
            ("Name", "Payroll no.", "Team", "Contract hrs", "Start dt", "Absence start"),
            ("Joe Doe", 5001, "Assessment Team North", 36, D(2015, 1, 1), None),
            ("Kim Roe", 5002, "Investigation Team", 18, D(2016, 1, 1), D(2026, 11, 1)),
            ("Lee Poe", 5003, "Ongoing Work Team", 36, D(2017, 1, 1), None)),
        "Work list": (
            ("Produced 23/11/2026 07:00",), (),
            ("LCS ID", "DOB", "Ethnicity", "Pathway stage", "Complexity", "Contact date",
             "Visit due by", "Worker", "Status"),
            (1, "01/02/2015", "x", "Assessment", "Simple", D(2026, 11, 20), D(2026, 11, 30), None,
             "Awaiting allocation"),
            (2, "01/02/2015", "x", "Investigation", "Very complex", D(2026, 9, 20),
             D(2026, 12, 30), "Kim Roe", "Allocated"),
            (3, "01/02/2015", "x", "Ongoing", "Complex", D(2026, 9, 20), D(2026, 12, 30),
             "Lee Poe", "Allocated")),
    }}, (), cases("1 intake simple 2026-11-30", "2 investigation very_complex 2026-12-30 5002",
                   "3 measures complex 2026-12-30 5003")),
    "German, a word of its own for a phase": Unseen({
        "personal 23.11.2026.csv": """\
Personalnr;Nachname;Vorname;Team;Std/Woche;Beginn
11;Abt;Eva;Eingang;39;01.02.2015
12;Bär;Jan;Klärung;19,5;01.02.2016
13;Cho;Min;Hilfen;39;01.02.2017
""",
        "faelle.csv": """\
Fall-Nr.;Phase;Aufwand;Eingegangen;Frist;Fallführend;Kinderzahl
F1;Eingang;gering;20.11.2026;27.11.2026;;1
F2;Klärung;hoch;20.09.2026;27.12.2026;12;2
F3;Hilfen;mittel;20.09.2026;27.12.2026;13;2
"""}, (('# "Klärung" =', '"Klärung" = "investigation"'),
        ("# received =", 'received = "Eingegangen"')),
        cases("F1 intake simple 2026-11-27", "F2 investigation very_complex 2026-12-27 12",
               "F3 measures complex 2026-12-27 13"), "cp1252"),
    "a pivot beside, a note below, sheets without names": Unseen({"møde.xlsx": {
        "Ark1": (
            ("Sagsliste til fordelingsmøde 23-11-2026",), (),
            ("Sagsnr", "Fase", "Tyngde", "Frist", "Sagsbehandler", None, "Team", "Antal"),
            ("1", "Modtagelse", "Enkel", D(2026, 11, 27), None, None, "Modtagelse", 2),
            ("2", "Undersøgelse", "Kompleks", D(2026, 12, 27), "BB", None, "Undersøgelse", 1),
            ("3", "Foranstaltning", "Meget kompleks", D(2026, 12, 29), "CC", None, "I alt", 3),
            (), ("Obs: sag 2 er hastende",)),
        "Ark2": (("Init", "Team", "Timer"), ("AA", "Modtagelse", 37), ("BB", "Undersøgelse", 32),
                 ("CC", "Foranstaltning", 37)),
    }}, (), cases("1 intake simple 2026-11-27", "2 investigation complex 2026-12-27 BB",
                   "3 measures very_complex 2026-12-29 CC")),
    "codes and digits for everything": Unseen({
        "pers.csv": """\
INIT;NAVN;TEAM;TIMER;ANSAT
AA;Al A;MOD;37;20150101
BB;Bo B;UND;37;20160101
CC;Cy C;FOR;37;20170101
""",
        "sag_23112026.csv": """\
SAGSNR;FASEKODE;TYNGDEKODE;MODT_DATO;FRIST_DATO;SBH_INIT;STATUSKODE
1;10;1;20261120;20261127;;1
2;20;2;20260920;20261227;BB;2
3;30;3;20260920;20261227;CC;2
"""}, (("# complexity =", 'complexity = { 1 = "simple", 2 = "complex", 3 = "very_complex" }'),
        ("# phase =", 'phase = { 10 = "intake", 20 = "investigation", 30 = "measures" }')),
        cases("1 intake simple 2026-11-27", "2 investigation complex 2026-12-27 BB",
               "3 measures very_complex 2026-12-27 CC")),
    "headers in plain speech, days a week": Unseen({
        "team.csv": """\
Person,Service area,Days per week,Joined on,Special duties
Amy Fox,Intake,5,4 Jan 2015,mentor
Ben Gow,Investigation,3,4 Feb 2016,
Cal Hay,Measures,4,4 Mar 2017,court
""",
        "list at 23 November 2026.csv": """\
Our ref,Where in process,How hard,Came in,To be done by,With,Since
R1,Intake,Simple,20 Nov 2026,27 Nov 2026,,
R2,Investigation,Complex,20 Sep 2026,27 Dec 2026,Ben Gow,21 Sep 2026
R3,Measures,Very complex,20 Sep 2026,27 Dec 2026,Cal Hay,21 Sep 2026
"""}, (("# received =", 'received = "Came in"'), ("# due =", 'due = "To be done by"')),
        cases("R1 intake simple 2026-11-27", "R2 investigation complex 2026-12-27 Ben_Gow",
               "R3 measures very_complex 2026-12-27 Cal_Hay")),
}
