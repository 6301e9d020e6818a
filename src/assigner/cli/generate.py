"""`assigner generate`: made-up offices, seeded and labelled synthetic."""

from datetime import date
from pathlib import Path

import click

from assigner.api.made_up import counts
from assigner.cli.ending import require_ending
from assigner.cli.finite import Finite
from assigner.cli.talk import VOICE
from assigner.cli.typed import typed
from assigner.files.workbook import is_workbook
from assigner.files.write import write_instance
from assigner.population.office import SHARES, STRENGTHS, Wanted, office
from assigner.population.survey import survey
from assigner.words import language, listing, say

MONDAY = "2026-11-23"
_SEED = click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True,
                     help="Draws another one.")
_DATE = click.option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), default=MONDAY,
                     show_default=True, metavar="YYYY-MM-DD", help="The day of allocation.")


@click.group("generate")
def command() -> None:
    """Make up an office: nobody in it is real, and every file says so.

    Example: assigner generate survey population
    """


@command.command("survey")
@click.argument("folder", type=click.Path(path_type=Path))
@_SEED
@_DATE
def _survey(folder: Path, seed: int, on: date) -> None:
    """The 19 municipalities of Ankestyrelsen's survey, one folder each, in FOLDER.

    163 caseworkers with nearly 10,000 children; 46 cases = 60 children in the mean;
    67 children in family-registered municipalities, 56 in child-registered ones.

    Example: assigner generate survey population --seed 1
    """
    require_ending(folder, "folder", "FOLDER")
    found = survey(seed, _day(on))
    for place, instance in enumerate(found, start=1):
        write_instance(folder / f"municipality-{place:02}", instance, instance.title)
    for words in counts(found):
        click.echo(str(words))
    click.echo(str(say(
        "Written to {folder}. Next: {solve}, or a year of all: {sweep}", folder=folder,
        solve=typed("solve", folder / "municipality-01"), sweep=typed("sweep", folder),
    )), err=True)


@command.command("office")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--caseworkers", type=click.IntRange(1, 9999), default=34, show_default=True)
@click.option("--cases", type=click.IntRange(0, 9999), default=20, show_default=True,
              help="New cases of the day.")
@click.option("--load", type=Finite(0, 3), default=0.9, show_default=True,
              help="Mean utilisation in the morning; 1 is full.")
@click.option("--team", "teams", multiple=True, help="A team of the model; default: all.")
@click.option("--eligibility", type=click.Choice(STRENGTHS), default="realistic",
              show_default=True, help="How many colleagues may take a case.")
@click.option("-m", "--model", default="danish-child-welfare", show_default=True,
              help="Says what cases weigh and caseworkers carry.")
@_SEED
@_DATE
def _office(  # noqa: PLR0913, PLR0917  # one option for each property of an office
    folder: Path, caseworkers: int, cases: int, load: float, teams: tuple[str, ...],
    eligibility: str, model: str, seed: int, on: date,
) -> None:
    """An office of a given size, load and eligibility, in FOLDER.

    Example: assigner generate office trial --caseworkers 40 --cases 20 --load 1.1
    """
    from assigner.policy import load as load_model  # noqa: PLC0415  # the survey needs no model

    policy = load_model(model)
    known = [team for team in policy.teams if team in SHARES]
    if not known or not {*known} <= {*policy.phases}:
        raise click.BadParameter(str(say(
            "{model} has teams and phases of its own; an office is made up for models that have "
            "{known}.", model=model, known=listing(list(SHARES)))), param_hint="--model")
    wrong = [team for team in teams if team not in known]
    if wrong or len(teams or known) > caseworkers:
        text = (
            say('"{team}" is not a team to choose here; write {known}.',
                team=", ".join(wrong), known=", ".join(known))
            if wrong else
            say("Each of the {teams} teams needs somebody; write more caseworkers.",
                teams=len(teams or known))
        )
        raise click.BadParameter(str(text), param_hint="--team" if wrong else "--caseworkers")
    require_ending(folder, "xlsx" if is_workbook(folder) else "folder", "FOLDER")
    wanted = Wanted(caseworkers, cases, load, teams or tuple(known), eligibility)
    instance = office(wanted, model, policy.weights, policy.capacities, seed, _day(on))
    if is_workbook(folder):
        from assigner.api.workbook import write_day  # noqa: PLC0415  # only for workbooks

        write_day(folder, instance, policy, danish=language() == "da", voice=VOICE)
    else:
        write_instance(folder, instance, instance.title)
    for words in counts((instance,)):
        click.echo(str(words))
    click.echo(str(say("Written to {file}. Next: {command}", file=folder,
                       command=typed("solve", folder))), err=True)


def _day(on: date) -> date:
    return date(on.year, on.month, on.day)
