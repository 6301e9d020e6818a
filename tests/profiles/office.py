"""A made-up office as its case system exports it, and the profile that reads it."""

from pathlib import Path

STAFF = """\
Medarbejderliste pr. 23-11-2026;;;;;;
;;;;;;
Init;Fornavn;Efternavn;Afdeling;Norm min/md;Ansat dato;Opgaver
ANM;Anne;Møller;Team Modtag;8.658;1.3.19;TR, mentor
BOT;Bo;Thomsen;Team Foranst;7.215;12.10.2020;
CHR;Chris;Holm;Team Undersøg;9.620;1.2.2024;mentor
"""
CASES = """\
sep=;
Sagsliste;;;;;;;;;;
Sag;Type;Niveau;CPR;Borgernavn;Status;Indkommet;Frist;Medarbejder;Dobbelt;Noter
1001;BFU;tung;010190-1234;Ib Ibsen;Ny;20/11/26;4/12/26;;N;ring til mor
1002;MODT;let;020290-1234;Ida Idasen;Ny;21/11/26;24/11/26;;N;
1003;MODT;mellem;020290-1234;Ida Idasen;I gang;21/10/26;24/11/26;Anne Møller;N;
1004;FORA;mellem;020290-1234;Ida Idasen;I gang;21/10/26;30/11/26;BOT;J;
1005;FORA;mellem;020290-1234;Ida Idasen;Lukket;21/10/26;30/11/26;BOT;N;
Total;;;;;5;;;;;
"""
PROFILE = """\
title = "Udtræk"
office = "Nordby"
model = "danish-child-welfare"
date = "title"
dates = "day first"
decimal = ","

[words.phase]
MODT = "modtagelse"
BFU = "undersøgelse"
FORA = "foranstaltning"
[words.complexity]
let = "enkel"
mellem = "kompleks"
tung = "meget kompleks"
[words.yes_no]
J = "ja"
N = "nej"

[caseworkers]
file = "medarbejdere.csv"
[caseworkers.columns]
id = "Init"
name = { from = ["Fornavn", "Efternavn"], join = " " }
team = "Afdeling"
weekly_hours = { from = "Norm min/md", unit = "minutes a month" }
hired = "Ansat dato"
roles = { from = "Opgaver", separator = "," }
[caseworkers.words.team]
"Team Modtag" = "Modtagelse"
"Team Foranst" = "Foranstaltning"
"Team Undersøg" = "Undersøgelse"

[cases]
file = "sager.csv"
rows = { Status = "Ny" }
leave_out = { Status = "Lukket" }
drop = ["CPR", "Borgernavn", "Noter"]
[cases.columns]
Sagsnr = "Sag"
phase = "Type"
complexity = "Niveau"
received = "Indkommet"
due = "Frist"
two_advisers = "Dobbelt"

[caseload]
like = "cases"
rows = { Status = "I gang" }
[caseload.columns]
caseworker = "Medarbejder"
"""


def exported(
    folder: Path, *, cases: str = CASES, staff: str = STAFF, profile: str = PROFILE
) -> Path:
    """Write the export and its profile into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sager.csv").write_text(cases, encoding="cp1252")
    (folder / "medarbejdere.csv").write_text(staff, encoding="utf-8-sig")
    (folder / "office.toml").write_text(profile, encoding="utf-8")
    return folder
