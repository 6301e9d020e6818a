"""`assigner verify`: judge a plan again from its instance, without the solver."""

from pathlib import Path

import click

from assigner.cli.kept import open_kept
from assigner.errors import VerificationFailed
from assigner.plan import recount


@click.command("verify")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--instance", type=click.Path(path_type=Path),
              help="The instance's folder, where it is not found by itself.")
@click.option("-m", "--model", help="The model's file, where it is not found by itself.")
def command(plan: Path, instance: Path | None, model: str | None) -> None:
    """Judge PLAN again: rules, tiers, loads and proofs, recounted without the solver.

    Example: assigner verify plan.json
    """
    kept = open_kept(plan, instance, model)
    claims, policy = kept.claims, kept.policy
    found = recount(claims, kept.problem, policy)
    if found:
        raise VerificationFailed(
            f"{plan} does not hold:\n" + "\n".join(f"  - {words}" for words in found)
        )
    rules = sum(rule.hard for rule in policy.rules)
    click.echo(
        f"Verified: {len(claims.assignments)} cases placed, {len(claims.unassigned)} listed, "
        f"{rules} hard rules kept, {len(claims.tiers)} tiers recounted · {claims.status}"
    )
