"""`assigner rebalance`: after staff changes, with few moves, and what each further one buys."""

from pathlib import Path
from typing import Any

import click

from assigner.api import ledgers
from assigner.api.day import open_day
from assigner.api.solving import rebalanced
from assigner.api.state import state_folder
from assigner.cli import picture as pictured
from assigner.cli import proof as proof_files
from assigner.cli.changes import changes_given, written_changes
from assigner.cli.ending import holds, require_ending
from assigner.cli.ledger import ledger_option
from assigner.cli.options import (
    key_values,
    model_option,
    optimal_option,
    plan_file_option,
    seed_option,
    set_option,
    solve_limit_option,
)
from assigner.cli.progress import Progress
from assigner.cli.screen import screen
from assigner.cli.solve import CUT
from assigner.cli.stand_ins import as_json, print_json
from assigner.cli.talk import hush, tell, warn
from assigner.cli.typed import typed
from assigner.errors import NothingFound, NotProven
from assigner.files.atomic import write_atomically
from assigner.files.whereabouts import Whereabouts, remember
from assigner.render.table_csv import table_csv
from assigner.render.terminal import terminal
from assigner.report.pictures.frontier import frontier
from assigner.scenarios.capacity_given import without_effect
from assigner.solve import Contradiction, Outcome, OutOfTime, Solved
from assigner.views.rebalance.facts import RebalanceFacts
from assigner.views.rebalance.handover import handover_table
from assigner.views.rebalance.media import rebalance_printout
from assigner.words import say


@click.command("rebalance")
@click.argument("instance", type=click.Path(path_type=Path))
@changes_given
@click.option("--max-moves", type=click.IntRange(min=0), metavar="N",
              help="At most so many other cases move, each only where it pays; "
              "without, so many as the model says.")
@click.option("--curve", is_flag=True,
              help="Show the price of stability: moves by choice against balance.")
@pictured.given
@model_option
@set_option
@solve_limit_option
@seed_option
@optimal_option
@plan_file_option
@proof_files.option
@ledger_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text",
              help="csv: the handover list.")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    instance: Path, max_moves: int | None, curve: bool, picture: Path | None,
    model: str | None, overrides: tuple[str, ...],
    time_limit: float | None, seed: int, require_optimal: bool, output: Path | None,
    proof: Path | None, form: str,
    ledger: str | None, **given: tuple[Any, ...],
) -> None:
    """Place the cases that staff changes move, and say who takes what over and why.

    Example: assigner rebalance instances/nordby/2026-11-23 --leaves ANMØ:2026-12-01
    """
    pictured.require_svg(picture)
    kept = holds(output, form)
    require_ending(output, kept, also=("csv",))
    proof_files.require_plan(proof, output, kept)
    written = written_changes(given)
    day = open_day(instance, model, key_values(overrides))
    warn(day.reading.warnings)
    facts, policy = day.require()
    made = rebalanced(
        day, written, max_moves=max_moves, curve=curve or picture is not None,
        seconds=time_limit, seed=seed, progress=Progress(),
        beyond=ledgers.beyond(policy, facts, ledger),
    )
    hush()
    plan, document, rows = made.made, made.document, made.document["curve"]
    rebalance, outcome = made.restaffed, plan.outcome
    for words in without_effect(rebalance.restaffed.before, rebalance.restaffed.changes):
        click.echo(str(say("warning: {complaint}", complaint=words)), err=True)
    handed = output if kept == "csv" and isinstance(outcome, Solved) else None
    try:
        if form == "json":
            print_json(document)
        elif form == "text":
            told = RebalanceFacts(made.claims, made.kept.planned, made.policy, rebalance)
            screen().print(terminal(rebalance_printout(told)))
        else:
            _hand_over(table_csv(handover_table(rebalance, plan.allocation)), handed)
    finally:
        if output is not None and kept == "json" and isinstance(outcome, Solved):
            write_atomically(output, as_json(document))
    _require_found(outcome)
    if picture is not None and rows is not None:
        pictured.keep(frontier(rows), picture)
    if output is not None and kept == "json":
        proof_files.keep(made.kept, proof, output, time_limit)
        remember(state_folder(), facts.sha256, Whereabouts(instance, model or ""))
        tell(say("Kept as {file}. Next: {command}", file=output,
                 command=typed("report", output, "-o", "report.html")))
    elif form == "text":
        tell(say("Next: keep the plan with -o plan.json."))
    if isinstance(outcome, Solved) and outcome.cut:
        click.echo(str(CUT[outcome.cut]), err=True)
        if outcome.cut == "interrupted":
            raise click.exceptions.Exit(130)
    if require_optimal and plan.status != "optimal":
        raise NotProven(say("The allocation is not proven optimal."))


def _hand_over(table: str, file: Path | None) -> None:
    """Write the handover list, or print it."""
    if file is None:
        click.echo(table, nl=False)
        return
    write_atomically(file, table)
    tell(say("Written to {file}. Next: open it in a spreadsheet.", file=file))


def _require_found(outcome: Outcome) -> None:
    if isinstance(outcome, OutOfTime):
        raise NothingFound(say("No allocation was found in the time given; nothing is proved. "
                               "Give more time with --time-limit."))
    if isinstance(outcome, Contradiction):
        raise click.exceptions.Exit(3)

