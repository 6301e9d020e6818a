"""The register of people's time, kept from a page: a row put in, changed or taken out of its file.

The day is copied, the row written there, and the copy read by the ordinary reader; only what that
reads as it was meant takes the place of the file.
"""

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from assigner.absence import Absence
from assigner.api.day import Day, open_day
from assigner.api.vocabulary import vocabulary
from assigner.errors import AssignerError, InputError, Misused
from assigner.files.atomic import write_atomically
from assigner.files.columns import TABLES
from assigner.files.complaints import ABSENCES, REDUCTIONS, Complaint, letter
from assigner.files.dialect import dialects
from assigner.files.one_row import NewRow, OneTable
from assigner.files.sheet_names import SHEETS
from assigner.files.temporary import temporary_folder
from assigner.files.workbook import workbook_at
from assigner.instance import Caseworker
from assigner.reduction import Reduction
from assigner.words import Words, say
from assigner.workspace.asking import Asker
from assigner.workspace.desk import READ, OfficeDesk
from assigner.workspace.offices import DayPlace
from assigner.workspace.register_log import Entered, enter


@dataclass(frozen=True)
class TimeRegister:
    """A register: its file, and what is typed of a row."""

    file: str
    fields: Sequence[str]
    attribute: str
    """Where a caseworker has its entries."""


REGISTERS: Final[Mapping[str, TimeRegister]] = {
    "reductions": TimeRegister(
        REDUCTIONS, ("reason", "hours", "percent", "from", "to", "note"), "reductions"),
    "absences": TimeRegister(ABSENCES, ("from", "to", "kind"), "absences"),
}
LOOKED_AT: Final = ("W226", "W228", "W246")
"""Warnings of a row that whoever types it reads before it is written: a word of health, hours
that are given elsewhere, a row that stands twice."""


@dataclass(frozen=True)
class RowSaid:
    """What somebody wants of a row. `number`: which; None: a new one. `said`: None takes it out.

    `heard`: she has read the warnings.
    """

    register: TimeRegister
    worker: str
    number: int | None
    said: Mapping[str, str] | None
    heard: bool = False


class RowRefused(InputError):
    """What is wrong with a row, beside its field where it has one; or what is worth a look."""

    def __init__(
        self, beside: Mapping[str, str], others: Sequence[str], warned: Sequence[str]
    ) -> None:
        super().__init__([*others, *beside.values(), *warned])
        self.beside, self.others, self.warned = beside, others, warned


def typed(desk: OfficeDesk, register: TimeRegister, worker: str, number: int) -> (
        Mapping[str, str] | None):
    """A row of hers as one would type it; None where there is none."""
    if desk.place is None or desk.day is None or unwritten(desk, register) is not None:
        return None
    found = _table(desk.place.path, register.file, desk.day).typed(number)
    return found if found is not None and found.get("caseworker") == worker else None


def unwritten(desk: OfficeDesk, register: TimeRegister) -> Words | None:
    """Why the file cannot be written from here, and what to do instead; None where it can."""
    if desk.place is None or desk.day is None or desk.day.faults:
        return say("There is no day that can be used: look at today's page.")
    if desk.signed is not None:
        return say("Today is signed, and what it was decided on stays as it is: make tomorrow's "
                   "day, and change it there.")
    if desk.day.profile is not None:
        return say("The day is read from another system's export, which is not written to. Change "
                   "it in that system and bring in a new export; for today, use a staff change.")
    if workbook_at(desk.place.path) is not None:
        english, danish = SHEETS[register.file]
        return say('The day is a workbook, which is not written to: its formulas and colours are '
                   'the office\'s. Put the row into its sheet "{english}" or "{danish}", save it, '
                   "and bring the day in again.", english=english, danish=danish)
    return None


