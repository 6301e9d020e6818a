"""The bare problem, which every peer can be given: minutes, and who may take what.

Least sum of load^2 / capacity, each case to one of its own caseworkers; nothing else.
"""

import json
from dataclasses import dataclass
from datetime import date

from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.problem import Problem
from assigner.quantity import Quantity
from assigner.workload import CapacityTable, Weights

TODAY = date(2026, 11, 23)
PHASE, TEAM = "measures", "office"
_HOURS = Quantity.model_validate({"value": 37, "unit": "hours a week", "status": "assumed"})
_NONE = Quantity.model_validate({"value": 0, "unit": "share", "status": "assumed"})
NO_CAPACITY = CapacityTable.model_validate(
    {"full_time_hours": _HOURS, "fixed_hours": _HOURS, "share_on_cases": _NONE}
)
NO_WEIGHTS = Weights.model_validate(
    {"phases": {}, "further_child_share": _NONE, "co_worker_share": _NONE, "mixing": _NONE}
)


@dataclass(frozen=True)
class Bare:
    """Cases by place with `weights` and `eligible` places; caseworkers with `base`, `capacity`.

    All minutes a week.
    """

    weights: tuple[int, ...]
    base: tuple[int, ...]
    capacity: tuple[int, ...]
    eligible: tuple[tuple[int, ...], ...]

    @property
    def cases(self) -> tuple[str, ...]:
        """Ids in order of place."""
        return tuple(f"C{place:05}" for place in range(len(self.weights)))

    @property
    def workers(self) -> tuple[str, ...]:
        """Ids in order of place."""
        return tuple(f"W{place:05}" for place in range(len(self.capacity)))

    def listed(self) -> dict[str, frozenset[str]]:
        """Case -> who may take it."""
        workers = self.workers
        known: dict[tuple[int, ...], frozenset[str]] = {}
        return {
            case: known.setdefault(places, frozenset(workers[place] for place in places))
            for case, places in zip(self.cases, self.eligible, strict=True)
        }

    def problem(self) -> Problem:
        """As the program knows it: what is carried already is one open case each."""
        instance = Instance(
            date=TODAY,
            model="bare",
            office="Benchmark",
            caseworkers=tuple(
                Caseworker(id=worker, team=TEAM, weekly_minutes=37 * 60, capacity_minutes=capacity)
                for worker, capacity in zip(self.workers, self.capacity, strict=True)
            ),
            cases=tuple(
                Case(id=case, phase=PHASE, complexity="simple", weight_minutes=weight)
                for case, weight in zip(self.cases, self.weights, strict=True)
            ),
            caseload=tuple(
                OpenCase(
                    id=f"B{worker}", phase=PHASE, complexity="simple", caseworker=worker,
                    weight_minutes=base,
                )
                for worker, base in zip(self.workers, self.base, strict=True)
                if base
            ),
        )
        return Problem(instance, NO_WEIGHTS, NO_CAPACITY, {TEAM: frozenset({PHASE})})

    def written(self) -> str:
        """As JSON, in the form the Timefold peer reads."""
        return json.dumps(
            {
                "weights": self.weights, "base": self.base, "capacity": self.capacity,
                "eligible": self.eligible,
            }
        )
