"""Ten layouts, written in one go from the text of the issue and fixed before their first run.

First run: four of ten held (the first, the third, merged headings, the dump). Group headings, a
sheet or file for each team, month and caseworker failed, and told so. The records system was wrong
in silence: part of a template was taken for the complexity, which had a column. Mended: ten of ten.
"""

from collections.abc import Mapping
from datetime import date

from tests.profiles.drawn.layout import Layout

D = date
FIRST: Mapping[str, Layout] = {
    "a children's system in Danish: a title, a paragraph in a header, a count below": Layout({
        "DUBU_sagsoverblik.csv": """\
Sagsoverblik - Familieafdelingen;;;;;;;;
Udskrevet: 23-11-2026 07:12;;;;;;;;
;;;;;;;;
Sags-id;Barn/ung;CPR-nr.;Forløb;Sværhedsgrad;Underretning modtaget;Frist (§ 50);\
Sagsbehandler;Sagsstatus
40112;Liva B.;010118-1234;Modtagelse;Let;20-11-2026;27-11-2026;;Ny
40098;Noah K.;020214-1234;Undersøgelse;Middel;01-10-2026;01-02-2027;MKR;Aktiv
39977;Ella S.;030312-1234;Foranstaltning;Svær;15-01-2026;15-01-2027;PLA;Aktiv
39001;Emil T.;040410-1234;Foranstaltning;Let;15-01-2025;15-01-2026;PLA;Afsluttet
Antal sager: 4;;;;;;;;
""", "DUBU_medarbejdere.csv": """\
Initialer;Navn;Team;Arbejdstid pr. uge;Ansættelsesdato
JOH;Jette Ohm;Modtagelse;37;01-05-2011
MKR;Mads Krog;Undersøgelse;32;01-08-2019
PLA;Pia Lam;Foranstaltning;37;15-02-2016
"""},
        people="""
JOH | Jette Ohm | intake | 37 | 2011-05-01
MKR | Mads Krog | investigation | 32 | 2019-08-01
PLA | Pia Lam | measures | 37 | 2016-02-15
""", new="40112 | intake | simple | 2026-11-20 | 2026-11-27", held="""
40098 | investigation | complex | 2026-10-01 | 2027-02-01 | MKR
39977 | measures | very_complex | 2026-01-15 | 2027-01-15 | PLA
""", encoding="cp1252"),
    "home-made workbook: a sheet a team with a title on it, staff on the last": Layout({
        "Fordeling.xlsx": {
            "Modtagelsen": (
                ("Modtagelsens sager pr. 23-11-2026",), (),
                ("Sagsnr", "Tyngde", "Kom ind", "Frist", "Hvem"),
                ("M-31", "Enkel", D(2026, 11, 19), D(2026, 11, 26), None),
                ("M-30", "Kompleks", D(2026, 11, 9), D(2026, 11, 30), "Karin Bech"),
                ("I alt", 2, None, None, None)),
            "Undersøgelse": (
                ("Undersøgelse - sager pr. 23-11-2026",), (),
                ("Sagsnr", "Tyngde", "Kom ind", "Frist", "Hvem"),
                ("U-12", "Kompleks", D(2026, 9, 9), D(2027, 1, 9), "Lars Dyhr"),
                ("U-14", "Meget kompleks", D(2026, 11, 18), D(2027, 3, 18), None),
                ("I alt", 2, None, None, None)),
            "Foranstaltning": (
                ("Foranstaltning - sager pr. 23-11-2026",), (),
                ("Sagsnr", "Tyngde", "Kom ind", "Frist", "Hvem"),
                ("F-07", "Meget kompleks", D(2026, 2, 2), D(2027, 2, 2), "Mia Eg"),
                ("I alt", 1, None, None, None)),
            "Bemanding": (
                ("Init.", "Navn", "Team", "Timer", "Startet"),
                ("KB", "Karin Bech", "Modtagelsen", 37, D(2013, 4, 1)),
                ("LD", "Lars Dyhr", "Undersøgelse", 30, D(2017, 4, 1)),
                ("ME", "Mia Eg", "Foranstaltning", 37, D(2021, 4, 1)))}},
        people="""
KB | Karin Bech | intake | 37 | 2013-04-01
LD | Lars Dyhr | investigation | 30 | 2017-04-01
ME | Mia Eg | measures | 37 | 2021-04-01
""", new="""
M-31 | intake | simple | 2026-11-19 | 2026-11-26
U-14 | investigation | very_complex | 2026-11-18 | 2027-03-18
""", held="""
M-30 | intake | complex | 2026-11-09 | 2026-11-30 | KB
U-12 | investigation | complex | 2026-09-09 | 2027-01-09 | LD
F-07 | measures | very_complex | 2026-02-02 | 2027-02-02 | ME
""", hand=(("# received =", 'received = "Kom ind"'),)),
    "American: stage codes, workers last name first, a grand total, a confidential line": Layout({
        "Open and Pending 11-23-2026.csv": """\
Case ID,Stage Code,Complexity,Intake Date,Target Date,Assigned To,Case Status
70-001,INT,Simple,11/18/2026,11/25/2026,,Pending
70-002,INV,Very Complex,09/08/2026,01/29/2027,"Fox, Dana",Open
70-003,MEA,Complex,03/30/2026,03/15/2027,"Gray, Eve",Open
70-004,MEA,Simple,03/30/2025,03/15/2026,"Gray, Eve",Closed
Grand Total,,,,,,4
CONFIDENTIAL - Printed 11/23/2026 08:01 AM,,,,,,
""", "Staff roster.csv": """\
Employee ID,Last Name,First Name,Team,Hours/Week,Hire Date
E10,Hill,Bob,Intake,40,01/31/2015
E11,Fox,Dana,Investigation,40,06/15/2018
E12,Gray,Eve,Measures,20,10/01/2022
"""},
        people="""
E10 | Bob Hill | intake | 40 | 2015-01-31
E11 | Dana Fox | investigation | 40 | 2018-06-15
E12 | Eve Gray | measures | 20 | 2022-10-01
""", new="70-001 | intake | simple | 2026-11-18 | 2026-11-25", held="""
70-002 | investigation | very_complex | 2026-09-08 | 2027-01-29 | E11
70-003 | measures | complex | 2026-03-30 | 2027-03-15 | E12
""", hand=(("# received =", 'received = "Intake Date"'),)),
    "a records system: numbers by subject plan, templates for phases, footers of a report": Layout({
        "SBSYS sagsliste.csv": """\
Sagsnummer;Titel;Skabelon;Tyngde;Oprettet dato;Svarfrist;Sagsbehandler;Sagstilstand
27.24.00-G01-118-26;Sag vedr. barn;Modtagelse - standard;Enkel;20-11-2026;27-11-2026;;Fordeles
27.24.00-G01-077-26;Sag vedr. barn;Undersøgelse - standard;Kompleks;28-08-2026;28-12-2026;\
Otto Friis;Opstået
27.24.00-G01-012-25;Sag vedr. barn;Foranstaltning - standard;Meget kompleks;03-03-2025;\
03-03-2027;Nora Greve;Opstået
;;;;;;;
Rapporten er dannet 23-11-2026 af systembruger;;;;;;;
Side 1 af 1;;;;;;;
""", "Brugere.csv": """\
Bruger-ID;Brugernavn;Enhed;Timer pr. uge
b17;Rosa Holt;Modtagelse;37
b18;Otto Friis;Undersøgelse;35
b19;Nora Greve;Foranstaltning;28
"""},
        people="""
b17 | Rosa Holt | intake | 37 |
b18 | Otto Friis | investigation | 35 |
b19 | Nora Greve | measures | 28 |
""", new="27.24.00-G01-118-26 | intake | simple | 2026-11-20 | 2026-11-27", held="""
27.24.00-G01-077-26 | investigation | complex | 2026-08-28 | 2026-12-28 | b18
27.24.00-G01-012-25 | measures | very_complex | 2025-03-03 | 2027-03-03 | b19
""", hand=(("# date =", 'date = "2026-11-23"'),)),
    "group headings inside the list, a blank row between groups": Layout({
        "Sagsliste uge 48.xlsx": {
            "Liste": (
                ("Sagsliste 23. november 2026",),
                ("Sag", "Fase", "Tyngde", "Modtaget", "Frist", "Rådgiver", "Børn"),
                ("Team Modtagelse",),
                ("101", "Modtagelse", "Enkel", D(2026, 11, 20), D(2026, 11, 27), None, 1),
                ("102", "Modtagelse", "Kompleks", D(2026, 11, 13), D(2026, 12, 1), "AV", 2),
                (),
                ("Team Undersøgelse",),
                ("103", "Undersøgelse", "Kompleks", D(2026, 10, 1), D(2027, 2, 1), "BW", 1),
                (),
                ("Team Foranstaltning",),
                ("104", "Foranstaltning", "Meget kompleks", D(2026, 3, 1), D(2027, 3, 1), "CX", 3),
                ("105", "Foranstaltning", "Enkel", D(2026, 4, 1), D(2027, 4, 1), "CX", 1)),
            "Rådgivere": (
                ("Initialer", "Navn", "Team", "Ugenorm", "Ansat"),
                ("AV", "Ane Vind", "Modtagelse", 37, D(2014, 1, 1)),
                ("BW", "Bo Wiin", "Undersøgelse", 32, D(2016, 1, 1)),
                ("CX", "Civ Xu", "Foranstaltning", 37, D(2018, 1, 1)))}},
        people="""
AV | Ane Vind | intake | 37 | 2014-01-01
BW | Bo Wiin | investigation | 32 | 2016-01-01
CX | Civ Xu | measures | 37 | 2018-01-01
""", new="101 | intake | simple | 2026-11-20 | 2026-11-27", held="""
102 | intake | complex | 2026-11-13 | 2026-12-01 | AV | children=2
103 | investigation | complex | 2026-10-01 | 2027-02-01 | BW
104 | measures | very_complex | 2026-03-01 | 2027-03-01 | CX | children=3
105 | measures | simple | 2026-04-01 | 2027-04-01 | CX
"""),
    "a folder with a file for each team": Layout({
        "modtagelse.csv": """\
Sagsnr;Sværhed;Modtaget;Frist;Sagsbehandler
5001;Enkel;20-11-2026;27-11-2026;
5002;Enkel;12-11-2026;30-11-2026;HN
""", "undersøgelse.csv": """\
Sagsnr;Sværhed;Modtaget;Frist;Sagsbehandler
4001;Kompleks;10-09-2026;10-01-2027;IO
4002;Meget kompleks;19-11-2026;19-03-2027;
""", "foranstaltning.csv": """\
Sagsnr;Sværhed;Modtaget;Frist;Sagsbehandler
3001;Meget kompleks;10-02-2026;10-02-2027;JP
""", "medarbejdere 23-11-2026.csv": """\
Initialer;Navn;Team;Timetal;Ansat
HN;Hans Nim;Modtagelse;37;01-01-2012
IO;Ida Oks;Undersøgelse;37;01-01-2015
JP;Jan Piil;Foranstaltning;30;01-01-2020
"""},
        people="""
HN | Hans Nim | intake | 37 | 2012-01-01
IO | Ida Oks | investigation | 37 | 2015-01-01
JP | Jan Piil | measures | 30 | 2020-01-01
""", new="""
5001 | intake | simple | 2026-11-20 | 2026-11-27
4002 | investigation | very_complex | 2026-11-19 | 2027-03-19
""", held="""
5002 | intake | simple | 2026-11-12 | 2026-11-30 | HN
4001 | investigation | complex | 2026-09-10 | 2027-01-10 | IO
3001 | measures | very_complex | 2026-02-10 | 2027-02-10 | JP
"""),
    "English, merged headings of two rows, three sheets, minutes a month": Layout({
        "Allocation 2026-11-23.xlsx": {
            "Practitioners": (
                ("Person", None, "Post", None, None),
                ("Initials", "Name", "Team", "Minutes per month", "Start date"),
                ("rb", "Rae Bell", "Intake", 9620, "2012-09-03"),
                ("sc", "Sam Cole", "Investigation", 7800, "2018-02-05"),
                ("td", "Tia Dunn", "Measures", 9620, "2019-10-21")),
            "New": (
                ("Case", None, None, "Dates", None),
                ("Ref", "Phase", "Complexity", "Received", "Due"),
                ("C-88", "Intake", "Simple", "2026-11-19", "2026-11-26"),
                ("C-89", "Intake", "Complex", "2026-11-20", "2026-11-27")),
            "Current": (
                ("Case", None, None, "Dates", None, "Practitioner"),
                ("Ref", "Phase", "Complexity", "Received", "Due", "Initials"),
                ("C-61", "Investigation", "Very complex", "2026-09-14", "2027-01-14", "sc"),
                ("C-40", "Measures", "Complex", "2026-01-12", "2027-01-12", "td"))}},
        people="""
rb | Rae Bell | intake | 37 | 2012-09-03
sc | Sam Cole | investigation | 30 | 2018-02-05
td | Tia Dunn | measures | 37 | 2019-10-21
""", new="""
C-88 | intake | simple | 2026-11-19 | 2026-11-26
C-89 | intake | complex | 2026-11-20 | 2026-11-27
""", held="""
C-61 | investigation | very_complex | 2026-09-14 | 2027-01-14 | sc
C-40 | measures | complex | 2026-01-12 | 2027-01-12 | td
""", merged={"Practitioners": ("A1:B1", "C1:E1"), "New": ("A1:C1", "D1:E1"),
             "Current": ("A1:C1", "D1:E1")}),
    "a sheet for each month in which cases came": Layout({
        "Underretninger 2026.xlsx": {
            "September": (
                ("Løbenr.", "Fase", "Tyngde", "Dato", "Frist", "Rådgiver"),
                ("S1", "Undersøgelse", "Kompleks", "07-09-2026", "07-01-2027", "DF"),
                ("I alt", "", "", "", "", 1)),
            "Oktober": (
                ("Løbenr.", "Fase", "Tyngde", "Dato", "Frist", "Rådgiver"),
                ("O1", "Foranstaltning", "Meget kompleks", "05-10-2026", "05-10-2027", "EG"),
                ("O2", "Undersøgelse", "Enkel", "06-10-2026", "06-02-2027", "DF"),
                ("I alt", "", "", "", "", 2)),
            "November": (
                ("Løbenr.", "Fase", "Tyngde", "Dato", "Frist", "Rådgiver"),
                ("N1", "Modtagelse", "Enkel", "20-11-2026", "27-11-2026", ""),
                ("N2", "Modtagelse", "Kompleks", "19-11-2026", "26-11-2026", ""),
                ("I alt", "", "", "", "", 2)),
            "Rådgivere": (
                ("Initialer", "Navn", "Team", "Timer pr. uge"),
                ("CE", "Carl Enø", "Modtagelse", "37"),
                ("DF", "Dea Fog", "Undersøgelse", "34,5"),
                ("EG", "Elin Gam", "Foranstaltning", "37"))}},
        people="""
CE | Carl Enø | intake | 37 |
DF | Dea Fog | investigation | 34.5 |
EG | Elin Gam | measures | 37 |
""", new="""
N1 | intake | simple | 2026-11-20 | 2026-11-27
N2 | intake | complex | 2026-11-19 | 2026-11-26
""", held="""
S1 | investigation | complex | 2026-09-07 | 2027-01-07 | DF
O1 | measures | very_complex | 2026-10-05 | 2027-10-05 | EG
O2 | investigation | simple | 2026-10-06 | 2027-02-06 | DF
""", hand=(("# date =", 'date = "2026-11-23"'), ("# received =", 'received = "Dato"'))),
    "a sheet for each caseworker, by initials, and one of new cases": Layout({
        "Sagsstammer 23-11-2026.xlsx": {
            "Nye sager": (
                ("Sag", "Fase", "Kompleksitet", "Modtaget", "Frist"),
                ("8801", "Modtagelse", "Enkel", D(2026, 11, 20), D(2026, 11, 27))),
            "FG": (
                ("Sag", "Fase", "Kompleksitet", "Modtaget", "Frist"),
                ("8701", "Modtagelse", "Kompleks", D(2026, 11, 2), D(2026, 12, 2))),
            "GH": (
                ("Sag", "Fase", "Kompleksitet", "Modtaget", "Frist"),
                ("8601", "Undersøgelse", "Kompleks", D(2026, 9, 2), D(2027, 1, 2)),
                ("8602", "Undersøgelse", "Enkel", D(2026, 9, 3), D(2027, 1, 3))),
            "HI": (
                ("Sag", "Fase", "Kompleksitet", "Modtaget", "Frist"),
                ("8501", "Foranstaltning", "Meget kompleks", D(2026, 2, 2), D(2027, 2, 2))),
            "Medarbejdere": (
                ("Initialer", "Navn", "Team", "Timer"),
                ("FG", "Finn Gade", "Modtagelse", 37),
                ("GH", "Grete Hjul", "Undersøgelse", 37),
                ("HI", "Hugo Ibh", "Foranstaltning", 25))}},
        people="""
FG | Finn Gade | intake | 37 |
GH | Grete Hjul | investigation | 37 |
HI | Hugo Ibh | measures | 25 |
""", new="8801 | intake | simple | 2026-11-20 | 2026-11-27", held="""
8701 | intake | complex | 2026-11-02 | 2026-12-02 | FG
8601 | investigation | complex | 2026-09-02 | 2027-01-02 | GH
8602 | investigation | simple | 2026-09-03 | 2027-01-03 | GH
8501 | measures | very_complex | 2026-02-02 | 2027-02-02 | HI
"""),
    "a platform's dump: snake case, times with seconds, leave beside the staff": Layout({
        "case_export_20261123.csv": """\
case_id,created_at,deadline_at,phase_code,complexity_level,owner_login,child_count,closed_at
c0de-1,2026-11-20T08:14:00,2026-11-27T00:00:00,INTAKE,SIMPLE,,1,
c0de-2,2026-09-01T10:00:00,2027-01-04T00:00:00,INVESTIGATION,COMPLEX,login_b,2,
c0de-3,2026-02-03T12:30:00,2027-02-03T00:00:00,MEASURES,VERY_COMPLEX,login_c,1,
""", "user_export.csv": """\
login,full_name,unit_code,weekly_hours,employed_from,leave_from,leave_to
login_a,Ada Ask,INTAKE,37.0,2015-08-01,,
login_b,Bo Birk,INVESTIGATION,37.0,2016-08-01,,
login_c,Cæcilie Eg,MEASURES,30.0,2017-08-01,2026-12-21,2027-01-03
"""},
        people="""
login_a | Ada Ask | intake | 37 | 2015-08-01
login_b | Bo Birk | investigation | 37 | 2016-08-01
login_c | Cæcilie Eg | measures | 30 | 2017-08-01 | absent_from=2026-12-21 | absent_to=2027-01-03
""", new="c0de-1 | intake | simple | 2026-11-20 | 2026-11-27", held="""
c0de-2 | investigation | complex | 2026-09-01 | 2027-01-04 | login_b | children=2
c0de-3 | measures | very_complex | 2026-02-03 | 2027-02-03 | login_c
"""),
}
