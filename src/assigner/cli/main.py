"""`assigner` and its commands. Each command imports what it needs when it runs."""

import importlib
import os
import sys
from difflib import get_close_matches
from typing import NoReturn

import click

from assigner.errors import AssignerError

COMMANDS = {
    "init": "an empty instance to fill in",
    "check": "every error and warning of an instance",
    "solve": "allocate the new cases of a day",
    "verify": "judge a plan again, without the solver",
    "explain": "why this caseworker, why not another, what it would take",
    "diagnose": "why nothing fits, and the cheapest ways out",
    "diff": "what differs between two plans, who is better or worse off",
    "rules": "a model in plain words",
}


class Commands(click.Group):
    """Commands that are loaded when they are called, so that help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of a working day."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"assigner.cli.{cmd_name}")
        command: click.Command = vars(module)["command"]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Suggest the nearest command for a misspelt one."""
        name = args[0]
        if name not in COMMANDS:
            near = get_close_matches(name, COMMANDS, n=1)
            hint = f' Did you mean "{near[0]}"?' if near else f" Commands: {', '.join(COMMANDS)}."
            ctx.fail(f'There is no command "{name}".{hint}')
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.version_option(package_name="assigner")
def cli() -> None:
    """Give new cases to caseworkers: exact, certified, explained.

    Example: assigner solve instances/nordby/2026-11-23 -o plan.json
    """


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line; every failure ends with words and an exit code."""
    sys.exit(_run(args))


def _run(args: list[str] | None) -> int:
    try:
        return int(cli.main(args=args, prog_name="assigner", standalone_mode=False) or 0)
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except AssignerError as failure:
        click.echo(str(failure), err=True)
        return failure.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted; nothing was written.", err=True)
        return 130
    except BrokenPipeError:
        # Whoever reads us has stopped; so that closing stdout does not complain again:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
