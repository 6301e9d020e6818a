"""An instance written as a folder of CSV, for questions to the whole program."""

import csv
import sys
from datetime import date
from pathlib import Path

from assigner.instance import Case, Caseworker, Instance, OpenCase
from benchmarks.question import Question

WORKERS = ("id", "team", "weekly_hours", "hired", "roles", "skills", "interests", "absent_from",
           "absent_to", "districts")
CASES = ("id", "family", "phase", "complexity", "children", "skills", "topics", "district",
         "received", "due", "two_advisers", "previous_caseworker", "disqualified", "involved",
         "reassessment")
CASELOAD = ("id", "family", "phase", "complexity", "children", "skills", "topics", "district",
            "received", "caseworker", "assigned")


def write_folder(instance: Instance, folder: Path) -> Path:
    """Write the four files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    header = f'date = {instance.date.isoformat()}\nmodel = "{instance.model}"\n'
    header += f'office = "{instance.office}"\ntitle = "{instance.title}"\n'
    (folder / "instance.toml").write_text(header, encoding="utf-8")
    _write(folder / "caseworkers.csv", WORKERS, instance.caseworkers)
    _write(folder / "cases.csv", CASES, instance.cases)
    _write(folder / "caseload.csv", CASELOAD, instance.caseload)
    return folder


def _write(
    path: Path, columns: tuple[str, ...], rows: tuple[Caseworker | Case | OpenCase, ...]
) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([_cell(row, column) for column in columns] for row in rows)


def _cell(row: object, column: str) -> str:
    if column == "weekly_hours":
        return f"{row.weekly_minutes / 60:g}" if isinstance(row, Caseworker) else ""
    value = getattr(row, column)
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else ""
        case date():
            return value.isoformat()
        case frozenset():
            return "|".join(sorted(value))
        case tuple():
            return "|".join(f"{topic}:{score:+}" for topic, score in value)
        case _:
            return str(value)


if __name__ == "__main__":
    from benchmarks.families.municipality import instance as draw

    write_folder(draw(Question.read(sys.argv[1])), Path(sys.argv[2]))
