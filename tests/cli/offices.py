"""A small office in files, for what a command prints about it."""

from collections.abc import Mapping
from pathlib import Path

HEAD = """title = "Small"
office = "Small"
date = 2026-11-23
model = "danish-child-welfare"
"""
PEOPLE = {
    "V": {"name": "Vera Viewer", "team": "Modtagelse", "weekly_hours": "37"},
    "X": {"name": "Xenia Xu", "team": "Modtagelse", "weekly_hours": "37"},
    "Y": {"name": "Yrsa Ylander", "team": "Modtagelse", "weekly_hours": "37"},
    "Z": {"name": "Zita Zahl", "team": "Modtagelse", "weekly_hours": "37"},
}
CASE = {"phase": "modtagelse", "complexity": "enkel", "family": "", "topics": "unge"}


def write(
    folder: Path, people: Mapping[str, Mapping[str, str]], cases: Mapping[str, Mapping[str, str]]
) -> Path:
    """Write an instance: the office above with more said of people, and these cases."""
    folder.mkdir(parents=True)
    (folder / "instance.toml").write_text(HEAD, encoding="utf-8")
    workers = {name: {**facts, **people.get(name, {})} for name, facts in PEOPLE.items()}
    _csv(folder / "caseworkers.csv", workers)
    _csv(folder / "cases.csv", {name: {**CASE, **facts} for name, facts in cases.items()})
    (folder / "caseload.csv").write_text(
        "id,phase,complexity,caseworker,children\n"
        "H-1,modtagelse,enkel,Y,1\nH-2,modtagelse,kompleks,Z,2\n", encoding="utf-8",
    )
    return folder


def of_tables(folder: Path, *, caseworkers: str, cases: str, caseload: str) -> Path:
    """Write an instance of three tables in the words of their files."""
    folder.mkdir()
    (folder / "instance.toml").write_text(HEAD, encoding="utf-8")
    for name, text in (("caseworkers", caseworkers), ("cases", cases), ("caseload", caseload)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def _csv(path: Path, rows: Mapping[str, Mapping[str, str]]) -> None:
    columns = sorted({column for facts in rows.values() for column in facts})
    lines = [",".join(("id", *columns))]
    lines += [
        ",".join((name, *(facts.get(column, "") for column in columns)))
        for name, facts in rows.items()
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
