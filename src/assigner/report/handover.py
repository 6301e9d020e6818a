"""The handover list: for each caseworker which case goes to whom, with what one must know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assigner.allocation import Allocation
from assigner.report.spoken_csv import spoken_csv
from assigner.scenarios.rebalance import Move, Rebalance
from assigner.words import say

HEADER = {
    "from": say("From"),
    "case": say("Case"),
    "to": say("To"),
    "date": say("By"),
    "cover_until": say("Cover until"),
    "due": say("Due"),
    "co_worker": say("Co-worker"),
    "held_since": say("Held since"),
    "held_months": say("Held (months)"),
    "reason": say("Reason"),
    "why": say("Why"),
}


@dataclass(frozen=True)
class Entry:
    """One line of the list. `months`: whole months the relation has lasted; None unknown."""

    move: Move
    due: date | None
    co_worker: str
    since: date | None
    months: int | None


def entries(rebalance: Rebalance, allocation: Allocation) -> Iterator[Entry]:
    """By who hands over, then by deadline (the most urgent first), then by case."""
    today = rebalance.problem.instance.date
    moves = rebalance.moves(allocation)

    def order(move: Move) -> tuple[str, date, str]:
        return move.holder, rebalance.held[move.case].due or date.max, move.case

    for move in sorted(moves, key=order):
        held = rebalance.held[move.case]
        seats = allocation.seats.get(move.case)
        beside = held.co_caseworker if seats is None else seats.co_caseworker or ""
        yield Entry(move, held.due, beside, held.assigned, _months(held.assigned, today))


def handover_csv(rebalance: Rebalance, allocation: Allocation) -> str:
    """The list as CSV, one row a case."""
    return spoken_csv(HEADER, _rows(rebalance, allocation))


def _rows(rebalance: Rebalance, allocation: Allocation) -> Iterator[tuple[object, ...]]:
    for entry in entries(rebalance, allocation):
        move, origin = entry.move, entry.move.origin
        yield (
            move.holder, move.case, move.to, _day(origin.on), _day(origin.cover_until),
            _day(entry.due), entry.co_worker, _day(entry.since),
            "" if entry.months is None else entry.months, origin.reason, move.words,
        )


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _months(since: date | None, today: date) -> int | None:
    if since is None or since > today:
        return None
    months = (today.year - since.year) * 12 + today.month - since.month
    return months - (today.day < since.day)
