"""The commands, in the order of a working day. Each imports what it needs when it runs."""

import importlib
from difflib import get_close_matches

import click

from assigner.cli.interrupts import hear_interrupts
from assigner.cli.spoken import text, translated
from assigner.words import say

COMMANDS = {
    "init": "an empty instance to fill in",
    "check": "every error and warning of an instance",
    "solve": "allocate the new cases of a day",
    "verify": "judge a plan again, without the solver",
    "explain": "why this caseworker, why not another, what it would take",
    "diagnose": "why nothing fits, and the cheapest ways out",
    "report": "one page to read, print and hand on",
    "override": "decide a line otherwise: the price first, then the record",
    "commit": "decide that a plan holds; the ledger keeps it",
    "next": "tomorrow's instance: today's caseload with the plan carried out",
    "export": "letters, lists and calendars for each caseworker; handover packs",
    "deliver": "send decisions that another system has still to hear of",
    "log": "what was decided, by whom, and whether the records hold together",
    "rebalance": "after staff changes: who takes over, with few moves",
    "receivers": "up to four who might take over, side by side",
    "handover": "what is left of each case that changes hands; who has done what",
    "diff": "what differs between two plans, who is better or worse off",
    "rules": "a model in plain words",
    "model": "a model of your own; any model as TOML, with what it inherits",
    "compare": "policies and habits side by side on one day",
    "history": "how loads went, week by week; who is above 110 % for weeks",
    "backtest": "an office's own history placed again, day by day",
    "effect": "which numbers of the model matter today",
    "calibrate": "what cases weigh, from time registrations; the form for a study",
    "simulate": "policies over months of an office",
    "sweep": "policies in many offices under many seeds: one table",
    "ahead": "how full everybody will be in the weeks ahead",
    "staffing": "how many caseworkers a policy needs, and in which team",
    "serve": "the whole morning in a browser",
    "profile": "how an export of your case system is read",
    "generate": "a made-up office, or the municipalities of the survey",
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
        hear_interrupts()
        return translated(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section(str(say("Commands"))):
            formatter.write_dl([(name, str(text(what))) for name, what in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Suggest the nearest command for a misspelt one."""
        name = args[0]
        if name not in COMMANDS:
            near = get_close_matches(name, COMMANDS, n=1)
            wrong = (
                say('There is no command "{name}". Did you mean "{near}"?', name=name, near=near[0])
                if near
                else say('There is no command "{name}". Commands: {known}.', name=name,
                         known=", ".join(COMMANDS))
            )
            ctx.fail(str(wrong))
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
