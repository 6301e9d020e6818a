"""The published tables are those the reader knows, and a third party's validator agrees."""

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assigner.absence import Absence
from assigner.files.columns import SCHEMAS, TABLES
from assigner.files.read import read
from assigner.files.table_schema import PACKAGE, data_package, texts
from assigner.files.write import write_instance
from assigner.instance import Agreed, Instance
from assigner.other_work import OtherWork
from assigner.reduction import Reduction
from tests.draws import looped

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "docs" / "schemas" / "tables"
REWRITE = "stale: uv run python -m assigner.files.table_schema docs/schemas/tables"
PLANTED = (
    ("caseworkers.csv", "weekly_hours", "many", "type-error"),
    ("caseworkers.csv", "id", "", "constraint-error"),
    ("caseworkers.csv", "hired", "23-11-2026", "type-error"),
    ("caseworkers.csv", "interests", "violence:7", "constraint-error"),
    ("cases.csv", "children", "1.5", "type-error"),
    ("cases.csv", "two_advisers", "maybe", "type-error"),
    ("caseload.csv", "caseworker", "", "constraint-error"),
    ("absences.csv", "from", "tomorrow", "type-error"),
    ("reductions.csv", "hours", "many", "type-error"),
    ("other_work.csv", "hours", "many", "type-error"),
    ("agreed.csv", "on", "tomorrow", "type-error"),
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nordby's day in the form for programs, with something agreed for a later day."""
    found = read(ROOT / "instances" / "nordby" / "2026-11-23", None).instance
    assert found is not None
    agreed = Agreed(on=date(2026, 12, 1), what="leaves", caseworker=found.caseworkers[0].id)
    first, *others = found.caseworkers
    away = Absence(caseworker=first.id, first=date(2026, 12, 1), last=date(2026, 12, 4))
    less = Reduction(caseworker=first.id, reason="agreed", percent=20, first=date(2026, 12, 1))
    more = OtherWork(caseworker=first.id, work="report", minutes=90, last=date(2026, 12, 1))
    busy = replace(first, absences=(away,), reductions=(less,), other_work=(more,),
                   works=frozenset({"mon", "tue"}))
    whole = Instance(
        date=found.date, model=found.model, caseworkers=(busy, *others), cases=found.cases,
        caseload=found.caseload, agreed=(agreed,),
    )
    folder = tmp_path_factory.mktemp("office") / "day"
    write_instance(folder, whole)
    return folder


def judged(folder: Path, file: str) -> list[tuple[str, str, int]]:
    """What the validator says of one file: kind of fault, column, row."""
    from frictionless import Resource, Schema  # noqa: PLC0415  # few tests need it

    described = json.loads((PUBLISHED / f"{Path(file).stem}.json").read_text(encoding="utf-8"))
    resource = Resource(path=file, basepath=str(folder), schema=Schema.from_descriptor(described))
    told = resource.validate().flatten(["type", "fieldName", "rowNumber"])
    return [(str(kind), str(column), int(row or 0)) for kind, column, row in told]


def test_what_is_published_is_what_the_reader_knows() -> None:
    found = {file.name: file.read_text(encoding="utf-8") for file in PUBLISHED.glob("*.json")}
    assert found == texts(), REWRITE


@pytest.mark.landing
def test_the_package_is_one_of_its_standard() -> None:
    from frictionless import Package  # noqa: PLC0415  # few tests need it

    assert not list(Package.metadata_validate(data_package()))
    assert {item.file for item in SCHEMAS} == {
        str(item["path"])
        for item in json.loads((PUBLISHED / PACKAGE).read_text(encoding="utf-8"))["resources"]
    }


@pytest.mark.landing
@pytest.mark.parametrize("file", [item.file for item in TABLES])
def test_what_the_program_writes_is_what_it_describes(written: Path, file: str) -> None:
    assert (written / file).exists()
    assert judged(written, file) == []


@pytest.mark.parametrize(("file", "column", "cell", "kind"), looped(1, PLANTED))
def test_a_planted_fault_is_refused_in_its_cell(
    written: Path, tmp_path: Path, file: str, column: str, cell: str, kind: str
) -> None:
    with (written / file).open(encoding="utf-8", newline="") as before:
        rows = list(csv.DictReader(before))
    rows[0][column] = cell
    with (tmp_path / file).open("w", encoding="utf-8", newline="") as after:
        writer = csv.DictWriter(after, rows[0], restval="")
        writer.writeheader()
        writer.writerows(rows)
    assert (kind, column, 2) in judged(tmp_path, file)
