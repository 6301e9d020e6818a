"""How an office writes its files: what came in says how what goes out is written.

Separator, encoding, line ends, language and order of headers, dates, decimal sign, and how
teams, phases, yes and no are spelt. What a file does not show, the others do.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assigner.files import cells, lists
from assigner.files.agreed import danish_words, what
from assigner.files.cells import Context
from assigner.files.columns import TABLES, InputColumn, is_header
from assigner.files.complaints import Told
from assigner.files.encoding import UTF_8_MARK, encoding_of
from assigner.files.grid import Grid, separator_of
from assigner.files.header_row import tabulate
from assigner.files.read import read_grids
from assigner.files.table import LOST
from assigner.files.vocabulary import Vocabulary, clean
from assigner.files.workbook import workbook_at

_DAYS = (cells.day, cells.last_day)
_SPELT = (cells.team, cells.phase, cells.complexity, cells.truth, lists.roles, what)
_FORMS = (
    (re.compile(r"\d{4}-\d\d?-\d\d?"), "%Y-%m-%d"), (re.compile(r"\d\d?-\d\d?-\d{4}"), "%d-%m-%Y"),
    (re.compile(r"\d\d?\.\d\d?\.\d{4}"), "%d.%m.%Y"),
    (re.compile(r"\d\d?/\d\d?/\d{4}"), "%d/%m/%Y"),
)
_NUMBER = re.compile(r"\d+([.,])\d+")
Spelt = Mapping[tuple[str, object], str]


@dataclass(frozen=True)
class Dialect:
    """One file's way. `headers`: English header -> as written, in the file's order.

    `spelt`: (English header, value) -> how the value is written. `date` is a strftime form.
    """

    separator: str = ","
    encoding: str = "utf-8"
    newline: str = "\n"
    danish: bool = False
    date: str = "%Y-%m-%d"
    decimal: str = "."
    headers: Mapping[str, str] = field(default_factory=dict)
    spelt: Spelt = field(default_factory=dict)

    def header(self, column: InputColumn) -> str:
        """A header as the office writes it."""
        return self.headers.get(column.key) or column.spoken("da" if self.danish else "en")


PROGRAMS = Dialect()
"""As programs read it."""

DANISH = Dialect(";", "utf-8-sig", "\r\n", True, "%d-%m-%Y", ",")
"""As a Danish spreadsheet opens it."""

Dialects = Mapping[str, Dialect]


def dialects(folder: Path, vocabulary: Vocabulary) -> Dialects:
    """The dialect of each file of an instance that has been read without errors."""
    grids = list(read_grids(folder))
    book = workbook_at(folder) is not None
    danish = _danish(header for grid in grids for header in grid.header)
    if book:
        alone = {grid.file: DANISH if danish else PROGRAMS for grid in grids}
    else:
        alone = _encoded_alike({
            grid.file: _of_bytes((folder / grid.file).read_bytes(), danish) for grid in grids
        })
    found = {grid.file: _of_cells(alone[grid.file], grid, vocabulary, book) for grid in grids}
    usual = DANISH if danish else PROGRAMS
    shown = tuple(found.values())
    common = replace(
        next(iter(shown), usual), headers={},
        date=_usual((one.date for one in shown), usual.date),
        decimal=_usual((one.decimal for one in shown), usual.decimal),
        spelt={
            **({("what", key): word for key, word in danish_words().items()} if danish else {}),
            **{key: text for one in shown for key, text in one.spelt.items()},
        },
    )
    return {schema.file: _filled(found.get(schema.file, common), common) for schema in TABLES}


def _of_bytes(data: bytes, danish: bool) -> Dialect:
    encoding = encoding_of(data)
    text = data.removeprefix(UTF_8_MARK).decode(encoding.removesuffix("-sig"), errors="replace")
    return Dialect(
        separator_of(text, is_header), encoding, "\r\n" if "\r\n" in text else "\n", danish
    )


def _filled(one: Dialect, common: Dialect) -> Dialect:
    """What a file does not show, the others do."""
    return replace(
        one, date=one.date or common.date, decimal=one.decimal or common.decimal,
        spelt={**common.spelt, **one.spelt},
    )


def _usual(shown: Iterable[str], otherwise: str) -> str:
    return next((text for text, _ in Counter(filter(None, shown)).most_common(1)), otherwise)


def _encoded_alike(found: Mapping[str, Dialect]) -> dict[str, Dialect]:
    """A file of plain letters only says nothing: it takes the encoding of the others."""
    common = _usual((one.encoding for one in found.values() if one.encoding != "ascii"), "utf-8")
    return {
        file: one if one.encoding != "ascii" else replace(one, encoding=common)
        for file, one in found.items()
    }


def _of_cells(alone: Dialect, grid: Grid, vocabulary: Vocabulary, book: bool) -> Dialect:
    """The file's own headers, dates, numbers and words."""
    schema = next(schema for schema in TABLES if schema.file == grid.file)
    schema = schema.called(vocabulary.headers)
    table = tabulate(replace(grid, complaints=Told()), schema)
    if table is None:
        return alone
    table.convert(Context(vocabulary))
    headers = {
        key: clean(grid.header[place])
        for key, place in sorted(table.columns.items(), key=lambda item: item[1])
    }
    known = {column.key: column for column in schema.columns}
    spelt = {
        (key, value): text
        for key in headers if known[key].read in _SPELT
        for value, text in _spellings(known[key], table.cells(key), table.texts(key), vocabulary)
    }
    days = [clean(cell) for key in headers if known[key].read in _DAYS for cell in table.cells(key)]
    hours = [cell for key in headers if key.endswith("_hours") for cell in table.cells(key)]
    return replace(
        alone, headers=headers, spelt=spelt,
        date=alone.date if book else _form(days), decimal=alone.decimal if book else _sign(hours),
    )


def _spellings(
    column: InputColumn, raw: Sequence[str], values: Sequence[object], vocabulary: Vocabulary
) -> Iterator[tuple[object, str]]:
    """How each value is written; of several ways, the most frequent."""
    counted: Counter[tuple[object, str]] = Counter()
    for cell, value in zip(raw, values, strict=True):
        text = clean(cell)
        if not text or value is LOST:
            continue
        if column.read is lists.roles:
            for item in lists.items(text):
                read = lists.roles(item, Context(vocabulary)).value
                found = read if isinstance(read, frozenset) else ()
                counted.update((role, item) for role in found)
        else:
            counted[value, text] += 1
    for (value, text), _ in sorted(counted.items(), key=lambda item: (item[1], str(item[0]))):
        yield value, text


def _form(days: Iterable[str]) -> str:
    """The form of most dates; blank where there are none."""
    return _usual(
        (form for text in days for pattern, form in _FORMS if pattern.match(text)), ""
    )


def _sign(hours: Iterable[str]) -> str:
    return _usual((found[1] for text in hours if (found := _NUMBER.search(text))), "")


def _danish(headers: Iterable[str]) -> bool:
    """Whether more headers are Danish than English; those alike in both say nothing."""
    own = {
        (clean(column.key).casefold(), clean(column.danish).casefold())
        for schema in TABLES for column in schema.columns
    }
    english = {key for key, danish in own if key != danish}
    danish = {danish for key, danish in own if key != danish}
    said = [clean(header).casefold() for header in headers]
    return sum(text in danish for text in said) > sum(
        text in english or text.replace(" ", "_") in english for text in said
    )
