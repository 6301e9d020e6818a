"""The why-not table as CSV: one row for each case and caseworker."""

import csv
import io
from collections.abc import Iterator

from assigner.report.explain_rows import Row

HEADER = ("case", "caseworker", "verdict", "decided_by", "rule", "kind", "words")


def explain_csv(answer: Row) -> str:
    """Who could take each case and who could not.

    Text that a spreadsheet would run as a formula is kept text by an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for case in answer.get("cases") or [answer]:
        for row in _rows(case):
            writer.writerow([_text(value) for value in row])
    return out.getvalue()


def _rows(answer: Row) -> Iterator[tuple[str, ...]]:
    case = answer["question"]["case"]
    for row in answer["ranked"]:
        yield (case, row["caseworker"], row["verdict"], row.get("decided_by") or "", "", "",
               str(row.get("words") or ""))
    for row in answer["ruled_out"]:
        yield (case, row["caseworker"], "not_allowed", "", row["rule"] or "", row["kind"] or "",
               str(row["words"]))


def _text(value: str) -> str:
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
