"""One office on one day: the facts behind every file of the corpus. All of it is made up."""

from datetime import date

from assigner.instance import Case, Caseworker, OpenCase

DAY = date(2026, 11, 23)
MODEL = "danish-child-welfare"

# Hours that every unit gives exactly: 37 x 1, 0.8, 0.5, 0.9 of a full time.
STAFF = (
    Caseworker(id="ANM", name="Anne Møller", team="intake", weekly_minutes=2220,
               hired=date(2011, 11, 30), roles=frozenset({"mentor", "shop_steward"}),
               skills=frozenset({"arabisk", "engelsk"})),
    Caseworker(id="BOT", name="Bo Thomsen", team="measures", weekly_minutes=1776,
               hired=date(2020, 10, 12), skills=frozenset({"somali"})),
    Caseworker(id="CHØ", name="Chris Østergård", team="investigation", weekly_minutes=1110,
               hired=date(2024, 2, 1), roles=frozenset({"mentor"})),
    Caseworker(id="DAJ", name="Dagny Jensen", team="intake", weekly_minutes=1998,
               hired=date(2019, 3, 17)),
    Caseworker(id="EVH", name="Eva Hansen", team="measures", weekly_minutes=2220,
               hired=date(2006, 12, 2), skills=frozenset({"arabisk"})),
    Caseworker(id="FRL", name="Freja Lund", team="investigation", weekly_minutes=2220,
               hired=date(2025, 1, 24)),
)
NEW = (
    Case(id="S-2001", phase="intake", complexity="simple", children=1,
         received=date(2026, 11, 21), due=date(2026, 11, 26)),
    Case(id="S-2002", phase="investigation", complexity="very_complex", children=2,
         received=date(2026, 11, 19), due=date(2027, 3, 18), two_advisers=True),
    Case(id="S-2003", phase="measures", complexity="complex", children=3,
         received=date(2026, 11, 20), due=date(2026, 12, 15)),
    Case(id="S-2004", phase="intake", complexity="complex", children=1,
         received=date(2026, 11, 3), due=date(2026, 11, 25)),
)
OPEN = (
    OpenCase(id="S-1001", phase="intake", complexity="simple", children=1,
             received=date(2026, 9, 14), due=date(2026, 12, 1), caseworker="ANM",
             assigned=date(2026, 9, 15)),
    OpenCase(id="S-1002", phase="intake", complexity="very_complex", children=4,
             received=date(2026, 10, 1), due=date(2026, 12, 9), caseworker="DAJ",
             assigned=date(2026, 10, 2)),
    OpenCase(id="S-1003", phase="investigation", complexity="complex", children=1,
             received=date(2026, 7, 6), due=date(2026, 11, 30), caseworker="CHØ",
             assigned=date(2026, 7, 8), two_advisers=True),
    OpenCase(id="S-1004", phase="investigation", complexity="simple", children=2,
             received=date(2026, 8, 19), due=date(2026, 12, 19), caseworker="FRL",
             assigned=date(2026, 8, 20)),
    OpenCase(id="S-1005", phase="measures", complexity="complex", children=1,
             received=date(2025, 5, 5), due=date(2026, 12, 31), caseworker="BOT",
             assigned=date(2025, 6, 1)),
    OpenCase(id="S-1006", phase="measures", complexity="very_complex", children=2,
             received=date(2024, 12, 24), due=date(2027, 1, 15), caseworker="EVH",
             assigned=date(2025, 1, 2)),
    OpenCase(id="S-1007", phase="measures", complexity="simple", children=1,
             received=date(2026, 2, 28), due=date(2027, 2, 26), caseworker="EVH",
             assigned=date(2026, 3, 1)),
)
SECRETS = ("010190-1234", "Ib Ibsen", "Ringsted 4", "ring til mor")
"""What personal columns of the exports hold, and no instance, complaint or profile may."""
