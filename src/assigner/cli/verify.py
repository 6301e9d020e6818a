"""`assigner verify`: judge a plan again from its instance, without the solver."""

from pathlib import Path

import click

from assigner.api.kept import judged_again, open_kept
from assigner.cli import ledger as ledgers
from assigner.cli.talk import tell
from assigner.cli.typed import typed, where
from assigner.errors import VerificationFailed
from assigner.words import counted, joined, say, term


@click.command("verify")
@click.argument("plan", type=click.Path(path_type=Path))
@ledgers.option
@click.option("--instance", type=click.Path(path_type=Path),
              help="The instance's folder, where it is not found by itself.")
@click.option("-m", "--model", help="The model's file, where it is not found by itself.")
def command(
    plan: Path, ledger: str | None, instance: Path | None, model: str | None
) -> None:
    """Judge PLAN again: rules, tiers, loads and proofs, recounted without the solver.

    Example: assigner verify plan.json
    """
    kept = open_kept(plan, instance, model, told=tell)
    claims, policy = kept.claims, kept.policy
    found = (*judged_again(kept), *ledgers.unknown_overrides(kept.facts, claims, ledger))
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
        status=term(claims.status),
    )))
    tell(say("Next: {command}", command=typed(
        "report", plan, *where(instance, model), "-o", "report.html"
    )))
