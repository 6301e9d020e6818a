"""Four caseworkers in one team, with seven open cases and two new ones."""

from pathlib import Path

INSTANCE = 'date = "2026-11-23"\nmodel = "danish-child-welfare"\noffice = "Lilleby"\n'
WORKERS = "id,team,weekly_hours,hired,absent_from,absent_to\n" + "".join(
    f"{name},measures,37,2015-01-01,,\n" for name in "ABCD"
)
CASELOAD = """\
id,phase,complexity,children,caseworker,co_caseworker,assigned,due,cover_until,frozen,two_advisers
O1,measures,complex,1,A,B,2024-01-10,,,,x
O2,measures,simple,2,A,,2025-01-10,2026-12-02,,,
O3,measures,complex,1,A,,2025-03-10,,,x,
P1,measures,simple,1,B,,2025-03-10,,,,
P2,measures,complex,1,B,A,2025-03-10,,,,x
Q1,measures,simple,1,C,,2025-03-10,,,,
R1,measures,simple,1,D,,2025-03-10,,,,
"""
CASES = "id,phase,complexity,due\nN1,measures,simple,2026-12-01\nN2,measures,complex,\n"


def write_office(folder: Path) -> Path:
    folder.mkdir()
    for name, text in (("instance.toml", INSTANCE), ("caseworkers.csv", WORKERS),
                       ("caseload.csv", CASELOAD), ("cases.csv", CASES)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder
