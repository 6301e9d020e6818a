"""An empty instance to fill in: the day's head with every column explained, three tables."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assigner.called import Called
from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically
from assigner.files.columns import SCHEMAS, Schema
from assigner.files.complaints import FILES, INSTANCE
from assigner.files.private import make_folder
from assigner.words import Words, marked, refusal, say, term

MODEL = "danish-child-welfare"

_HEAD = marked("""\
# One day of one office. Fill in the three tables beside this file, then check it:
#     {command}
# {never}

date = {date}             # the day of allocation
model = "{model}"   # a model the program knows, or the path of one
title = ""                    # what to call the day; may stay empty
office = ""                   # may stay empty
""")

_HOW = marked("""
# The tables are CSV, separated by ; or , and may be edited in a spreadsheet.
# The order of rows and columns does not matter; columns that are not needed may go.
# Dates: 2026-11-23 or 23-11-2026. Decimals: 24.5 or 24,5. Yes and no: yes/no, ja/nej, x.
# A list in one cell is separated by |, as in: english|arabic.
# Headers may be in English or Danish. Required columns are marked *.
""")


USUAL = Called()


def never(called: Called) -> Words:
    """What stands nowhere in an instance."""
    return say("Never write names of children or civil registration numbers anywhere.") \
        if called.about_children else \
        say("Never write names of those the cases are about, or civil registration numbers.")


def write_blank(
    folder: Path, on: date, model: str = MODEL, danish: bool = False,
    command: str = "assigner check FOLDER", called: Called = USUAL,
) -> tuple[Path, ...]:
    """Write an empty instance for the day into `folder`; return the files.

    Refuses when one of its files is there already. With `danish`, headers are in Danish
    and the tables as a Danish spreadsheet opens them: separated by ; and marked as UTF-8.
    `command`: what checks them, as it is typed where they are made. `called`: the model's own
    words for columns, and which it has.
    """
    try:
        make_folder(folder)
    except OSError as error:
        wrong = say("{folder} cannot be made: {reason}.", folder=folder, reason=refusal(error))
        raise AssignerError(wrong) from error
    there = [name for name in FILES if (folder / name).exists()]
    if there:
        raise AssignerError(say(
            "{folder} already holds {files}; nothing is overwritten. Name another folder.",
            folder=folder, files=there,
        ))
    schemas = [schema.of(called) for schema in SCHEMAS]
    texts = {INSTANCE: _head(on, model, command, schemas, called, danish=danish)}
    for schema in schemas:
        texts[schema.file] = _table(schema, danish)
    for name, text in texts.items():
        encoding = "utf-8-sig" if danish and name != INSTANCE else "utf-8"
        write_atomically(folder / name, text.encode(encoding))
    return tuple(folder / name for name in texts)


def _head(
    on: date, model: str, command: str, schemas: Sequence[Schema], called: Called, *, danish: bool
) -> str:
    escaped = model.replace("\\", "\\\\").replace('"', '\\"')
    parts = [str(say(_HEAD, date=on.isoformat(), model=escaped, command=command,
                     never=never(called))), str(say(_HOW))]
    for schema in schemas:
        parts.append(f"#\n# {schema.file}\n")
        for column in schema.columns:
            star = "*" if column.required else ""
            named = column.spoken("da")
            also = f" ({named})" if danish or _known(called, named) else ""
            parts.append(f"#   {column.spoken('en')}{star}{also}: {term(column.meaning)}\n")
    return "".join(parts)


def _known(called: Called, danish: str) -> bool:
    """Whether an office has its word in a Danish header: one with a word in English alone not."""
    return not called.persons or "da" in called.persons or "agsbehandler" not in danish


def _table(schema: Schema, danish: bool) -> str:
    names = [column.spoken("da" if danish else "en") for column in schema.columns]
    return (";" if danish else ",").join(names) + "\r\n"
