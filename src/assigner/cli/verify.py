"""`assigner verify`: judge a plan again from its instance, without the solver."""

from pathlib import Path

import click

from assigner.api.again import verified
from assigner.api.kept import open_kept
from assigner.cli import options
from assigner.cli.ledger import ledger_option
from assigner.cli.passing import hush
from assigner.cli.progress import Progress
from assigner.cli.spoken import usage
from assigner.cli.talk import answer, tell
from assigner.cli.typed import typed, where
from assigner.words import say


@click.command("verify")
@click.argument("plan", type=click.Path(path_type=Path))
@ledger_option
@options.instance_of_plan_option
@options.profile_option
@options.model_of_plan_option
@click.option("--proof", type=click.Path(path_type=Path), metavar="FILE",
              help="Check this proof, kept by solve --proof, without any solver.")
@click.option("--again", is_flag=True, help="Solve the day again, and compare.")
@click.option("--time-limit", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS",
              help="With --again: stop with what is known by then.")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    plan: Path, ledger: str | None, instance: Path | None, profile: str | None, model: str | None,
    proof: Path | None, again: bool, time_limit: float | None,
) -> None:
    """Judge PLAN again: every value recounted without the solver, small changes tried.

    No plan is called optimal on its own word: --proof shows it, or --again, which solves the day.
    Example: assigner verify plan.json
    """
    if time_limit is not None and not again:
        raise usage("--time-limit needs --again.")
    kept = open_kept(plan, instance, model, told=tell, profile=profile)
    found = verified(kept, ledger, proof, again=again, seconds=time_limit, progress=Progress())
    hush()
    answer(found.words)
    for sentence in found.sentences:
        answer(f"  {sentence}")
    tell(say("Next: {command}", command=typed(
        "report", plan, *where(instance, model, profile), "-o", "report.html"
    )))
