"""A page of docs/ done literally: its commands are run, its tables and cells are typed in."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import openpyxl

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"```sh( fails)?\n(.*?)```", re.DOTALL)
_TABLE = re.compile(r"((?:^\|.*\|\n)+)", re.MULTILINE)
_SHEET = re.compile(r"in the sheet `(\w+)`")
_CELL = re.compile(r"`([^`]+)`\s+in\s+cell\s+`(\w+)!(\w+)`")
_RUN = "uv run assigner "


class Command(NamedTuple):
    """What somebody types in the terminal."""

    args: list[str]
    fails: bool


class Rows(NamedTuple):
    """A table somebody types into a sheet, below its header."""

    sheet: str
    rows: list[dict[str, str]]


class Value(NamedTuple):
    """What somebody types into a cell."""

    sheet: str
    cell: str
    text: str


Step = Command | Rows | Value


def steps(text: str) -> Iterator[Step]:
    """Everything the page tells to do, in its order."""
    text = re.sub(r"\n {2}```.*?```", "", text, flags=re.DOTALL)
    found: list[tuple[int, Step]] = []
    for block in _BLOCK.finditer(text):
        for line in block[2].strip().splitlines():
            assert line.startswith(_RUN), line
            command = Command(shlex.split(line.removeprefix(_RUN)), bool(block[1]))
            found.append((block.start(2), command))
    for table in _TABLE.finditer(text):
        named = _SHEET.findall(text[: table.start()])
        if not named:  # a table to read, not to type in
            continue
        lines = [[cell.strip() for cell in line.strip("|").split("|")]
                 for line in table[1].strip().splitlines()]
        rows = [dict(zip(lines[0], line, strict=True)) for line in lines[2:]]
        found.append((table.start(), Rows(named[-1], rows)))
    for cell in _CELL.finditer(text):
        found.append((cell.start(), Value(cell[2], cell[3], cell[1])))
    return (step for _, step in sorted(found, key=lambda item: item[0]))


def type_in(path: Path, step: Rows | Value) -> None:
    """Fill the workbook as somebody would: numbers as numbers, the rest as text."""
    book = openpyxl.load_workbook(path)
    sheet = book[step.sheet]
    if isinstance(step, Value):
        sheet[step.cell] = step.text
    else:
        header = [cell.value for cell in sheet[1]]
        for down, row in enumerate(step.rows, start=2):
            for name, text in row.items():
                if text:
                    value = int(text) if text.isdigit() else text
                    sheet.cell(down, header.index(name) + 1, value)
    book.save(path)
