"""The files of a model and the values of `-S`, laid over one another; the last one wins.

Tables are merged key by key; lists and single values are replaced. A plain number over a
quantity replaces its value. Whoever changes a number without saying where the new one
comes from makes it `assumed`: a citation never outlives the number it was given for.
"""

import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import permutations
from pathlib import PurePath
from typing import Any

from assigner.instance import COMPLEXITIES
from assigner.policy.complaints import ModelComplaint, complain, dotted, nearest
from assigner.policy.lines import Path
from assigner.policy.own_words import COMPLEXITIES_AS_WRITTEN
from assigner.policy.sources import Source
from assigner.words import say

Tree = dict[str, Any]

TAKEN_OUT = frozenset({"teams", "phases", "complexities", "units"})
"""Sections whose inherited parts a variant takes out by `NAME = false`."""
# Ways to say what a case weighs; the last one said takes the place of the others.
_WAYS = (
    frozenset({"full_load"}),
    frozenset({"contacts_a_month", "hours_a_contact", "fixed_hours"}),
    frozenset({"hours_a_month"}),
)


@dataclass
class Merged:
    """What a model says in the end, and where each key was said last.

    `units` gives the unit of a number at a path, None where no number is expected.
    """

    units: Callable[[Path], str | None]
    tree: Tree = field(default_factory=dict)
    where: dict[Path, str] = field(default_factory=dict)

    def lay(self, source: Source) -> None:
        """Lay a file over what is there; first what it takes out, then what it says."""
        variant = () in self.where
        self.where[()] = source.place(())
        if variant and "complexities" in source.tree:
            self._have_three()
        taken = {
            (section, key)
            for section in sorted(TAKEN_OUT & source.tree.keys())
            if isinstance(table := source.tree[section], dict)
            for key, value in table.items()
            if value is False and self._take_out(section, key)
        }
        name = PurePath(source.label).name
        for key, value in source.tree.items():
            if key != "extends":
                self._put(self.tree, (key,), _without(taken, key, value), name, source)

    def override(self, key: str, text: str) -> ModelComplaint | None:
        """Lay one `-S key=value` over what is there; a complaint when the path is unknown."""
        said = f"-S {key}={text}"
        *steps, last = key.split(".")
        if steps == ["complexities"]:
            self._have_three()
        if len(steps) == 1 and text == "false" and self._take_out(steps[0], last):
            return None
        above: Any = None
        table: Any = self.tree
        path: Path = ()
        for step in steps:
            above, below = table, _below(table, step)
            if below is None:
                return self._unknown(key, said)
            path, table = (*path, below), table[below]
        value = _parsed(text)
        if isinstance(table, dict) and last:
            # A key that is not there yet passes: the schema judges it.
            unit = self.units((*path, last))
            if last not in table and unit is not None and _is_number(value):
                value = {"value": value, "unit": unit, "status": "assumed", "source": said}
            if above is None:
                self._put(table, (last,), value, said, said)
            else:
                self._put(above, path, {last: value}, said, said)
        elif isinstance(table, list) and (place := _below(table, last)) is not None:
            self._put(table, (*path, place), value, said, said)
        else:
            return self._unknown(key, said)
        return None

    def _unknown(self, key: str, said: str) -> ModelComplaint:
        path = tuple(key.split("."))
        self.where[path] = said
        near = nearest(key, (dotted(path) for path in _paths(self.tree)))
        hint = (
            say("write {name}", name=near) if near else say("`assigner rules MODEL` shows what is")
        )
        return complain(path, "is not in the model; {hint}", hint=hint)

    def _put(
        self, table: Any, path: Path, value: object, name: str, source: Source | str
    ) -> None:
        key = path[-1]
        before = table[key] if isinstance(key, int) else table.get(key)
        place = source if isinstance(source, str) else source.place(path)
        if is_quantity(before) and _is_number(value):
            value = {"value": value}
        if is_quantity(before) and isinstance(value, dict):
            after = _requantified(before, value, name)
            before.clear()
            for below, new in after.items():
                before[below] = new
                if below in value:
                    self._mark((*path, below), new, source)
        elif isinstance(before, dict) and isinstance(value, dict):
            for mine, other in permutations(_WAYS, 2):
                for gone in other & before.keys() if mine & value.keys() else ():
                    if not other & value.keys():
                        for old in _places(before.pop(gone), (*path, gone)):
                            self.where.pop(old, None)
            for below, new in value.items():
                self._put(before, (*path, below), new, name, source)
        else:
            for old in _places(before, path):
                self.where.pop(old, None)
            table[key] = _copied(value)
            self._mark(path, value, source)
        self.where[path] = place

    def _have_three(self) -> None:
        """The levels of a model that names none, written out: what comes next changes them."""
        self.tree.setdefault("complexities", _copied({**COMPLEXITIES_AS_WRITTEN}))

    def _take_out(self, section: str, key: str) -> bool:
        """Take out a team, phase or level, and what is said about it elsewhere."""
        if section not in TAKEN_OUT or not isinstance(self.tree.get(section), dict):
            return False
        if not isinstance(self.tree[section].get(key), dict):
            return False
        for path in _about(section, key, self.tree):
            table: Any = self.tree
            for step in path[:-1]:
                table = table.get(step) if isinstance(table, dict) else None
            if isinstance(table, dict) and path[-1] in table:
                for old in _places(table.pop(path[-1]), path):
                    self.where.pop(old, None)
        return True

    def _mark(self, path: Path, value: object, source: Source | str) -> None:
        for inside in _places(value, path):
            self.where[inside] = source if isinstance(source, str) else source.place(inside)


