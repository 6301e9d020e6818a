"""What everybody has against the norms that hold for them, as the rules count it."""

from collections.abc import Mapping, Sequence

from assigner.allocation import Allocation, load_after
from assigner.norm import Norm
from assigner.problem import Problem
from assigner.rule import Rule

Norms = Mapping[str, tuple[Norm, ...]]


def norms_of(problem: Problem, rules: Sequence[Rule], allocation: Allocation) -> Norms:
    """Caseworker -> count and ceiling of every rule that sets them one, in the model's order."""
    return {
        worker: tuple(norm for rule in rules for norm in rule.norms(problem, allocation, worker))
        for worker in problem.workers
    }


def headings(norms: Norms) -> tuple[str, ...]:
    """What is counted, each once: what is held first, then what concerns most people."""
    concerned: dict[tuple[bool, str], int] = {}
    for mine in norms.values():
        for about in {(not norm.standing, str(norm.heading)): None for norm in mine}:
            concerned[about] = concerned.get(about, 0) + 1
    ordered = sorted(concerned, key=lambda about: (about[0], -concerned[about]))
    return tuple(dict.fromkeys(heading for _, heading in ordered))


def under(norms: Sequence[Norm], heading: str) -> Norm | None:
    """The norm under a heading; of several, the one that leaves the least room."""
    mine = [norm for norm in norms if str(norm.heading) == heading]
    return min(mine, key=lambda norm: norm.room, default=None)


def above(norms: Norms) -> Mapping[str, tuple[Norm, ...]]:
    """Who is above a norm -> which, each heading once."""
    found = {}
    for worker, mine in norms.items():
        worst: dict[str, Norm] = {}
        for norm in mine:
            if norm.room < 0:
                heading = str(norm.heading)
                worst[heading] = min(worst.get(heading, norm), norm, key=lambda one: one.room)
        if worst:
            found[worker] = tuple(worst.values())
    return found


def given_something(problem: Problem, allocation: Allocation) -> frozenset[str]:
    """Who takes or assists in a case today that they did not have this morning."""
    return frozenset(person for _, person in allocation.given(problem))


def highest_given(problem: Problem, allocation: Allocation) -> float | None:
    """The highest utilisation of those given something today; None where nobody was."""
    return max(
        (
            load_after(problem, allocation, worker) / problem.capacity[worker]
            for worker in given_something(problem, allocation) if problem.capacity[worker]
        ),
        default=None,
    )
