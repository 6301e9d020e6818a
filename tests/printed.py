"""Holds a table that a command wrote against its published schema, by a validator of others."""

import csv
import io
import json
import tempfile
from pathlib import Path

from assigner.files.printed_tables import PRINTED

TABLES = Path(__file__).parents[1] / "docs" / "schemas" / "tables"


def judge(name: str, text: str) -> list[tuple[str, str, int]]:
    """Every fault: kind, column, row. A column that is not described is one, too."""
    from frictionless import Resource, Schema  # noqa: PLC0415  # few tests need it

    described = json.loads((TABLES / f"printed-{name}.json").read_text(encoding="utf-8"))
    fields = {field["name"]: field for field in described["fields"]}
    header = next(csv.reader(io.StringIO(text)))
    # frictionless goes by position where the order is that of the file.
    there = {**described, "fields": [fields[key] for key in header if key in fields]}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "table.csv").write_text(text, encoding="utf-8")
        resource = Resource(path="table.csv", basepath=folder,
                            schema=Schema.from_descriptor(there))
        told = resource.validate().flatten(["type", "fieldName", "rowNumber"])
    faults = [(str(kind), str(column), int(row or 0)) for kind, column, row in told]
    may = {column.key for table in PRINTED if table.name == name
           for column in table.columns if column.optional}
    return faults + [("missing", key, 0) for key in fields if key not in {*header, *may}] + [
        ("undescribed", key, 0) for key in header if key not in fields]
