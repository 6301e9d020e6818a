"""Every key a model may have: where it stands, what it holds, in which unit and range."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel

from assigner.policy.schema import OPTIONAL, SECTIONS
from assigner.quantity import In, Quantity
from assigner.rules import registry

ANY, EACH = "NAME", "#"
"""Stand in a path for any key of the model's own, and for each item of a list."""
ALWAYS = frozenset({"decisions", "restricted"})
"""The rules that are always on, and in no model."""


@dataclass(frozen=True)
class ModelKey:
    """A key. `holds`: what a value is, as it is written. `limits`: units and range of a number."""

    path: tuple[str, ...]
    holds: str
    limits: In | None
    needed: bool
    default: str

    @property
    def dotted(self) -> str:
        """As the page and `-S` write it."""
        return ".".join(self.path).replace(f".{EACH}", "[]")


def model_keys() -> Iterator[ModelKey]:
    """All of them, in the order of a model, the rules last."""
    yield ModelKey(("extends",), "text", None, needed=False, default="")
    for name, kind in SECTIONS.items():
        yield from _inside((name,), kind, needed=name not in OPTIONAL, default="")
    for name, rule in registry().items():
        if name not in ALWAYS:
            yield from _inside(("rules", name), rule, needed=False, default="")


def _inside(path: tuple[str, ...], kind: Any, *, needed: bool, default: str) -> Iterator[ModelKey]:
    kind, limits, optional = _bare(kind)
    needed = needed and not optional
    if kind is Quantity:
        yield ModelKey(path, "number", limits, needed, default)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, found in kind.model_fields.items():
            usual = "" if found.is_required() else _written(found.get_default(
                call_default_factory=True))
            yield from _inside(
                (*path, name), Annotated[found.annotation, None, *found.metadata],
                needed=found.is_required(), default=usual,
            )
    elif get_origin(kind) in (dict, Mapping):
        yield from _inside((*path, ANY), get_args(kind)[1], needed=needed, default="")
    elif get_origin(kind) is tuple and _is_table(get_args(kind)[0]):
        yield from _inside((*path, EACH), get_args(kind)[0], needed=needed, default=default)
    else:
        yield ModelKey(path, _said(kind), limits, needed, default)


def _is_table(kind: Any) -> bool:
    kind, _, _ = _bare(kind)
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _bare(kind: Any) -> tuple[Any, In | None, bool]:
    """A type without wrapping, the range of a number there, and whether it may be missing."""
    limits, optional = None, False
    while True:
        if get_origin(kind) is Annotated:
            kind, *notes = get_args(kind)
            for note in notes:
                if isinstance(note, AfterValidator) and isinstance(note.func, In):
                    limits = note.func
        elif get_origin(kind) in (Union, types.UnionType):
            given = [one for one in get_args(kind) if one is not type(None)]
            optional = optional or len(given) < len(get_args(kind))
            if len(given) > 1:
                return kind, limits, optional
            kind = given[0]
        else:
            return kind, limits, optional


def _said(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return " · ".join(_written(one) for one in get_args(kind))
    if get_origin(kind) is tuple:
        return f"list of {_said(_bare(get_args(kind)[0])[0])}"
    if get_origin(kind) in (Union, types.UnionType):
        return " or ".join(_said(_bare(one)[0]) for one in get_args(kind))
    return {bool: "true · false", str: "text", int: "whole number"}.get(kind, "text")


def _written(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case None | () | "" | {}:
            return ""
        case _:
            return f'"{value}"' if isinstance(value, str) else str(value)
