"""What two strangers' sets of ten taught, as kinds: each export has several of them, and is ours.

A payroll number beside initials, a list of codes with a kind beside each code, a day that stands in
every row, levels by more and less, a cap and a second adviser in words of their own.
"""

from collections.abc import Mapping

from tests.profiles.unseen.exports import Unseen, cases

_CODES = """field|code|description
stage_cd|S1|Intake
stage_cd|S2|Investigation
stage_cd|S3|Ongoing
need_cd|L|Simple
need_cd|M|Complex
need_cd|H|Very complex
unit_cd|U1|Intake
unit_cd|U2|Investigation
unit_cd|U3|Ongoing
"""
KINDS: Mapping[str, Unseen] = {
    "codes of several kinds in one list, the day in every row": Unseen(
        {
            "lookup.csv": _CODES,
            "case_extract.csv": """case no|stage cd|need cd|received|due|worker|loaded
k-1|S1|L|2026-11-18|2026-11-30||2026-11-23 05:10:00
k-2|S2|M|2026-09-02|2027-01-02|kbb|2026-11-23 05:10:00
k-3|S3|H|2026-02-02|2027-02-02|kcc|2026-11-23 05:10:00
k-4|S3|L|2026-03-02|2027-03-02|kcc|2026-11-23 05:10:00
""",
            "worker_extract.csv": """worker|full name|unit cd|hours per week|payroll no
kaa|Kim Aske|U1|37|440101
kbb|Kaj Bro|U2|37|440102
kcc|Kit Cort|U3|30|440103
""",
        },
        (("# date =", 'date = "2026-11-23"'),),
        cases(
            "k-1 intake simple 2026-11-30",
            "k-2 investigation complex 2027-01-02 kbb",
            "k-3 measures very_complex 2027-02-02 kcc",
            "k-4 measures simple 2027-03-02 kcc",
        ),
    ),
    "initials beside a payroll number, holders by name, levels by more and less": Unseen(
        {
            "Fordeling 23.11.2026.xlsx": {
                "Folk": (
                    ("Lønnummer", "Initialer", "Fornavn", "Efternavn", "Team", "Timer", "Sagsloft",
                     "Hos os siden"),
                    (550201, "LAS", "Lis", "Ask", "Modtagelse", 37, 20, "2015-02-01"),
                    (550202, "LBI", "Leo", "Birk", "Undersøgelse", 37, 18, "2017-02-01"),
                    (550203, "LCE", "Lea", "Ceder", "Foranstaltning", 30, 16, "2019-02-01"),
                ),
                "Nye": (
                    ("Sagsnr", "Fase", "Hvor svær", "Modtaget", "Frist", "Folkeregisteradresse"),
                    ("L1", "Modtagelse", "nem", "2026-11-19", "2026-11-29", "Alfavej 1"),
                    ("L2", "Undersøgelse", "meget svær", "2026-11-20", "2027-03-01", "Betavej 2"),
                ),
                "I gang": (
                    ("Sagsnr", "Fase", "Hvor svær", "Modtaget", "Frist", "Folkeregisteradresse",
                     "Rådgiver", "To-rådgiver-sag"),
                    ("L3", "Undersøgelse", "svær", "2026-09-01", "2027-01-01", "Alfavej 1",
                     "Leo Birk", "Ja"),
                    ("L4", "Foranstaltning", "nem", "2026-02-01", "2027-02-01", "Gammavej 3",
                     "Lea Ceder", "Nej"),
                    ("L5", "Foranstaltning", "meget svær", "2026-01-01", "2027-04-01", "Alfavej 9",
                     "Lea Ceder", "Nej"),
                ),
            }
        },
        (),
        cases(
            "L1 intake simple 2026-11-29",
            "L2 investigation very_complex 2027-03-01",
            "L3 investigation complex 2027-01-01 LBI",
            "L4 measures simple 2027-02-01 LCE",
            "L5 measures very_complex 2027-04-01 LCE",
        ),
    ),
    "words nobody knows in a column nobody knows, asked once of two lists": Unseen(
        {
            "nye 23-11-2026.csv": """Sag;Fase;Byld;Modtaget;Frist
M1;Modtagelse;blå;2026-11-18;2026-11-28
M2;Modtagelse;hvid;2026-11-19;2026-11-29
M3;Modtagelse;blå;2026-11-19;2026-11-29
""",
            "gamle 23-11-2026.csv": """Sag;Fase;Byld;Modtaget;Frist;Rådgiver;Overdraget
M4;Undersøgelse;sort;2026-09-01;2027-01-01;MBO;2026-09-03
M5;Foranstaltning;hvid;2026-02-01;2027-02-01;MCE;2026-02-03
M6;Foranstaltning;sort;2026-02-05;2027-02-01;MCE;2026-02-08
""",
            "folk.csv": """Initialer;Navn;Team;Timer
MAK;Mia Ask;Modtagelse;37
MBO;Max Bo;Undersøgelse;37
MCE;Mie Ceder;Foranstaltning;30
""",
        },
        (
            ("# complexity = {", 'complexity = { "blå" = "simple", hvid = "complex", '
                                 'sort = "very_complex" }'),
            ("# complexity =", 'complexity = "Byld"'),
        ),
        cases(
            "M1 intake simple 2026-11-28",
            "M2 intake complex 2026-11-29",
            "M3 intake simple 2026-11-29",
            "M4 investigation very_complex 2027-01-01 MBO",
            "M5 measures complex 2027-02-01 MCE",
            "M6 measures very_complex 2027-02-01 MCE",
        ),
    ),
}
