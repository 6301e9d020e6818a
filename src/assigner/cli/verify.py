"""`assigner verify`: judge a plan again from its instance, without the solver."""

from pathlib import Path

import click

from assigner.cli.day import open_day, state_folder
from assigner.errors import PlanError, VerificationFailed
from assigner.files.whereabouts import Whereabouts, recall
from assigner.plan import Claims, read_claims, recount


@click.command("verify")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--instance", type=click.Path(path_type=Path),
              help="The instance's folder, where it is not found by itself.")
@click.option("-m", "--model", help="The model's file, where it is not found by itself.")
def command(plan: Path, instance: Path | None, model: str | None) -> None:
    """Judge PLAN again: rules, tiers, loads and proofs, recounted without the solver.

    Example: assigner verify plan.json
    """
    claims = read_claims(plan)
    if claims.status in ("infeasible", "unknown"):
        raise PlanError(f"{plan}: holds no allocation ({claims.status}); nothing to verify.")
    where = _where(claims, plan, instance, model)
    day = open_day(where.folder, where.model or claims.model.name, dict(claims.model.overrides))
    facts, policy = day.require()
    if facts.sha256 != claims.instance.sha256:
        raise PlanError(f"{plan}: the instance in {where.folder} has changed since; solve again.")
    if policy.sha256 != claims.model.sha256:
        raise PlanError(f"{plan}: the model {policy.name} has changed since; solve again.")
    problem = policy.pose(
        facts,
        pins=frozenset(claims.decisions.pins),
        forbids=frozenset(claims.decisions.forbids),
        seed=claims.solver.seed,
    )
    found = recount(claims, problem, policy)
    if found:
        raise VerificationFailed(
            f"{plan} does not hold:\n" + "\n".join(f"  - {words}" for words in found)
        )
    rules = sum(rule.hard for rule in policy.rules)
    click.echo(
        f"Verified: {len(claims.assignments)} cases placed, {len(claims.unassigned)} listed, "
        f"{rules} hard rules kept, {len(claims.tiers)} tiers recounted · {claims.status}"
    )


def _where(claims: Claims, plan: Path, instance: Path | None, model: str | None) -> Whereabouts:
    known = recall(state_folder(), claims.instance.sha256)
    if instance is None and known is None:
        folder = _search(claims, plan)
        if folder is None:
            raise PlanError(
                f"{plan}: its instance, {claims.instance.name}, is not where it was solved. "
                "Name its folder with --instance."
            )
        known = Whereabouts(folder, "")
    folder = instance if instance is not None else known.folder if known is not None else plan
    return Whereabouts(folder, model or (known.model if known is not None else ""))


def _search(claims: Claims, plan: Path) -> Path | None:
    """The instance beside the plan, or among the instances here."""
    for root in (plan.resolve().parent, Path.cwd()):
        heads = [root / "instance.toml", *sorted(root.glob("*/instance.toml"))]
        heads += sorted(root.glob("instances/*/*/instance.toml"))
        for head in heads:
            if not head.is_file():
                continue
            day = open_day(head.parent, claims.model.name, dict(claims.model.overrides))
            found = day.reading.instance
            if found is not None and found.sha256 == claims.instance.sha256:
                return head.parent
    return None
