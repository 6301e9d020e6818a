"""`assigner report`: a result as one page, or one workbook, to be read and handed on."""

from pathlib import Path

import click

from assigner.api.kept import open_kept
from assigner.api.page import plan_as_book, plan_as_page
from assigner.api.plan import Plan
from assigner.api.result_words import speak_as_of
from assigner.cli import options
from assigner.cli.ending import require_ending
from assigner.cli.named import PERSON, named
from assigner.cli.patience import Patience
from assigner.cli.spoken import usage
from assigner.cli.talk import tell
from assigner.files.atomic import write_atomically
from assigner.files.results import kind_of, read_result
from assigner.files.workbook import is_workbook
from assigner.render.html import html
from assigner.views.result_page import RESULTS, result_page
from assigner.words import language, marked, say


@click.command("report")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE.html",
              required=True, help="Write there, complete or not at all; FILE.xlsx: a workbook.")
@click.option("--audience", type=click.Choice(["coordinator", "manager", "worker"]),
              default="coordinator", show_default=True,
              help="A manager reads loads first; a worker sees nothing private of colleagues.")
@click.option("--as", "reader", metavar="WORKER", help="Who reads, with --audience worker.")
@click.option("--unfolded", is_flag=True, help="Every case open, as for paper.")
@options.instance_of_plan_option
@options.profile_option
@options.model_of_plan_option
@options.answer_limit_option
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    plan: Path, output: Path, audience: str, reader: str | None, unfolded: bool,
    instance: Path | None, profile: str | None, model: str | None, time_limit: float | None,
) -> None:
    """Write PLAN as one HTML file: offline, printable, readable without a mouse.

    PLAN is what solve, rebalance, compare, simulate, staffing, sweep, ahead, effect,
    calibrate, backtest or history kept.

    Example: assigner report plan.json -o report.html
    """
    require_ending(output, "xlsx" if is_workbook(output) else "html")
    discreet = audience == "worker"
    kind = kind_of(plan)
    if kind in RESULTS:
        if is_workbook(output):
            raise usage("A workbook is made of a plan alone; a report of {kind} is a page: "
                        "-o report.html.", kind=kind)
        if discreet:
            raise usage("A report of {kind} is a page for coordinators and managers.", kind=kind)
        result = read_result(plan)
        speak_as_of(result, plan)
        page = result_page(result)
        write_atomically(output, html(page, language(), unfolded=unfolded))
        then = say("Written to {file}. Next: open it in a browser.", file=output)
    elif is_workbook(output):
        if discreet or unfolded:
            raise usage("A workbook has no --audience worker and no --unfolded.")
        write_atomically(output, plan_as_book(
            open_kept(plan, instance, model, told=tell, profile=profile)))
        then = say("Written to {file}. Next: open it in a spreadsheet.", file=output)
    else:
        kept = open_kept(plan, instance, model, discreet=discreet, told=tell, profile=profile)
        who = _reader(kept, audience, reader)
        with Patience(marked("… {count} solved again")) as patience:
            page = plan_as_page(kept, reader=who, manager=audience == "manager",
                                seconds=time_limit, heard=patience.step)
        write_atomically(output, html(page, language(), unfolded=unfolded))
        then = say("Written to {file}. Next: open it in a browser.", file=output)
    click.echo(str(then), err=True)


def _reader(plan: Plan, audience: str, reader: str | None) -> str | None:
    people = [who.id for who in plan.problem.instance.caseworkers]
    who = named(reader, people, "--as", PERSON)
    if who is None and audience == "worker":
        raise usage("--audience worker needs to know who reads: add --as WORKER.")
    if who is not None and audience != "worker":
        raise usage("--as goes with --audience worker.")
    return who
