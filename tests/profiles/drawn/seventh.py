"""Ten layouts, drawn after the first six sets were mended.

First run: nine of ten. A sheet of closed cases beside those of new and open ones was read as open,
in silence. Mended: ten of ten.
"""

from collections.abc import Mapping
from datetime import date

from tests.profiles.drawn.layout import Layout

D = date
SEVENTH: Mapping[str, Layout] = {
    "a list for the leader: cases by urgency, a star where it is new": Layout({
        "Lederliste 23-11-2026.xlsx": {
            "Liste": (
                ("Sag", "Fase", "Tyngde", "Frist", "Modtaget", "Status", "Sagsbehandler"),
                ("Q-1", "Modtagelse", "Enkel", D(2026, 11, 27), D(2026, 11, 20), "Ny", None),
                ("Q-2", "Undersøgelse", "Kompleks", D(2026, 12, 15), D(2026, 8, 15), "I gang",
                 "Dan Elm"),
                ("Q-3", "Foranstaltning", "Enkel", D(2027, 3, 1), D(2026, 3, 1), "I gang",
                 "Eva Fyn"),
                ("Q-4", "Foranstaltning", "Enkel", D(2026, 3, 1), D(2025, 3, 1), "Lukket",
                 "Eva Fyn"),
                ("Sidst opdateret af CDE",)),
            "Medarbejdere": (
                ("Initialer", "Navn", "Team", "Timer", "Noter"),
                ("CDE", "Cilje Dam", "Modtagelse", 37, "mentor for ny"),
                ("DEL", "Dan Elm", "Undersøgelse", 37, None),
                ("EFY", "Eva Fyn", "Foranstaltning", 28, None))}},
        people="""
CDE | Cilje Dam | intake | 37 |
DEL | Dan Elm | investigation | 37 |
EFY | Eva Fyn | measures | 28 |
""", new="Q-1 | intake | simple | 2026-11-20 | 2026-11-27", held="""
Q-2 | investigation | complex | 2026-08-15 | 2026-12-15 | DEL
Q-3 | measures | simple | 2026-03-01 | 2027-03-01 | EFY
"""),
    "English: one file a team, each with a title, a date and a count": Layout({
        "intake_team.csv": """\
Intake team caseload
Date: 23/11/2026
Case number,Complexity,Start date,Target date,Case holder
21,Simple,20/11/2026,27/11/2026,
22,Simple,03/11/2026,03/12/2026,EF
Count: 2,,,,
""", "investigation_team.csv": """\
Investigation team caseload
Date: 23/11/2026
Case number,Complexity,Start date,Target date,Case holder
31,Complex,03/09/2026,04/01/2027,FG
Count: 1,,,,
""", "measures_team.csv": """\
Measures team caseload
Date: 23/11/2026
Case number,Complexity,Start date,Target date,Case holder
41,Very complex,03/02/2026,03/02/2027,GH
Count: 1,,,,
""", "staff.csv": """\
Initials,Name,Team,Weekly hours
EF,Ed Fox,Intake,37
FG,Flo Gee,Investigation,37
GH,Guy Hay,Measures,30
"""},
        people="""
EF | Ed Fox | intake | 37 |
FG | Flo Gee | investigation | 37 |
GH | Guy Hay | measures | 30 |
""", new="21 | intake | simple | 2026-11-20 | 2026-11-27", held="""
22 | intake | simple | 2026-11-03 | 2026-12-03 | EF
31 | investigation | complex | 2026-09-03 | 2027-01-04 | FG
41 | measures | very_complex | 2026-02-03 | 2027-02-03 | GH
"""),
    "phases by their paragraphs' words, hours a month in the staff list": Layout({
        "sager_20261123.csv": """\
Sagsnr.|Proces|Kompleksitet|Modtagelsesdato|Fristdato|Socialrådgiver
P-1|Modtagelse af underretning|Enkel|20-11-2026|27-11-2026|
P-2|Børnefaglig undersøgelse|Kompleks|04-09-2026|04-01-2027|GHI
P-3|Foranstaltning og opfølgning|Meget kompleks|04-02-2026|04-02-2027|HIJ
""", "ansatte.csv": """\
Initialer|Navn|Afdeling|Timer pr. måned
FGH|Fay Gran|Modtagelse|160,33
GHI|Gus Hald|Undersøgelse|160,33
HIJ|Hap Ibs|Foranstaltning|130,00
"""},
        people="""
FGH | Fay Gran | intake | 37 |
GHI | Gus Hald | investigation | 37 |
HIJ | Hap Ibs | measures | 30 |
""", new="P-1 | intake | simple | 2026-11-20 | 2026-11-27", held="""
P-2 | investigation | complex | 2026-09-04 | 2027-01-04 | GHI
P-3 | measures | very_complex | 2026-02-04 | 2027-02-04 | HIJ
"""),
    "American: two header rows over three sheets, quarter hours": Layout({
        "Weekly allocation 11-23-2026.xlsx": {
            "Staff": (
                ("Worker", None, "Position", None),
                ("ID", "Name", "Team", "Hours per week"),
                ("w-1", "Gil Hay", "Intake", 40), ("w-2", "Hal Ivy", "Investigation", 37.5),
                ("w-3", "Ike Joy", "Measures", 20)),
            "Unassigned cases": (
                ("Case", None, None, "Dates", None),
                ("No.", "Stage", "Complexity", "Received", "Due"),
                ("c9", "Intake", "Simple", "11/20/2026", "11/27/2026")),
            "Assigned cases": (
                ("Case", None, None, "Dates", None, "Worker"),
                ("No.", "Stage", "Complexity", "Received", "Due", "ID"),
                ("c8", "Investigation", "Complex", "09/15/2026", "01/15/2027", "w-2"),
                ("c7", "Measures", "Simple", "02/15/2026", "02/15/2027", "w-3"))}},
        people="""
w-1 | Gil Hay | intake | 40 |
w-2 | Hal Ivy | investigation | 37.5 |
w-3 | Ike Joy | measures | 20 |
""", new="c9 | intake | simple | 2026-11-20 | 2026-11-27", held="""
c8 | investigation | complex | 2026-09-15 | 2027-01-15 | w-2
c7 | measures | simple | 2026-02-15 | 2027-02-15 | w-3
"""),
    "holidays on a sheet, the list of cases with gaps between the phases": Layout({
        "Overblik 23-11-2026.xlsx": {
            "Cases": (
                ("Sagsnummer", "Fase", "Tyngde", "Modtaget", "Frist", "Ansvarlig"),
                ("H1", "Modtagelse", "Enkel", D(2026, 11, 20), D(2026, 11, 27), None), (),
                ("H2", "Undersøgelse", "Kompleks", D(2026, 9, 20), D(2027, 1, 20), "IJK"), (),
                ("H3", "Foranstaltning", "Enkel", D(2026, 4, 20), D(2027, 4, 20), "JKL"),
                ("I alt 3 sager",)),
            "Ferie": (
                ("Medarbejder", "Første dag", "Sidste dag"),
                ("Jan Kit", D(2026, 12, 21), D(2027, 1, 3))),
            "Team": (
                ("Initialer", "Navn", "Team", "Timer"),
                ("HIJ", "Hedda Iv", "Modtagelse", 37), ("IJK", "Ivar Juk", "Undersøgelse", 37),
                ("JKL", "Jan Kit", "Foranstaltning", 37))}},
        people="""
HIJ | Hedda Iv | intake | 37 |
IJK | Ivar Juk | investigation | 37 |
JKL | Jan Kit | measures | 37 | | leave=2026-12-21..2027-01-03
""", new="H1 | intake | simple | 2026-11-20 | 2026-11-27", held="""
H2 | investigation | complex | 2026-09-20 | 2027-01-20 | IJK
H3 | measures | simple | 2026-04-20 | 2027-04-20 | JKL
"""),
    "a program's list: TRUE and FALSE, times of day, ids with letters in front": Layout({
        "export.csv": """\
caseId;phase;complexity;receivedAt;dueAt;twoAdvisers;assignee
CASE-0003;intake;simple;2026-11-20T09:00;2026-11-27T16:00;FALSE;
CASE-0002;investigation;complex;2026-09-21T09:00;2027-01-21T16:00;TRUE;u-21
CASE-0001;measures;very complex;2026-03-21T09:00;2027-03-21T16:00;FALSE;u-22
""", "users_2026-11-23.csv": """\
userId;displayName;team;weeklyHours;startDate
u-20;Ina Jul;intake;37;2015-05-01
u-21;Jon Kaj;investigation;37;2018-05-01
u-22;Kim Las;measures;37;2021-05-01
"""},
        people="""
u-20 | Ina Jul | intake | 37 | 2015-05-01
u-21 | Jon Kaj | investigation | 37 | 2018-05-01
u-22 | Kim Las | measures | 37 | 2021-05-01
""", new="CASE-0003 | intake | simple | 2026-11-20 | 2026-11-27", held="""
CASE-0002 | investigation | complex | 2026-09-21 | 2027-01-21 | u-21 | two_advisers=yes
CASE-0001 | measures | very_complex | 2026-03-21 | 2027-03-21 | u-22
"""),
    "headings of teams with sums, a merged title": Layout({
        "teamliste.xlsx": {
            "Uge 48": (
                ("Sager i afdelingen pr. 23-11-2026",),
                ("Sagsnr.", "Fase", "Sværhedsgrad", "Start", "Frist", "Rådgiver"),
                ("TEAM MODTAGELSE",),
                ("K1", "Modtagelse", "Enkel", D(2026, 11, 19), D(2026, 11, 26), None),
                ("K2", "Modtagelse", "Enkel", D(2026, 11, 5), D(2026, 12, 5), "JKL"),
                ("Sager i team: 2",),
                ("TEAM UNDERSØGELSE",),
                ("K3", "Undersøgelse", "Meget kompleks", D(2026, 9, 5), D(2027, 1, 5), "KLM"),
                ("Sager i team: 1",),
                ("TEAM FORANSTALTNING",),
                ("K4", "Foranstaltning", "Kompleks", D(2026, 5, 5), D(2027, 5, 5), "LMN"),
                ("Sager i team: 1",), ("Sager i alt: 4",)),
            "Normering": (
                ("Init.", "Navn", "Team", "Timer"),
                ("JKL", "Jytte Kol", "Modtagelse", 37), ("KLM", "Kurt Lam", "Undersøgelse", 37),
                ("LMN", "Lene Møn", "Foranstaltning", 34), ("I alt", None, None, 108))}},
        people="""
JKL | Jytte Kol | intake | 37 |
KLM | Kurt Lam | investigation | 37 |
LMN | Lene Møn | measures | 34 |
""", new="K1 | intake | simple | 2026-11-19 | 2026-11-26", held="""
K2 | intake | simple | 2026-11-05 | 2026-12-05 | JKL
K3 | investigation | very_complex | 2026-09-05 | 2027-01-05 | KLM
K4 | measures | complex | 2026-05-05 | 2027-05-05 | LMN
""", merged={"Uge 48": ("A1:F1", "A3:F3", "A7:F7", "A10:F10")}),
    "British: names first, a unit called by its place, fractions of a week": Layout({
        "Children in need list 23 Nov 2026.csv": """\
Child initials;Case no;Step;Complexity;Opened;Review due;Allocated social worker
AB;CN1;Intake;Simple;20/11/2026;27/11/2026;
CD;CN2;Investigation;Complex;16/09/2026;16/01/2027;Lea Moss
EF;CN3;Measures;Complex;16/03/2026;16/03/2027;Max Nunn
""", "Social workers.csv": """\
Name;Code;Team;FTE
Kay Lunt;KL1;Intake;1,0
Lea Moss;LM1;Investigation;0,8
Max Nunn;MN1;Measures;1,0
"""},
        people="""
KL1 | Kay Lunt | intake | 37 |
LM1 | Lea Moss | investigation | 29.6 |
MN1 | Max Nunn | measures | 37 |
""", new="CN1 | intake | simple | 2026-11-20 | 2026-11-27", held="""
CN2 | investigation | complex | 2026-09-16 | 2027-01-16 | LM1
CN3 | measures | complex | 2026-03-16 | 2027-03-16 | MN1
"""),
    "siblings and reassessments, yes as a cross": Layout({
        "Sager uge 48 2026.csv": """\
Liste pr. 23-11-2026;;;;;;;
Sagsnr;Søskendegruppe;Fase;Tyngde;Modtaget;Frist;Genvurdering;Rådgiver
L-1;7;Modtagelse;Enkel;20-11-2026;27-11-2026;x;
L-2;7;Undersøgelse;Enkel;14-09-2026;14-01-2027;;MNO
L-3;;Foranstaltning;Kompleks;14-02-2026;14-02-2027;;NOP
""", "Folk.csv": """\
Initialer;Navn;Team;Timer;Ansat
LMN;Leo Mus;Modtagelse;37;01-09-2015
MNO;Mie Nat;Undersøgelse;37;01-09-2018
NOP;Nis Oks;Foranstaltning;37;01-09-2021
"""},
        people="""
LMN | Leo Mus | intake | 37 | 2015-09-01
MNO | Mie Nat | investigation | 37 | 2018-09-01
NOP | Nis Oks | measures | 37 | 2021-09-01
""", new="L-1 | intake | simple | 2026-11-20 | 2026-11-27 | family=7 | reassessment=yes", held="""
L-2 | investigation | simple | 2026-09-14 | 2027-01-14 | MNO | family=7
L-3 | measures | complex | 2026-02-14 | 2027-02-14 | NOP
"""),
    "sheets of new, open and closed cases": Layout({
        "Sagsarkiv 23-11-2026.xlsx": {
            "Nye": (
                ("Sagsnr.", "Fase", "Tyngde", "Modtaget", "Frist"),
                ("Z3", "Modtagelse", "Enkel", D(2026, 11, 20), D(2026, 11, 27))),
            "Åbne": (
                ("Sagsnr.", "Fase", "Tyngde", "Modtaget", "Frist", "Sagsbehandler"),
                ("Z2", "Undersøgelse", "Kompleks", D(2026, 9, 11), D(2027, 1, 11), "NOP"),
                ("Z1", "Foranstaltning", "Enkel", D(2026, 6, 11), D(2027, 6, 11), "OPQ")),
            "Lukkede": (
                ("Sagsnr.", "Fase", "Tyngde", "Modtaget", "Frist", "Sagsbehandler"),
                ("Z0", "Undersøgelse", "Kompleks", D(2025, 9, 11), D(2026, 1, 11), "NOP")),
            "Medarbejdere": (
                ("Initialer", "Navn", "Team", "Timer"),
                ("MNO", "Mai Nim", "Modtagelse", 37), ("NOP", "Nik Oby", "Undersøgelse", 37),
                ("OPQ", "Ove Pil", "Foranstaltning", 37))}},
        people="""
MNO | Mai Nim | intake | 37 |
NOP | Nik Oby | investigation | 37 |
OPQ | Ove Pil | measures | 37 |
""", new="Z3 | intake | simple | 2026-11-20 | 2026-11-27", held="""
Z2 | investigation | complex | 2026-09-11 | 2027-01-11 | NOP
Z1 | measures | simple | 2026-06-11 | 2027-06-11 | OPQ
"""),
}
