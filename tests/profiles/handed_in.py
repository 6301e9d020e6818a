"""What an office hands in, as files; and the proposal for it, as a coordinator leaves it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

Rows = Sequence[Sequence[object]]
Hand = tuple[str, str]
"""A line of the proposal, as it begins, and what a coordinator writes instead; with `+` before it,
what they add below that line."""


def write_text(file: Path, text: str, encoding: str) -> None:
    """Write a text, in the folder it names."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode(encoding))


def write_book(
    file: Path, sheets: Mapping[str, Rows], merged: Mapping[str, Sequence[str]]
) -> None:
    """Write a workbook. `merged`: ranges of merged cells by sheet."""
    file.parent.mkdir(exist_ok=True)
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for title, rows in sheets.items():
        made = book.create_sheet(title)
        for row in rows:
            made.append(list(row))
        for cells in merged.get(title, ()):
            made.merge_cells(cells)
    book.save(file)


def by_hand(proposed: str, hand: Sequence[Hand]) -> str:
    """The proposal as a coordinator leaves it: a line of `hand` is one line more or another.

    What a later recogniser asks no longer needs no hand; whether it is right, the day says.
    """
    lines = proposed.splitlines()
    for begins, line in hand:
        at = next((at for at, one in enumerate(lines) if one.startswith(begins)), None)
        if at is None and begins.startswith("#"):
            continue
        assert at is not None, (begins, proposed)
        lines[at:at + 1] = [lines[at], line[1:]] if line.startswith("+") else [line]
    return "\n".join(lines) + "\n"
