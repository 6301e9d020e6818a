"""`assigner solve`: allocate the new cases of a day, prove it, and say why."""

from pathlib import Path

import click

from assigner.api import ledgers
from assigner.api.day import open_day
from assigner.api.page import told
from assigner.api.solving import solved
from assigner.api.state import state_folder
from assigner.cli import picture as pictured
from assigner.cli import proof as proof_files
from assigner.cli.ending import holds, kind_of, require_ending
from assigner.cli.ledger import ledger_option
from assigner.cli.options import (
    forbid_option,
    key_values,
    model_option,
    optimal_option,
    pairs,
    pin_option,
    plan_file_option,
    seed_option,
    set_option,
    solve_limit_option,
)
from assigner.cli.progress import Progress
from assigner.cli.screen import screen
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import as_json, print_json
from assigner.cli.table import write_table
from assigner.cli.talk import hush, tell, warn
from assigner.cli.typed import typed
from assigner.errors import NothingFound, NotProven
from assigner.files.atomic import write_atomically
from assigner.files.whereabouts import Whereabouts, remember
from assigner.render.table_csv import table_csv
from assigner.render.terminal import terminal
from assigner.render.workbook import workbook
from assigner.report.pictures.groups import groups
from assigner.solve import Contradiction, OutOfTime, Solved
from assigner.view import CSV
from assigner.views.plan.cases import cases_table
from assigner.views.plan.facts import PlanFacts
from assigner.views.plan.media import plan_book, plan_printout
from assigner.words import say

CUT = {
    "interrupted": say(
        "Interrupted: this is the best plan so far, verified, not proven optimal."
    ),
    "overran": say(
        "The engine overran its time and was stopped; this is its best plan, verified."
    ),
    "died": say("The engine died; this is the best plan it had found, verified."),
}


@click.command("solve")
@click.argument("instance", type=click.Path(path_type=Path))
@model_option
@set_option
@pin_option
@click.option("--reason", metavar="TEXT", help="Why it is pinned; kept in the plan.")
@click.option("--by", metavar="NAME", help="Who pins it; kept in the plan.")
@forbid_option
@solve_limit_option
@seed_option
@optimal_option
@pictured.given
@plan_file_option
@proof_files.option
@click.option("--why-not-table", "table", type=click.Path(path_type=Path), metavar="FILE",
              help="Write every case against everybody there, with the plan: .csv or .json.")
@ledger_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv", "xlsx"]),
              default="text", help="csv, xlsx: -o names the table or the workbook to write.")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    instance: Path, model: str | None, overrides: tuple[str, ...], pins: tuple[str, ...],
    reason: str | None, by: str | None, forbids: tuple[str, ...], time_limit: float | None,
    seed: int, require_optimal: bool,
    picture: Path | None, output: Path | None, proof: Path | None,
    table: Path | None, form: str, ledger: str | None,
) -> None:
    """Allocate the new cases of the day in INSTANCE, and print who takes what and why.

    Example: assigner solve instances/nordby/2026-11-23 --pin S-10688=TINI -o plan.json
    """
    why, who = ledgers.written(reason, "--reason"), ledgers.written(by, "--by")
    if (why or who) and not pins:
        raise usage("--reason and --by are of a pin: add --pin CASE=WORKER.")
    pictured.require_svg(picture)
    kept = _check(form, output, table)
    proof_files.require_plan(proof, output, kept)
    day = open_day(instance, model, key_values(overrides))
    warn(day.reading.warnings)
    facts, policy = day.require()
    made = solved(
        day, seconds=time_limit, pins=pairs(pins, "--pin", facts),
        forbids=pairs(forbids, "--forbid", facts), seed=seed, progress=Progress(),
        beyond=ledgers.beyond(policy, facts, ledger), by=who or None, reason=why or None,
    )
    hush()
    plan, written = made.made, made.document
    outcome, shown = plan.outcome, told(made.kept)
    try:
        _show(shown, written, form, None if kept == "json" else output)
    finally:
        if output is not None and kept == "json" and isinstance(outcome, Solved):
            write_atomically(output, as_json(written))
    if isinstance(outcome, OutOfTime):
        raise NothingFound(say("No allocation was found in the time given; nothing is proved. "
                               "Give more time with --time-limit."))
    if isinstance(outcome, Contradiction):
        raise click.exceptions.Exit(3)
    if picture is not None:
        pictured.keep(groups(made.planned), picture)
    if output is not None and kept != "json":
        write_atomically(output, table_csv(cases_table(shown, CSV)) if kept == "csv"
                         else workbook(plan_book(shown)))
        tell(say("Written to {file}. Next: open it in a spreadsheet.", file=output))
    elif output is not None:
        proof_files.keep(made.kept, proof, output, time_limit)
        remember(state_folder(), facts.sha256, Whereabouts(instance, model or ""))
        write_table(output, table, instance, model)
        tell(say("Kept as {file}. Next: {command}", file=output,
                 command=typed("report", output, "-o", "report.html")))
    else:
        tell(say("Next: keep the plan with -o plan.json, or change it with --pin CASE=WORKER."))
    if isinstance(outcome, Solved) and outcome.cut:
        click.echo(str(CUT[outcome.cut]), err=True)
        if outcome.cut == "interrupted":
            raise click.exceptions.Exit(130)
    if require_optimal and plan.status != "optimal":
        raise NotProven(say("The allocation is not proven optimal."))


def _check(form: str, output: Path | None, table: Path | None) -> str:
    """What -o is to hold; a usage error where the options or a name contradict that."""
    if form == "xlsx" and output is None:
        raise usage("--format xlsx needs a file: add -o PLAN.xlsx.")
    kept = holds(output, form)
    require_ending(output, kept, also=("csv", "xlsx"))
    if table is not None and (output is None or kept != "json"):
        raise usage("--why-not-table is written with the plan: add -o PLAN.json.")
    require_ending(table, "json" if table and kind_of(table) == "json" else "csv",
                   "--why-not-table")
    return kept


def _show(shown: PlanFacts, written: dict[str, object], form: str, table: Path | None) -> None:
    """Print it, unless a table of it is written instead."""
    if form == "json":
        print_json(written)
    elif form == "csv" and table is None:
        click.echo(table_csv(cases_table(shown, CSV)), nl=False)
    elif form == "text":
        screen().print(terminal(plan_printout(shown)))
