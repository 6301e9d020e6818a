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

_Counted = tuple[Ceiling, bool, bool]


@dataclass(frozen=True)
class Bound:
    """A ceiling of each of a pool's caseworkers, and the room below it today.

    `room`: of each of them, in their order. `counted`: it counts what norms count, not cases.
    """

    room: tuple[int, ...]
    hard: bool
    counted: bool


@dataclass(frozen=True)
class Alike:
    """Kinds that the same caseworkers can have. `kinds`: places in what is coming."""

    takers: tuple[str, ...]
    kinds: tuple[int, ...]


@dataclass(frozen=True)
class RoomPool:
    """Caseworkers of a team who can have the same cases under the same ceilings.

    Their room is worth the same: which of them has most of it is for the balance. `groups`: places
    among the kinds that are alike.
    """

    workers: tuple[str, ...]
    team: str
    groups: tuple[int, ...]
    bounds: tuple[Bound, ...]


@dataclass(frozen=True)
class LaterOffice:
    """`problem`: the office with one case of each kind, as if all its people were there."""

    problem: Problem
    alike: tuple[Alike, ...]
    pools: tuple[RoomPool, ...]


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
    alike = tuple(Alike(takers, tuple(of)) for takers, of in groups.items())
    return LaterOffice(
        problem, alike, tuple(_pools(problem, alike, [*_ceilings(problem, lasting, ahead.kinds)]))
    )


def _there(who: Caseworker) -> Caseworker:
    """Somebody on a day on which nothing of today keeps them away."""
    return replace(
        who, absent_from=None, absent_to=None, absences=(), works=frozenset(),
        max_new_cases=None if who.max_new_cases else who.max_new_cases,
    )


def _pools(
    problem: Problem, alike: Sequence[Alike], ceilings: Sequence[_Counted]
) -> Iterator[RoomPool]:
    """Those who can have something, by what that is, their team and whether a ceiling has them."""
    pools: dict[tuple[object, ...], list[str]] = {}
    for name, worker in problem.workers.items():
        groups = tuple(at for at, one in enumerate(alike) if name in one.takers)
        if groups:
            under = tuple(name in ceiling.room for ceiling, _, _ in ceilings)
            pools.setdefault((worker.team, groups, under), []).append(name)
    for workers in pools.values():
        yield RoomPool(
            tuple(workers), problem.workers[workers[0]].team,
            tuple(at for at, one in enumerate(alike) if workers[0] in one.takers),
            tuple(
                Bound(tuple(ceiling.room[who] for who in workers), hard, counted)
                for ceiling, hard, counted in ceilings if workers[0] in ceiling.room
            ),
        )


def _ceilings(
    problem: Problem, rules: Sequence[Rule], kinds: Sequence[Case]
) -> Iterator[_Counted]:
    """The ceilings on everything that comes, whether they are hard, and what they count."""
    for rule in rules:
        if not rule.hard and rule.soft_tier != OVER_NORM:
            continue
        for ceiling in rule.ceilings(problem):
            counted = _counted(problem, ceiling, kinds)
            if counted is not None:
                yield ceiling, rule.hard, counted


def _counted(problem: Problem, ceiling: Ceiling, kinds: Sequence[Case]) -> bool | None:
    """Whether a ceiling counts what norms count, else cases; None where it counts some of them."""
    counts = [ceiling.counts.get(kind.id, 0) for kind in kinds]
    if counts == [problem.count(kind) for kind in kinds]:
        return True
    return False if set(counts) == {1} else None
