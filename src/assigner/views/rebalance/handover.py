"""The handover list: for each caseworker which case goes to whom, with what one must know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from assigner.allocation import Allocation
from assigner.explain.clause import Clauses
from assigner.explain.unplaced import reasons
from assigner.scenarios.affected_cases import Origin
from assigner.scenarios.rebalance import Move, Rebalance
from assigner.statement import state
from assigner.veil import is_hidden_kin
from assigner.view import Cell, Column, Table, tabled
from assigner.words import Words, figure, joined, say

KINDS = {
    "leaves": say("leaves"), "absent": say("is away"), "team": say("changes team"),
    "hand_over": say("handed over"), "sibling": say("sibling"), "cover": say("end of cover"),
    "returns": say("returns"), "co_worker": say("co-worker leaves"), "choice": say("by choice"),
    "stays": say("stays"),
}
"""Every reason a case moves for, in short."""


@dataclass(frozen=True)
class HandedCase:
    """One line of the list. `months`: whole months the relation has lasted; None unknown.

    `away`: the first working day on which who is to cover the case is not there for it.
    `crowded`: it goes before the last day it could, on which its receiver is given enough.
    """

    move: Move
    due: date | None
    co_worker: str
    since: date | None
    months: int | None
    away: date | None
    crowded: bool


def entries(rebalance: Rebalance, allocation: Allocation) -> Iterator[HandedCase]:
    """By who hands over, then by deadline (the most urgent first), then by case."""
    today = rebalance.problem.instance.date
    moves = rebalance.moves(allocation)
    unmoved = {case.id: case.co_caseworker for case in rebalance.problem.instance.caseload}

    def order(move: Move) -> tuple[str, date, str]:
        return move.holder, rebalance.held[move.case].due or date.max, move.case

    for move in sorted(moves, key=order):
        held = rebalance.held[move.case]
        seats = allocation.seats.get(move.case)
        beside = unmoved[move.case] if seats is None else seats.co_caseworker or ""
        yield HandedCase(move, held.due, beside, held.assigned, _months(held.assigned, today),
                         _away(rebalance, move), _crowded(rebalance, move))


def _away(rebalance: Rebalance, move: Move) -> date | None:
    facts, until = rebalance.problem.instance, move.origin.cover_until
    for day in rebalance.policy.open_days.from_day(move.origin.on or facts.date):
        if until is None or day > until:
            return None
        if not facts.there(move.to, day):
            return day
    return None


def _crowded(rebalance: Rebalance, move: Move) -> bool:
    """Only room under the ceilings on inflow makes a case go earlier than it must."""
    last, on = rebalance.restaffed.starts.get(move.case), move.origin.on
    return last is not None and on is not None and on < last


def why(entry: HandedCase, clauses: Clauses) -> Words:
    """Why it moves where that is not plain from who hands over, why there, by and until when."""
    move, said = entry.move, []
    if move.origin.reason not in ("leaves", "absent", "team"):
        said.append(move.words)
    if move.case in clauses.allocation.seats:
        said.append(clauses.of(move.case))
        passed = clauses.continuity.words(move.case, unseen=is_hidden_kin)
        said += [passed] if passed else []
    if entry.crowded:
        said.append(say("by {day}, so that not too many come at once", day=move.origin.on))
    elif move.origin.on is not None:
        said.append(say("by {day}", day=move.origin.on))
    if move.origin.cover_until is not None:
        said.append(say("until {day}", day=move.origin.cover_until))
    if entry.away is not None:
        said.append(say("{person} is away from {day}", person=move.to, day=entry.away))
    return joined(said, "; ")


def months_held(entry: HandedCase) -> Words | str:
    """How long the relation has lasted."""
    if entry.months is None:
        return "–"
    if entry.months < 12:
        return say("{n} mo", n=entry.months)
    return say("{years} y", years=figure(entry.months / 12, ".1f"))


class HandoverLine(NamedTuple):
    """What a file says of one case. `reason`: one of KINDS."""

    holder: str
    case: str
    to: str
    on: date | None
    until: date | None
    due: date | None
    co_worker: str
    since: date | None
    months: int | None
    reason: str
    words: Words


def handover_table(rebalance: Rebalance, allocation: Allocation) -> Table:
    """A row a case for files; `to` is blank where somebody has to decide."""
    return tabled(say("Handover"), _lines(rebalance, allocation), (
        (Column(say("From"), key="from"), lambda line: line.holder),
        (Column(say("Case"), key="case"), lambda line: line.case),
        (Column(say("To"), key="to"), lambda line: line.to),
        (Column(say("By date"), "day", key="date"), lambda line: line.on),
        (Column(say("Cover until"), "day", key="cover_until"), lambda line: line.until),
        (Column(say("Due"), "day", key="due"), lambda line: line.due),
        (Column(say("Co-worker"), key="co_worker"), lambda line: line.co_worker),
        (Column(say("Held since"), "day", key="held_since"), lambda line: line.since),
        (Column(say("Held (months)"), "count", key="held_months"), lambda line: line.months),
        (Column(say("Reason"), key="reason"),
         lambda line: Cell(line.reason, said=KINDS[line.reason])),
        (Column(say("Why"), key="why"), lambda line: line.words),
    ))


def _lines(rebalance: Rebalance, allocation: Allocation) -> Iterator[HandoverLine]:
    """What changes hands; then what must and cannot, and what stays: nobody may miss those."""
    for entry in entries(rebalance, allocation):
        move, origin = entry.move, entry.move.origin
        yield HandoverLine(
            move.holder, move.case, move.to, origin.on, origin.cover_until, entry.due,
            entry.co_worker, entry.since, entry.months, origin.reason, move.words,
        )
    today = rebalance.problem.instance.date
    for case, must, words in _left(rebalance, allocation):
        held = rebalance.held[case]
        yield HandoverLine(
            held.caseworker if must is None else must.holder, case, "",
            None if must is None else must.on, None, held.due, held.co_caseworker,
            held.assigned, _months(held.assigned, today),
            "stays" if must is None else must.reason, words,
        )


def _left(
    rebalance: Rebalance, allocation: Allocation
) -> Iterator[tuple[str, Origin | None, Words]]:
    """Open cases that somebody has to decide about, with why."""
    restaffed, problem = rebalance.restaffed, rebalance.problem
    without = sorted(restaffed.origins.keys() - allocation.seats.keys())
    statement = state(problem, rebalance.policy.rules) if without else None
    for case in without:
        assert statement is not None
        found = reasons(statement, allocation, case)
        yield case, restaffed.origins[case], joined(
            (reason.words for reason in found), "; "
        ) if found else say("no room was found in the time given")
    for stay in restaffed.stays:
        yield stay.case.id, None, stay.words


def _months(since: date | None, today: date) -> int | None:
    if since is None or since > today:
        return None
    months = (today.year - since.year) * 12 + today.month - since.month
    return months - (today.day < since.day)
