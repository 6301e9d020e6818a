"""A case or a caseworker by name: known, or told with the nearest one."""

from collections.abc import Sequence
from difflib import get_close_matches

from assigner.errors import InputError
from assigner.veil import veil
from assigner.words import Words, marked, say, term

CASE = marked("a new case of the day")
PERSON = marked("a caseworker of the office")


def require(name: str, known: Sequence[str], what: str) -> str:
    """The name itself, a number as its text. `what`: CASE or PERSON.

    Raises InputError where it is not known.
    """
    name = str(name)
    if name not in known:
        raise InputError([str(unknown(name, known, what))])
    return name


def unknown(name: str, known: Sequence[str], what: str) -> Words:
    """Say that a name is nobody's, and which one is nearest."""
    seen = [word for word in known if not veil().hides(word)]
    near = get_close_matches(name.casefold(), [word.casefold() for word in seen], n=1)
    hint = next((word for word in seen if near and word.casefold() == near[0]), None)
    if hint is None:
        return say('"{name}" is not {what}.', name=name, what=term(what))
    return say('"{name}" is not {what}. Did you mean {hint}?', name=name, what=term(what),
               hint=hint)
