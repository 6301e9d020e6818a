"""`assigner model`: a model of one's own, and any model as TOML."""

import sys
from pathlib import Path

import click

from assigner.cli import options
from assigner.cli.model_answers import answer, counted_in, listed, rhythm
from assigner.cli.model_flow import command as flow_command
from assigner.cli.model_flow import tell_misfit
from assigner.cli.spoken import usage
from assigner.cli.talk import tell
from assigner.cli.typed import program, typed
from assigner.policy.sources import SUFFIX
from assigner.words import say

MEASURES = ("sumsq", "leximax", "minmax")


@click.group("model")
def command() -> None:
    """Write a model of your own, or print one with everything it inherits.

    Example: assigner model show danish-child-welfare
    """


@command.command("show")
@click.argument("model")
@options.set_option
def show(model: str, overrides: tuple[str, ...]) -> None:
    """Print MODEL as TOML, with everything it inherits, and from which file.

    What is printed, kept and named by its file is the same model.

    Example: assigner model show uk-points > ours.toml
    """
    from assigner.policy.written_out import written_out  # noqa: PLC0415  # loads a writer of TOML

    click.echo(written_out(model, options.key_values(overrides)), nl=False)
    tell(say("In plain words: {assigner} rules {model}", assigner=program(), model=model))


@command.command("new")
@click.argument("file", metavar="NAME.toml", type=click.Path(path_type=Path))
@click.option("--title", help="What to call the model.")
@click.option("--phases", metavar="A,B,...", help="Phases or kinds of cases, separated by commas.")
@click.option("--team", "teams", multiple=True, metavar="TEAM=A,B",
              help="A team and the phases it takes; TEAM alone takes all. Without, one team.")
@click.option("--levels", metavar="A,B,...", help="How heavy cases are, the lightest first.")
@click.option("--counts", metavar="ONE,SEVERAL",
              help="What ceilings count, as client,clients. Without, cases.")
@click.option("--people", is_flag=True, help="A case may hold several of what ceilings count.")
@click.option("--person", metavar="ADVISER,ADVISERS",
              help="What those who hold cases are called, as adviser,advisers.")
@click.option("--hours", help="Hours of a full-time week.")
@click.option("--fixed-hours", help="Hours a week for meetings and the like.")
@click.option("--share", help="Share of the rest of the week that is for cases, as 0.8.")
@click.option("--full-load", help="About how many cases of the middle make a full-time load.")
@click.option("--rhythm", "contacts", metavar="CONTACTS,HOURS,BESIDE",
              help="Instead: contacts a month with a case of the middle, hours each, hours beside.")
@click.option("--ceiling", help="The most anybody should hold, at full time. Without, none.")
@click.option("--moves", help="Hours that an open case which moves by choice must even out.")
@click.option("--measure", type=click.Choice(MEASURES), default="sumsq", show_default=True,
              help="How evenness is measured.")
def new(  # noqa: PLR0913, PLR0917  # an option for each question
    file: Path, title: str | None, phases: str | None, teams: tuple[str, ...], levels: str | None,
    counts: str | None, people: bool, person: str | None, hours: str | None,
    fixed_hours: str | None, share: str | None, full_load: str | None, contacts: str | None,
    ceiling: str | None, moves: str | None, measure: str,
) -> None:
    """Begin a model of your own: a commented file, after a few questions.

    At a terminal what no option says is asked; elsewhere the usual answer is taken. Nothing is
    overwritten. Beside it flow.toml is begun, unless days lie there: how cases and people go.

    Example: assigner model new ours.toml --phases intake,case --levels light,heavy
    """
    from assigner.api.own_model import begin_model  # noqa: PLC0415  # reads models
    from assigner.policy.new_model import OwnModel  # noqa: PLC0415  # likewise

    if file.suffix != SUFFIX:
        raise usage("A model is a file that ends with {suffix}: name it so.", suffix=SUFFIX)
    named = answer(title, say("What is the model called?"), file.stem)
    in_phases = listed(answer(phases, say("Phases or kinds of cases?"), str(say("case"))))
    if not teams and sys.stdin.isatty():
        asked = answer(None, say("Teams, as A=phase,phase; B=phase (blank: one team)?"), "")
        teams = tuple(part.strip() for part in asked.split(";") if part.strip())
    in_levels = listed(answer(levels, say("Levels of complexity, the lightest first?"),
                                str(say("ordinary,heavy"))))
    counted = counted_in(counts)
    called = listed(answer(person, say(
        "What are those who hold cases called, one and several (blank: caseworkers)?"), ""))
    by_contacts = rhythm(contacts, full_load)
    full = "25" if by_contacts else answer(
        full_load, say("About how many cases of the middle make a full load?"), "25")
    flow = begin_model(file, OwnModel(
        title=named, phases=in_phases, levels=in_levels, counts=counted,
        teams={name.strip(): listed(takes) for name, _, takes in
               (team.partition("=") for team in teams)},
        people=people, person=called, full_load=full, rhythm=by_contacts, measure=measure,  # type: ignore[arg-type]
        hours=answer(hours, say("Hours of a full-time week?"), "37"),
        fixed_hours=answer(fixed_hours, say("Hours a week for meetings and the like?"), "4"),
        share=answer(share, say("Share of the rest that is for cases?"), "0.8"),
        ceiling=answer(ceiling, say("The most anybody should hold (blank: none)?"), "") or None,
        moves=answer(moves, say("Hours that a case which moves by choice must even out?"), "1"),
    ))
    tell(say("Written to {file}. Next: {rules}, then {init}, and write a row for everybody and for "
             "every case in its files.", file=file, rules=typed("rules", file),
             init=typed("init", say("FOLDER"), "-m", file)))
    if flow is not None:
        tell(say("Written to {flow}: how cases and people come and go, for ahead and simulate.",
                 flow=flow))
    else:
        tell_misfit(file)


command.add_command(flow_command)
