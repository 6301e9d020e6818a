"""A case or a caseworker named in an option: known, or a usage error with the nearest one."""

import unicodedata
from collections.abc import Sequence

import click

from assigner.api.named import CASE, PERSON, unknown
from assigner.veil import veil
from assigner.words import say

__all__ = ["CASE", "PERSON", "NamedForItError", "clean", "meant", "named", "shown_as", "unknown"]


def named(text: str | None, among: Sequence[str], option: str, what: str) -> str | None:
    """The id as the instance has it; None where the option was not given. A hidden case is unknown.

    `what` it must be: CASE or PERSON.
    """
    if text is None:
        return None
    worn = veil()
    typed = clean(text)
    name = worn.meant(typed)
    if name in among and not worn.hides(name):
        return name
    if worn.hides(name) and not worn.hides(typed):
        raise click.BadParameter(str(say(
            "{label} is a restricted case: it is explained to those who are named for it. "
            "One of them asks, with --seen-by INITIALS.", label=typed)), param_hint=option)
    raise click.BadParameter(str(unknown(typed, among, what)), param_hint=option)


class NamedForItError(click.UsageError):
    """Somebody who is not named for a restricted case says who is to have it."""

    def __init__(self, option: str, label: str) -> None:
        super().__init__(str(say(
            "{option} {label}: who is to have a restricted case is for those who are named for it. "
            "One of them says it, with --seen-by INITIALS.", option=option, label=label)))


def meant(text: str) -> str | None:
    """The case that a typed name means; None for a hidden one's number, known to nobody here."""
    name = clean(text)
    return None if veil().hides(name) else veil().meant(name)


def shown_as(case: str) -> str:
    """What a case is called here, to be typed again."""
    return veil().label(case) if veil().hides(case) else case


def clean(text: str) -> str:
    """An id as the readers know it."""
    return unicodedata.normalize("NFC", text).strip()
