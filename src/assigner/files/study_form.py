"""A workbook for a study of two weeks: a diary to fill in, with lists, rules and an example."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from assigner.called import Called
from assigner.files.complaints import letter
from assigner.files.registrations import SCHEMA
from assigner.words import Words, language, say, term

ROWS: Final = 5_000
"""Of the diary: 25 people with 20 rows a day over two weeks."""
LEFT_OUT: Final = frozenset({"week", "cases"})
"""Columns that a diary has no use for: a day says its week, each row is one case."""
_LISTS = say("Lists")
_MADE = date(2026, 1, 1)
WITHOUT_CASES = say(
    "6. Where cases may not be named, leave the case blank and write phase, complexity and "
    "children.")
READ_ME = (
    say("What do cases take? A study of two weeks"),
    say("1. Everybody who has cases writes down their working time for two ordinary weeks, each "
        "day. Short notes on the same day are better than long ones on Friday."),
    say("2. One row for each case and day, in whole minutes: calls, meetings, travel, writing, all "
        "that would not have been done without the case."),
    say("3. Kind: case for a case of yours, co_work where you help a colleague with theirs, fixed "
        "for meetings, supervision and training that would be there without any case."),
    say("4. A case without work needs no row: it took nothing in those days, and that counts."),
    say("5. Use a pseudonym in place of your initials if you like: the same one in every row and, "
        "best, in the caseload too. Never write a name or anything of health."),
    WITHOUT_CASES,
    say("7. Breaks, private errands and e-mail about nothing in particular are not written down."),
    say("8. Whoever collects the forms puts the rows below one another, and runs: {command}"),
    say("The result is of kinds of cases. It names nobody, and tells no number that fewer than "
        "five people stand behind."),
)


@dataclass(frozen=True)
class Offered:
    """What may be chosen from a list, as the office writes it; `called`: its columns."""

    people: Sequence[str] = ()
    cases: Sequence[str] = ()
    phases: Sequence[str] = ()
    complexities: Sequence[str] = ()
    called: Called = field(default_factory=Called)


def study_form(offered: Offered, command: str) -> bytes:
    """The workbook in the language spoken. `command`: what reads it back."""
    import xlsxwriter  # noqa: PLC0415  # only for workbooks

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _MADE, "title": str(READ_ME[0])})
    title = book.add_format({"bold": True, "font_size": 16, "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    needed = book.add_format({"bold": True, "bg_color": "#1D4F6B", "font_color": "#FFFFFF"})
    free = book.add_format({"bold": True, "bg_color": "#DCE8EE", "font_color": "#22262B"})
    day = book.add_format({"num_format": "dd-mm-yyyy" if _danish() else "yyyy-mm-dd"})
    read_me = book.add_worksheet(str(say("Read me")))
    read_me.hide_gridlines(2)
    read_me.set_column(0, 0, 96)
    for row, line in enumerate(READ_ME):
        own = line is WITHOUT_CASES and not offered.called.about_children
        words = _without_cases(offered.called) if own else line
        said = replace(words, values={**words.values, "command": command})
        read_me.write_string(row + (row > 0), 0, str(said), text if row else title)
    diary = book.add_worksheet("Registreringer" if _danish() else "registrations")
    _example(book.add_worksheet(str(say("Example"))), (title, needed, free, day), offered)
    lists = book.add_worksheet(str(_LISTS))
    ranges = _lists(lists, offered)
    diary.freeze_panes(1, 0)
    for place, column in enumerate(_columns(offered)):
        named = column.spoken(language())
        wide = max(12, len(named) + 3)
        diary.set_column(place, place, wide, day if column.key == "date" else None)
        diary.write_string(0, place, named, needed if column.required or column.key == "date"
                           else free)
        diary.write_comment(0, place, str(term(column.meaning)), {"x_scale": 1.6, "author": ""})
        rule = _rule(column.key, ranges)
        if rule is not None:
            diary.data_validation(1, place, ROWS, place, {"ignore_blank": True, **rule})
    book.close()
    return out.getvalue()


def _without_cases(called: Called) -> Words:
    """What is written where cases may not be named, in an office that is not about children."""
    if not called.has("children"):
        return say("6. Where cases may not be named, leave the case blank and write phase and "
                   "complexity.")
    return say("6. Where cases may not be named, leave the case blank and write phase, complexity "
               "and {how_many}.", how_many=called.heading("children", say("how many")))


def _columns(offered: Offered) -> Sequence[Any]:
    return [column for column in SCHEMA.of(offered.called).columns if column.key not in LEFT_OUT]


def _danish() -> bool:
    return language() == "da"


def kinds() -> Mapping[str, str]:
    """Kinds of time a diary has, and how they are written in the language spoken."""
    danish = {"case": "sag", "co_work": "medsagsbehandling", "fixed": "fast tid"}
    return danish if _danish() else {key: key for key in danish}


def _lists(sheet: Any, offered: Offered) -> Mapping[str, str]:
    """The words to choose from, on a hidden sheet."""
    found = {}
    for place, (key, words) in enumerate({
        "caseworker": offered.people, "case": offered.cases, "phase": offered.phases,
        "complexity": offered.complexities, "kind": [*kinds().values()],
    }.items()):
        sheet.write_column(0, place, words)
        if words:
            found[key] = f"='{_LISTS}'!${letter(place)}$1:${letter(place)}${len(words)}"
    sheet.hide()
    return found


def _rule(key: str, ranges: Mapping[str, str]) -> dict[str, Any] | None:
    """What may be typed in a column; people and cases may be others than those listed."""
    if key in ranges:
        lenient = key in ("caseworker", "case")
        return {"validate": "list", "source": ranges[key],
                **({"error_type": "information"} if lenient else {}),
                "error_message": str(say("Choose one of the list."))[:255]}
    if key == "date":
        return {"validate": "date", "criteria": ">", "value": date(2000, 1, 1),
                "error_message": str(say("Write a date."))[:255]}
    if key in ("minutes", "children"):
        least, most = (0, 1_440) if key == "minutes" else (1, 99)
        return {"validate": "integer", "criteria": "between", "minimum": least, "maximum": most,
                "error_message": str(say("Write a whole number from {least} to {most}.",
                                         least=least, most=most))}
    return None


def _example(sheet: Any, forms: tuple[Any, Any, Any, Any], offered: Offered) -> None:
    """A morning of somebody; the sheet is not read."""
    title, needed, free, day = forms
    on = _MADE + timedelta(days=4)
    named = kinds()
    phase = offered.phases[0] if offered.phases else ""
    level = offered.complexities[0] if offered.complexities else ""
    rows: Sequence[Mapping[str, object]] = (
        {"caseworker": "P01", "date": on, "case": "S-1001", "kind": named["case"], "minutes": 75},
        {"caseworker": "P01", "date": on, "case": "S-0901", "kind": named["co_work"],
         "minutes": 60},
        {"caseworker": "P01", "date": on, "phase": phase, "complexity": level, "children": 2,
         "kind": named["case"], "minutes": 25},
        {"caseworker": "P01", "date": on, "kind": named["fixed"], "minutes": 90},
    )
    sheet.set_column(0, 12, 17)
    sheet.write_string(0, 0, str(say("An example; this sheet is not read")), title)
    for place, column in enumerate(_columns(offered)):
        sheet.write_string(2, place, column.spoken(language()), needed if column.required else free)
        for down, row in enumerate(rows, start=3):
            value = row.get(column.key)
            if isinstance(value, date):
                sheet.write_datetime(down, place, value, day)
            elif isinstance(value, str):
                sheet.write_string(down, place, value)
            elif isinstance(value, int):
                sheet.write_number(down, place, value)
