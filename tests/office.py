"""Small offices for tests: facts in, a problem out, with weights anybody can add up.

A case weighs 60 minutes (simple), 90 (complex) or 150 (very complex), half of it for a
co-worker; somebody at 40 hours has 600 minutes for cases, in proportion to hours.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.problem import Problem
from assigner.workload import CapacityTable, Weights

TODAY = date(2026, 11, 23)
TEAMS = {"intake": frozenset({"intake"}), "measures": frozenset({"measures", "intake"})}


def number(value: object, unit: str) -> dict[str, object]:
    """A quantity as a model writes it."""
    return {"value": Decimal(str(value)), "unit": unit, "status": "assumed"}


def hours(a_week: object) -> dict[str, object]:
    """Hours a week as a quantity."""
    return number(a_week, "hours a week")


def share(value: object) -> dict[str, object]:
    """A share as a quantity."""
    return number(value, "share")


def rhythm(minutes: int) -> dict[str, object]:
    """A contact rhythm that weighs exactly so many minutes a week."""
    return {
        "contacts_a_month": number(1, "contacts a month"),
        "hours_a_contact": number(round(minutes * 52 / 12 / 60, 6), "hours a contact"),
        "fixed_hours": number(0, "hours a month"),
    }


def weights(mixing: str = "0", further_child: str = "0") -> Weights:
    """Weights of 60, 90 and 150 minutes."""
    kinds = {"simple": rhythm(60), "complex": rhythm(90), "very_complex": rhythm(150)}
    return Weights.model_validate(
        {
            "phases": dict.fromkeys(("intake", "investigation", "measures"), kinds),
            "further_child_share": share(further_child),
            "co_worker_share": share("0.5"),
            "mixing": share(mixing),
        }
    )


CAPACITY = CapacityTable.model_validate(
    {
        "full_time_hours": hours(40),
        "fixed_hours": hours(0),
        "share_on_cases": share("0.25"),
    }
)


def worker(name: str, /, **facts: Any) -> Caseworker:
    """A full-time caseworker in intake, unless told otherwise."""
    return Caseworker(**{"id": name, "team": "intake", "weekly_minutes": 40 * 60, **facts})


def case(name: str, **facts: Any) -> Case:
    """A simple new case in intake, unless told otherwise."""
    return Case(**{"id": name, "phase": "intake", "complexity": "simple", **facts})


def held(name: str, by: str, **facts: Any) -> OpenCase:
    """An open case in intake."""
    return OpenCase(
        **{"id": name, "phase": "intake", "complexity": "simple", "caseworker": by, **facts}
    )


def problem(
    workers: Iterable[Caseworker],
    cases: Iterable[Case],
    caseload: Iterable[OpenCase] = (),
    mixing: str = "0",
    **facts: Any,
) -> Problem:
    """A day of the small office."""
    instance = Instance(
        date=TODAY, model="small", caseworkers=tuple(workers), cases=tuple(cases),
        caseload=tuple(caseload), office="Small",
    )
    return Problem(
        **{
            "instance": instance, "weights": weights(mixing), "capacities": CAPACITY,
            "takes_phase": TEAMS, **facts,
        }
    )
