"""Whose caseloads would be heavier or lighter with the measured numbers: by team and by kind.

Nobody is named: a group of few is not told, and one of more is told by its mean.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from assigner.instance import Instance
from assigner.policy import Policy

MOVES: Final = 0.05
"""Share of the office's mean load by which a caseload must gain or lose to be called so."""


@dataclass(frozen=True)
class Shift:
    """A group of caseworkers. Utilisations are means, load over capacity; 1 is full.

    `heavier`, `lighter`: how many gain or lose against the office's mean, which shifts too.
    """

    by: Literal["office", "team", "phase"]
    name: str
    label: str
    people: int
    before: float
    after: float
    heavier: int
    lighter: int


def shifts(day: Instance, old: Policy, new: Policy, persons: int) -> tuple[Shift, ...]:
    """The office, its teams, and those who mostly have cases of one phase; each of `persons`."""
    before, after = _loads(day, old), _loads(day, new)
    both = sorted(before.keys() & after.keys())
    teams, phases = defaultdict(list), defaultdict(list)
    mostly = _mostly(day)
    for who in both:
        teams[day.people[who].team].append(who)
        if who in mostly:
            phases[mostly[who]].append(who)
    groups: list[tuple[Literal["office", "team", "phase"], str, str, Sequence[str]]] = [
        ("office", "", "", both)]
    groups += [("team", key, old.teams[key].label, teams[key]) for key in old.teams if key in teams]
    groups += [("phase", key, old.phases[key].label, phases[key])
               for key in old.phases if key in phases]
    if len(both) < persons:
        return ()
    mean = sum(before.values()) / len(both), sum(after[who] for who in both) / len(both)
    found = []
    for by, name, label, people in groups:
        if len(people) < persons:
            continue
        moved = [after[who] / mean[1] - before[who] / mean[0] for who in people] if all(
            mean) else [0.0]
        found.append(Shift(
            by, name, label, len(people), sum(before[who] for who in people) / len(people),
            sum(after[who] for who in people) / len(people),
            sum(one > MOVES for one in moved), sum(one < -MOVES for one in moved)))
    return tuple(found)


def _loads(day: Instance, policy: Policy) -> dict[str, float]:
    problem = policy.pose(day)
    return {who: problem.load_before[who] / capacity
            for who, capacity in problem.capacity.items() if capacity}


def _mostly(day: Instance) -> dict[str, str]:
    """Caseworker -> the phase that most of their open cases are in."""
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for case in day.caseload:
        held[case.caseworker][case.phase] += 1
    return {who: _first(phases.items()) for who, phases in held.items()}


def _first(counts: Iterable[tuple[str, int]]) -> str:
    return min(counts, key=lambda item: (-item[1], item[0]))[0]
