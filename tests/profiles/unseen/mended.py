"""Two of the latest ten exports that took more than three lines by hand, and take one now.

A remark below the cases in the column of their numbers, and a sheet for each team with the phase
nowhere but in the sheet's name.
"""

from collections.abc import Mapping
from datetime import date

from tests.profiles.unseen.exports import Unseen, cases

D = date
MENDED: Mapping[str, Unseen] = {
    "a pivot to the left and notes below": Unseen(
        {
            "møde.xlsx": {
                "Nye og gamle": (
                    (
                        "Team",
                        "Antal",
                        None,
                        "Sagsnr.",
                        "Fase",
                        "Tyngde",
                        "Modtaget",
                        "Frist",
                        "Rådgiver",
                    ),
                    (
                        "Modtagelse",
                        1,
                        None,
                        "S1",
                        "Modtagelse",
                        "Enkel",
                        D(2026, 11, 20),
                        D(2026, 11, 27),
                        None,
                    ),
                    (
                        "Undersøgelse",
                        1,
                        None,
                        "S2",
                        "Undersøgelse",
                        "Kompleks",
                        D(2026, 9, 20),
                        D(2027, 1, 20),
                        "QQ",
                    ),
                    (
                        "Foranst.",
                        1,
                        None,
                        "S3",
                        "Foranstaltning",
                        "Meget kompleks",
                        D(2026, 2, 20),
                        D(2027, 2, 20),
                        "RR",
                    ),
                    (
                        None,
                        None,
                        None,
                        "OBS: fordelingsmøde 23-11-2026",
                        None,
                        None,
                        None,
                        None,
                        None,
                    ),
                ),
                "Ansatte": (
                    ("Initialer", "Navn", "Team", "Timer/uge"),
                    ("PP", "Pia", "Modtagelse", 37),
                    ("QQ", "Quist", "Undersøgelse", 30),
                    ("RR", "Rie", "Foranstaltning", 37),
                ),
            }
        },
        (("# date =", 'date = "2026-11-23"'),),
        cases(
            "S1 intake simple 2026-11-27",
            "S2 investigation complex 2027-01-20 QQ",
            "S3 measures very_complex 2027-02-20 RR",
        ),
    ),
    "one workbook, sheet a team": Unseen(
        {
            "fordeling.xlsx": {
                "Modtagelse": (
                    ("Sag", "Tyngde", "Modtaget", "Frist", "Har sagen"),
                    ("M1", "Enkel", D(2026, 11, 20), D(2026, 11, 27), None),
                ),
                "Undersøgelse": (
                    ("Sag", "Tyngde", "Modtaget", "Frist", "Har sagen"),
                    ("U1", "Kompleks", D(2026, 9, 20), D(2027, 1, 20), "BB"),
                ),
                "Foranstaltning": (
                    ("Sag", "Tyngde", "Modtaget", "Frist", "Har sagen"),
                    ("F1", "Meget kompleks", D(2026, 2, 20), D(2027, 2, 20), "CC"),
                ),
                "Rådgivere": (
                    ("Initialer", "Navn", "Team", "Timer"),
                    ("AA", "Anna", "Modtagelse", 37),
                    ("BB", "Bert", "Undersøgelse", 30),
                    ("CC", "Cilla", "Foranstaltning", 37),
                ),
            }
        },
        (("# date =", 'date = "2026-11-23"'),),
        cases(
            "M1 intake simple 2026-11-27",
            "U1 investigation complex 2027-01-20 BB",
            "F1 measures very_complex 2027-02-20 CC",
        ),
    ),
}
