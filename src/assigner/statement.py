"""The day as all rules state it: who is still possible for each case, and every row.

One statement feeds every engine and every explanation: pairs ruled out (and by which
rule), ceilings, bonds and rows, hard and soft, each with the rule it belongs to.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from assigner.problem import Problem
from assigner.rule import Bar, Bond, Candidates, Ceiling, LinearRow, Part, Rule
from assigner.words import Words

Item = TypeVar("Item", Bar, Ceiling, Bond, LinearRow)


class Stated(NamedTuple, Generic[Item]):
    """Something a rule says, and the rule."""

    rule: Rule
    item: Item


class Exclusion(NamedTuple):
    """Why somebody cannot take a case: the rule, and words that follow their name."""

    rule: Rule
    words: Words


@dataclass(frozen=True)
class Statement:
    """All rules of a model on one problem. Use `state` to make one."""

    problem: Problem
    candidates: Candidates
    bars: tuple[Stated[Bar], ...]
    soft_bars: tuple[Stated[Bar], ...]
    ceilings: tuple[Stated[Ceiling], ...]
    bonds: tuple[Stated[Bond], ...]
    rows: tuple[Stated[LinearRow], ...]
    removed: Mapping[Part, Exclusion]
    spoken: tuple[Rule, ...] = ()
    """The rules that were asked."""

    @cached_property
    def _bars_of(self) -> Mapping[str, list[Stated[Bar]]]:
        found: dict[str, list[Stated[Bar]]] = defaultdict(list)
        for stated in self.bars:
            found[stated.item.case].append(stated)
        return found

    @cached_property
    def _waived(self) -> Mapping[str, list[Stated[Bar]]]:
        found: dict[str, list[Stated[Bar]]] = defaultdict(list)
        for rule in self.spoken:
            for bar in rule.waived(self.problem):
                found[bar.case].append(Stated(rule, bar))
        return found

    def could(self, case: str) -> tuple[str, ...]:
        """Who could take it: nobody by a rule that is lifted for somebody else."""
        return tuple(worker for worker in self.candidates.takes[case]
                     if not any(self.kept_out(case, worker)))

    def kept_out(self, case: str, worker: str) -> Iterator[Exclusion]:
        """The rules that keep `worker` from `case` and are lifted for somebody else alone."""
        for rule, bar in self._waived.get(case, ()):
            if worker in bar.workers:
                yield Exclusion(rule, bar.words)

    @cached_property
    def rows_of(self) -> Mapping[str, list[Stated[LinearRow]]]:
        """The hard rows each case is part of."""
        found: dict[str, list[Stated[LinearRow]]] = defaultdict(list)
        for stated in self.rows:
            if stated.rule.hard:
                for case in sorted({part.case for part, _ in stated.item.terms}):
                    found[case].append(stated)
        return found

    @cached_property
    def undecided(self) -> "Statement":
        """The same day without its pins and forbids; itself where it has none."""
        problem = self.problem
        if not problem.pins and not problem.forbids and not problem.named:
            return self
        return state(problem.without_decisions(), self.spoken)

    def excluded(self, case: str, worker: str) -> Iterator[Exclusion]:
        """Every reason why `worker` cannot take `case` by itself; empty if they can."""
        for rule, bar in self._bars_of.get(case, ()):
            if bar.takes and worker in bar.workers:
                yield Exclusion(rule, bar.words)
        removed = self.removed.get(Part("takes", case, worker))
        if removed is not None:
            yield removed


def state_once(
    problem: Problem, rules: Sequence[Rule], known: Statement | None
) -> Statement:
    """`known`, where it is of this day and these rules; else the rules stated now."""
    if known is not None and known.problem is problem and known.spoken is rules:
        return known
    return state(problem, rules)


def state(problem: Problem, rules: Sequence[Rule]) -> Statement:
    """Let every rule speak, then drop the pairs that single rows make impossible."""
    bars = [Stated(rule, bar) for rule in rules for bar in _bars(problem, rule)]
    hard = tuple(stated for stated in bars if stated.rule.hard)
    ceilings = tuple(Stated(rule, item) for rule in rules for item in rule.ceilings(problem))
    removed: dict[Part, Exclusion] = {}
    possible = _without_room(problem, _after_bars(problem, hard), ceilings, removed)
    rows = tuple(Stated(rule, row) for rule in rules for row in rule.rows(problem, possible))
    _propagate(rows, possible, removed)
    return Statement(
        problem=problem,
        candidates=_minus(possible, removed),
        bars=hard,
        soft_bars=tuple(stated for stated in bars if not stated.rule.hard),
        ceilings=ceilings,
        bonds=tuple(Stated(rule, bond) for rule in rules for bond in rule.bonds(problem)),
        rows=rows,
        removed=removed,
        spoken=tuple(rules),
    )


def able_alone(problem: Problem, rules: Sequence[Rule]) -> Mapping[str, tuple[str, ...]]:
    """Case -> who hard rules about the two alone let take it; no ceiling and no row is counted."""
    bars = [Stated(rule, bar) for rule in rules if rule.hard for bar in _bars(problem, rule)]
    return _after_bars(problem, bars).takes


def _bars(problem: Problem, rule: Rule) -> Iterator[Bar]:
    """A rule's bars; who has a seat this morning may keep it, unless the rule binds holders."""
    for bar in rule.bars(problem):
        home = problem.home.get(bar.case)
        if home is None or rule.binds_holders or bar.workers.isdisjoint(home):
            yield bar
            continue
        if bar.takes:
            yield replace(bar, workers=bar.workers - {home.caseworker}, assists=False)
        if bar.assists:
            yield replace(bar, workers=bar.workers - {home.co_caseworker}, takes=False)