def is_quantity(value: object) -> bool:
    """Whether a table is a number with its unit."""
    return isinstance(value, dict) and "value" in value and not isinstance(value["value"], dict)


def _requantified(before: Tree, value: Tree, name: str) -> Tree:
    after = {**before, **value}
    if "value" in value and "interval" not in value:
        # An interval is of the number it was found for.
        after.pop("interval", None)
    if "status" in value:
        after["source"] = value.get("source", "")
    elif "value" in value or "unit" in value:
        after["status"] = "assumed"
        after["source"] = value.get("source", name)
    return after


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _about(section: str, key: str, tree: Tree) -> Iterator[Path]:
    """Where a model speaks of a team, a phase or a level: the part itself first."""
    yield section, key
    weights = tree.get("weights")
    phases = weights.get("phases") if isinstance(weights, dict) else None
    if section == "phases":
        yield "weights", "phases", key
        yield "rules", "phase_ceiling", "at", key
    elif section == "complexities":
        for phase in phases if isinstance(phases, dict) else ():
            yield "weights", "phases", phase, key
        yield "moves", "complexity", key
        if key in COMPLEXITIES:
            yield "moves", key


def _without(taken: Collection[tuple[str, str]], section: str, value: object) -> object:
    if not taken or not isinstance(value, dict):
        return value
    return {key: below for key, below in value.items() if (section, key) not in taken}


def _copied(value: object) -> object:
    if isinstance(value, dict):
        return {key: _copied(below) for key, below in value.items()}
    return [_copied(below) for below in value] if isinstance(value, list) else value


def _parsed(text: str) -> object:
    try:
        found = tomllib.loads(f"value = {text}", parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError):
        return text
    plain = isinstance(found["value"], (bool, int, Decimal, str, list, dict))
    return found["value"] if plain and len(found) == 1 else text


def _below(table: object, step: str) -> str | int | None:
    if isinstance(table, Mapping):
        return step if step in table else None
    if isinstance(table, Sequence) and not isinstance(table, str) and step.isdecimal():
        return int(step) if int(step) < len(table) else None
    return None


def _places(value: object, path: Path) -> Iterator[Path]:
    """The path of a value, and of everything inside it."""
    yield path
    inside: Any = value.items() if isinstance(value, dict) else ()
    for step, below in enumerate(value) if isinstance(value, list) else inside:
        yield from _places(below, (*path, step))


def _paths(tree: object, path: Path = ()) -> list[Path]:
    if not isinstance(tree, dict) or is_quantity(tree):
        return [path]
    return [found for key, value in tree.items() for found in _paths(value, (*path, key))]

