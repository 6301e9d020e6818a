"""What is said of an ordinary case, and is about a hidden one of its family: not shown.

The case itself may be known to everybody; that somebody *holds a case of the family*, or that the
siblings rule keeps it from somebody, tells of the hidden one. It is hidden as long as every other
case of the family (of that holder, for who holds one) is hidden from the reader.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from assigner.veil.kept import NOT_SHOWN
from assigner.veil.worn import Veil, veil
from assigner.words import Words, say

KIN: Final = "family_caseworker"
"""The relation of a document that somebody holds a case of the family."""
_rules: list[Callable[[], Collection[str]]] = []
_Shown = TypeVar("_Shown")


def rules_of_kin(names: Callable[[], Collection[str]]) -> None:
    """From now on, ask here for the rules that say nothing of a case but for its family's others.

    As long as nobody says which these are, every rule is taken for one.
    """
    _rules.append(names)


def _is_of_kin(rule: object) -> bool:
    return not _rules or any(rule in names() for names in _rules)


def is_hidden_kin(case: str, worker: str) -> bool:
    """Whether somebody knows a case's family by hidden cases alone."""
    return veil().hides_kin(case, worker)


def of_rule(case: str, rule: str, words: Words) -> Words:
    """A rule's words about a case, as the reader may see them."""
    return NOT_SHOWN if _is_of_kin(rule) and veil().hides_kin(case) else words


def without_kin(shown: _Shown) -> _Shown:
    """A document, or a part of one, in which nothing said of a case is about hidden siblings."""
    worn = veil()
    if not worn.hidden or not any(map(worn.hides_kin, worn.kin)):
        return shown
    found: _Shown = _Kin(worn).of(shown, "")
    return found


class _Kin:
    """One walk through a document: records know which case they are about from what holds them."""

    def __init__(self, worn: Veil) -> None:
        self.worn = worn

    def of(self, node: Any, case: str) -> Any:
        match node:
            case BaseModel():
                values = {name: getattr(node, name) for name in node.model_fields_set}
                changed = {name: value for name, value in self._record(values, case).items()
                           if value is not values[name]}
                return node.model_copy(update=changed) if changed else node
            case Mapping():
                return self._record(node, case)
            case list() | tuple():
                kept = [self.of(one, case) for one in node]
                same = all(one is before for one, before in zip(kept, node, strict=True))
                made: Any = kept if isinstance(node, list) else tuple(kept)
                return node if same else made
            case _:
                return node

    def _record(self, said: Mapping[str, Any], around: str) -> Mapping[str, Any]:
        case, worker = _about(said, around)
        found = {name: self._passed(case, value) if name == "passed_over" and value
                 else self.of(value, case) for name, value in said.items()}
        if not self.worn.hides_kin(case):
            return self._unknown(found, case, worker)
        if said.get("rule") and _is_of_kin(said["rule"]):
            if case == said.get("subject") and case not in self.worn.plain:
                found["subject"] = str(NOT_SHOWN)
            return {**found, **{name: blank for name, blank in _BLANK.items() if name in said}}
        refused = said.get("verdict") == "not_allowed" and any(
            _is_of_kin(_of(row, "rule")) for row in said.get("because") or ())
        if refused and worker:
            words = str(say("{case}: not allowed for {person}; why is not shown", case=case,
                            person=worker))
            found |= {name: words for name in ("words", "why_not") if said.get(name)}
        return self._unknown(found, case, worker)

    def _unknown(self, found: dict[str, Any], case: str, worker: str) -> Mapping[str, Any]:
        if found.get("known") and self.worn.hides_kin(case, worker):
            found["known"] = None
        return found

    def _passed(self, case: str, rows: Any) -> Any:
        kept = []
        for row in rows:
            relations = _of(row, "relations") or (_of(row, "relation"),)
            hidden = KIN in relations and self.worn.hides_kin(case, _of(row, "caseworker"))
            left = tuple(one for one in relations if one != KIN)
            if not hidden:
                kept.append(row)
            elif left:
                changed = {"relations": left, "words": str(NOT_SHOWN)}
                kept.append(row.model_copy(update=changed) if isinstance(row, BaseModel)
                            else {**row, **changed})
        return rows if len(kept) == len(rows) and all(
            one is before for one, before in zip(kept, rows, strict=True)) else tuple(kept)


_BLANK: Final = {"rule": str(NOT_SHOWN), "kind": None, "source": None, "evidence": None,
                 "words": str(NOT_SHOWN)}


def _of(row: Any, name: str) -> Any:
    return row.get(name) if isinstance(row, Mapping) else getattr(row, name, None)


def _about(said: Mapping[str, Any], around: str) -> tuple[str, str]:
    """The case and the caseworker that a record is about."""
    asked = said.get("question")
    source: Any = asked if asked is not None else said
    case = next((one for name in ("case", "subject") if isinstance(one := _of(source, name), str)),
                around)
    worker = _of(source, "caseworker")
    return case, worker if isinstance(worker, str) else ""
