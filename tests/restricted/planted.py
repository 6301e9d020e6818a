"""Offices with restricted cases whose every word is found wherever it leaks."""

import csv
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from tests.cli.offices import write

NORDBY = Path(__file__).resolve().parents[2] / "instances" / "nordby" / "2026-11-23"
NEW = ("ZEBRA-1", "ZEBRA-2", "ZEBRA-3")
OPEN = ("ZEBRA-4", "ZEBRA-5", "ZEBRA-6")
CASES = (*NEW, *OPEN)
SECRETS = (
    "ZEBRA", "QUAGGA", "okapi", "tapir", "2027-03-17", "17-03-2027", "17.03.2027", "17/03/2027",
    "20270317", "17 March 2027", "17. marts 2027", "gnuisk",
)
"""What must not be found: ids, the family, a district, a topic, a deadline, a skill nobody has."""
SAID = {"family": "F-QUAGGA", "district": "okapidistrikt", "topics": "tapiremne",
        "due": "2027-03-17", "complexity": "kompleks"}


def small(folder: Path) -> Path:
    """A small office: V and Y are named. Nobody can take ZEBRA-3; C-2 is of ZEBRA-2's family."""
    named = {**SAID, "restricted_to": "V|Y"}
    write(folder, {"V": {"skills": "arabisk"}, "Z": {"name": "Zita Zahl"}}, {
        "C-1": {"due": "2026-11-24"}, "C-2": {"family": "F-MIXED"}, "C-3": {"skills": "arabisk"},
        "ZEBRA-1": named, "ZEBRA-2": {
            **named, "restricted_to": "Y", "disqualified": "Z", "family": "F-MIXED"},
        "ZEBRA-3": {**named, "skills": "gnuisk"},
    })
    text = (folder / "cases.csv").read_text(encoding="utf-8")
    assert "F-QUAGGA" in text
    (folder / "caseload.csv").write_text("\n".join([
        "id,phase,complexity,caseworker,children,family,district,topics,due,restricted_to",
        "H-1,modtagelse,enkel,Y,1,,,,,", "H-2,modtagelse,kompleks,Z,2,,,,,",
        *(f"{case},modtagelse,kompleks,Y,3,F-QUAGGA,okapidistrikt,tapiremne,2027-03-17,V|Y"
          for case in OPEN),
    ]) + "\n", encoding="utf-8")
    return folder


def nordby(folder: Path) -> Path:
    """A copy of Nordby with three new and three open cases that two of intake are named for."""
    shutil.copytree(NORDBY, folder)
    for file, new in (("cases.csv", NEW), ("caseload.csv", OPEN)):
        rows = _read(folder / file)
        header = [*rows[0], "Skærmet til"]
        made = [_row(header, rows[1], case) for case in new]
        _write(folder / file, [header, *([*row, ""] for row in rows[1:]), *made])
    return folder


def _row(header: Sequence[str], like: Sequence[str], case: str) -> list[str]:
    said: Mapping[str, str] = {
        "Sagsnr": case, "Familie": "F-QUAGGA", "Distrikt": "okapidistrikt", "Emner": "tapiremne",
        "Frist": "17-03-2027", "Fase": "modtagelse", "Skærmet til": "MEHA|ANMØ", "Børn": "3",
        "Sagsbehandler": "ANMØ", "Tyngde": "kompleks", "Inhabile": "SIMA",
        "Kompetencekrav": "gnuisk" if case == NEW[-1] else "",
    }
    row = dict(zip(header, [*like, ""], strict=True))
    return [said.get(name, "") if name in said else row[name] for name in header]


def _read(file: Path) -> list[list[str]]:
    with file.open(encoding="cp1252", newline="") as lines:
        return list(csv.reader(lines, delimiter=";"))


def _write(file: Path, rows: Sequence[Sequence[str]]) -> None:
    with file.open("w", encoding="cp1252", newline="") as lines:
        csv.writer(lines, delimiter=";", lineterminator="\n").writerows(rows)


def leaks(said: str | bytes) -> list[str]:
    """The secrets that a text, or anything inside a workbook or an archive, holds."""
    return sorted({secret for text in _texts(said) for secret in SECRETS
                   if secret.casefold() in text.casefold()})


def _texts(said: str | bytes) -> Iterator[str]:
    if isinstance(said, bytes) and said.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(said)) as pack:
            for name in pack.namelist():
                yield name
                yield from _texts(pack.read(name))
    else:
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        yield text
        yield re.sub(r"\r?\n ", "", text)  # lines of a calendar are folded
