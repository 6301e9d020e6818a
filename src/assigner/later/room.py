"""The office some weeks from now: who can have which kind of case, and what room there is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from assigner.instance import Case, Caseworker, Instance
from assigner.later.coming import Coming
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.rule import OVER_NORM, Ceiling, Rule
from assigner.statement import state


@dataclass(frozen=True)
class Bound:
    """A ceiling of one caseworker's, and the room left below it today.

    `counted`: it counts what norms count, not cases.
    """

    worker: str
    room: int
    hard: bool
    counted: bool


@dataclass(frozen=True)
class Alike:
    """Kinds that the same caseworkers can have. `kinds`: places in what is coming."""

    takers: tuple[str, ...]
    kinds: tuple[int, ...]


@dataclass(frozen=True)
class LaterOffice:
    """`problem`: the office with one case of each kind, as if all its people were there."""

    problem: Problem
    alike: tuple[Alike, ...]
    bounds: tuple[Bound, ...]


def later_office(instance: Instance, policy: Policy, ahead: Coming, weeks: int) -> LaterOffice:
    """As it is in the middle of the weeks looked at, as far as that is known today."""
    middle = instance.date + timedelta(weeks=weeks) / 2
    away = {who.id for who in instance.caseworkers if not instance.there(who.id, middle)}
    lasting = [rule for rule in policy.rules if rule.lasts]
    problem = policy.pose(replace(
        instance, caseworkers=tuple(map(_there, instance.caseworkers)), cases=ahead.kinds,
        agreed=(),
    ))
    # Who is full today is not full for ever: who can have a kind is asked of empty hands.
    empty = policy.pose(replace(problem.instance, caseload=()))
    able = state(empty, [rule for rule in lasting if rule.hard]).candidates.takes
    groups: dict[tuple[str, ...], list[int]] = {}
    for place, kind in enumerate(ahead.kinds):
        takers = tuple(who for who in able[kind.id] if who not in away)
        groups.setdefault(takers, []).append(place)
    return LaterOffice(
        problem, tuple(Alike(takers, tuple(of)) for takers, of in groups.items()),
        tuple(_bounds(problem, lasting, ahead.kinds)),
    )


def _there(who: Caseworker) -> Caseworker:
    """Somebody on a day on which nothing of today keeps them away."""
    return replace(
        who, absent_from=None, absent_to=None, absences=(), works=frozenset(),
        max_new_cases=None if who.max_new_cases else who.max_new_cases,
    )


def _bounds(problem: Problem, rules: Sequence[Rule], kinds: Sequence[Case]) -> Iterator[Bound]:
    """The ceilings on everything that comes, by caseworker."""
    for rule in rules:
        if not rule.hard and rule.soft_tier != OVER_NORM:
            continue
        for ceiling in rule.ceilings(problem):
            counted = _counted(problem, ceiling, kinds)
            if counted is not None:
                for worker, room in ceiling.room.items():
                    yield Bound(worker, room, rule.hard, counted)


def _counted(problem: Problem, ceiling: Ceiling, kinds: Sequence[Case]) -> bool | None:
    """Whether a ceiling counts what norms count, else cases; None where it counts some of them."""
    counts = [ceiling.counts.get(kind.id, 0) for kind in kinds]
    if counts == [problem.count(kind) for kind in kinds]:
        return True
    return False if set(counts) == {1} else None
