"""Ten layouts, drawn after the first three sets were mended, some in words of public manuals.

First run: nine of ten. "People by first name and an initial": a column of short names was dropped,
so that cases somebody holds would have been new; all that told so was that there are no open ones
(W203). Mended: ten of ten. (The names of the American warehouse were drawn turned round; they stand
in the instance as in the export.)
"""

from collections.abc import Mapping
from datetime import date

from tests.profiles.drawn.layout import Layout

D = date
FOURTH: Mapping[str, Layout] = {
    "a database's tables: every name with its table before it": Layout({
        "Case_2026-11-23.csv": """\
Case_Id;Case_JournalNr;Case_SubProcess;Case_Complexity;Case_DateReceived;Case_EscalationDate;\
Case_ResponsibleUser
1;27.24.00-26-0410;Modtagelse;Enkel;2026-11-20;2026-11-27;
2;27.24.00-26-0300;Undersøgelse;Kompleks;2026-09-07;2027-01-07;U-3
3;27.24.00-25-0099;Foranstaltning;Meget kompleks;2025-12-01;2027-06-01;U-4
""", "User.csv": """\
User_Id;User_Name;User_Unit;User_WeeklyHours
U-2;Ida Juhl;Modtagelse;37
U-3;Jens Kok;Undersøgelse;37
U-4;Kaj Lind;Foranstaltning;30
"""},
        people="""
U-2 | Ida Juhl | intake | 37 |
U-3 | Jens Kok | investigation | 37 |
U-4 | Kaj Lind | measures | 30 |
""", new="1 | intake | simple | 2026-11-20 | 2026-11-27", held="""
2 | investigation | complex | 2026-09-07 | 2027-01-07 | U-3
3 | measures | very_complex | 2025-12-01 | 2027-06-01 | U-4
"""),
    "American warehouse: upper case, dt_ and cd_ before the names": Layout({
        "ASSIGNMENTS_20261123.csv": """\
ID_CASE,CD_PROGRAM,CD_COMPLEXITY,DT_RCVD,DT_DUE,ID_WORKER,FL_OPEN
881,INTAKE,SIMPLE,11/19/2026,11/26/2026,,Y
771,INVESTIGATION,COMPLEX,08/31/2026,12/31/2026,7002,Y
661,MEASURES,VERY COMPLEX,01/31/2026,01/31/2027,7003,Y
""", "WORKERS.csv": """\
ID_WORKER,TX_WORKER_NAME,TX_UNIT,HRS_WEEK,DT_HIRE
7001,"Reyes, Ana",INTAKE,40,02/28/2015
7002,"Stone, Cy",INVESTIGATION,40,03/31/2017
7003,"Tran, Vi",MEASURES,40,04/30/2019
"""},
        people="""
7001 | Reyes, Ana | intake | 40 | 2015-02-28
7002 | Stone, Cy | investigation | 40 | 2017-03-31
7003 | Tran, Vi | measures | 40 | 2019-04-30
""", new="881 | intake | simple | 2026-11-19 | 2026-11-26", held="""
771 | investigation | complex | 2026-08-31 | 2026-12-31 | 7002
661 | measures | very_complex | 2026-01-31 | 2027-01-31 | 7003
"""),
    "British: a team's work view, steps, a summary above the list": Layout({
        "Work view.xlsx": {
            "Work view": (
                ("Team work view as at 23/11/2026",), ("Incoming", 1), ("In progress", 2), (),
                ("Episode ID", "Step", "Complexity", "Date started", "Timescale ends",
                 "Worker", "Progress"),
                ("E901", "Intake", "Low", "19/11/2026", "26/11/2026", None, "Incoming"),
                ("E811", "Investigation", "Medium", "14/09/2026", "18/01/2027", "Uma Vale",
                 "In progress"),
                ("E702", "Measures", "High", "09/02/2026", "09/02/2027", "Val Wade",
                 "In progress")),
            "Establishment": (
                ("Payroll", "Name", "Team", "Contracted hrs", "Start"),
                ("P7", "Tess Ure", "Intake", 37, "02/09/2013"),
                ("P8", "Uma Vale", "Investigation", 22.2, "05/09/2016"),
                ("P9", "Val Wade", "Measures", 37, "02/09/2019"))}},
        people="""
P7 | Tess Ure | intake | 37 | 2013-09-02
P8 | Uma Vale | investigation | 22.2 | 2016-09-05
P9 | Val Wade | measures | 37 | 2019-09-02
""", new="E901 | intake | simple | 2026-11-19 | 2026-11-26", held="""
E811 | investigation | complex | 2026-09-14 | 2027-01-18 | P8
E702 | measures | very_complex | 2026-02-09 | 2027-02-09 | P9
"""),
    "payroll's own words: a decimal of full time, last name and first name": Layout({
        "Lønsystem 23-11-2026.csv": """\
Tjenestenr.;Efternavn;Fornavn;Afdelingsnavn;Beskæftigelsesdecimal;Tiltrædelsesdato
10021;Vester;Ulla;Modtagelse;1,0000;01-02-2010
10022;Winther;Viggo;Undersøgelse;0,8649;01-02-2015
10023;Ytte;Wanda;Foranstaltning;1,0000;01-02-2020
""", "Fagsystem.csv": """\
Sagsnummer;Fase;Tyngde;Startet;Frist;Sagsbehandler
V1;Modtagelse;Enkel;20-11-2026;27-11-2026;
V2;Undersøgelse;Meget kompleks;20-10-2026;20-02-2027;Viggo Winther
V3;Foranstaltning;Kompleks;20-02-2026;20-02-2027;Wanda Ytte
"""},
        people="""
10021 | Ulla Vester | intake | 37 | 2010-02-01
10022 | Viggo Winther | investigation | 32 | 2015-02-01
10023 | Wanda Ytte | measures | 37 | 2020-02-01
""", new="V1 | intake | simple | 2026-11-20 | 2026-11-27", held="""
V2 | investigation | very_complex | 2026-10-20 | 2027-02-20 | 10022
V3 | measures | complex | 2026-02-20 | 2027-02-20 | 10023
""", encoding="cp1252"),
    "home-made: people by first name and an initial": Layout({
        "sager pr 23-11-2026.xlsx": {
            "sager": (
                ("sag", "fase", "tyngde", "modtaget", "frist", "hvem har den"),
                ("a1", "modtagelse", "enkel", D(2026, 11, 20), D(2026, 11, 27), None),
                ("a2", "undersøgelse", "kompleks", D(2026, 9, 20), D(2027, 1, 20), "Bo T."),
                ("a3", "foranstaltning", "enkel", D(2026, 3, 20), D(2027, 3, 20), "Bo V.")),
            "os": (
                ("init", "navn", "team", "timer"),
                ("ask", "Anne Skov", "modtagelse", 37),
                ("bta", "Bo Tang", "undersøgelse", 37),
                ("bva", "Bo Varming", "foranstaltning", 30))}},
        people="""
ask | Anne Skov | intake | 37 |
bta | Bo Tang | investigation | 37 |
bva | Bo Varming | measures | 30 |
""", new="a1 | intake | simple | 2026-11-20 | 2026-11-27", held="""
a2 | investigation | complex | 2026-09-20 | 2027-01-20 | bta
a3 | measures | simple | 2026-03-20 | 2027-03-20 | bva
"""),
    "a running number before the case's own": Layout({
        "Oversigt.csv": """\
Oversigt over sager 23-11-2026;;;;;;
#;Sagsnr.;Fase;Tyngde;Indkom;Frist;Rådgiver
1;26-0911;Modtagelse;Enkel;20-11-2026;27-11-2026;
2;26-0700;Undersøgelse;Kompleks;20-08-2026;20-12-2026;DRA
3;26-0130;Foranstaltning;Enkel;20-01-2026;20-01-2027;EST
""", "Ansatte.csv": """\
#;Initialer;Navn;Team;Timer pr. uge
1;CPE;Carla Pehn;Modtagelse;37
2;DRA;David Rask;Undersøgelse;37
3;EST;Else Storm;Foranstaltning;34
"""},
        people="""
CPE | Carla Pehn | intake | 37 |
DRA | David Rask | investigation | 37 |
EST | Else Storm | measures | 34 |
""", new="26-0911 | intake | simple | 2026-11-20 | 2026-11-27", held="""
26-0700 | investigation | complex | 2026-08-20 | 2026-12-20 | DRA
26-0130 | measures | simple | 2026-01-20 | 2027-01-20 | EST
"""),
    "a workbook for each phase, in it a sheet of new and one of open cases": Layout({
        "Modtagelse.xlsx": {
            "Nye": (("Sagsnr", "Tyngde", "Modtaget", "Frist"),
                    ("M9", "Enkel", D(2026, 11, 20), D(2026, 11, 27))),
            "Igangværende": (("Sagsnr", "Tyngde", "Modtaget", "Frist", "Rådgiver"),
                             ("M8", "Enkel", D(2026, 11, 2), D(2026, 12, 2), "FTH"))},
        "Undersøgelse.xlsx": {
            "Nye": (("Sagsnr", "Tyngde", "Modtaget", "Frist"),
                    ("U9", "Kompleks", D(2026, 11, 19), D(2027, 3, 19))),
            "Igangværende": (("Sagsnr", "Tyngde", "Modtaget", "Frist", "Rådgiver"),
                             ("U8", "Kompleks", D(2026, 9, 2), D(2027, 1, 2), "GUH"))},
        "Personale 23-11-2026.csv": """\
Initialer;Navn;Team;Timer
FTH;Fie Thor;Modtagelse;37
GUH;Gitte Uhl;Undersøgelse;37
HVI;Hans Vind;Foranstaltning;37
"""},
        people="""
FTH | Fie Thor | intake | 37 |
GUH | Gitte Uhl | investigation | 37 |
HVI | Hans Vind | measures | 37 |
""", new="""
M9 | intake | simple | 2026-11-20 | 2026-11-27
U9 | investigation | complex | 2026-11-19 | 2027-03-19
""", held="""
M8 | intake | simple | 2026-11-02 | 2026-12-02 | FTH
U8 | investigation | complex | 2026-09-02 | 2027-01-02 | GUH
"""),
    "English: the header again on each page, codes behind names, second worker Y or N": Layout({
        "caseload report 2026-11-23.csv": """\
Case ref,Stage,Complexity,Opened,Deadline,Two workers,Allocated to
K1,Intake,Simple,20/11/2026,27/11/2026,N,
K2,Investigation,Very complex,21/09/2026,21/01/2027,Y,Ines Watt (iw)
Page 1 of 2,,,,,,
Case ref,Stage,Complexity,Opened,Deadline,Two workers,Allocated to
K3,Measures,Complex,21/01/2026,21/01/2027,N,Jude Xu (jx)
Page 2 of 2,,,,,,
""", "team.csv": """\
Code,Name,Team,Hours
hv,Hal Voss,Intake,37
iw,Ines Watt,Investigation,37
jx,Jude Xu,Measures,37
"""},
        people="""
hv | Hal Voss | intake | 37 |
iw | Ines Watt | investigation | 37 |
jx | Jude Xu | measures | 37 |
""", new="K1 | intake | simple | 2026-11-20 | 2026-11-27", held="""
K2 | investigation | very_complex | 2026-09-21 | 2027-01-21 | iw | two_advisers=yes
K3 | measures | complex | 2026-01-21 | 2027-01-21 | jx
"""),
    "people by their addresses at work": Layout({
        "opgaver 23-11-2026.csv": """\
Opgave-id;Fase;Tyngde;Oprettet;Deadline;Tildelt til
T-100;Modtagelse;Enkel;20-11-2026;27-11-2026;
T-090;Undersøgelse;Kompleks;22-09-2026;22-01-2027;leo.yding@kommune.example
T-070;Foranstaltning;Meget kompleks;22-02-2026;22-02-2027;mia.zorn@kommune.example
""", "brugere.csv": """\
Brugernavn;Navn;Team;Ugentlige timer
kir.xold@kommune.example;Kir Xold;Modtagelse;37
leo.yding@kommune.example;Leo Yding;Undersøgelse;37
mia.zorn@kommune.example;Mia Zorn;Foranstaltning;37
"""},
        people="""
kir.xold@kommune.example | Kir Xold | intake | 37 |
leo.yding@kommune.example | Leo Yding | investigation | 37 |
mia.zorn@kommune.example | Mia Zorn | measures | 37 |
""", new="T-100 | intake | simple | 2026-11-20 | 2026-11-27", held="""
T-090 | investigation | complex | 2026-09-22 | 2027-01-22 | leo.yding@kommune.example
T-070 | measures | very_complex | 2026-02-22 | 2027-02-22 | mia.zorn@kommune.example
"""),
    "a list of the whole department: other posts, and cases handed back": Layout({
        "Ansatte i familieafdelingen.csv": """\
Initialer;Navn;Stilling;Team;Timer
NAA;Nanna Aa;Socialrådgiver;Modtagelse;37
OBE;Ole Bek;Socialrådgiver;Undersøgelse;37
PCA;Pil Carl;Socialrådgiver;Foranstaltning;30
QDA;Quentin Dal;Sekretær;Administration;37
""", "Sagsliste pr. 23-11-2026.csv": """\
Sagsnr.;Sagstrin;Tyngde;Modtaget;Lovfrist;Ansvarlig;Tidligere ansvarlig
N71;Modtagelse;Enkel;20-11-2026;27-11-2026;;
N61;Undersøgelse;Kompleks;30-09-2026;30-01-2027;OBE;NAA
N51;Foranstaltning;Enkel;28-02-2026;28-02-2027;PCA;
"""},
        people="""
NAA | Nanna Aa | intake | 37 |
OBE | Ole Bek | investigation | 37 |
PCA | Pil Carl | measures | 30 |
""", new="N71 | intake | simple | 2026-11-20 | 2026-11-27", held="""
N61 | investigation | complex | 2026-09-30 | 2027-01-30 | OBE | previous_caseworker=NAA
N51 | measures | simple | 2026-02-28 | 2027-02-28 | PCA
"""),
}
