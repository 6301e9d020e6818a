"""Ways out of a day that does not fit: each tried by a solve, with its price and its owner.

Lift a ceiling by 1, lend somebody from another team, let a case wait, give up a decision.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assigner.allocation import Allocation
from assigner.documents.part import CellValue
from assigner.errors import NothingFound
from assigner.explain.evidence import column_of
from assigner.explain.perturbed_day import PerturbedDay, with_worker
from assigner.explain.planned import Cost, Planned
from assigner.explain.what_if import Trials, late
from assigner.files.columns import column
from assigner.files.complaints import CASEWORKERS
from assigner.problem import Problem
from assigner.rule import Eased, Rule
from assigner.solve import Contradiction, OutOfTime, Solved, solve
from assigner.solve.limits import Limits
from assigner.words import Words, say

Kind = Literal["ceiling", "lend", "wait", "decision"]
Owner = Callable[[str], str]
Pair = tuple[str, str]
FIRST = 1


@dataclass(frozen=True)
class Repair:
    """What is done: a cell, a number of the model, or a decision, and what it becomes.

    `file` is "model" for a number of the model, and "" for a decision of today.
    """

    kind: Kind
    file: str
    id: str
    field: str
    value: CellValue
    needed: CellValue
    words: Words


@dataclass(frozen=True)
class Tried:
    """A change and the day under it. `rule`: whose owner decides."""

    change: Repair
    rule: str
    problem: Problem
    rules: tuple[Rule, ...]
    touched: frozenset[str] | None = None


@dataclass(frozen=True)
class WayOut:
    """A change that works, the day it makes possible, and who decides.

    `waiting`: cases that are left all the same.
    """

    change: Repair
    owner: str
    day: Planned
    waiting: tuple[str, ...]

    @property
    def price(self) -> tuple[Cost, ...]:
        """What every tier costs then, in order."""
        return tuple(self.day.costs[tier.name] for tier in self.day.tiers)


def ceilings(planned: Planned, cases: Sequence[str]) -> Iterator[Tried]:
    """Each hard ceiling that somebody who might take one of the cases has, lifted by 1.

    Law is nobody's to lift, so its ceilings are no way out.
    """
    for rule in planned.rules:
        if not rule.hard or rule.kind == "law":
            continue
        for bound in rule.eased(planned.problem, cases):
            yield _personal(planned, bound) if bound.worker else _lifted(planned, rule, bound)


def _personal(planned: Planned, bound: Eased) -> Tried:
    worker, field, now = bound.worker, bound.field, bound.value
    words = say(
        "lift the ceiling of {person} ({field}) from {value} to {needed}",
        person=worker, field=column(CASEWORKERS, column_of(CASEWORKERS, field)),
        value=now, needed=now + 1,
    )
    return Tried(
        Repair("ceiling", CASEWORKERS, worker, field, now, now + 1, words),
        bound.rule.name(), with_worker(planned.problem, worker, **{field: now + 1}),
        planned.rules, frozenset((worker,)),
    )


def _lifted(planned: Planned, rule: Rule, bound: Eased) -> Tried:
    name, now, called = rule.name(), bound.value, planned.problem.called
    words = say(
        "lift the {rule} from {value} to {needed} {unit}",
        rule=rule.title_for(called), value=now, needed=now + 1, unit=called.said(bound.unit),
    )
    rules = tuple(bound.rule if other is rule else other for other in planned.rules)
    change = Repair("ceiling", "model", name, f"rules.{name}.{bound.field}", now, now + 1, words)
    return Tried(change, name, planned.problem, rules)


def loans(planned: Planned, cases: Sequence[str]) -> Iterator[Tried]:
    """Everybody at work in another team, lent for the day; the least loaded first.

    Nobody where it is law which team takes what.
    """
    if any(rule.name() == "team" and rule.kind == "law" for rule in planned.rules):
        return
    problem = planned.problem
    phases = sorted({problem.cases[case].phase for case in cases})
    able = [
        worker for worker in problem.workers
        if problem.present(worker) and problem.capacity[worker] > 0
    ]
    able.sort(key=lambda worker: (planned.load[worker] * problem.steepness[worker], worker))
    for phase in phases:
        for worker in able:
            if not problem.takes(worker, phase):
                yield _lent(planned, worker, phase)


def _lent(planned: Planned, worker: str, phase: str) -> Tried:
    problem = planned.problem
    team = problem.workers[worker].team
    lent = f"{team} + {phase}"
    words = say(
        "lend {person} from {team} for {phase} today",
        person=worker, team=problem.team_label(team), phase=problem.called.phase_in_words(phase),
    )
    day = with_worker(problem, worker, team=lent)
    day = replace(day, takes_phase={
        **problem.takes_phase, lent: problem.takes_phase[team] | {phase}
    })
    return Tried(
        Repair("lend", CASEWORKERS, worker, "team", problem.team_label(team), lent, words),
        "team", day, planned.rules, frozenset((worker,)),
    )


def waits(planned: Planned, cases: Sequence[str]) -> Iterator[Tried]:
    """Each of the cases left for another day, with what is pinned of it."""
    for case in cases:
        problem = planned.problem
        day = replace(
            problem,
            instance=replace(
                problem.instance,
                cases=tuple(other for other in problem.instance.cases if other.id != case),
            ),
            pins=frozenset(pin for pin in problem.pins if pin[0] != case),
            forbids=frozenset(pair for pair in problem.forbids if pair[0] != case),
        )
        words = say("let {case} wait", case=case)
        yield Tried(Repair("wait", "cases.csv", case, "", None, None, words), "decisions", day,
                    planned.rules)


def given_up(
    planned: Planned, pins: Sequence[Pair], forbids: Sequence[Pair]
) -> Iterator[Tried]:
    """Each of the decisions given up."""
    problem = planned.problem
    for case, worker in pins:
        day = replace(problem, pins=problem.pins - {(case, worker)})
        words = say("give up the pin of {case} to {person}", case=case, person=worker)
        change = Repair("decision", "", case, "pin", worker, None, words)
        yield Tried(change, "decisions", day, planned.rules)
    for case, worker in forbids:
        day = replace(problem, forbids=problem.forbids - {(case, worker)})
        words = say("let {person} be considered for {case} again", case=case, person=worker)
        change = Repair("decision", "", case, "forbid", worker, None, words)
        yield Tried(change, "decisions", day, planned.rules)


@dataclass(frozen=True)
class Repairs:
    """The search for ways out of one day. `planned` has what could be placed, if anything."""

    planned: Planned
    trials: Trials
    limits: Limits
    owner: Owner
    heard: Callable[[], None] = lambda: None

    def cheapest(
        self, tried: Sequence[Tried], blocked: Sequence[str], count: int
    ) -> tuple[tuple[WayOut, ...], int]:
        """The ways that work, the cheapest first: fewest cases left, then tier by tier.

        And how many the time did not suffice to try.
        """
        found, late_for = list[WayOut](), 0
        for one in tried:
            try:
                way = self._way(one, blocked)
            except NothingFound:
                late_for += 1
            else:
                found += [] if way is None else [way]
        found.sort(key=lambda way: (self._left(way), way.price, way.change.kind, way.change.id))
        return tuple(found[:count]), late_for

    def _left(self, way: WayOut) -> int:
        return len(way.waiting) + (way.change.kind == "wait")

    def _way(self, tried: Tried, blocked: Sequence[str]) -> WayOut | None:
        self.heard()
        if self.limits.over():
            raise late()
        if tried.change.kind != "wait" and not self._helps(tried, blocked):
            return None
        day = self._solved(tried)
        if day is None:
            return None
        waiting = tuple(
            case for case in self.planned.problem.cases if case not in day.allocation.seats
        )
        if tried.change.kind != "wait" and len(set(blocked) & set(waiting)) >= len(blocked):
            return None
        return WayOut(tried.change, self.owner(tried.rule), day, waiting)

    def _helps(self, tried: Tried, blocked: Sequence[str]) -> bool:
        """Whether more of the day can be placed: the first tier alone, which is soon said."""
        first = self.planned.tiers[:FIRST] if self.planned.tiers[0].name == "unassigned" else ()
        if not first:
            return True
        outcome = solve(tried.problem, tried.rules, first, self.limits)
        helps = isinstance(outcome, Solved) and any(
            case in outcome.allocation.seats for case in blocked
        )
        if not helps and not (isinstance(outcome, Contradiction) or
                              (isinstance(outcome, Solved) and outcome.proven)):
            raise late()
        return helps

    def _solved(self, tried: Tried) -> Planned | None:
        if tried.touched is not None and self.planned.allocation.seats:
            return PerturbedDay(self.trials, tried.problem, tried.touched, tried.rules).planned()
        outcome = solve(tried.problem, tried.rules, self.planned.tiers, self.limits)
        if isinstance(outcome, OutOfTime):
            raise late()
        if not isinstance(outcome, Solved):
            return None
        day = Planned(
            tried.problem, tried.rules, self.planned.tiers,
            Allocation(dict(outcome.allocation.seats)), outcome.proven,
        )
        return None if day.breaches else day
