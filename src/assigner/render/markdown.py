"""A printout as Markdown, readable as it stands."""

from collections.abc import Iterable

from assigner.veil import veiled
from assigner.view import SCREEN, Printout, Said, Table, Text


def markdown(printout: Printout) -> str:
    """The line in bold, and below it every table and sentence, a blank line apart."""
    shown = veiled(printout)
    parts = [f"**{shown.line}**"]
    for block in (*shown.below, *(block for group in shown.groups for block in group)):
        match block:
            case Table():
                parts.append(_table(block.on(SCREEN)))
            case Said():
                parts.append(str(block.text))
            case _:
                raise NotImplementedError(block.kind)
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> str:
    return "\n".join((
        _row(column.header for column in table.columns),
        _row("---:" if column.number else "---" for column in table.columns),
        *(_row(cell.text(column) for cell, column in zip(row.cells, table.columns, strict=True))
          for row in table.rows),
    ))


def _row(cells: Iterable[Text]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
