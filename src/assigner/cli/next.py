"""`assigner next`: tomorrow's instance, so that day follows day."""

import contextlib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from assigner.api.day import Day, vocabulary
from assigner.api.found_again import found_again
from assigner.bounded import MOST_JSON, json_document, read_text
from assigner.cli import ledger as ledgers
from assigner.cli.committed import require_committed
from assigner.cli.ending import require_ending
from assigner.cli.talk import tell
from assigner.cli.tomorrow_files import beside, keep_day
from assigner.cli.typed import typed
from assigner.errors import InputError, PlanError
from assigner.files.vocabulary import Vocabulary
from assigner.files.workbook import is_workbook
from assigner.instance import Agreed, Instance
from assigner.plan import Claims, read_claims
from assigner.report.agreed_text import by_day, in_words
from assigner.scenarios.agreed import HANDS, kept, of_changes, of_plan
from assigner.scenarios.change import Change, Written
from assigner.scenarios.change_check import check
from assigner.scenarios.change_file import from_rows
from assigner.words import Words, counted, listing, say

Plan = Mapping[str, Any]


@click.command("next")
@click.argument("source", metavar="[LEDGER|PLAN]", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR",
              help="The new folder, or workbook (.xlsx); else beside today's, named by its date.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
              help="The day it is for; else the next working day in Denmark.")
@click.option("--office", metavar="NAME", help="Which office, where the ledger has several.")
@click.option("--uncommitted", is_flag=True,
              help="Carry out a PLAN that nobody committed, or that was replaced.")
@ledgers.option
@click.option("--instance", type=click.Path(path_type=Path),
              help="Today's folder, where it is not found by itself.")
@click.option("-m", "--model", help="The model's file, where it is not found by itself.")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    source: str | None, output: Path | None, day: datetime | None, office: str | None,
    uncommitted: bool, ledger: str | None, instance: Path | None, model: str | None,
) -> None:
    """Write the next day's instance: today's caseload with the plan carried out.

    From a PLAN, or from the last decision in the LEDGER. New cases are yours to add. A plan
    that the office's ledger does not hold, or no longer, is carried out only with a word.
    Example: assigner next plan.json
    """
    require_ending(output, "xlsx" if output and is_workbook(output) else "folder")
    from assigner.scenarios.tomorrow import tomorrow  # noqa: PLC0415
    from assigner.scenarios.working_day import next_working_day, often_closed  # noqa: PLC0415

    if source is not None and ledgers.is_plan(Path(source)):
        decided = ledgers.DecidedPlans(_read(Path(source)))
    else:
        decided = ledgers.last_decision(source or ledger, office)
    plan = decided.plan
    claims = Claims.model_validate(plan)
    today, folder = _today(claims, Path(source or "."), instance, model)
    facts, policy = today.require()
    on = next_working_day(facts.date) if day is None else day.date()
    if on < facts.date:
        raise PlanError(say("{day} is before {today}, the day of the plan.", day=on,
                            today=facts.date))
    if source is not None and ledgers.is_plan(Path(source)):
        require_committed(
            Path(source), plan, facts.office or facts.title, ledger, uncommitted=uncommitted
        )
    known = vocabulary(policy)
    try:
        found = tomorrow(
            facts, plan, on, agreed_earlier(decided, facts, known),
            check(_changes(plan), facts, known),
        )
    except ValueError as error:
        raise PlanError(say("The plan does not fit its day: {why}.", why=str(error))) from error
    target = output or beside(folder, on)
    cases = keep_day(target, found.instance, policy, folder)
    for words in _told(found, target):
        click.echo(str(words))
    if day is None and often_closed(on):
        tell(say("{day} is a day on which many offices are closed, and the program does not know "
                 "yours: name your next day with --day.", day=on))
    tell(say("Next: write the new cases into {file}, then {command}",
             file=cases, command=typed("check", target)))


def agreed_earlier(
    decided: ledgers.DecidedPlans, today: Instance, words: Vocabulary
) -> tuple[Agreed, ...]:
    """What decisions before the last one set a date for, as far as later ones leave it.

    Staff changes of people who are no longer there are over.
    """
    found: tuple[Agreed, ...] = ()
    for plan in decided.earlier:
        day = date.fromisoformat(plan["instance"]["date"])
        changes: list[Change] = []
        for written in _changes(plan):
            with contextlib.suppress(InputError):
                changes += check([written], today, words)
        new = (*of_plan(plan, day), *of_changes(changes, day))
        back = [change.caseworker for change in changes if change.kind == "returns"]
        found = (*kept(found, new, day, back), *(item for item in new if item.on > day))
    return tuple(item for item in found if item.what in HANDS or item.on > today.date)


def _changes(plan: Plan) -> list[Written]:
    """The staff changes that a plan was made for."""
    return from_rows([dict(row) for row in plan.get("changes") or ()], "plan")


def _read(path: Path) -> Plan:
    read_claims(path)
    found: Plan = json_document(read_text(path, MOST_JSON))
    return found


def _today(
    claims: Claims, plan: Path, instance: Path | None, model: str | None
) -> tuple[Day, Path]:
    day = found_again(claims, plan, instance, model, tell)
    facts, _ = day.require()
    if facts.sha256 != claims.instance.sha256:
        raise PlanError(say("The instance in {folder} has changed since the plan was made.",
                            folder=day.folder))
    return day, day.home


def _told(found: Any, folder: Path) -> list[Words]:
    day = found.instance
    said = [say(
        "{folder}: {day}, {held}, {waiting} still without a caseworker",
        folder=folder, day=day.date, held=counted("{n} open case", "{n} open cases",
                                                  len(day.caseload)),
        waiting=len(found.waiting),
    )]
    if found.moved:
        said.append(say("Changed hands: {cases}", cases=listing(found.moved)))
    if found.back:
        said.append(say("Back after cover: {cases}", cases=listing(found.back)))
    if found.unattended:
        said.append(say("Held by somebody who is not there, so somebody must decide: {cases}",
                        cases=listing(found.unattended)))
    if found.kept:
        said.append(say("Cover has passed, and nobody is there to take them back: {cases}",
                        cases=listing(found.kept)))
    said += [say("Decided for {day}: {what}", day=on, what=listing(what))
             for on, what in by_day(found.later)]
    if found.dropped:
        said.append(say(
            "Decided, and can no longer happen, because the case is elsewhere by now: {what}",
            what=listing(str(in_words(item)) for item in found.dropped)))
    return said


