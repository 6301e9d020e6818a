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


class Press(NamedTuple):
    """A link or a button that somebody presses, by what it is called."""

    name: str


class Fill(NamedTuple):
    """What somebody writes into a field, by its label; `file`: which file they choose there."""

    label: str
    text: str
    file: bool


class Tick(NamedTuple):
    """A choice that somebody ticks."""

    label: str


class Says(NamedTuple):
    """What stands on the page then."""

    text: str


Step = Command | Rows | Value
Act = Value | Press | Fill | Tick | Says
BROWSER = "\n# The same ten minutes in the browser\n"
_ACT = re.compile(
    r"(?P<cell>[Ww]rite `(?P<value>[^`]+)` in cell `(?P<sheet>\w+)!(?P<at>\w+)`)"
    r"|[Ww]rite `(?P<text>[^`]+)` in \*\*(?P<field>[^*]+)\*\*"
    r"|[Cc]hoose `(?P<file>[^`]+)` in \*\*(?P<files>[^*]+)\*\*"
    r"|[Tt]ick \*\*(?P<tick>[^*]+)\*\*"
    r"|\bsays \*\*(?P<says>[^*]+)\*\*(?: and \*\*(?P<also>[^*]+)\*\*)?"
    r"|[Pp]ress \*\*(?P<press>[^*]+)\*\*(?:, and \*\*(?P<then>[^*]+)\*\*)?")
"""How the second half says what to do: nothing that is bold is passed over (a test says so)."""


def acts(text: str) -> Iterator[Act]:
    """Everything the second half tells to do and to see, in its order."""
    half = " ".join(text.partition(BROWSER)[2].split())
    for found in _ACT.finditer(half):
        if found["cell"]:
            yield Value(found["sheet"], found["at"], found["value"])
        elif found["text"]:
            yield Fill(found["field"], found["text"], file=False)
        elif found["file"]:
            yield Fill(found["files"], found["file"], file=True)
        elif found["tick"]:
            yield Tick(found["tick"])
        elif found["says"]:
            yield from map(Says, filter(None, (found["says"], found["also"])))
        else:
            yield from map(Press, filter(None, (found["press"], found["then"])))


def bold(text: str) -> int:
    """How often something is bold in the second half."""
    return len(re.findall(r"\*\*[^*]+\*\*", text.partition(BROWSER)[2]))


def steps(text: str) -> Iterator[Step]:
    """Everything the page tells to do in the terminal, in its order."""
    text = text.partition(BROWSER)[0]
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
