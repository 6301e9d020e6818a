"""The tables of a model file, and what pydantic says about them in the user's words."""

import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, Field, TypeAdapter, ValidationError

from assigner.objective import Measure
from assigner.policy.complaints import Complaint, complain, instead
from assigner.policy.lines import Path
from assigner.quantity import In, PercentagePoints, Points, Quantity
from assigner.workload import Capacity, Table, Weights

Text = Annotated[str, Field(min_length=1)]
CountUnit = Literal["child", "family"]
TierName = Literal["unassigned", "over_norm", "balance", "fit"]


class Team(Table):
    """A team: how the office calls it, how exports write it, the phases it takes."""

    label: Text
    names: tuple[Text, ...] = ()
    phases: tuple[Text, ...]


class Phase(Table):
    """A phase of a case: how the office calls it, how exports write it."""

    label: Text
    names: tuple[Text, ...] = ()


class Owners(Table):
    """Who may lift a rule, by the rule's kind."""

    law: Text
    agreement: Text
    policy: Text
    preference: Text


class BalanceTable(Table):
    """How balance is measured, and how much of it a better fit may cost."""

    measure: Measure = "sumsq"
    tolerance: PercentagePoints


class FitTable(Table):
    """What a step of interest and a known caseworker are worth."""

    interest: Points
    continuity: Points


class Milestone(Table):
    """What a lower caseload must lead to (pejlemærke), and how it could be measured."""

    name: Text
    words: Text
    measure: str = ""


SECTIONS: Mapping[str, Any] = {
    "title": Text,
    "count_unit": CountUnit,
    "tiers": tuple[TierName, ...],
    "owners": Owners,
    "teams": dict[str, Team],
    "phases": dict[str, Phase],
    "capacity": Capacity,
    "weights": Weights,
    "balance": BalanceTable,
    "fit": FitTable,
    "milestones": tuple[Milestone, ...],
}
"""Every part of a model but its rules, which bring their own tables."""


def read(kind: Any, value: object, path: Path) -> tuple[Any, list[Complaint]]:
    """A part of a model as its own type, or None and all that is wrong with it."""
    try:
        return TypeAdapter(kind).validate_python(value), []
    except ValidationError as problem:
        return None, [
            _said(kind, path, error)
            for error in problem.errors(include_url=False, include_context=True)
        ]


def unit_at(kind: Any, path: Path) -> str | None:
    """The (first) unit of a number at a place of a part; None where no number is expected."""
    expected, units = _at(kind, path)
    return units[0] if expected is Quantity and units else None


def numbers(part: object, path: Path = ()) -> Iterator[tuple[Path, Quantity]]:
    """Every number inside a part of a model, with its path."""
    if isinstance(part, Quantity):
        yield path, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from numbers(getattr(part, name), (*path, name))
    elif isinstance(part, Mapping):
        for key, below in part.items():
            yield from numbers(below, (*path, key))
    elif isinstance(part, tuple):
        for place, below in enumerate(part):
            yield from numbers(below, (*path, place))


def _said(kind: Any, path: Path, error: Any) -> Complaint:
    loc: Path = error["loc"]
    here = (*path, *loc)
    expected, units = _at(kind, loc)
    known = getattr(_at(kind, loc[:-1])[0], "model_fields", ())
    choices = get_args(expected) if get_origin(expected) is Literal else ()
    if error["type"] == "unit":
        here = (*here, "unit")
    said: dict[str, str] = {
        "extra_forbidden": "is not a key here; {keys}",
        "missing": "is missing; write {shape}",
        "literal_error": "{wrong} is not known here; {choices}",
        "unit": "{said}",
        "value_error": "{said}",
        "string_too_short": "is empty; write a text in quotes",
    }
    return complain(
        here,
        said.get(error["type"], "is {wrong}; write {shape}"),
        said=error["msg"].removeprefix("Value error, "),
        wrong=_shown(error["input"]),
        shape=_shape(expected, units, error["input"]),
        keys=instead(here[-1], known),
        choices=instead(error["input"], choices),
    )


def _at(kind: Any, loc: Path) -> tuple[Any, tuple[str, ...]]:
    """The type at a place of a table, without wrapping, and the units a number there may have."""
    kind, units = _bare(kind)
    for step in loc:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            found = kind.model_fields.get(str(step))
            if found is None:
                return str, ()
            kind, units = _bare(Annotated[found.annotation, None, *found.metadata])
        elif get_origin(kind) is dict:
            kind, units = _bare(get_args(kind)[1])
        elif get_origin(kind) is tuple:
            kind, units = _bare(get_args(kind)[0])
    return kind, units


def _bare(kind: Any, units: tuple[str, ...] = ()) -> tuple[Any, tuple[str, ...]]:
    if get_origin(kind) is Annotated:
        kind, *notes = get_args(kind)
        for note in notes:
            if isinstance(note, AfterValidator) and isinstance(note.func, In):
                units = note.func.units
        return _bare(kind, units)
    if get_origin(kind) in (Union, types.UnionType):
        return _bare(next(one for one in get_args(kind) if one is not type(None)), units)
    return kind, units


def _shape(kind: Any, units: tuple[str, ...], wrong: object) -> str:
    if kind is Quantity:
        unit = units[0] if units else "..."
        given = wrong if isinstance(wrong, int | Decimal) and not isinstance(wrong, bool) else "..."
        return f'{{ value = {given}, unit = "{unit}", status = "assumed", source = "..." }}'
    if get_origin(kind) is Literal:
        return " or ".join(f'"{name}"' for name in get_args(kind))
    if get_origin(kind) is tuple:
        return "a list in [ ]"
    if kind is bool:
        return "true or false"
    return "a text in quotes" if kind is str else "a table"


def _shown(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"'
        case Mapping():
            return "a table"
        case list() | tuple():
            return "a list"
        case _:
            return f"{value}"
