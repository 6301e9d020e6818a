"""Rows for programs, the same in every language: as CSV and as Parquet."""

import csv
import io
from collections.abc import Mapping, Sequence, Set

from pydantic import JsonValue

from assigner.extras import extra
from assigner.files.formula import kept_text

Rows = Sequence[Mapping[str, JsonValue]]
"""At least one row, and the same columns in each."""


def records_csv(rows: Rows) -> str:
    """Rows as CSV: UTF-8, comma, decimal point; blank where nothing was seen.

    What a spreadsheet would run as a formula is kept text by an apostrophe.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        {name: kept_text(value) if isinstance(value, str) else value
         for name, value in row.items()}
        for row in rows
    )
    return out.getvalue()


def records_parquet(rows: Rows, texts: Set[str], whole: Set[str]) -> bytes:
    """Rows as Parquet. `texts`, `whole`: columns of text and of whole numbers."""
    with extra("sweep"):
        import pyarrow as pa  # noqa: PLC0415  # a large library, and only this needs it
        from pyarrow import parquet  # noqa: PLC0415  # likewise

    kinds = {name: pa.string() if name in texts else
             pa.int64() if name in whole else pa.float64() for name in rows[0]}
    out = pa.BufferOutputStream()
    table = pa.Table.from_pylist([dict(row) for row in rows], schema=pa.schema(kinds))
    parquet.write_table(table, out)
    return bytes(out.getvalue().to_pybytes())
