"""The tables of an instance, and those that commands print: Table Schema and Data Package.

`python -m assigner.files.table_schema FOLDER` writes both, from the columns the reader knows.
Source: Data Package 2.0 (Table Schema, Data Package), of the Open Knowledge Foundation.
"""

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import NoneType
from typing import Final, get_args, get_origin, get_type_hints

from assigner.files.columns import SCHEMAS, TABLES, InputColumn, Schema
from assigner.files.printed_tables import PRINTED, PrintedColumn, PrintedTable

PROFILE: Final = "https://datapackage.org/profiles/2.0/"
VERSION: Final = "1.0"
"""Of the tables: a new optional column raises the minor number, anything else the major."""
PACKAGE: Final = "datapackage.json"
_KINDS: Final[Mapping[object, Mapping[str, object]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    date: {"type": "date", "format": "%Y-%m-%d"},
    bool: {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
    frozenset: {"type": "string"},
    tuple: {"type": "string"},
}
"""How a fact's attribute is written in a cell: lists with |, truth as yes or nothing."""
_PATTERNS: Final[Mapping[object, str]] = {
    frozenset: r"[^|]+(\|[^|]+)*", tuple: r"[^|:]+:[+-]?[0-2](\|[^|:]+:[+-]?[0-2])*",
}


def table_schema(schema: Schema) -> dict[str, object]:
    """The Table Schema of one file of an instance: every column it may have, in our order."""
    held = get_type_hints(schema.fact)
    found: dict[str, object] = {
        "$schema": f"{PROFILE}tableschema.json",
        "title": f"assigner {schema.file}",
        "version": VERSION,
        # A file may leave out what is not required; headers decide, not the order.
        "fieldsMatch": "superset",
        "fields": [_field(column, held[column.field]) for column in schema.columns],
        "missingValues": [""],
    }
    if any(column.key == "id" for column in schema.columns):
        found["primaryKey"] = ["id"]
    return found


def _field(column: InputColumn, hint: object) -> dict[str, object]:
    kind = _kind(hint)
    written = _KINDS[kind]
    if column.field.endswith("minutes"):
        # Hours at the door, whole minutes inside.
        written = {"type": "number"}
    named: dict[str, object] = {
        "name": column.key, "title": column.danish, "description": column.meaning, **written
    }
    constraints: dict[str, object] = {}
    if (pattern := _PATTERNS.get(kind)) is not None:
        constraints["pattern"] = pattern
    if column.required:
        constraints["required"] = True
    if column.key == "id":
        constraints["unique"] = True
    if constraints:
        named["constraints"] = constraints
    return named


def _kind(hint: object) -> object:
    """What a cell holds: without None, and a list itself, not what is in it."""
    listed = get_origin(hint)
    if listed in _KINDS:
        return listed
    (kind,) = [part for part in get_args(hint) if part is not NoneType] or [hint]
    return kind


def data_package() -> dict[str, object]:
    """The Data Package of an instance: copied beside its files, it describes them."""
    return {
        "$schema": f"{PROFILE}datapackage.json",
        "name": "assigner-instance",
        "title": "One day of one office",
        "version": VERSION,
        "resources": [
            {
                "name": Path(schema.file).stem,
                "type": "table",
                "path": schema.file,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": table_schema(schema),
            }
            for schema in SCHEMAS
        ],
    }


def printed_schema(table: PrintedTable) -> dict[str, object]:
    """The Table Schema of what a command writes: every column, in its order."""
    return {
        "$schema": f"{PROFILE}tableschema.json",
        "title": f"assigner {table.command}",
        "version": table.version,
        # Later versions may have more columns; some, what the office does not have, may be missing.
        "fieldsMatch": "partial" if any(column.optional for column in table.columns) else "subset",
        "fields": [_printed(column) for column in table.columns],
        "missingValues": [""],
    }


def _printed(column: PrintedColumn) -> dict[str, object]:
    found: dict[str, object] = {"name": column.key, "description": column.meaning,
                                "type": column.kind}
    if column.kind == "date":
        found["format"] = "%Y-%m-%d"
    elif column.kind == "boolean":
        found |= {"trueValues": ["yes"], "falseValues": ["no"]}
    if column.required:
        found["constraints"] = {"required": True}
    return found


def printed_package() -> dict[str, object]:
    """The Data Package of the tables that commands write, each under the name of its schema."""
    return {
        "$schema": f"{PROFILE}datapackage.json",
        "name": "assigner-printed",
        "title": "Tables that commands write as CSV, in English",
        "version": VERSION,
        "resources": [
            {
                "name": table.name, "type": "table", "path": f"{table.name}.csv",
                "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
                "schema": printed_schema(table),
            }
            for table in PRINTED
        ],
    }


def texts() -> Mapping[str, str]:
    """File name -> what stands in it, of everything that is published."""
    described = {f"{Path(schema.file).stem}.json": table_schema(schema) for schema in TABLES}
    return {
        name: json.dumps(found, ensure_ascii=False, indent=1) + "\n"
        for name, found in {
            **described, PACKAGE: data_package(), f"printed-{PACKAGE}": printed_package(),
            **{f"printed-{table.name}.json": printed_schema(table) for table in PRINTED},
        }.items()
    }


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts().items():
        (folder / name).write_text(text, encoding="utf-8")
