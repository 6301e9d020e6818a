"""`assigner override`: somebody decides otherwise; the price first, then the record."""

from pathlib import Path

import click

from assigner.api import ledgers
from assigner.api.override import Otherwise, Priced, before, require_free
from assigner.api.override import override as decide
from assigner.api.withdraw import Withdrawn
from assigner.api.withdraw import withdraw as taken_back
from assigner.cli import options
from assigner.cli.deliver import tell_others
from assigner.cli.ending import require_ending
from assigner.cli.ledger import at, checkpoints_option, ledger_option
from assigner.cli.screen import screen
from assigner.cli.spoken import usage
from assigner.cli.talk import VOICE, tell
from assigner.cli.typed import typed
from assigner.errors import AssignerError, NotTheirs
from assigner.render.terminal import terminal
from assigner.views.override import override_printout
from assigner.words import say


@click.command("override")
@click.argument("source", metavar="PLAN|INSTANCE", required=False,
                type=click.Path(path_type=Path))
@options.pin_option
@options.forbid_option
@click.option("--withdraw", type=click.IntRange(min=1), metavar="NUMBER",
              help="Take this override of the ledger back; with a reason, and no PLAN.")
@click.option("--reason", required=True, metavar="TEXT", help="Why; kept in the ledger.")
@click.option("--by", required=True, metavar="NAME", help="Who decides.")
@click.option("--owner", "--role", "owner", metavar="ROLE",
              help="In which role; needed where the decision goes against a rule.")
@click.option("--yes", is_flag=True, help="Record without asking.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="PLAN.json",
              help="The new plan; else beside the old one, with -override in its name.")
@click.option("--overwrite", is_flag=True, help="Let it take the place of a file that is there.")
@ledger_option
@checkpoints_option
@options.instance_of_plan_option
@options.profile_option
@options.model_of_plan_option
@options.solve_limit_option
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    source: Path | None, pins: tuple[str, ...], forbids: tuple[str, ...], withdraw: int | None,
    reason: str, by: str, owner: str | None, yes: bool, output: Path | None, overwrite: bool,
    ledger: str | None, places: tuple[str, ...], instance: Path | None,
    profile: str | None, model: str | None,
    time_limit: float | None,
) -> None:
    """Decide a line of PLAN otherwise: show what it costs, ask, record it, write the new plan.

    Law is never overridden; a rule of the office only by who may decide on it. A plan that
    does not do what was decided is not committed, until the override is withdrawn.
    Example: assigner override plan.json --pin S-10688=TINI --reason "knows the family"
    --by Ulla
    """
    require_ending(output, "json", new=False)
    why, who = ledgers.written(reason, "--reason"), ledgers.written(by, "--by")
    role = ledgers.written(owner, "--owner")
    if withdraw is not None:
        if source is not None or pins or forbids:
            raise usage("--withdraw NUMBER stands alone: it is about that record.")
        _tell(taken_back(withdraw, who, why, role, ledger, places, VOICE), withdraw)
        return
    if source is None or (not pins and not forbids):
        raise usage("Say what to decide otherwise: --pin CASE=WORKER or --forbid CASE=WORKER.")
    target = output or source.with_name(f"{source.stem}-override.json")
    require_free(target, overwrite=overwrite)
    plan = before(source, instance, model, ledger, time_limit, VOICE, profile=profile)
    facts = plan.problem.instance
    found = decide(plan, Otherwise(
        who, why, options.pairs(pins, "--pin", facts),
        options.pairs(forbids, "--forbid", facts), role,
    ), time_limit)
    screen().print(terminal(override_printout(found.price, found.against, found.headline)))
    _ask(found, yes=yes)
    made = found.record(ledger, places, VOICE)
    click.echo(str(say("Recorded as number {number}, by {by}.", number=made.record.number,
                       by=who)))
    made.keep(target, model)
    tell_others(made.where)
    for words in made.undone:
        tell(say("warning: {complaint}", complaint=words))
    tell(say("New plan: {plan}. Next: {command}", plan=str(target),
             command=typed("commit", target, "--by", who, *_instead_of(made.decided), *at(ledger))))


def _instead_of(number: int | None) -> tuple[str, ...]:
    return () if number is None else ("--replaces", str(number))


def _ask(found: Priced, *, yes: bool) -> None:
    """Go on where it may be decided, and somebody says so."""
    if found.refused is not None:
        raise NotTheirs(say("Refused: {why}", why=found.refused))
    agreed = yes or VOICE.ask(say("Record this?"))
    if agreed is None:
        raise usage("Nobody is there to ask; nothing was recorded. Add --yes to record it.")
    if not agreed:
        raise AssignerError(say("Nothing was recorded."))


def _tell(found: Withdrawn, number: int) -> None:
    click.echo(str(say("Recorded as number {number}, by {by}: number {gone} is withdrawn.",
                       number=found.record.number, by=found.record.by, gone=number)))
    found.anchor.note(found.record)
    tell_others(found.where)
    for commit in found.carriers:
        tell(say("Number {number}, by {by}, carries it out and still holds: solve the day again "
                 "and commit that with --replaces {number}.", number=commit.number, by=commit.by))
    tell(say("Next: solve the day again, or commit a plan without it."))
