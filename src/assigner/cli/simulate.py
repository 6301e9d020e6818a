"""`assigner simulate`: policies over months of one office."""

from pathlib import Path

import click

from assigner.baselines import HABITS
from assigner.cli import picture as pictured
from assigner.cli.ending import require_ending
from assigner.cli.finite import Finite
from assigner.cli.keep import keep, keep_it
from assigner.cli.options import (
    result_file_option,
)
from assigner.cli.remaining import Remaining
from assigner.cli.screen import screen
from assigner.cli.stand_ins import as_json, print_json
from assigner.cli.variants import HELP, days
from assigner.report.pictures.weeks import weeks
from assigner.report.simulate_document import simulate_csv, simulate_document
from assigner.report.simulate_text import simulate_text
from assigner.scenarios.simulate import simulate
from assigner.simulation.flow import load_flow
from assigner.simulation.setting import ROUND, Practice, Setting
from assigner.words import say


@click.command("simulate")
@click.argument("instance", type=click.Path(path_type=Path))
@click.option("-m", "--model", "models", multiple=True, help=HELP)
@click.option("--baseline", "baselines", multiple=True, type=click.Choice([*HABITS]),
              help="A habit of offices, under the first model's hard rules.")
@click.option("--days", "length", type=click.IntRange(1, 5000), default=250, show_default=True,
              help="Working days.")
@click.option("--runs", type=click.IntRange(1, 1000), default=5, show_default=True,
              help="Seeds; with two or more, levels and differences have intervals.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True,
              help="The first of them.")
@click.option("--arrivals", type=Finite(0, 10_000), metavar="CASES",
              help="New cases a day; without, as the flow says.")
@click.option("--flow", type=click.Path(path_type=Path), metavar="FLOW.toml",
              help="How cases and people come and go; without, the built-in one.")
@click.option("--round", "at_once", type=click.IntRange(1, 1000), default=ROUND,
              show_default=True, help="Cases of a phase that are allocated at once.")
@pictured.given
@result_file_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
def command(  # noqa: PLR0913, PLR0917  # one option for each property of a simulation
    instance: Path, models: tuple[str, ...], baselines: tuple[str, ...], length: int, runs: int,
    seed: int, arrivals: float | None, flow: Path | None, at_once: int, picture: Path | None,
    output: Path | None, form: str,
) -> None:
    """Let the office in INSTANCE live on for months under each policy, on the same days.

    Cases arrive, pass from team to team and close; people are away, leave and start; every
    morning is allocated by the engine. Milestones of the model are met or not.

    Example: assigner simulate instances/nordby/2026-11-23 -m danish-child-welfare
    -m sverigesmodel --days 120
    """
    pictured.require_svg(picture)
    require_ending(output, "csv" if form == "csv" else "json", also=("csv",))
    read = days(instance, models)
    practices = [Practice(name, policy) for name, (_, policy) in read.items()]
    facts = next(iter(read.values()))[0]
    first = practices[0].policy
    practices += [Practice(name, first, name) for name in dict.fromkeys(baselines)]
    phases = frozenset().union(*(frozenset(one.policy.phases) for one in practices))
    setting = Setting(facts, load_flow(flow, phases), length, seed, arrivals, at_once)
    with Remaining(length * runs * len(practices), say("days")) as watch:
        document = simulate_document(simulate(setting, practices, runs, watch))
    if picture is not None:
        pictured.keep(weeks(document), picture)
    if output is not None:
        table = form == "csv"
        keep(simulate_csv(document) if table else as_json(document), output,
             "csv" if table else "json")
    elif form == "text":
        screen().print(simulate_text(document))
        keep_it("simulate")
    elif form == "csv":
        click.echo(simulate_csv(document), nl=False)
    else:
        print_json(document)
