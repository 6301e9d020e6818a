"""Registrations of time, from a table or a workbook: read, and held against the days of an office.

A row is of a case (caseworker, week, case, minutes), of a kind of case (phase and complexity in
place of the case), or of a week (caseworker, week, minutes). A diary has a date for the week, and
a kind for what is no case.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from assigner.by_column import facts
from assigner.files import cells
from assigner.files.cells import Context, Fault, Read
from assigner.files.columns import InputColumn, Schema
from assigner.files.complaints import Complaint, shown
from assigner.files.encoding import read_text
from assigner.files.grid import Grid, read_csv
from assigner.files.header_row import tabulate
from assigner.files.table import FileTable
from assigner.files.vocabulary import Vocabulary, fold_name, nearest
from assigner.files.workbook import is_workbook
from assigner.files.workbook_sheet import one_sheet
from assigner.registration import KINDS, TimeRegistration
from assigner.words import counted, say

SHEETS: Final = ("registrations", "Registreringer", "Tidsregistrering", "Dagbog", "Diary")
_WEEK = re.compile(r"(?P<y>\d{4})[- ]?(?:W|uge|week)?\s?(?P<w>\d{1,2})", re.IGNORECASE | re.ASCII)
_TURNED = re.compile(
    r"(?:W|uge|week)?\s?(?P<w>\d{1,2})[ ./-]+(?P<y>\d{4})", re.IGNORECASE | re.ASCII)
_KINDS: Mapping[str, str] = {
    **{fold_name(key): key for key in KINDS},
    "sag": "case", "medsagsbehandling": "co_work", "medsagsbehandler": "co_work",
    "fast": "fixed", "fast tid": "fixed", "meetings": "fixed", "møder": "fixed",
    "i alt": "total", "ialt": "total", "hele ugen": "total",
}
_FAR: Final = 8
"""Weeks: of the cases of an intake team, half are others then."""
_SHOWN: Final = 5
"""Cases that are listed by their ids."""
_MOST: Final = 10_080
"""Minutes of a week, day and night."""


def week(text: str, context: Context) -> Read:
    """A week of the calendar, as 2026-W47: its Monday."""
    del context
    form = _WEEK.fullmatch(text) or _TURNED.fullmatch(text)
    fix = say("Write year and week, as 2026-W47.")
    if form is None:
        return Read(None, (Fault("E180", say('"{value}" is not a week.', value=shown(text)), fix),))
    try:
        return Read(date.fromisocalendar(int(form["y"]), int(form["w"]), 1))
    except ValueError:
        return Read(None, (Fault(
            "E180", say('There is no such week as "{value}".', value=shown(text)), fix),))


def kind(text: str, context: Context) -> Read:
    """What time was spent on: a key of KINDS, in English or Danish."""
    del context
    key = _KINDS.get(fold_name(text))
    if key is not None:
        return Read(key)
    near = nearest(text, _KINDS)
    fix = say("Write {near}.", near=near) if near else say(
        "Write one of {kinds}.", kinds=", ".join(KINDS))
    return Read(None, (Fault("E181", say(
        '"{value}" is no kind of time.', value=shown(text)), fix),))


SCHEMA = Schema("registrations.csv", TimeRegistration, (
    InputColumn("caseworker", "Sagsbehandler", cells.plain, "who, or a pseudonym", required=True),
    InputColumn("week", "Uge", week, "week of the calendar, as 2026-W47"),
    InputColumn("date", "Dato", cells.day, "or a day in it", fills="day"),
    InputColumn("case", "Sagsnr", cells.plain, "the case, where it is named"),
    InputColumn("phase", "Fase", cells.phase, "or the phase"),
    InputColumn("complexity", "Tyngde", cells.complexity, "and how heavy"),
    InputColumn("children", "Børn", cells.count(1, 99), "children in such a case",
                elsewhere="how many in such a case"),
    InputColumn("cases", "Antal sager", cells.count(1, 999),
                "how many such cases; blank: as the caseload says"),
    InputColumn("kind", "Art", kind, "case, co_work, fixed (meetings, supervision, training) or "
                "total; blank: by what else is said"),
    InputColumn("minutes", "Minutter", cells.count(0, _MOST, rounded=True), "minutes",
                required=True),
))


@dataclass(frozen=True)
class TimeTable:
    """What a table holds: no rows where there are errors."""

    rows: tuple[TimeRegistration, ...]
    errors: tuple[Complaint, ...]
    warnings: tuple[Complaint, ...]


def read_registrations(
    path: Path, words: Vocabulary, people: frozenset[str], cases: Callable[[str], bool],
    days: Sequence[date] = (),
) -> TimeTable:
    """Read a CSV or a workbook. `people`: of the caseloads; `cases`: whether they know a case.

    `days`: when the caseloads were as they say.
    """
    schema = SCHEMA.called(words.headers)
    found = one_sheet(path, schema, SHEETS) if is_workbook(path) else _text(path, schema)
    if isinstance(found, Complaint):
        return TimeTable((), (found,), ())
    in_book = is_workbook(path)
    table = tabulate(found, replace(schema, file=found.file))
    if table is not None:
        table.convert(Context(words))
        _check(table, people, cases)
        _check_days(table, days)
    told = [replace(one, in_book=in_book) for one in (*found.complaints, *found.complaints.more())]
    errors = tuple(sorted((one for one in told if not one.warning), key=_order))
    warnings = tuple(sorted((one for one in told if one.warning), key=_order))
    rows = () if errors or table is None else tuple(_facts(table))
    if not rows and not errors:
        errors = (Complaint(
            code="E101", file=found.file, in_book=in_book, message=say("There are no rows."),
            fix=say("Write one row for each case and week, or one for each week.")),)
    return TimeTable(rows, errors, warnings)


def _text(path: Path, schema: Schema) -> Grid | Complaint:
    text = read_text(path)
    if isinstance(text, Complaint):
        return replace(text, fix=say("Name a CSV or a workbook with the registrations."))
    return read_csv(path.name, text, lambda name: schema.column(name) is not None)


def _order(complaint: Complaint) -> tuple[int, int, str]:
    return complaint.row or 0, len(complaint.column or ""), complaint.code


def _facts(table: FileTable) -> Sequence[TimeRegistration]:
    """The rows, each with its week, and a kind where it said none."""
    columns = {column.field: _of(table, column.key) for column in table.schema.columns}
    made = facts(TimeRegistration, {"row": table.grid.numbers, **{
        name: [_blank(name) if one is None else one for one in values]
        for name, values in columns.items()}}, len(table.grid.rows))
    return [replace(one, week=one.week or _monday(one.day), kind=kind_)
            for one, kind_ in zip(made, _kinds(table), strict=True)]


def _blank(name: str) -> str | None:
    return "" if name in ("case", "phase", "complexity", "kind") else None


def _monday(day: date | None) -> date | None:
    return None if day is None else day - timedelta(days=day.weekday())


def _of(table: FileTable, key: str) -> Sequence[object]:
    return table.values.get(key) or [None] * len(table.grid.rows)


def _weeks(table: FileTable) -> Sequence[date | None]:
    return [
        on if isinstance(on, date) else _monday(day if isinstance(day, date) else None)
        for on, day in zip(_of(table, "week"), _of(table, "date"), strict=True)
    ]


def _kinds(table: FileTable) -> Sequence[str]:
    """What each row is: without a case fixed time, unless the week has no row of a case."""
    on_cases = {
        (who, week_) for who, week_, case, phase in zip(
            _of(table, "caseworker"), _weeks(table), _of(table, "case"), _of(table, "phase"),
            strict=True) if case or phase
    }
    return [
        str(said) if said else "case" if case or phase
        else "fixed" if (who, week_) in on_cases else "total"
        for said, case, phase, who, week_ in zip(
            _of(table, "kind"), _of(table, "case"), _of(table, "phase"),
            _of(table, "caseworker"), _weeks(table), strict=True)
    ]


def _check(table: FileTable, people: frozenset[str], cases: Callable[[str], bool]) -> None:
    """Complain of rows that leave open when, what or who."""
    kinds = _kinds(table)
    guessed: list[int] = []
    strange: list[int] = []
    for index, said in enumerate(_of(table, "kind")):
        row = {key: _of(table, key)[index] for key in table.columns}
        _check_week(table, index, row)
        case, phase, level = row.get("case"), row.get("phase"), row.get("complexity")
        if not case and bool(phase) != bool(level):
            missing, there = ("complexity", "phase") if phase else ("phase", "complexity")
            table.complain(
                index, missing if missing in table.columns else there, "E101",
                say("A row of a kind of case says both phase and complexity."),
                say("Write both, or the case."))
        on_case = bool(case or phase or level)
        if said in ("fixed", "total") and on_case:
            table.complain(index, "kind", "E182",
                           say("The row names a case, and is said to be of none."),
                           say("Take out one of the two."))
        elif said in ("case", "co_work") and not on_case:
            table.complain(index, "kind", "E182", say("The row does not say which case."),
                           say("Write the case, or its phase and complexity."))
        if not said and kinds[index] == "fixed":
            guessed.append(index)
        if case and isinstance(case, str) and not cases(case):
            strange.append(index)
    if strange:
        named = sorted({str(_of(table, "case")[index]) for index in strange})
        table.complain(
            strange[0], "case", "W251",
            counted("No caseload has the case {cases} of {n} row; its time is not used.",
                    "No caseload has the cases {cases} of {n} rows; their time is not used.",
                    len(strange), cases=", ".join([
                        *map(shown, named[:_SHOWN]), *(["…"] if named[_SHOWN:] else [])])),
            say("Name days that have them: a folder with several days of the office."))
    if guessed:
        table.complain(
            guessed[0], "minutes", "W250",
            counted("{n} row without a case, in a week with rows of cases, is taken for fixed time "
                    "(meetings, supervision, training).",
                    "{n} rows without a case, in weeks with rows of cases, are taken for fixed "
                    "time (meetings, supervision, training).", len(guessed)),
            say("Say what it was in a column kind: fixed, or total for the whole week."))
    _check_people(table, kinds, people)


def _check_week(table: FileTable, index: int, row: Mapping[str, object]) -> None:
    on, day = row.get("week"), row.get("date")
    if on is None and day is None:
        key = next((one for one in ("week", "date") if one in table.columns), "minutes")
        table.complain(index, key, "E101", say("Neither week nor date is given."),
                       say("Write the week, as 2026-W47, or a date in it."))
    elif isinstance(on, date) and isinstance(day, date) and _monday(day) != on:
        table.complain(index, "date", "E180", say("The date is not in the week."),
                       say("Correct one of the two."))


def _check_days(table: FileTable, days: Sequence[date]) -> None:
    """Who had what is told by the nearest day: far from it, many cases are others."""
    far = [
        index for index, on in enumerate(_weeks(table)) if on is not None and days
        and min(abs((on - day).days) for day in days) > _FAR * 7
    ]
    if far:
        key = "week" if "week" in table.columns else "date"
        if key in table.columns:
            table.complain(
                far[0], key, "W253",
                counted("{n} row is more than {weeks} weeks from the nearest day with a caseload.",
                        "{n} rows are more than {weeks} weeks from the nearest day with a "
                        "caseload.", len(far), weeks=_FAR),
                say("Name days nearer to it: a folder with several days of the office."))


def _check_people(table: FileTable, kinds: Sequence[str], people: frozenset[str]) -> None:
    """Week totals say something only beside the caseload of who spent them."""
    known_by: dict[object, set[str]] = defaultdict(set)
    first: dict[object, int] = {}
    for index, (who, kind_) in enumerate(zip(_of(table, "caseworker"), kinds, strict=True)):
        if isinstance(who, str):
            known_by[who].add(kind_)
            first.setdefault(who, index)
    unknown = [who for who in known_by if who not in people]
    for who in unknown:
        if not known_by[who] & {"case", "co_work"}:
            table.complain(
                first[who], "caseworker", "E121",
                say('No caseworker of any day has the id "{value}", and no row of theirs names a '
                    "case: nobody can say what their weeks were spent on.", value=shown(str(who))),
                say("Use the same id or pseudonym as in the caseload."))
    if unknown:
        table.complain(
            min(first[who] for who in unknown), "caseworker", "W252",
            counted("{n} person is in no caseload: it is told by the cases named, and a row of a "
                    "kind of case is taken for one case, or as many as it says.",
                    "{n} persons are in no caseload: it is told by the cases named, and a row of a "
                    "kind of case is taken for one case, or as many as it says.", len(unknown)),
            say("Use the same pseudonyms in both, if you can."))
