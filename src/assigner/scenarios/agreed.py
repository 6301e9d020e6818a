"""What is decided for a later day: taken out of a plan, kept from day to day, and what replaces it.

A plan says who has a case from a date on, who assists, and what changes in the staff. Until
that date it stands in the instance (`Instance.agreed`), and it stands in the ledger.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from assigner.instance import AGREED, Agreed
from assigner.scenarios.change import Change

Row = Mapping[str, Any]
DAY = timedelta(days=1)
HANDS = ("handover", "cover", "co_worker")
"""What concerns a case; the rest concerns somebody's row."""


def of_plan(plan: Row, today: date) -> tuple[Agreed, ...]:
    """Every case that a plan gives to somebody else, or another co-worker; at once is today."""
    moves = tuple(
        Agreed(on=_day(row.get("date")) or today, what=_hands(row), case=row["case"],
               caseworker=row["from"], to=row["to"],
               until=_day(row.get("cover_until")) if _hands(row) == "cover" else None)
        for row in plan.get("moves") or ()
    )
    until = {item.case: item.until for item in moves if item.what == "cover"}
    beside = (
        Agreed(on=_day(row.get("date")) or today, what="co_worker", case=row["case"],
               caseworker=row.get("from") or "", to=row["to"], until=until.get(row["case"]))
        for row in plan.get("co_workers") or ()
    )
    return tuple(
        item if item.on > today else replace(item, on=today) for item in (*moves, *beside)
    )


def of_changes(changes: Iterable[Change], day: date) -> tuple[Agreed, ...]:
    """Staff changes that are decided and do not happen before a day after `day`."""
    return tuple(
        Agreed(on=change.on, what=change.kind, caseworker=change.caseworker, until=change.until,
               weekly_minutes=change.weekly_minutes if change.kind == "hours" else None,
               team=change.team, percent=change.percent if change.kind == "capacity" else None)
        for change in changes
        if change.kind in AGREED and change.on is not None and change.on > day
    )


def as_change(item: Agreed) -> Change:
    """An agreed staff change as a change."""
    kind: Any = item.what
    return Change(
        kind, item.caseworker, item.on, item.until, weekly_minutes=item.weekly_minutes or 0,
        team=item.team, percent=100 if item.percent is None else item.percent,
    )


def kept(
    older: Iterable[Agreed], newer: Sequence[Agreed], decided: date,
    cancelled: Mapping[str, date] | None = None, waiting: Collection[Agreed] = (),
) -> tuple[Agreed, ...]:
    """What of `older` still holds beside what was decided anew on a day.

    `cancelled`: who returns after all, so that their leaving or absence is off, and until which
    day: who comes back from one absence still has the holiday after it. `waiting`: handovers
    whose day has come, to somebody who is not there; who covers until then takes nothing off them.
    """
    back = cancelled or {}
    found = []
    for item in older:
        off = item.what in ("leaves", "absent") and item.on <= back.get(item.caseworker, date.min)
        rest = [] if off else [item]
        for new in newer:
            if item in waiting and new.what == "cover":
                continue
            rest = [piece for old in rest for piece in _beside(new, old, decided)]
        found += rest
    return tuple(found)


def _beside(new: Agreed, old: Agreed, decided: date) -> Iterator[Agreed]:
    """What of an older decision stands beside a new one: all, nothing, or the days before or after.

    An absence that goes on longer than was told, or begins sooner, is covered by whom each part
    of it was decided for.
    """
    if not _replaces(new, old, decided):
        yield old
    elif old.on > decided and new.what in ("cover", "co_worker") and not _corrects(new, old):
        if old.on < new.on:
            yield replace(old, until=new.on - DAY)
        elif new.until is not None:
            yield replace(old, on=new.until + DAY)


def _corrects(new: Agreed, old: Agreed) -> bool:
    """Whether one of two stretches of days lies within the other."""
    return nested((new.on, new.until or date.max), (old.on, old.until or date.max))


def _replaces(new: Agreed, old: Agreed, decided: date) -> bool:
    """Whether a new decision stands in the place of an older one."""
    if new.what not in HANDS:
        if (new.what, new.caseworker) != (old.what, old.caseworker):
            return False
        # One leaving; absences as far as they meet; the rest by its day.
        return new.what == "leaves" or (
            _corrects(new, old) if new.what == "absent" else new.on == old.on
        )
    beside = (new.what == "co_worker") == (old.what == "co_worker")
    if new.case != old.case or not beside:
        return False
    if old.on <= decided:
        return True
    if (new.what, new.caseworker) != (old.what, old.caseworker):
        return False
    if new.what == "co_worker" and (new.until is None or old.until is None):
        return new.until == old.until
    return new.what == "handover" or _meet(new, old)


def nested(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether one of two stretches of days lies within the other."""
    (begins, ends), (first, last) = sorted((one, other))
    return last <= ends or begins == first


def _meet(one: Agreed, other: Agreed) -> bool:
    first, second = sorted((one, other), key=lambda item: item.on)
    return first.until is None or second.on <= first.until


def _hands(row: Row) -> str:
    """Whether a move is for good; who is away without an end is covered until they are back."""
    back = row.get("reason") in ("cover", "returns")
    covers = row.get("cover_until") is not None or row.get("reason") == "absent"
    return "cover" if covers and not back else "handover"


def _day(text: object) -> date | None:
    return None if text is None else date.fromisoformat(str(text))
