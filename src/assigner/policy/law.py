"""What `-S` may not do to a rule of law: loosen it.

A model has an author who answers for leaving a rule of law out; one run has none. A ceiling
may be set lower, and who decides may be named; every other change is refused, however it is
written (a key, a table, a key of a quantity, the whole of `rules`).
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from assigner.policy.complaints import ModelComplaint, complain
from assigner.policy.lines import Path

TOLD = frozenset({"owner", "source", "status"})
"""Keys that say something about a rule, and ask nothing."""


def laws(tree: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The tables of the rules of law, as they stand now."""
    rules = tree.get("rules")
    if not isinstance(rules, dict):
        return {}
    return {
        name: deepcopy(table) for name, table in rules.items()
        if isinstance(table, dict) and table.get("kind") == "law"
    }


def loosened(
    before: Mapping[str, Mapping[str, Any]], tree: Mapping[str, Any], key: str, text: str
) -> ModelComplaint | None:
    """A complaint about `-S key=text` where it loosened a law of before; else None."""
    rules = tree.get("rules")
    for name, table in before.items():
        after = rules.get(name) if isinstance(rules, dict) else None
        if not isinstance(after, dict) or not _kept(table, after):
            steps: Path = tuple(key.split("."))
            return complain(
                steps, "is law and not lifted for one run; write {text} in a model of its own",
                text=f"{key} = {text}",
            )
    return None


def _kept(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether a rule still asks at least what it asked."""
    return all(
        before.get(name) == after.get(name)
        or (name == "at" and _lower(before.get(name), after.get(name)))
        for name in (before.keys() | after.keys()) - TOLD
    )


def _lower(before: object, after: object) -> bool:
    """Whether a ceiling, or one ceiling for each of several things, is nowhere higher."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    if "value" not in before:
        return all(name in after and _lower(below, after[name]) for name, below in before.items())
    try:
        lower: bool = after["value"] <= before["value"]
    except (KeyError, TypeError):
        return False
    return lower and after.get("unit") == before.get("unit")
