"""`assigner verify`: judge a plan again from its instance, without the solver."""

from pathlib import Path

import click

from assigner.api import ledgers
from assigner.api.again import held_up, otherwise, solved_again
from assigner.api.kept import Kept, claimed_status, judged_again, open_kept, put_to_the_test
from assigner.api.proof import checked, sentences, summary
from assigner.cli.ledger import ledger_option
from assigner.cli.options import (
    instance_of_plan_option,
    model_of_plan_option,
)
from assigner.cli.progress import Progress
from assigner.cli.spoken import usage
from assigner.cli.talk import hush, tell
from assigner.cli.typed import typed, where
from assigner.errors import VerificationFailed
from assigner.proof.check import ShownTier
from assigner.words import Words, counted, joined, say


@click.command("verify")
@click.argument("plan", type=click.Path(path_type=Path))
@ledger_option
@instance_of_plan_option
@model_of_plan_option
@click.option("--proof", type=click.Path(path_type=Path), metavar="FILE",
              help="Check this proof, kept by solve --proof, without any solver.")
@click.option("--again", is_flag=True, help="Solve the day again, and compare.")
@click.option("--time-limit", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS",
              help="With --again: stop with what is known by then.")
def command(  # the options of the contract
    plan: Path, ledger: str | None, instance: Path | None, model: str | None,
    proof: Path | None, again: bool, time_limit: float | None,
) -> None:
    """Judge PLAN again: every value recounted without the solver, small changes tried.

    No plan is called optimal on its own word: --proof shows it, or --again, which solves the day.
    Example: assigner verify plan.json
    """
    if time_limit is not None and not again:
        raise usage("--time-limit needs --again.")
    kept = open_kept(plan, instance, model, told=tell)
    claims, policy = kept.claims, kept.policy
    found = (*judged_again(kept), *ledgers.unknown_overrides(kept.facts, claims, ledger))
    found = found or put_to_the_test(kept)
    solved = None
    if again and not found:
        if kept.rebalance is not None:
            raise usage("--again solves a day's plan again; make a rebalance anew with "
                        "assigner rebalance.")
        solved = solved_again(kept, time_limit, Progress())
        hush()
        found = tuple(otherwise(kept, solved))
    shown = [] if proof is None or found else checked(kept, proof)
    if found:
        head = say("{plan} does not hold:", plan=plan)
        raise VerificationFailed(joined((head, *found), "\n  - "))
    rules = sum(rule.hard for rule in policy.rules)
    click.echo(str(say(
        "Verified: {placed}, {listed} listed, {rules}, {tiers} · {status}",
        placed=counted("{n} case placed", "{n} cases placed", len(claims.assignments)),
        listed=len(claims.unassigned),
        rules=counted("{n} hard rule kept", "{n} hard rules kept", rules),
        tiers=counted("{n} tier recounted", "{n} tiers recounted", len(claims.tiers)),
        status=_status(kept, shown) if solved is None else held_up(kept, solved),
    )))
    for sentence in sentences(kept, shown):
        click.echo(f"  {sentence}")
    tell(say("Next: {command}", command=typed(
        "report", plan, *where(instance, model), "-o", "report.html"
    )))


def _status(kept: Kept, shown: list[ShownTier]) -> Words:
    """What a plan that was not solved again may be called."""
    return summary(shown) if shown else claimed_status(kept.claims)
