"""Nordby with six restricted cases whose every word is found wherever it leaks."""

import csv
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

NORDBY = Path(__file__).resolve().parents[2] / "instances" / "nordby" / "2026-11-23"
NEW = ("ZEBRA-1", "ZEBRA-2", "ZEBRA-3")
OPEN = ("ZEBRA-4", "ZEBRA-5", "ZEBRA-6")
CASES = (*NEW, *OPEN)
NAMED, OTHER = ("MEHA", "ANMØ"), "SIMA"
"""Who is named for every one of them; a caseworker of another team who is not."""
SECRETS = (
    *CASES, *(f"ZEBRA%2D{n}" for n in range(1, 7)), "ZEBRA", "F-QUAGGA", "QUAGGA", "okapidistrikt",
    "tapiremne", "2027-03-17", "17-03-2027", "17.03.2027", "17/03/2027", "20270317",
)
"""What must not be found: ids, the family, a district, a topic, a deadline."""


def planted(folder: Path) -> Path:
    """A copy of Nordby with the cases, new and open, in a folder."""
    shutil.copytree(NORDBY, folder)
    for file, planted_cases in (("cases.csv", NEW), ("caseload.csv", OPEN)):
        rows = _read(folder / file)
        header = [*rows[0], "Skærmet til"]
        like = rows[1]
        made = [_row(header, like, case) for case in planted_cases]
        _write(folder / file, [header, *([*row, ""] for row in rows[1:]), *made])
    return folder


def _row(header: Sequence[str], like: Sequence[str], case: str) -> list[str]:
    row = dict(zip(header, [*like, ""], strict=True))
    said = {
        "Sagsnr": case, "Familie": "F-QUAGGA", "Distrikt": "okapidistrikt", "Emner": "tapiremne",
        "Frist": "17-03-2027", "Fase": "modtagelse", "Skærmet til": "|".join(NAMED),
        "Sagsbehandler": NAMED[0], "Kompetencekrav": "", "Børn": "3", "Tyngde": "kompleks",
        "Tidligere sagsbehandler": "", "Inhabile": OTHER, "Tidligere involverede": "",
    }
    return [said.get(name, row[name]) if name in said else row[name] for name in header]


def _read(file: Path) -> list[list[str]]:
    with file.open(encoding="cp1252", newline="") as lines:
        return list(csv.reader(lines, delimiter=";"))


def _write(file: Path, rows: Sequence[Sequence[str]]) -> None:
    with file.open("w", encoding="cp1252", newline="") as lines:
        csv.writer(lines, delimiter=";", lineterminator="\n").writerows(rows)


def leaks(text: str) -> Iterator[str]:
    """The secrets a text holds, whatever its case."""
    folded = text.casefold()
    return (secret for secret in SECRETS if secret.casefold() in folded)
