"""What `model new` is told: by options, else by answers at the terminal, else as is usual."""

import sys
from collections.abc import Sequence

import click

from assigner.cli.spoken import usage
from assigner.words import Words, say

CASES, CONTACTS = "cases", "contacts"
_RHYTHM = 3


def answer(given: str | None, question: Words, usual: str) -> str:
    """What an option says; else what is answered at the terminal; else what is usual."""
    if given is not None:
        return given.strip()
    if not sys.stdin.isatty():
        return usual
    told: str = click.prompt(str(question), default=usual, err=True)
    return told.strip().replace(",", ".") if usual.replace(".", "").isdigit() else told.strip()


def listed(text: str) -> Sequence[str]:
    """The parts of a list that is typed with commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def counted_in(given: str | None) -> tuple[str, str]:
    """What ceilings count: one, several."""
    asked = say("What do ceilings count, one and several?")
    parts = listed(answer(given, asked, str(say("case,cases"))))
    if len(parts) != 2:
        raise usage("--counts has one and several, as client,clients.")
    return parts[0], parts[1]


def rhythm(given: str | None, full_load: str | None) -> tuple[str, str, str] | None:
    """How often a case of the middle is worked on, and for how long; None: by a full load."""
    if given is not None:
        parts = listed(given)
        if len(parts) != _RHYTHM:
            raise usage("--rhythm has three numbers, as 2,1.5,3.")
        return parts[0], parts[1], parts[2]
    if full_load is not None or not sys.stdin.isatty():
        return None
    asked = say("What is known of how heavy a case is: how many make a full load, or its contacts?")
    by = click.prompt(str(asked), type=click.Choice((CASES, CONTACTS)), default=CASES, err=True)
    if by == CASES:
        return None
    return (
        answer(None, say("Contacts a month with a case of the middle?"), "2"),
        answer(None, say("Hours a contact, with travel and writing?"), "1.5"),
        answer(None, say("Hours a month on it beside the contacts?"), "2"),
    )
