"""A case or a caseworker named in an option: known, or a usage error with the nearest one."""

import unicodedata
from collections.abc import Sequence

import click

from assigner.api.named import CASE, PERSON, unknown
from assigner.veil import veil

__all__ = ["CASE", "PERSON", "clean", "named", "unknown"]


def named(text: str | None, among: Sequence[str], option: str, what: str) -> str | None:
    """The id as the instance has it; None where the option was not given. A hidden case is unknown.

    `what` it must be: CASE or PERSON.
    """
    if text is None:
        return None
    worn = veil()
    name = worn.meant(clean(text))
    if name in among and not worn.hides(name):
        return name
    raise click.BadParameter(str(unknown(clean(text), among, what)), param_hint=option)


def clean(text: str) -> str:
    """An id as the readers know it."""
    return unicodedata.normalize("NFC", text).strip()
