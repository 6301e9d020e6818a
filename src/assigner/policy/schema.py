"""The tables of a model file, and what pydantic says about them in the user's words."""

import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    TypeAdapter,
    ValidationError,
)

from assigner.objectives import registry
from assigner.policy.calendar import CalendarTable
from assigner.policy.complaints import ModelComplaint, complain, either, instead
from assigner.policy.handover import HandoverTable
from assigner.policy.lines import Path
from assigner.policy.milestones import Milestone
from assigner.policy.own_words import Complexity, CountUnit, PersonTable, Text
from assigner.quantity import (
    In,
    Quantity,
)
from assigner.words import Words, joined, marked, say
from assigner.workload import CapacityTable, ModelTable, Weights

Roles = Annotated[
    tuple[Text, ...], BeforeValidator(lambda said: [said] if isinstance(said, str) else said)
]


class TeamTable(ModelTable):
    """A team: how the office calls it, how exports write it, the phases it takes."""

    label: Text
    names: tuple[Text, ...] = ()
    phases: tuple[Text, ...]


class Phase(ModelTable):
    """A phase of a case: how the office calls it, how exports write it."""

    label: Text
    names: tuple[Text, ...] = ()


class Owners(ModelTable):
    """Who may lift a rule, by the rule's kind."""

    law: Text
    agreement: Text
    policy: Text
    preference: Text


_TABLES = {name: tier.table for name, tier in registry().items() if tier.table is not None}
_NAME = Literal.__getitem__(tuple(name for name, tier in registry().items() if tier.named))
SECTIONS: Mapping[str, Any] = {
    "title": Text,
    "count_unit": Text,
    "units": dict[str, CountUnit],
    "tiers": types.GenericAlias(tuple, (_NAME, ...)),
    "owners": Owners,
    "roles_of_deciders": dict[str, Roles],
    "deciders": dict[str, Roles],
    "teams": dict[str, TeamTable],
    "phases": dict[str, Phase],
    "complexities": dict[str, Complexity],
    "headers": dict[str, Text | Literal[False]],
    "person": PersonTable,
    "capacity": CapacityTable,
    "calendar": CalendarTable,
    "handover": HandoverTable,
    "weights": Weights,
    **_TABLES,
    "milestones": tuple[Milestone, ...],
}
"""Every part of a model but its rules, which bring their own tables."""
ALWAYS = frozenset({"balance", "fit"})
"""Tables of tiers that every model has; that of another is asked for where the tier is named."""
OPTIONAL = frozenset({
    *_TABLES, "roles_of_deciders", "deciders", "units", "complexities", "headers", "person",
    "calendar", "handover",
}) - ALWAYS
"""Parts a model may leave out: a tier of that name, decisions or words of its own ask for them."""


def read(kind: Any, value: object, path: Path) -> tuple[Any, list[ModelComplaint]]:
    """A part of a model as its own type, or None and all that is wrong with it."""
    try:
        return _adapter(kind).validate_python(value), []
    except ValidationError as problem:
        return None, [
            _said(kind, path, error)
            for error in problem.errors(include_url=False, include_context=True)
        ]


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


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


def _said(kind: Any, path: Path, error: Any) -> ModelComplaint:
    loc: Path = error["loc"]
    here = (*path, *loc)
    expected, units = _at(kind, loc)
    known = getattr(_at(kind, loc[:-1])[0], "model_fields", ())
    choices = get_args(expected) if get_origin(expected) is Literal else ()
    if error["type"] == "unit":
        here = (*here, "unit")
    if error["type"] == "value_error":
        return ModelComplaint(here, joined(error["ctx"]["error"].args))
    return complain(
        here,
        _SAID.get(error["type"], OTHERWISE),
        unit=error["ctx"]["unit"] if error["type"] == "unit" else "",
        units=either([f'"{unit}"' for unit in units]) if units else "",
        wrong=_shown(error["input"]),
        shape=_shape(expected, units, error["input"]),
        keys=instead(here[-1], known),
        choices=instead(error["input"], choices),
    )


_SAID = {
    "extra_forbidden": marked("is not a key here; {keys}"),
    "missing": marked("is missing; write {shape}"),
    "literal_error": marked("{wrong} is not known here; {choices}"),
    "unit": marked('the unit is "{unit}"; write {units}'),
    "string_too_short": marked("is empty; write a text in quotes"),
}
OTHERWISE = marked("is {wrong}; write {shape}")


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


def _shape(kind: Any, units: tuple[str, ...], wrong: object) -> Words | str:
    if kind is Quantity:
        unit = units[0] if units else "..."
        given = wrong if isinstance(wrong, int | Decimal) and not isinstance(wrong, bool) else "..."
        return f'{{ value = {given}, unit = "{unit}", status = "assumed", source = "..." }}'
    if get_origin(kind) is Literal:
        return either([f'"{name}"' for name in get_args(kind)])
    if get_origin(kind) is tuple:
        return say("a list in [ ]")
    if kind is bool:
        return say("true or false")
    return say("a text in quotes") if kind is str else say("a table")


def _shown(value: object) -> Words | str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"'
        case Mapping():
            return say("a table")
        case list() | tuple():
            return say("a list")
        case _:
            return f"{value}"
