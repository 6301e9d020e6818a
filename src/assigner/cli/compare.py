"""`assigner compare`: policies and habits side by side on one day."""

from pathlib import Path

import click

from assigner.baselines import NAMES, OFFICE
from assigner.cli import picture as pictured
from assigner.cli.ending import require_ending
from assigner.cli.finite import Finite
from assigner.cli.keep import keep, keep_it
from assigner.cli.options import (
    result_file_option,
)
from assigner.cli.screen import screen
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import as_json, print_json
from assigner.cli.variants import HELP, days
from assigner.errors import NothingFound
from assigner.report.compare_document import compare_csv, compare_document
from assigner.report.compare_text import compare_text
from assigner.report.pictures.policies import policies
from assigner.scenarios.compare import by_baseline, by_model, compare
from assigner.solve import Limits
from assigner.words import say


@click.command("compare")
@click.argument("instance", type=click.Path(path_type=Path))
@click.option("-m", "--model", "models", multiple=True, help=HELP)
@click.option("--baseline", "baselines", multiple=True, type=click.Choice([*NAMES, "all"]),
              metavar="HABIT",
              help="How offices do it without an engine: equal-number, round-robin, most-free, "
              "district, cpr-day, competence, office; all: every one the day has facts for.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True,
              help="Draws lots, and the birth days the export does not have.")
@click.option("--time-limit", type=Finite(min=0, min_open=True), metavar="SECONDS",
              help="For each model; without, work until proven.")
@pictured.given
@result_file_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    instance: Path, models: tuple[str, ...], baselines: tuple[str, ...], seed: int,
    time_limit: float | None, picture: Path | None, output: Path | None, form: str,
) -> None:
    """Put models and habits side by side on the day in INSTANCE.

    Every allocation is judged by the first model (without -m, the instance's own), by the
    checker alone. A habit keeps that model's hard rules, one case after the other.

    Example: assigner compare instances/nordby/2026-11-23 -m danish-child-welfare
    -m equal-numbers --baseline round-robin
    """
    pictured.require_svg(picture)
    require_ending(output, form, also=("csv", "json"))
    read = days(instance, models)
    problems = {name: policy.pose(facts, seed=seed) for name, (facts, policy) in read.items()}
    runs = [
        by_model(name, read[name][1], problem, Limits(seconds=time_limit))
        for name, problem in problems.items()
    ]
    first = runs[0]
    if first.status == "unknown":
        raise NothingFound(say("The first model, which judges all, found no allocation in the "
                               "time given. Give more time with --time-limit."))
    decided = any(case.given_to for case in first.problem.cases.values())
    if OFFICE in baselines and not decided:
        raise usage(
            "The export does not say whom the office gave its cases to (given_to, Givet til)."
        )
    wanted = NAMES if "all" in baselines else tuple(dict.fromkeys(baselines))
    runs += [
        by_baseline(name, first.policy, first.problem)
        for name in wanted if name != OFFICE or decided
    ]
    document = compare_document(compare(runs))
    if picture is not None:
        pictured.keep(policies(document), picture)
    if form == "text" and output is None:
        screen().print(compare_text(document))
        keep_it("compare")
        return
    if output is not None:
        keep(_written(document, form), output, form)
    elif form == "json":
        print_json(document)
    else:
        click.echo(_written(document, form), nl=False)


def _written(document: dict[str, object], form: str) -> str:
    if form == "csv":
        return compare_csv(document)
    if form == "json":
        return as_json(document)
    from rich.console import Console  # noqa: PLC0415  # only for text in a file

    console = Console(highlight=False, width=100)
    with console.capture() as caught:
        console.print(compare_text(document))
    return caught.get()
