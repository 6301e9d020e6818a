"""Which loads are left once a sum of squares is kept at its least: often the ones met alone.

A sum of squares that no product bounds closely is what makes the tiers after it slow; told what
the loads are, each of them is a plain choice of seats.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from assigner.solve import cpsat
from assigner.solve.compact.loads import Loads
from assigner.solve.cpsat import Expression
from assigner.solve.limits import Limits


class SettledLoadsParameters:
    """How much is spent on finding them all."""

    vectors: Final = 4
    """Loads of everybody together, up to so many: of a few CP-SAT makes one choice, of many it
    does no better than from the squares."""
    effort: Final = 2.0
    """Deterministic time (some seconds) for each: where there are no others, that took 0.1 to 1."""


def other_loads(
    trial: Loads, squares: Expression, met: Mapping[str, int], limits: Limits
) -> Sequence[Mapping[str, int]] | None:
    """All loads that a model allows, those `met` first; None where they are many or not sure.

    Minutes that today adds, by caseworker. `squares` is what the model is kept below: to ask for
    the least of it is what bounds it.
    """
    found = [dict(met)]
    trial.model.minimize(squares)
    while len(found) <= SettledLoadsParameters.vectors:
        _exclude(trial, found[-1])
        answer = cpsat.ask(
            trial.model, limits.threads, seconds=limits.left(),
            effort=SettledLoadsParameters.effort, linearization_level=2,
        )
        if answer.impossible:
            return found
        if not answer.found:
            return None
        found.append({worker: answer.value(trial.load(worker)[0]) for worker in met})
    return None


def settle(model: Loads, loads: Sequence[Mapping[str, int]]) -> None:
    """Tell a model all loads there are."""
    people = sorted(loads[0])
    added = [model.load(worker)[0] for worker in people]
    model.model.add_allowed_assignments(added, [[each[w] for w in people] for each in loads])


def _exclude(trial: Loads, loads: Mapping[str, int]) -> None:
    others = []
    for worker, load in loads.items():
        other = trial.model.new_bool_var("")
        trial.model.add(trial.load(worker)[0] != load).only_enforce_if(other)
        others.append(other)
    trial.model.add_bool_or(others)