def _after_bars(problem: Problem, bars: Sequence[Stated[Bar]]) -> Candidates:
    barred_takes: dict[str, set[frozenset[str]]] = defaultdict(set)
    barred_assists: dict[str, set[frozenset[str]]] = defaultdict(set)
    for _, bar in bars:
        if bar.takes:
            barred_takes[bar.case].add(bar.workers)
        if bar.assists:
            barred_assists[bar.case].add(bar.workers)
    left: dict[frozenset[frozenset[str]], tuple[str, ...]] = {}

    def possible(barred: set[frozenset[str]]) -> tuple[str, ...]:
        key = frozenset(barred)
        if key not in left:
            out = frozenset[str]().union(*key)
            left[key] = tuple(worker for worker in problem.workers if worker not in out)
        return left[key]

    return Candidates(
        takes={case: possible(barred_takes[case]) for case in problem.cases},
        assists={
            case: possible(barred_assists[case]) if problem.seats(case) == 2 else ()
            for case in problem.cases
        },
    )


def _without_room(
    problem: Problem,
    candidates: Candidates,
    ceilings: Sequence[Stated[Ceiling]],
    removed: dict[Part, Exclusion],
) -> Candidates:
    for rule, ceiling in ceilings:
        if not rule.hard or not ceiling.counts:
            continue
        most = max(ceiling.counts.values())
        tight = {w: max(0, room) for w, room in ceiling.room.items() if room < most}
        for case, count in ceiling.counts.items() if tight else ():
            for worker in candidates.takes[case]:
                if count > tight.get(worker, count):
                    part = Part("takes", case, worker)
                    removed.setdefault(part, Exclusion(rule, ceiling.words))
    return _minus(candidates, removed)


def _propagate(
    rows: Sequence[Stated[LinearRow]], candidates: Candidates, removed: dict[Part, Exclusion]
) -> None:
    """Drop every part that one hard row alone makes impossible, until nothing changes."""
    gone = set(removed)
    active = [stated for stated in rows if stated.rule.hard]
    while active:
        changed: set[str] = set()
        for rule, row in active:
            alive = [term for term in row.terms if term[0] not in gone]
            least = sum(coefficient for _, coefficient in alive if coefficient < 0)
            if least > row.at_most:
                continue
            for part, coefficient in alive:
                if coefficient > 0 and least + coefficient > row.at_most:
                    gone.add(part)
                    removed[part] = Exclusion(rule, row.words)
                    changed.add(part.case)
        active = [
            stated
            for stated in active
            if changed and any(part.case in changed for part, _ in stated.item.terms)
        ]


def _minus(candidates: Candidates, removed: Mapping[Part, Exclusion]) -> Candidates:
    if not removed:
        return candidates
    cases = {part.case for part in removed}
    return Candidates(
        takes={
            case: workers
            if case not in cases
            else tuple(w for w in workers if Part("takes", case, w) not in removed)
            for case, workers in candidates.takes.items()
        },
        assists={
            case: workers
            if case not in cases
            else tuple(w for w in workers if Part("assists", case, w) not in removed)
            for case, workers in candidates.assists.items()
        },
    )
