"""Gives new cases to caseworkers: exact, certified, explained.

    day = assigner.read("instances/nordby/2026-11-23")
    plan = day.solve(seconds=30)
    plan.frame()

Every name is loaded when it is first asked for; `docs/library.md` is the tour.
"""

import importlib

TYPE_CHECKING = False  # as type checkers know it; typing takes as long to load as all the rest
if TYPE_CHECKING:
    from importlib.metadata import version as _version

    from assigner.api.answer import Answer, Explanation
    from assigner.api.changes import (
        Absent,
        Capacity,
        Give,
        HandOver,
        Hours,
        Joins,
        Keep,
        Leaves,
        Returns,
        Team,
    )
    from assigner.api.comparison import Comparison, compare
    from assigner.api.day import Day
    from assigner.api.kept import load_plan
    from assigner.api.override import Priced
    from assigner.api.plan import Plan
    from assigner.api.reading import load_model, read
    from assigner.errors import (
        AssignerError,
        Infeasible,
        InputError,
        Misused,
        ModelError,
        NothingFound,
        NotTheirs,
        PlanError,
        VerificationFailed,
    )

    __version__ = _version("assigner")

__all__ = [
    "Absent", "Answer", "AssignerError", "Capacity", "Comparison", "Day", "Explanation",
    "Give", "HandOver", "Hours", "Infeasible", "InputError", "Joins", "Keep", "Leaves", "Misused",
    "ModelError", "NotTheirs", "NothingFound", "Plan", "PlanError", "Priced", "Returns", "Team",
    "VerificationFailed", "__version__", "compare", "load_model", "load_plan", "read",
]

_ROOMS = {
    "assigner.api.answer": ("Answer", "Explanation"),
    "assigner.api.changes": (
        "Absent", "Capacity", "Give", "HandOver", "Hours", "Joins", "Keep", "Leaves", "Returns",
        "Team",
    ),
    "assigner.api.comparison": ("Comparison", "compare"),
    "assigner.api.day": ("Day",),
    "assigner.api.kept": ("load_plan",),
    "assigner.api.override": ("Priced",),
    "assigner.api.plan": ("Plan",),
    "assigner.api.reading": ("load_model", "read"),
    "assigner.errors": (
        "AssignerError", "Infeasible", "InputError", "Misused", "ModelError", "NotTheirs",
        "NothingFound",         "PlanError", "VerificationFailed",
    ),
}
_ROOM = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    """A name of the library, loaded now (PEP 562)."""
    if name == "__version__":
        return importlib.import_module("importlib.metadata").version("assigner")
    if name not in _ROOM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_ROOM[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
