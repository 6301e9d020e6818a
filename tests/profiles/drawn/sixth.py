"""Ten layouts, drawn after the first five sets were mended.

First run: nine of ten. "American": one of two holders went by "Jr.", and the column was taken for
no one's; that it was not read was told. Mended: ten of ten.
"""

from collections.abc import Mapping
from datetime import date

from tests.profiles.drawn.layout import Layout

D = date
SIXTH: Mapping[str, Layout] = {
    "a case system's report: filters that were chosen above, pages below": Layout({
        "Sager - aktive.csv": """\
Rapport;Aktive sager;;;;;
Filter;Afdeling = Børn og Familie;;;;;
Kørselsdato;23-11-2026;;;;;
;;;;;;
Sagsnr;Procestrin;Tyngde;Registreret;Næste frist;Primær behandler;Antal børn
BF-1;Modtagelse;Enkel;20-11-2026;27-11-2026;;1
BF-2;Undersøgelse;Kompleks;13-10-2026;13-02-2027;MØL;2
BF-3;Foranstaltning;Meget kompleks;13-03-2026;13-03-2027;NØR;1
;;;;;;
Antal rækker;3;;;;;
""", "Brugere - aktive.csv": """\
Rapport;Aktive brugere;;
Kørselsdato;23-11-2026;;
;;;
Brugerinitialer;Brugernavn;Team;Timer/uge
LØV;Lis Løv;Modtagelse;37
MØL;Mads Møl;Undersøgelse;35
NØR;Nis Nør;Foranstaltning;37
"""},
        people="""
LØV | Lis Løv | intake | 37 |
MØL | Mads Møl | investigation | 35 |
NØR | Nis Nør | measures | 37 |
""", new="BF-1 | intake | simple | 2026-11-20 | 2026-11-27", held="""
BF-2 | investigation | complex | 2026-10-13 | 2027-02-13 | MØL | children=2
BF-3 | measures | very_complex | 2026-03-13 | 2027-03-13 | NØR
""", hand=(("# received =", 'received = "Registreret"'),)),
    "a board's columns: cards by list, labels for levels": Layout({
        "board export 2026-11-23.csv": """\
Card ID,Card Name,List Name,Labels,Members,Due Date,Created
b01,Case 26-77,Intake,Simple,,2026-11-27,2026-11-20
b02,Case 26-51,Investigation,Complex,Ole Prytz,2027-01-14,2026-09-14
b03,Case 25-12,Measures,Very complex,Pia Quist,2027-03-14,2026-03-14
""", "members.csv": """\
Username,Full Name,Team,Hours
nolan,Nola Nyt,Intake,37
olep,Ole Prytz,Investigation,37
piaq,Pia Quist,Measures,30
"""},
        people="""
nolan | Nola Nyt | intake | 37 |
olep | Ole Prytz | investigation | 37 |
piaq | Pia Quist | measures | 30 |
""", new="b01 | intake | simple | 2026-11-20 | 2026-11-27", held="""
b02 | investigation | complex | 2026-09-14 | 2027-01-14 | olep
b03 | measures | very_complex | 2026-03-14 | 2027-03-14 | piaq
"""),
    "a sheet a team with a leader's name in the title, vacant posts among the staff": Layout({
        "Teams.xlsx": {
            "Team Modtagelse": (
                ("Team Modtagelse - leder: Gry Lund",),
                ("Sagsnr.", "Tyngde", "Oprettet", "Frist", "Sagsbehandler"),
                ("T1", "Enkel", D(2026, 11, 20), D(2026, 11, 27), None),
                ("T2", "Enkel", D(2026, 11, 6), D(2026, 12, 6), "OPA")),
            "Team Undersøgelse": (
                ("Team Undersøgelse - leder: Ib Munk",),
                ("Sagsnr.", "Tyngde", "Oprettet", "Frist", "Sagsbehandler"),
                ("T3", "Kompleks", D(2026, 9, 6), D(2027, 1, 6), "PRB")),
            "Team Foranstaltning": (
                ("Team Foranstaltning - leder: Ea Noe",),
                ("Sagsnr.", "Tyngde", "Oprettet", "Frist", "Sagsbehandler"),
                ("T4", "Meget kompleks", D(2026, 2, 6), D(2027, 2, 6), "QSC")),
            "Bemandingsplan 23-11-2026": (
                ("Initialer", "Navn", "Team", "Timer"),
                ("OPA", "Olga Pax", "Team Modtagelse", 37),
                ("PRB", "Per Rab", "Team Undersøgelse", 37),
                ("QSC", "Qamar Sci", "Team Foranstaltning", 37),
                (None, "VAKANT", "Team Foranstaltning", None))}},
        people="""
OPA | Olga Pax | intake | 37 |
PRB | Per Rab | investigation | 37 |
QSC | Qamar Sci | measures | 37 |
""", new="T1 | intake | simple | 2026-11-20 | 2026-11-27", held="""
T2 | intake | simple | 2026-11-06 | 2026-12-06 | OPA
T3 | investigation | complex | 2026-09-06 | 2027-01-06 | PRB
T4 | measures | very_complex | 2026-02-06 | 2027-02-06 | QSC
"""),
    "American: a suffix behind a name": Layout({
        "CaseAssignments 11-23-2026.csv": """\
Case No.,Phase,Complexity,Opened On,Due On,Assigned Caseworker
X-9,Intake,Simple,11/20/2026,11/27/2026,
X-8,Investigation,Very complex,09/10/2026,01/10/2027,"Rowe, Sam Jr."
X-7,Measures,Simple,03/10/2026,03/10/2027,"Shaw, Tia"
""", "Staffing.csv": """\
Emp ID,Employee,Team,Weekly Hours
Q1,"Park, Una",Intake,40
Q2,"Rowe, Sam",Investigation,40
Q3,"Shaw, Tia",Measures,20
"""},
        people="""
Q1 | Park, Una | intake | 40 |
Q2 | Rowe, Sam | investigation | 40 |
Q3 | Shaw, Tia | measures | 20 |
""", new="X-9 | intake | simple | 2026-11-20 | 2026-11-27", held="""
X-8 | investigation | very_complex | 2026-09-10 | 2027-01-10 | Q2
X-7 | measures | simple | 2026-03-10 | 2027-03-10 | Q3
"""),
    "one long list: staff's team and hours stand on each case": Layout({
        "Flad liste 23-11-2026.csv": """\
Sagsnr;Fase;Tyngde;Modtaget;Frist;Rådgiver;Sprogbehov
F-1;Modtagelse;Enkel;20-11-2026;27-11-2026;;somali
F-2;Undersøgelse;Kompleks;11-09-2026;11-01-2027;RTD;
F-3;Foranstaltning;Enkel;11-03-2026;11-03-2027;SUE;
""", "Rådgiverliste.csv": """\
Initialer;Navn;Team;Timer;Sprog;Distrikter
QSC;Qia Sol;Modtagelse;37;somali;Nord
RTD;Rolf Tin;Undersøgelse;37;;Syd
SUE;Signe Ulk;Foranstaltning;37;;Nord
"""},
        people="""
QSC | Qia Sol | intake | 37 | | skills=somali | districts=Nord
RTD | Rolf Tin | investigation | 37 | | districts=Syd
SUE | Signe Ulk | measures | 37 | | districts=Nord
""", new="F-1 | intake | simple | 2026-11-20 | 2026-11-27 | skills=somali", held="""
F-2 | investigation | complex | 2026-09-11 | 2027-01-11 | RTD
F-3 | measures | simple | 2026-03-11 | 2027-03-11 | SUE
"""),
    "covered cases: whose they are and until when": Layout({
        "Sager med vikar 23-11-2026.csv": """\
Sagsnr.;Fase;Tyngde;Modtaget;Frist;Sagsbehandler;Vikar til;Tildelt
V-1;Modtagelse;Enkel;20-11-2026;27-11-2026;;;
V-2;Undersøgelse;Kompleks;12-09-2026;12-01-2027;TVF;31-12-2026;01-11-2026
V-3;Foranstaltning;Enkel;12-03-2026;12-03-2027;UXG;;15-03-2026
""", "personale.csv": """\
Initialer;Navn;Team;Timer
SUE;Sif Ude;Modtagelse;37
TVF;Tom Vif;Undersøgelse;37
UXG;Ulf Xig;Foranstaltning;37
"""},
        people="""
SUE | Sif Ude | intake | 37 |
TVF | Tom Vif | investigation | 37 |
UXG | Ulf Xig | measures | 37 |
""", new="V-1 | intake | simple | 2026-11-20 | 2026-11-27", held="""
V-2 | investigation | complex | 2026-09-12 | 2027-01-12 | TVF | cover_until=2026-12-31 | \
assigned=2026-11-01
V-3 | measures | simple | 2026-03-12 | 2027-03-12 | UXG | assigned=2026-03-15
"""),
    "English: tabs of unallocated and allocated in each team's file": Layout({
        "Intake.xlsx": {
            "Unallocated": (("Ref", "Complexity", "Received", "Due"),
                            ("in1", "Simple", D(2026, 11, 19), D(2026, 11, 26))),
            "Allocated": (("Ref", "Complexity", "Received", "Due", "Worker"),
                          ("in2", "Complex", D(2026, 11, 3), D(2026, 12, 3), "vw"),
                          ("Total: 1",))},
        "Investigation.xlsx": {
            "Unallocated": (("Ref", "Complexity", "Received", "Due"),
                            ("iv1", "Complex", D(2026, 11, 18), D(2027, 3, 18))),
            "Allocated": (("Ref", "Complexity", "Received", "Due", "Worker"),
                          ("iv2", "Simple", D(2026, 9, 3), D(2027, 1, 4), "wx"),
                          ("Total: 1",))},
        "Workers 2026-11-23.xlsx": {"Workers": (
            ("Initials", "Name", "Team", "Hours"), ("vw", "Viv Wye", "Intake", 37),
            ("wx", "Win Xi", "Investigation", 37), ("xy", "Xan Yip", "Measures", 37))}},
        people="""
vw | Viv Wye | intake | 37 |
wx | Win Xi | investigation | 37 |
xy | Xan Yip | measures | 37 |
""", new="""
in1 | intake | simple | 2026-11-19 | 2026-11-26
iv1 | investigation | complex | 2026-11-18 | 2027-03-18
""", held="""
in2 | intake | complex | 2026-11-03 | 2026-12-03 | vw
iv2 | investigation | simple | 2026-09-03 | 2027-01-04 | wx
"""),
    "home-made: capitals, question marks and stars about cells": Layout({
        "FORDELING.xlsx": {
            "FORDELING": (
                ("FORDELING UGE 48 (23/11-2026)",),
                ("SAG NR", "FASE?", "TYNGDE?", "IND", "FRIST!", "HVEM?"),
                ("11", "MODTAGELSE", "ENKEL", D(2026, 11, 20), D(2026, 11, 27), None),
                ("12", "UNDERSØGELSE", "KOMPLEKS", D(2026, 9, 8), D(2027, 1, 8), "XYH"),
                ("13", "FORANSTALTNING", "ENKEL", D(2026, 3, 8), D(2027, 3, 8), "YZI"),
                ("* = SKAL MED PÅ MØDET",)),
            "HVEM ER HVEM": (
                ("INIT", "NAVN", "TEAM", "TIMER"),
                ("WXG", "WILLY XEN", "MODTAGELSE", 37),
                ("XYH", "XENIA YDE", "UNDERSØGELSE", 37),
                ("YZI", "YNGVE ZIM", "FORANSTALTNING", 37))}},
        people="""
WXG | WILLY XEN | intake | 37 |
XYH | XENIA YDE | investigation | 37 |
YZI | YNGVE ZIM | measures | 37 |
""", new="11 | intake | simple | 2026-11-20 | 2026-11-27", held="""
12 | investigation | complex | 2026-09-08 | 2027-01-08 | XYH
13 | measures | simple | 2026-03-08 | 2027-03-08 | YZI
"""),
    "two states: who takes it is decided at the meeting": Layout({
        "Mødeliste.csv": """\
Mødeliste til fordelingsmøde 23-11-2026;;;;;;
Punkt;Sag;Fase;Tyngde;Kom ind den;Skal være færdig;Nu hos
1;G-1;Modtagelse;Enkel;20-11-2026;27-11-2026;
2;G-2;Modtagelse;Kompleks;19-11-2026;26-11-2026;
3;G-3;Undersøgelse;Kompleks;07-09-2026;07-01-2027;Zenia Aaby
4;G-4;Foranstaltning;Enkel;07-03-2026;07-03-2027;Ærø Bang
Eventuelt;;;;;;
""", "Deltagere.csv": """\
Init;Navn;Team;Timer
YXC;Yrsa Xerxes;Modtagelse;37
ZAA;Zenia Aaby;Undersøgelse;37
ÆBA;Ærø Bang;Foranstaltning;32
"""},
        people="""
YXC | Yrsa Xerxes | intake | 37 |
ZAA | Zenia Aaby | investigation | 37 |
ÆBA | Ærø Bang | measures | 32 |
""", new="""
G-1 | intake | simple | 2026-11-20 | 2026-11-27
G-2 | intake | complex | 2026-11-19 | 2026-11-26
""", held="""
G-3 | investigation | complex | 2026-09-07 | 2027-01-07 | ZAA
G-4 | measures | simple | 2026-03-07 | 2027-03-07 | ÆBA
""", hand=(("# received =", 'received = "Kom ind den"'),)),
    "British: reviews beside deadlines, a column of days left": Layout({
        "open cases 23-11-2026.csv": """\
Case ID,Team,Stage,Complexity,Referral date,Statutory deadline,Days left,Last review,Lead worker
H1,Intake,Intake,Simple,20/11/2026,27/11/2026,4,,
H2,Investigation,Investigation,Complex,28/09/2026,28/01/2027,66,12/10/2026,Bea Coe
H3,Measures,Measures,Very complex,28/04/2026,28/04/2027,156,28/10/2026,Cal Dow
""", "workers.csv": """\
Initials,Name,Team,Hours per week,Start date
ab,Abi Boon,Intake,37,01/04/2014
bc,Bea Coe,Investigation,37,01/04/2017
cd,Cal Dow,Measures,37,01/04/2020
"""},
        people="""
ab | Abi Boon | intake | 37 | 2014-04-01
bc | Bea Coe | investigation | 37 | 2017-04-01
cd | Cal Dow | measures | 37 | 2020-04-01
""", new="H1 | intake | simple | 2026-11-20 | 2026-11-27", held="""
H2 | investigation | complex | 2026-09-28 | 2027-01-28 | bc
H3 | measures | very_complex | 2026-04-28 | 2027-04-28 | cd
"""),
}