def keep(asker: Asker, seen: str, row: RowSaid) -> None:
    """Write it. Raises Overtaken; RowRefused with all that is wrong; Misused where it cannot be."""
    store = asker.workspace.store
    with store.alone(asker.office.key):
        desk = asker.same(seen)
        why_not = unwritten(desk, row.register)
        if why_not is not None:
            raise Misused(why_not)
        if desk.place is None or desk.day is None:
            return
        before = None if row.number is None else typed(desk, row.register, row.worker, row.number)
        if row.number is not None and before is None:
            raise Misused(say("There is no such row any more."))
        cells = _changed(row, before or {})
        if row.said is not None and not cells:
            return
        data = _tried(desk.place, desk.day, row, cells)
        after = None if row.said is None else {**(before or {}), **(cells or {})}
        with store.writing() as connection:
            enter(connection, desk, asker.name, Entered(
                row.register.file, row.worker, before, after))
            write_atomically(desk.place.path / row.register.file, data)


def _changed(row: RowSaid, before: Mapping[str, str]) -> Mapping[str, str] | None:
    """The cells that are to be others; of a new row all of them."""
    if row.said is None:
        return None
    said = {key: row.said.get(key, "") for key in row.register.fields}
    if row.number is None:
        return {"caseworker": row.worker, **said}
    return {key: text for key, text in said.items() if text != before.get(key, "")}


def _table(folder: Path, file: str, day: Day) -> OneTable:
    _, policy = day.require()
    path = folder / file
    schema = next(one for one in TABLES if one.file == file)
    return OneTable(schema, path.read_bytes() if path.is_file() else None, vocabulary(policy))


def _tried(
    place: DayPlace, day: Day, row: RowSaid, cells: Mapping[str, str] | None
) -> bytes:
    """The file as it is to be, read in a copy of the day first. Raises RowRefused."""
    _, policy = day.require()
    file = row.register.file
    table = _table(place.path, file, day)
    data, number = table.with_row(NewRow(row.number, cells),
                                  dialects(place.path, vocabulary(policy))[file])
    with temporary_folder(place.path.parent) as part:
        for each in place.path.iterdir():
            if each.is_file() and each.suffix.casefold() in READ:
                shutil.copyfile(each, part / each.name)
        write_atomically(part / file, data)
        tried = open_day(part, None, {})
        _require_right(tried, row, number, OneTable(table.schema, data, table.vocabulary))
    _require_rest(day, tried, row)
    return data


def _require_right(tried: Day, row: RowSaid, number: int, table: OneTable) -> None:
    places = {letter(place): key for key, place in table.columns().items()
              if key in row.register.fields}
    beside: dict[str, str] = {}
    others: list[str] = []
    for fault in tried.faults:
        mine = fault.file == row.register.file and fault.row == number
        key = places.get(fault.column or "") if mine else None
        if key is None:
            others.append(str(fault))
        else:
            beside[key] = " ".join(filter(None, (beside.get(key), _said(fault))))
    warned = [] if row.heard or row.said is None else [
        _said(one) for one in tried.warnings
        if one.code in LOOKED_AT and one.file == row.register.file and one.row == number]
    if beside or others or warned:
        raise RowRefused(beside, others, warned)


def _said(fault: Complaint) -> str:
    return f"{fault.message} {fault.fix}"


def _require_rest(day: Day, tried: Day, row: RowSaid) -> None:
    """Raise AssignerError unless all but the one row is read as it was."""
    old, new = day.require()[0], tried.require()[0]
    others = [[one for one in facts.caseworkers if one.id != row.worker] for facts in (old, new)]
    earlier, later = (_entries(facts.people[row.worker], row.register) for facts in (old, new))
    grown = -1 if row.said is None else int(row.number is None)
    more = sum(later.values()) - sum(earlier.values()) - grown
    if more < 0:
        raise Misused(say("The same entry stands there already."))
    same = (
        others[0] == others[1] and old.cases == new.cases and old.caseload == new.caseload
        and old.agreed == new.agreed
        and more <= 1  # of two rows that said the same, one was read
        and sum((earlier - later).values()) <= (row.number is not None)
    )
    if not same:
        raise AssignerError(say("{file} is not written: other rows would be read otherwise.",
                                file=row.register.file))


def _entries(worker: Caseworker, register: TimeRegister) -> "Counter[Absence | Reduction]":
    return Counter(getattr(worker, register.attribute))
