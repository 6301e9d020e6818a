"""What is decided beforehand, as a program says it: case to caseworker, or to several."""

from collections.abc import Mapping, Sequence

from assigner.errors import Misused
from assigner.words import say

Pairs = frozenset[tuple[str, str]]


def pairs(name: str, given: Mapping[str, str | Sequence[str]] | None) -> Pairs:
    """Case to person, or to several, as pairs; ids that are numbers are the texts of their cells.

    Raises Misused, by the `name` of the argument, for what is no mapping of names.
    """
    if given is not None and not isinstance(given, Mapping):
        raise _no_mapping(name, given)
    found = set()
    for case, people in (given or {}).items():
        several = [people] if isinstance(people, str) or not hasattr(people, "__iter__") else people
        if any(who is None for who in (case, *several)):
            raise _no_mapping(name, given)
        found |= {(str(case), str(who)) for who in several}
    return frozenset(found)


def _no_mapping(name: str, given: object) -> Misused:
    return Misused(say("{name}: write {example}, not {given}.", name=name, given=repr(given),
                       example='{"CASE": "CASEWORKER"}'))
