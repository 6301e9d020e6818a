"""A workbook to fill in: drop-downs fed by the model, a note on every column, an example day."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assigner.called import Called
from assigner.files import cells
from assigner.files.blank import never
from assigner.files.columns import SCHEMAS, TABLES, InputColumn, Schema
from assigner.files.complaints import INSTANCE, letter
from assigner.files.dialect import PROGRAMS, Dialect
from assigner.files.example import Choices, example
from assigner.files.sheet_names import SHEETS
from assigner.files.write import as_cell
from assigner.words import Words, language, say, term

ROWS = 5_000
WHOLE: Mapping[str, tuple[int, int]] = {
    "experience_months": (0, 720), "capacity_percent": (0, 100), "max_cases": (0, 9_999),
    "max_new_cases": (0, 9_999), "children": (1, 99), "birth_day": (1, 31),
    "changes_12m": (0, 52),
}
_DAYS = (cells.day, cells.last_day)
_MADE = date(2026, 1, 1)
READ_ME = (
    say("One day of one office, to be filled in"),
    say("1. In the sheet of the day: the date, and what to call it."),
    say("2. One row for everybody who can hold cases, one for each new case, one for each open "
        "case with who holds it."),
    say("3. Dark headings must be filled in; the others may stay blank, and a column that is "
        "not needed may be deleted. Point at a heading to read what it means."),
    say("4. Choose from the lists where there are any. A list in one cell is separated by |, "
        "as in: english|arabic."),
    say("5. The sheet with the example is never read; copy its rows if that helps."),
    say("6. Save, then run: {command}"),
    say("It names every mistake with its cell."),
)


@dataclass(frozen=True)
class Filled:
    """A day that is there already: the facts of each file, and how its words are spelt."""

    title: str
    office: str
    deciders: Sequence[tuple[str, Sequence[str]]]
    rows: Mapping[str, Sequence[Any]]
    dialect: Dialect


EMPTY = Filled("", "", (), {}, PROGRAMS)


def template(
    on: date, model: str, choices: Choices, filled: Filled = EMPTY,
    command: str = "assigner check FILE",
) -> bytes:
    """The workbook in the language spoken, for one day under one model.

    `command`: what checks it, as it is typed where the workbook is made.
    """
    import xlsxwriter  # noqa: PLC0415  # only for workbooks

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _MADE, "title": str(READ_ME[0])})
    forms = _Forms(
        title=book.add_format({"bold": True, "font_size": 16, "bottom": 1}),
        text=book.add_format({"text_wrap": True, "valign": "top"}),
        needed=book.add_format({"bold": True, "bg_color": "#1D4F6B", "font_color": "#FFFFFF"}),
        free=book.add_format({"bold": True, "bg_color": "#DCE8EE", "font_color": "#22262B"}),
        day=book.add_format({"num_format": "dd-mm-yyyy" if _danish() else "yyyy-mm-dd"}),
    )
    _read_me(book.add_worksheet(str(say("Read me"))), forms, command, choices.called)
    _day(book.add_worksheet(sheet_name(INSTANCE)), forms, on, (
        model, filled.title, filled.office,
        " | ".join(f"{name} = {role}" for name, roles in filled.deciders for role in roles),
    ))
    tables = [schema.of(choices.called) for schema in TABLES
              if schema in SCHEMAS or filled.rows.get(schema.file)]
    made = [(schema, book.add_worksheet(sheet_name(schema.file))) for schema in tables]
    _example(book.add_worksheet(str(say("Example"))), forms, on, choices)
    lists = book.add_worksheet(str(_LISTS))
    ranges = _lists(lists, choices)
    for schema, sheet in made:
        _table(sheet, schema, forms, ranges)
        _rows(sheet, schema, forms, filled)
    book.close()
    return out.getvalue()


@dataclass(frozen=True)
class _Forms:
    title: Any
    text: Any
    needed: Any
    free: Any
    day: Any


_LISTS = say("Lists")


def sheet_name(file: str, *, danish: bool | None = None) -> str:
    """The sheet in the place of a file, in the language spoken unless another is said."""
    return SHEETS[file][1 if (_danish() if danish is None else danish) else 0]


def header(column: InputColumn) -> str:
    """The header of a column in the language spoken."""
    return column.spoken(language())


def _danish() -> bool:
    return language() == "da"


def _read_me(sheet: Any, forms: _Forms, command: str, called: Called) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 96)
    sheet.write_string(0, 0, str(READ_ME[0]), forms.title)
    for row, line in enumerate((*READ_ME[1:], never(called)), start=2):
        filled = replace(line, values={"command": command})
        sheet.write_string(row, 0, str(filled), forms.text)


def _day(sheet: Any, forms: _Forms, on: date, said: tuple[str, str, str, str]) -> None:
    """The head: the date, then what is `said` of model, title, office and deciders."""
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 30)
    sheet.set_column(2, 2, 60)
    rows: Sequence[tuple[str, str, Words]] = (
        ("date", "dato", say("the day of allocation")),
        ("model", "model", say("a model the program knows, or the path of one")),
        ("title", "titel", say("what to call the day; may stay empty")),
        ("office", "kontor", say("may stay empty")),
        ("deciders", "beslutter", say("who decides in which role, as "
                                      "Ulla Hansen = team leader | ...; may stay empty")),
    )
    for row, (key, danish, meaning) in enumerate(rows):
        named = forms.needed if key in ("date", "model") else forms.free
        sheet.write_string(row, 0, danish if _danish() else key, named)
        sheet.write_string(row, 2, str(meaning))
    sheet.write_datetime(0, 1, on, forms.day)
    for row, text in enumerate(said, start=1):
        if text:
            sheet.write_string(row, 1, text)


def _table(sheet: Any, schema: Schema, forms: _Forms, ranges: Mapping[str, str]) -> None:
    """An empty table: headings that stay in sight, notes, and rules for what may be typed."""
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 22)
    for place, column in enumerate(schema.columns):
        named = header(column)
        is_day = column.read in _DAYS
        sheet.set_column(place, place, max(11, len(named) + 3), forms.day if is_day else None)
        sheet.write_string(0, place, named, forms.needed if column.required else forms.free)
        sheet.write_comment(0, place, str(_note(column)), {"x_scale": 1.6, "author": ""})
        rule = _rule(column, ranges)
        if rule is not None:
            where = f"{letter(place)}2:{letter(place)}{ROWS}"
            sheet.data_validation(where, {"ignore_blank": True, **rule})


def _rows(sheet: Any, schema: Schema, forms: _Forms, filled: Filled) -> None:
    """The facts, numbers as numbers and dates as dates, text as text that can never run."""
    for down, fact in enumerate(filled.rows.get(schema.file, ()), start=1):
        for place, column in enumerate(schema.columns):
            text = as_cell(column, fact, filled.dialect)
            value = getattr(fact, column.field)
            if not text:
                continue
            if isinstance(value, date):
                sheet.write_datetime(down, place, value, forms.day)
            elif isinstance(value, int) and value is not True:
                sheet.write_number(down, place, float(text))
            else:
                sheet.write_string(down, place, text)


def _note(column: InputColumn) -> Words:
    if column.required:
        return say("{meaning}. Must be filled in.", meaning=term(column.meaning))
    return say("{meaning}. May stay blank.", meaning=term(column.meaning))


def _rule(column: InputColumn, ranges: Mapping[str, str]) -> dict[str, Any] | None:
    """What may be typed in a column; None for free text."""
    kind = _KINDS.get(column.key, "")
    if kind in ranges:
        return {
            "validate": "list", "source": ranges[kind], "error_title": header(column)[:32],
            "error_message": str(say("Choose one of the list."))[:255],
        }
    if column.read in _DAYS:
        return {
            "validate": "date", "criteria": "between", "minimum": cells.EARLIEST,
            "maximum": cells.LATEST, "error_message": str(say("Write a date."))[:255],
        }
    if column.key in WHOLE:
        least, most = WHOLE[column.key]
        return {
            "validate": "integer", "criteria": "between", "minimum": least, "maximum": most,
            "error_message": str(say("Write a whole number from {least} to {most}.",
                                     least=least, most=most)),
        }
    if column.key.endswith("_hours"):
        return {
            "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 60,
            "error_message": str(say("Write 0 to 60 hours.")),
        }
    return None


_KINDS = {
    "team": "teams", "phase": "phases", "complexity": "complexities", "two_advisers": "truth",
    "reassessment": "truth", "frozen": "truth", "caseworker": "people", "co_caseworker": "people",
    "previous_caseworker": "people",
}


def _lists(sheet: Any, choices: Choices) -> Mapping[str, str]:
    """The words to choose from, on a hidden sheet; the people are those of the workbook."""
    workers = SCHEMAS[0]
    ranges = {"people": f"='{sheet_name(workers.file)}'!$A$2:$A${ROWS}"}
    lists = {
        "teams": choices.teams, "phases": choices.phases, "complexities": choices.complexities,
        "truth": choices.truth,
    }
    for place, (name, words) in enumerate(lists.items()):
        sheet.write_column(0, place, words)
        ranges[name] = f"='{_LISTS}'!${letter(place)}$1:${letter(place)}${max(1, len(words))}"
    sheet.hide()
    return ranges


def _example(sheet: Any, forms: _Forms, on: date, choices: Choices) -> None:
    """A small day, table below table, only with the columns it uses."""
    sheet.set_column(0, 12, 17)
    sheet.write_string(0, 0, str(say("An example; this sheet is not read")), forms.title)
    top = 2
    for schema in (schema.of(choices.called) for schema in SCHEMAS):
        rows = example(on, choices)[schema.file]
        used = [column for column in schema.columns if any(column.key in row for row in rows)]
        sheet.write_string(top, 0, sheet_name(schema.file), forms.title)
        for place, column in enumerate(used):
            sheet.write_string(top + 1, place, header(column),
                               forms.needed if column.required else forms.free)
        for down, row in enumerate(rows, start=top + 2):
            for place, column in enumerate(used):
                value = row.get(column.key)
                if isinstance(value, date):
                    sheet.write_datetime(down, place, value, forms.day)
                elif isinstance(value, str):
                    sheet.write_string(down, place, value)
                elif value is not None:
                    sheet.write_number(down, place, value)
        top += len(rows) + 4
