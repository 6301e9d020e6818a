"""`assigner`: the commands run, every failure told in words."""

import gc
import sys
from typing import NoReturn

import click

from assigner.cli.commands import cli
from assigner.cli.heartbeat import HEART
from assigner.cli.seen_by import curtained
from assigner.cli.spoken import spoken, translated
from assigner.cli.stand_ins import bear_any_encoding
from assigner.cli.talk import tell_failure
from assigner.errors import AssignerError, MissingExtra
from assigner.words import refusal, say, speaking_of
from assigner.words.safe import safe

SELDOM = 50_000, 20, 20
"""Objects more, and rounds more, before garbage is looked for: an office of 80,000 rows is a
million objects that stay, and looking through them again and again a fifth of its time."""


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line; every failure ends with words and an exit code."""
    sys.exit(_run(args))


def _run(args: list[str] | None) -> int:
    gc.set_threshold(*SELDOM)
    given = sys.argv[1:] if args is None else args
    bear_any_encoding()
    with spoken(given), speaking_of(None), curtained(given), HEART:
        return _ran(given)


def _ran(args: list[str]) -> int:
    try:
        command = translated(cli)
        return int(command.main(args=args, prog_name="assigner", standalone_mode=False) or 0)
    except click.ClickException as wrong:
        vars(wrong)["message"] = safe(wrong.message)
        wrong.show()
        return wrong.exit_code
    except MissingExtra as missing:  # what to install stays on one line, to be copied
        click.echo(str(missing), err=True)
        return missing.exit_code
    except AssignerError as failure:
        tell_failure(failure)
        return failure.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo(str(say("Interrupted; nothing was written.")), err=True)
        return 130
    except OSError as refused:
        from assigner.cli.screen import leave  # noqa: PLC0415  # rich takes its time

        leave()
        if isinstance(refused, BrokenPipeError):
            return 0
        click.echo(str(say("The system refused: {reason}.", reason=refusal(refused))), err=True)
        return 1
