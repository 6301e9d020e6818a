"""Documents, views and texts as the reader may see them: whatever is about a hidden case masked."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from operator import itemgetter
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from assigner.veil.case_numbers import pattern, unmarked, ways
from assigner.veil.kept import HEADS, KEPT, NOT_SHOWN, SUBJECTS, UNDER_EACH, bars
from assigner.veil.kin import without_kin
from assigner.veil.worn import Veil, veil
from assigner.words import Words

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_SHOWN: Final = ("assigner.view.", "assigner.views.", "assigner.workspace.objections",
                 "assigner.workspace.staff_changes", "assigner.workspace.handing_over")
_Shown = TypeVar("_Shown")


class _LeftOut:
    """Stands for a record that cannot be shown without saying what it must not."""


_LEFT_OUT: Final = _LeftOut()


def veiled(shown: _Shown) -> _Shown:
    """What is to be shown, as the reader may see it: a document, a view, or a part of one."""
    worn = veil()
    hidden = worn.hidden
    if not hidden and not worn.has_short:
        return shown
    found = _Masking(worn, hidden).of(without_kin(shown))
    masked: _Shown = found
    return masked


def without_numbers(text: str, typed: Collection[str] = ()) -> str:
    """A text with labels for the numbers of hidden cases, whatever else it says.

    `typed`: what the reader wrote herself, and is told of as she wrote it.
    """
    worn = veil()
    hidden = [case for case in worn.hidden if case not in typed]
    return _Masking(worn, hidden).labelled(text) if hidden else unmarked(text)


class _Masking:
    """One masking, of whatever is shown."""

    def __init__(self, worn: Veil, hidden: Sequence[str]) -> None:
        self.worn = worn
        self.ways = {way: case for case in hidden for way in ways(case)}
        self.labels = {worn.label(case) for case in hidden}
        self.pattern = pattern(self.ways)

    def labelled(self, text: str) -> str:
        """Labels in the place of numbers."""
        return unmarked(self.pattern.sub(
            lambda found: self.worn.label(self.ways[unmarked(found.group())]), text))

    def of(self, node: Any) -> Any:
        """Anything that is shown."""
        match node:
            case str():
                return self._text(node)
            case Words():
                return self._words(node)
            case BaseModel():
                return self._model(node)
            case Mapping():
                return self._record(node)
            case list() | tuple() | frozenset() | set():
                return self._row_of(node)
            case _ if is_dataclass(node) and type(node).__module__.startswith(_SHOWN):
                return self._shape(node)
            case _:
                return node

    def _text(self, text: str) -> str:
        if self.worn.hides(text):
            return self.worn.label(text)
        found = self.labelled(text)
        if found == unmarked(text) or self._bare(found) or found.startswith(("/", "#", "http")):
            return found
        return str(NOT_SHOWN)

    def _words(self, words: Words) -> Words | str:
        """A sentence as it is where it names no hidden case, by its values or in its text."""
        if self._names(words):
            named = self._labelled_words(words)
            return named if self._bare(str(named)) else NOT_SHOWN
        text = str(words)
        found = self._text(text)
        return words if found == unmarked(text) else found

    def _names(self, value: object) -> bool:
        if isinstance(value, Words):
            return any(map(self._names, value.values.values()))
        if isinstance(value, (list, tuple, set, frozenset)):
            return any(map(self._names, value))
        return self.worn.hides(value)

    def _labelled_words(self, value: Any) -> Any:
        if isinstance(value, Words):
            return replace(value, values={
                name: self._labelled_words(one) for name, one in value.values.items()})
        if isinstance(value, (list, tuple)):
            return tuple(map(self._labelled_words, value))
        return self.worn.label(value) if self.worn.hides(value) else value

    def _bare(self, text: str) -> bool:
        """Whether a text holds nothing but labels, people and other cases."""
        for label in self.labels:
            text = text.replace(label, " ")
        plain = self.worn.plain
        return text.strip() in plain or all(
            word in plain for word in re.findall(r"\w[\w.-]*", text))

    def _row_of(self, node: Any) -> Any:
        kept = self._last([
            (before, one) for before in node if (one := self.of(before)) is not _LEFT_OUT])
        same = len(kept) == len(node) and all(
            one is before for one, before in zip(kept, node, strict=True))
        if same:
            return node
        made = getattr(type(node), "_make", type(node))
        return made(kept)

    def _last(self, pairs: Sequence[tuple[Any, Any]]) -> list[Any]:
        """What is about hidden cases after the rest of its group, by number: place tells an id."""
        kept: list[Any] = []
        hidden: list[tuple[int, Any]] = []
        for before, one in pairs:
            if getattr(one, "group", False):
                kept, hidden = [*kept, *_numbered(hidden)], []
            case = self._subject(before)
            if case is None:
                kept.append(one)
            else:
                hidden.append((self.worn.known[case].number, one))
        return [*kept, *_numbered(hidden)]

    def _subject(self, node: Any) -> str | None:
        """The hidden case that a record, a row or a text by itself is about; None: of no one."""
        match node:
            case str():
                names: Iterable[object] = (node,)
            case Mapping():
                names = (node.get(name) for name in SUBJECTS)
            case BaseModel():
                names = (getattr(node, name, None) for name in SUBJECTS)
            case _ if is_dataclass(node):
                names = (one for cell in getattr(node, "cells", ()) for one in (
                    cell.value, str(cell.text()))
                    if not isinstance(cell.value, (int, float, date)))
                names = (*names, *(getattr(node, name, None) for name in SUBJECTS))
            case _:
                return None
        texts = (str(one) for one in names if isinstance(one, (str, Words)))
        return next(map(unmarked, filter(self.worn.hides, texts)), None)

    def _about(self, names: Iterable[tuple[str, object]]) -> bool:
        """Whether a record is about a hidden case."""
        for name, value in names:
            if name.rstrip("_") not in SUBJECTS:
                continue
            if self.worn.hides(str(value) if isinstance(value, Words) else value):
                return True
            asked = value.get("case") if isinstance(value, Mapping) else getattr(
                value, "case", None)
            if name == "question" and self.worn.hides(asked):
                return True
        return False

    def _reasoned(self, values: Mapping[str, Any]) -> bool:
        """Whether it is somebody's decision about a hidden case: its reason is about that, too."""
        cases = values.get("cases")
        return "reason" in values and isinstance(cases, (list, tuple)) and any(
            self._subject(one) is not None for one in cases)

    def _decided(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Such a decision without its reasons; its price is the whole day's."""
        return {name: self.of(value) if name in {"cases", "price"} else self._said(name, value)
                for name, value in values.items()}

    def _record(self, node: Mapping[str, Any]) -> Any:
        if self._reasoned(node):
            return self._decided(node)
        if not self._about(node.items()):
            found = {self.of(key): self.of(value) for key, value in node.items()}
            return {key: None if value is _LEFT_OUT else value for key, value in found.items()}
        if bars(node):
            return _LEFT_OUT
        kept = {key: self._said(key, value) for key, value in node.items()}
        return _LEFT_OUT if _LEFT_OUT in kept.values() else kept

    def _model(self, node: BaseModel) -> Any:
        values = {name: getattr(node, name) for name in node.model_fields_set}
        if self._reasoned(values):
            return node.model_copy(update=self._decided(values))
        if not self._about(values.items()):
            found = {name: self.of(value) for name, value in values.items()}
            changed = {name: None if value is _LEFT_OUT else value
                       for name, value in found.items() if value is not values[name]}
            return node.model_copy(update=changed) if changed else node
        if bars(values):
            return _LEFT_OUT
        kept = {name: self._said(name, value) for name, value in values.items()}
        return _LEFT_OUT if _LEFT_OUT in kept.values() else node.model_copy(update=kept)

    def _said(self, name: str, value: Any) -> Any:
        """What a record about a hidden case may say under a name."""
        match value:
            case str() if self.worn.hides(value):
                return self.worn.label(value)
            case str() if name not in KEPT and _DAY.fullmatch(value):
                return None
            case str():
                return value if name in KEPT or self._bare(value) else str(NOT_SHOWN)
            case bool() if name == "tied":
                return None
            case bool() | int() | float():
                return value if name in KEPT else _LEFT_OUT
            case list() | tuple():
                return type(value)()
            case Mapping() if name == "question":
                return _LEFT_OUT
            case Mapping() if name in UNDER_EACH:
                return {policy: self._said("caseworker", who) for policy, who in value.items()}
            case _:
                return None

    def _shape(self, node: Any) -> Any:
        """A block, or something else that a view is made of."""
        values = {one.name: getattr(node, one.name) for one in fields(node)}
        cells = values.get("cells")
        if cells is not None and any(self._is_case(cell) for cell in cells):
            return replace(node, anchor="", cells=[self._cell(cell) for cell in cells])
        if self._about(values.items()) or any(
                self._speaks(values.get(head)) for head in HEADS):
            return replace(node, **{name: self._blank(value) for name, value in values.items()
                                    if name not in ("kind", "tone")})
        changed = {name: found for name, value in values.items()
                   if (found := self.of(value)) is not value}
        return replace(node, **{name: None if found is _LEFT_OUT else found
                                for name, found in changed.items()}) if changed else node

    def _speaks(self, head: object) -> bool:
        """Whether what stands over others names a hidden case: then all of them are about it."""
        return isinstance(head, (str, Words)) and (
            self._names(head) or self.labelled(str(head)) != unmarked(str(head)))

    def _is_case(self, cell: Any) -> bool:
        return not isinstance(cell.value, (int, float, date)) and (
            self.worn.hides(cell.value) or self.worn.hides(str(cell.text())))

    def _cell(self, cell: Any) -> Any:
        """A cell of a row about a hidden case: the label, or its people."""
        text = str(cell.text())
        if self._is_case(cell):
            return type(cell)(self.worn.label(cell.value if self.worn.hides(cell.value) else text))
        return type(cell)(cell.value if isinstance(cell.value, str) else text) if (
            text and not isinstance(cell.value, (int, float, date)) and self._bare(text)
        ) else type(cell)(None)

    def _blank(self, value: Any) -> Any:
        match value:
            case str() | Words():
                text = str(value)
                if self.worn.hides(text):
                    return self.worn.label(text)
                return text if self._bare(text) else ""
            case list() | tuple() | frozenset() | set():
                return type(value)()
            case bool():
                return False
            case int() | float():
                return 0
            case _:
                return None


def _numbered(hidden: list[tuple[int, Any]]) -> list[Any]:
    return [one for _, one in sorted(hidden, key=itemgetter(0))]
