"""Talk on standard error: what was done, and what to do next."""

import contextlib
import sys
from pathlib import Path

import click

from assigner.api.voice import Voice
from assigner.cli.ask import asked
from assigner.cli.fitted import fitted
from assigner.cli.passing import hush
from assigner.cli.typed import program, typed, where
from assigner.errors import (
    AssignerError,
    LedgerDiffers,
    LedgerError,
    ModelError,
    NoExport,
    NoMemory,
    NothingFound,
    NotProven,
    PlanError,
    UnknownCase,
    VerificationFailed,
)
from assigner.files.complaints import Complaint
from assigner.veil import veiled
from assigner.words import Words, counted, marked, say
from assigner.words.safe import safe

LISTED = frozenset({"W247"})
"""Warnings that name every case of somebody."""
AWAY_AT_ONCE = 5
"""As many people away without cover are told with their cases before a day is solved; where more
are, the coordinator could not read on to what was found."""
AFTER: dict[type[AssignerError], str] = {
    ModelError: marked("Next: {assigner} rules NAME prints a model with every value it takes."),
    PlanError: marked("Next: {assigner} solve INSTANCE -o plan.json makes a plan."),
    NoExport: marked(
        "Next: leave -o out, or name the profile of the export with --profile; "
        "{assigner} next carries the plan out."
    ),
    LedgerDiffers: marked(
        "Next: {assigner} log verify --against CHECKPOINTS names every difference."
    ),
    LedgerError: marked("Next: {assigner} log verify says whether the ledger is sound."),
    NoMemory: marked("Next: give it more with --memory MB, or take a larger machine."),
    NothingFound: marked("Next: try again with more time, --time-limit SECONDS."),
    NotProven: marked("Next: give it more time, or leave --require-optimal out."),
    VerificationFailed: marked(
        "Next: do not use this; solve again, and report it if it comes back."
    ),
}


def tell(words: Words) -> None:
    """Say something that is not the answer itself; nothing is lost where nobody listens."""
    hush()
    with contextlib.suppress(BrokenPipeError):
        click.echo(fitted(str(veiled(words)), sys.stderr), err=True)


def tell_failure(failure: AssignerError) -> None:
    """Say what failed, and what to do next where the failure does not say it itself."""
    hush()
    said = str(failure) if isinstance(failure, UnknownCase) else "\n".join(
        map(veiled, str(failure).splitlines()))
    click.echo(fitted(safe(said), sys.stderr), err=True)
    after = AFTER.get(type(failure))
    if after is not None:
        tell(say(after, assigner=program()))


def warn(warnings: tuple[Complaint, ...]) -> None:
    """Tell warnings on standard error."""
    for warning in warnings:
        click.echo(fitted(str(say("warning: {complaint}", complaint=warning.line())), sys.stderr),
                   err=True)


def warn_before(
    warnings: tuple[Complaint, ...], instance: Path, profile: str | None, *,
    most: int = AWAY_AT_ONCE,
) -> None:
    """Tell warnings; where more than `most` list cases, these are counted: `check` names them."""
    listed = sum(warning.code in LISTED for warning in warnings)
    if listed <= most:
        warn(warnings)
        return
    warn(tuple(warning for warning in warnings if warning.code not in LISTED))
    tell(counted("{n} warning names open cases of people who are away: {check} lists them.",
                 "{n} warnings name open cases of people who are away: {check} lists them.",
                 listed, check=typed("check", instance, *where(None, None, profile))))


def answer(words: object) -> None:
    """Print the answer itself, a sentence of it."""
    click.echo(fitted(str(words), sys.stdout))


def _show(line: str) -> None:
    click.echo(line, nl=False)


VOICE = Voice(tell, _show, asked, typed)
"""What is below speaks on the screen, asks where somebody sits, and names commands as typed."""
