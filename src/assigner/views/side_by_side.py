"""Candidates for a case side by side: each one's price, load, and rules met or eased."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assigner.allocation import Allocation, Seats
from assigner.documents.explain import Why
from assigner.documents.grounds import RankedRow
from assigner.rule import Breach
from assigner.verify import judge
from assigner.view import Cell, Text, Tone
from assigner.view.figures import change
from assigner.views.answers import VERDICTS
from assigner.views.plan.facts import PlanFacts
from assigner.words import Words, counted, say

MOST = 4
"""So many stand side by side."""
TONES: Mapping[str, Tone] = {"chosen": "good", "equally_good": "warn"}


@dataclass(frozen=True)
class Beside:
    """A candidate, with the case there and all else as in the plan.

    `place`: in the true order, from 1. `load`: this morning, and by the evening. `eased`: what the
    case breaks there; toned where the rule is hard, so that something else has to move.
    """

    caseworker: str
    name: str
    place: int
    verdict: Cell
    price: Text
    load: Text
    new: Words
    met: Words
    eased: Sequence[Cell]


def side_by_side(facts: PlanFacts, answer: Why, named: Sequence[str]) -> Sequence[Beside]:
    """Those named, or the first ones, in true order; at most four."""
    places = {row.caseworker: place for place, row in enumerate(answer.ranked, start=1)}
    rows = [row for row in answer.ranked if row.caseworker in named] or answer.ranked
    case = answer.question.case or ""
    others = {other: pair for other, pair in facts.planned.allocation.seats.items()
              if other != case}
    broken = {(one.rule, one.subject): one.amount for one in _breaches(facts, others)}
    return [_beside(facts, case, row, places[row.caseworker], Without(others, broken))
            for row in rows[:MOST]]


@dataclass(frozen=True)
class Without:
    """The plan without the case: who takes the others, and by how much each rule is broken."""

    seats: Mapping[str, Seats]
    broken: Mapping[tuple[str, str], int]


def _beside(
    facts: PlanFacts, case: str, row: RankedRow, place: int, without: Without
) -> Beside:
    problem, worker = facts.problem, row.caseworker
    allocation, capacity = facts.planned.allocation, problem.capacity[worker]
    mine = allocation.seats[case].caseworker == worker
    load = facts.clauses.ends.load[worker] if mine else facts.clauses.ends.load_with(case, worker)
    new = len(allocation.gains(problem, worker)) + (not mine)
    eased, rules = _eased(facts, case, worker, without), len(facts.policy.rules)
    broken = len({breach.rule for breach in eased})
    return Beside(
        worker, problem.workers[worker].name, place,
        Cell(VERDICTS[row.verdict] if row.proven else say(
            "{verdict}, not proven", verdict=VERDICTS[row.verdict]),
            tone=TONES.get(row.verdict, "plain"), tag=True),
        row.words or say("nothing: it is the proposal"),
        change(problem.load_this_morning[worker] / capacity, load / capacity) if capacity else "–",
        counted("{n} new case today", "{n} new cases today", new),
        say("{n} of {all} rules met", n=rules - broken, all=rules),
        [_broken(facts, one) for one in eased],
    )


def _broken(facts: PlanFacts, breach: Breach) -> Cell:
    if facts.policy.rule[breach.rule].hard:
        return Cell(say("{words}: another case has to move", words=breach.words), tone="bad")
    return Cell(breach.words)


def _eased(facts: PlanFacts, case: str, worker: str, without: Without) -> Sequence[Breach]:
    """What is broken, or broken further, by the case going there, the rest as in the plan."""
    mine = _seats(facts.planned.allocation.seats[case], worker)
    return [one for one in _breaches(facts, {**without.seats, case: mine})
            if one.amount > without.broken.get((one.rule, one.subject), 0)]


def _seats(now: Seats, worker: str) -> Seats:
    """Whoever would assist, where the candidate is the co-worker now: the two change seats."""
    swapped = now.co_caseworker == worker
    return Seats(worker, now.caseworker if swapped else now.co_caseworker)


def _breaches(facts: PlanFacts, seats: Mapping[str, Seats]) -> Sequence[Breach]:
    judged = judge(facts.problem, facts.policy.rules, (), Allocation(seats))
    return (*judged.breaches, *judged.soft)
