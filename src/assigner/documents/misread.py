"""Why a document is none of its kind: keys nobody writes, and what else is wrong first."""

from collections.abc import Iterable
from typing import NamedTuple

from pydantic import ValidationError

MODEL, HABIT = "a model", "a habit"
"""Whose run it is: steps on the way to a fault that no document has, so nobody is told them."""

SHOWN = 8
"""So many unknown keys are told."""


class Misread(NamedTuple):
    """`unknown`: dotted keys no document of the kind has; `where` and `reason`: another fault."""

    unknown: tuple[str, ...]
    where: str
    reason: str


def misread(error: ValidationError) -> Misread:
    """What to tell of a document that its class refuses; blank where there is no such fault."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    unknown = [_path(one["loc"]) for one in found if one["type"] == "extra_forbidden"]
    other = next((one for one in found if one["type"] != "extra_forbidden"), None)
    if other is None:
        return Misread(tuple(unknown), "", "")
    return Misread(tuple(unknown), _path(other["loc"]), other["msg"])


def run_of(found: object) -> str:
    """Whether a run is that of a habit or of a model."""
    named = "baseline" in found if isinstance(found, dict) else hasattr(found, "baseline")
    return HABIT if named else MODEL


def _path(steps: Iterable[str | int]) -> str:
    return ".".join(str(step) for step in steps if step not in (MODEL, HABIT))
