"""A case or a caseworker named in an option: known, or a usage error with the nearest one."""

import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches

import click

from assigner.words import Words, marked, say, term

CASE = marked("a new case of the day")
PERSON = marked("a caseworker of the office")


def named(text: str | None, among: Sequence[str], option: str, what: str) -> str | None:
    """The id as the instance has it; None where the option was not given.

    `what` it must be: CASE or PERSON.
    """
    if text is None:
        return None
    name = clean(text)
    if name in among:
        return name
    raise click.BadParameter(str(unknown(name, among, what)), param_hint=option)


def unknown(name: str, known: Sequence[str], what: str) -> Words:
    """Say that a name is nobody's, and which one is nearest."""
    near = get_close_matches(name.casefold(), [word.casefold() for word in known], n=1)
    hint = next((word for word in known if near and word.casefold() == near[0]), None)
    if hint is None:
        return say('"{name}" is not {what}.', name=name, what=term(what))
    return say('"{name}" is not {what}. Did you mean {hint}?', name=name, what=term(what),
               hint=hint)


def clean(text: str) -> str:
    """An id as the readers know it."""
    return unicodedata.normalize("NFC", text).strip()
