"""`assigner rebalance`: after staff changes, with few moves, and what each further one buys."""

from pathlib import Path
from typing import Any

import click

from assigner.api import ledgers
from assigner.api.day import open_day
from assigner.api.decided_today import morning_of
from assigner.api.solving import rebalanced
from assigner.cli import decided, options
from assigner.cli import picture as pictured
from assigner.cli import proof as proof_files
from assigner.cli.changes import changes_given, written_changes
from assigner.cli.changes_read import as_read
from assigner.cli.ended import conclude, remember_day, require_found, tell_kept
from assigner.cli.ending import holds, require_ending
from assigner.cli.ledger import ledger_option
from assigner.cli.passing import hush
from assigner.cli.progress import Progress
from assigner.cli.rebalance_shown import show
from assigner.cli.talk import tell, warn_before
from assigner.render.svg.frontier import frontier
from assigner.scenarios.capacity_given import without_effect
from assigner.words import say


@click.command("rebalance")
@click.argument("instance", type=click.Path(path_type=Path))
@options.profile_option
@changes_given
@click.option("--max-moves", type=click.IntRange(min=0), metavar="N",
              help="At most so many other cases move, each only where it pays; "
              "without, so many as the model says.")
@click.option("--curve", is_flag=True,
              help="Show the price of stability: moves by choice against balance.")
@pictured.given
@options.pin_option
@options.forbid_option
@decided.option
@options.model_option
@options.set_option
@options.solve_limit_option
@options.memory_option
@options.seed_option
@options.optimal_option
@options.plan_file_option
@proof_files.option
@ledger_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text",
              help="csv: the handover list.")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    instance: Path, profile: str | None, max_moves: int | None, curve: bool, picture: Path | None,
    model: str | None, overrides: tuple[str, ...], pins: tuple[str, ...], forbids: tuple[str, ...],
    time_limit: float | None, memory: float | None, seed: int, require_optimal: bool, form: str,
    output: Path | None, proof: Path | None, ledger: str | None, *, as_decided: bool,
    **given: tuple[Any, ...],
) -> None:
    """Place the cases that staff changes move, and say who takes what over and why.

    Example: assigner rebalance instances/nordby/2026-11-23 --leaves ANMØ:2026-12-01
    """
    pictured.require_svg(picture)
    kept = holds(output, form)
    require_ending(output, kept, also=("csv",))
    proof_files.require_plan(proof, output, kept)
    written = written_changes(given)
    day = open_day(instance, model, options.key_values(overrides), profile)
    warn_before(day.reading.warnings, instance, profile)
    facts, policy = day.require()
    changes, pinned = as_read(written, facts), options.pairs(pins, "--pin", facts)
    kept_out = options.pairs(forbids, "--forbid", facts)
    today = morning_of(facts, changes, pinned | kept_out, ledger, keep=as_decided)
    for words in today.warnings:
        tell(words)
    plan = rebalanced(
        day, changes, max_moves=max_moves, curve=curve or picture is not None,
        seconds=time_limit, memory=memory, seed=seed, progress=Progress(),
        beyond=ledgers.beyond(policy, facts, ledger),
        pins=pinned | today.pins, forbids=kept_out | today.forbids, lifts=today.lifts,
        decided=today.carried,
    )
    hush()
    assert plan.rebalance is not None
    for words in without_effect(plan.facts, plan.rebalance.restaffed.changes):
        click.echo(str(say("warning: {complaint}", complaint=words)), err=True)
    held = proof_files.KeptProof(plan)
    try:
        if kept == "json":
            held = proof_files.keep(plan, proof, output, time_limit)
    finally:
        plan = held.plan
        show(plan, form, output if kept == "csv" and plan.found else None)
    require_found(plan, output)
    for words in today.differences(plan):
        tell(say("warning: {complaint}", complaint=words))
    if picture is not None and plan.claims.curve is not None:
        pictured.keep(frontier(plan.claims.curve), picture)
    if output is not None and kept == "json":
        held.conclude(proof, output)
        remember_day(plan, instance, model, output)
        tell_kept(output)
    elif form == "text":
        tell(say("Next: keep the plan with -o plan.json."))
    conclude(plan, optimal=require_optimal)
