"""How loaded a caseworker feels, in her own word once a month: for her and her manager alone.

Nothing is ranked, sorted, weighed or decided by it: two pages show it, and she can take it back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from assigner.api import ledgers
from assigner.errors import Misused
from assigner.view.figures import month
from assigner.words import Words, say
from assigner.workspace.carried import carried
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.store import MOODS, Store

FELT: Mapping[int, Words] = {
    1: say("1: far too little"), 2: say("2: room for more"), 3: say("3: as it should be"),
    4: say("4: more than is good"), 5: say("5: far too much"),
}
"""The five words; a number alone would be read as a mark."""


class MoodParameters:
    """How long it is kept."""

    months: Final = 13
    """The same month of last year is the oldest: a year that goes round, and no file on anybody."""


@dataclass(frozen=True)
class Mood:
    """What she said of a month. `load`: her computed load on that day; None without capacity."""

    month: date
    on: date
    felt: int
    load: float | None

    @property
    def words(self) -> Words:
        """Her word."""
        return FELT[self.felt]

    @property
    def named(self) -> Words:
        """The month in words."""
        return month(self.month)

    @property
    def key(self) -> str:
        """The month as a form names it."""
        return _key(self.month)


def moods(store: Store, desk: OfficeDesk, worker: str) -> Sequence[Mood]:
    """What she has said, the last month first."""
    if desk.place is None:
        return ()
    with store.writing() as connection:
        _forget(connection, desk.office.key, min(desk.place.date, date.today()))
        rows = connection.execute(select(MOODS).where(
            MOODS.c.office == desk.office.key, MOODS.c.caseworker == worker,
        ).order_by(MOODS.c.month.desc()))
        return [Mood(date.fromisoformat(f"{row.month}-01"), date.fromisoformat(row.day), row.felt,
                     row.load) for row in rows]


def feel(store: Store, desk: OfficeDesk, worker: str, felt: str) -> None:
    """Keep her word for this month; a later one takes its place. Raises Misused for any other."""
    found = carried(desk)
    row = None if found is None else found.row(worker)
    if desk.place is None or row is None:
        raise Misused(say("There is nothing about you today."))
    if felt not in map(str, FELT):
        raise Misused(say("Choose one of the five."))
    with store.writing() as connection:
        _without(connection, desk, worker, _key(desk.place.date))
        connection.execute(insert(MOODS).values(
            office=desk.office.key, caseworker=worker, month=_key(desk.place.date),
            day=desk.place.date.isoformat(), at=ledgers.now(), felt=int(felt),
            load=row.utilisation_after))


def take_back(store: Store, desk: OfficeDesk, worker: str, key: str) -> None:
    """Delete her word for a month; nothing is left of it."""
    with store.writing() as connection:
        _without(connection, desk, worker, key)


def _without(connection: Connection, desk: OfficeDesk, worker: str, key: str) -> None:
    connection.execute(delete(MOODS).where(
        MOODS.c.office == desk.office.key, MOODS.c.caseworker == worker, MOODS.c.month == key))


def forget_moods(store: Store) -> None:
    """Delete what was said longer ago than it may be kept, of every office there ever was."""
    with store.writing() as connection:
        connection.execute(delete(MOODS).where(MOODS.c.at < _oldest(datetime.now(UTC).date())))


def _forget(connection: Connection, office: str, today: date) -> None:
    """Delete what is older than it may be kept; a day dated ahead by mistake makes nothing old."""
    connection.execute(delete(MOODS).where(
        MOODS.c.office == office, MOODS.c.month < _oldest(today)))


def _oldest(today: date) -> str:
    """The first month that is kept."""
    oldest = today.year * 12 + today.month - 1 - MoodParameters.months
    return _key(date(oldest // 12, oldest % 12 + 1, 1))


def _key(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"
