"""Tables of a plan as files: its cases, or the whole why-not table of the day."""

from pathlib import Path

import click

from assigner.api.kept import open_kept
from assigner.api.plan import Plan
from assigner.api.shown import facts_of
from assigner.cli.ending import kind_of, require_ending
from assigner.cli.patience import Patience
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import as_json
from assigner.cli.talk import tell
from assigner.documents.part import written
from assigner.files.atomic import write_atomically
from assigner.render.table_csv import table_csv
from assigner.render.workbook import workbook
from assigner.veil import veil
from assigner.view import CSV
from assigner.views.explain.case import why_not_table as every_line
from assigner.views.plan.cases import cases_table
from assigner.views.plan.media import plan_book
from assigner.words import marked, say

option = click.option(
    "--why-not-table", "table", type=click.Path(path_type=Path), metavar="FILE",
    help="Write every case against everybody there, with the plan: .csv or .json.",
)


def require_plan(table: Path | None, output: Path | None, kept: str) -> None:
    """A table is of a plan that is kept, and CSV where its name does not end as JSON does."""
    if table is not None and (output is None or kept != "json"):
        raise usage("--why-not-table is written with the plan: add -o PLAN.json.")
    require_ending(table, "json" if table and kind_of(table) == "json" else "csv",
                   "--why-not-table")


def write_table(
    plan: Path, file: Path | None, instance: Path, model: str | None, profile: str | None
) -> None:
    """Ask why not of every case and everybody; CSV, or JSON where the name ends so.

    Without a file, nothing.
    """
    if file is None:
        return
    from assigner.api.question import why_not_table  # noqa: PLC0415  # takes its time

    kept = open_kept(plan, instance, model, told=tell, profile=profile)
    with Patience(marked("… {count} solved again")) as patience:
        answer = why_not_table(kept, patience.step)
    # Whom a rule bars from a hidden case, and how often, tells who is named for it and its phase.
    answer = answer.model_copy(update={"cases": tuple(
        one for one in answer.cases if not veil().hides(one.question.case))})
    json = file.suffix.casefold() == ".json"
    write_atomically(file, as_json(written(answer)) if json else table_csv(every_line(answer)))
    tell(say("Written to {file}.", file=file))


def write_cases(plan: Plan, kept: str, file: Path) -> None:
    """Write the table of a plan, or its workbook, and say where it is."""
    facts = facts_of(plan)
    write_atomically(file, table_csv(cases_table(facts, CSV)) if kept == "csv"
                     else workbook(plan_book(facts)))
    tell(say("Written to {file}. Next: open it in a spreadsheet.", file=file))
