"""A question that wants yes or no, answered in the language it is asked in."""

import sys

import click

from assigner.cli.heartbeat import HEART
from assigner.words import Words, language, say

_YES = {"en": ("y", "yes"), "da": ("j", "ja")}
_NO = {"en": ("n", "no"), "da": ("n", "nej")}


def confirmed(question: Words) -> bool:
    """Ask until the answer is yes or no; no answer is no.

    English is understood beside the language spoken.
    """
    spoken = language()
    yes = {*_YES["en"], *_YES[spoken]}
    no = {"", *_NO["en"], *_NO[spoken]}
    while True:
        answer = click.prompt(
            f"{question} [{_YES[spoken][0]}/{_NO[spoken][0].upper()}]", default="",
            show_default=False, err=True,
        ).strip().casefold()
        if answer in yes or answer in no:
            return answer in yes
        click.echo(str(say("Write yes or no.")), err=True)


def asked(question: Words) -> bool | None:
    """The answer of whoever sits at the terminal; None where nobody does."""
    if not sys.stdin.isatty():
        return None
    with HEART.quiet():
        return confirmed(question)
