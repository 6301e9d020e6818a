"""How a plan ended, and what that means for whoever typed the command."""

from pathlib import Path

import click

from assigner.api.plan import Plan
from assigner.api.since import apart, note
from assigner.api.state import state_folder
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.errors import NotProven
from assigner.files.whereabouts import Whereabouts, remember
from assigner.solve.outcome import Nothing, not_found
from assigner.words import say

CUT = {
    "interrupted": say(
        "Interrupted: this is the best plan so far, verified, not proven optimal."
    ),
    "overran": say(
        "The engine overran its time and was stopped; this is its best plan, verified."
    ),
    "memory": say(
        "The engine reached its memory limit and was stopped; this is its best plan, verified. "
        "Next: give it more with --memory MB."
    ),
    "died": say("The engine died; this is the best plan it had found, verified."),
}


def require_found(plan: Plan, output: Path | None = None) -> None:
    """Exit 4 where nothing was found in time or memory, 3 where there is nothing to be found.

    `output`: the file that is not written then.
    """
    if output is not None and not plan.found:
        tell(say("{file} was not written: there is no allocation to keep.", file=output))
    if plan.ended is not None and isinstance(plan.ended.outcome, Nothing):
        raise not_found(plan.ended.outcome)
    if plan.status == "infeasible":
        raise click.exceptions.Exit(3)


def remember_day(plan: Plan, instance: Path, model: str | None, output: Path) -> None:
    """Where the day of a plan that is kept lies, for whoever finds it; what it ended with."""
    here = Whereabouts(instance, model or "", plan.by or "")
    remember(state_folder(), plan.facts.sha256, here, output)
    note(plan)


def tell_kept(output: Path) -> None:
    """Where the plan is, and what comes next."""
    tell(say("Kept as {file}. Next: {command}", file=output,
             command=typed("report", output, "-o", "report.html")))


def conclude(plan: Plan, *, optimal: bool, since: Path | None = None) -> None:
    """Say why the engine was cut off, if it was; exit 130 or 5 where that is what it means.

    `since`: the plan it was started from; in what it is another is said, too.
    """
    if since is not None:
        tell(apart(since, plan))
    if plan.cut:
        click.echo(str(CUT[plan.cut]), err=True)
    if plan.cut == "interrupted":
        raise click.exceptions.Exit(130)
    if optimal and plan.status != "optimal":
        raise NotProven(say("The allocation is not proven optimal."))
