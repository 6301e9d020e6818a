"""`assigner solve`: allocate the new cases of a day, prove it, and say why."""

from pathlib import Path

import click

from assigner.api import ledgers
from assigner.api.day import open_day
from assigner.api.plan import Plan
from assigner.api.shown import facts_of
from assigner.api.solving import solved
from assigner.cli import decided, options, pinned
from assigner.cli import picture as pictured
from assigner.cli import proof as proof_files
from assigner.cli import stability as stability_of
from assigner.cli import table as tables
from assigner.cli.ended import conclude, remember_day, require_found, tell_kept
from assigner.cli.ending import holds, require_ending
from assigner.cli.ledger import ledger_option
from assigner.cli.passing import hush
from assigner.cli.progress import Progress
from assigner.cli.reasoned import reasoned
from assigner.cli.screen import screen
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import print_json
from assigner.cli.talk import tell, warn_before
from assigner.render.svg.groups import groups
from assigner.render.table_csv import table_csv
from assigner.render.terminal import terminal
from assigner.view import CSV
from assigner.views.plan.cases import cases_table
from assigner.views.plan.media import plan_printout
from assigner.words import say


@click.command("solve", cls=stability_of.WithDraws)
@click.argument("instance", type=click.Path(path_type=Path))
@options.profile_option
@options.model_option
@options.set_option
@options.pin_option
@pinned.option
@options.forbid_option
@decided.option
@options.since_option
@options.solve_limit_option
@options.memory_option
@options.seed_option
@options.optimal_option
@pictured.given
@options.plan_file_option
@proof_files.option
@tables.option
@options.everybody_option
@stability_of.option
@ledger_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv", "xlsx"]),
              default="text", help="csv, xlsx: -o names the table or the workbook to write.")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    instance: Path, profile: str | None, model: str | None, overrides: tuple[str, ...], form: str,
    pins: tuple[str, ...], reason: str | None, by: str | None, forbids: tuple[str, ...], seed: int,
    time_limit: float | None, memory: float | None, require_optimal: bool, picture: Path | None,
    output: Path | None, proof: Path | None, table: Path | None, ledger: str | None,
    since: Path | None, stability: int | None, *, everybody: bool, as_decided: bool,
) -> None:
    """Allocate the new cases of the day in INSTANCE, and print who takes what and why.

    Example: assigner solve instances/nordby/2026-11-23 --pin S-10688=TINI -o plan.json
    """
    why, who = reasoned(reason, by, pins)
    pictured.require_svg(picture)
    if form == "xlsx" and output is None:
        raise usage("--format xlsx needs a file: add -o PLAN.xlsx.")
    kept = holds(output, form)
    require_ending(output, kept, also=("csv", "xlsx"))
    tables.require_plan(table, output, kept)
    proof_files.require_plan(proof, output, kept)
    day = open_day(instance, model, options.key_values(overrides), profile)
    warn_before(day.reading.warnings, instance, profile)
    facts, policy = day.require()
    given, kept_out = options.pairs(pins, "--pin", facts), options.pairs(forbids, "--forbid", facts)
    today = decided.kept_of(facts, given | kept_out, ledger, keep=as_decided)
    plan = solved(
        day, seconds=time_limit, memory=memory, since=since, seed=seed, progress=Progress(),
        pins=given | today.pins, forbids=kept_out | today.forbids, lifts=today.lifts,
        decided=today.carried,
        by=who or None, reason=why or None, beyond=ledgers.beyond(policy, facts, ledger),
        **stability_of.asked(stability),
    )
    hush()
    held = proof_files.KeptProof(plan)
    try:
        held = proof_files.keep(plan, proof, output, time_limit) if kept == "json" else held
    finally:
        plan = held.plan
        _show(plan, form, None if kept == "json" else output, everybody=everybody)
    require_found(plan, output)
    if picture is not None:
        pictured.keep(groups(plan.planned), picture)
    if output is not None and kept != "json":
        tables.write_cases(plan, kept, output)
    elif output is not None:
        held.conclude(proof, output)
        remember_day(plan, instance, model, output)
        tables.write_table(output, table, instance, model, profile)
        tell_kept(output)
    else:
        tell(say("Next: keep the plan with -o plan.json, or change it with --pin CASE=WORKER."))
    decided.tell_overridden(plan, ledger)
    conclude(plan, optimal=require_optimal, since=since)


def _show(plan: Plan, form: str, table: Path | None, *, everybody: bool) -> None:
    """Print it, unless a table of it is written instead."""
    if form == "json":
        print_json(plan.document)
    elif form == "text":
        screen().print(terminal(plan_printout(facts_of(plan), everybody=everybody)))
    elif form == "csv" and table is None:
        click.echo(table_csv(cases_table(facts_of(plan), CSV)), nl=False)
