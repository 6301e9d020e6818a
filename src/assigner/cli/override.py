"""`assigner override`: somebody decides otherwise; the price first, then the record."""

import os
import sys
from pathlib import Path

import click

from assigner.api.day import open_day
from assigner.api.kept import judged_again, open_kept
from assigner.api.state import state_folder
from assigner.cli import anchor as anchors
from assigner.cli import ledger as ledgers
from assigner.cli.ask import confirmed
from assigner.cli.ending import require_ending
from assigner.cli.finite import Finite
from assigner.cli.options import pairs
from assigner.cli.screen import screen
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import as_json
from assigner.cli.talk import tell, warn
from assigner.cli.typed import typed
from assigner.cli.withdraw import withdraw as taken_back
from assigner.errors import AssignerError, Infeasible, NothingFound, PlanError, VerificationFailed
from assigner.explain.planned import Planned
from assigner.files.atomic import write_atomically
from assigner.files.whereabouts import Whereabouts, remember
from assigner.plan import Claims, EndedDay, document, recount
from assigner.plan.pinned import NOTHING, Decided
from assigner.policy import Policy
from assigner.report.override_text import override_text
from assigner.scenarios.override import Override, overridden
from assigner.solve import Limits, Solved, solve_guarded
from assigner.words import Words, joined, say


@click.command("override")
@click.argument("source", metavar="PLAN|INSTANCE", required=False,
                type=click.Path(path_type=Path))
@click.option("--pin", "pins", multiple=True, metavar="CASE=WORKER",
              help="This case goes to this caseworker.")
@click.option("--forbid", "forbids", multiple=True, metavar="CASE=WORKER",
              help="This caseworker takes no part in this case.")
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
@ledgers.option
@anchors.option
@click.option("--instance", type=click.Path(path_type=Path),
              help="The instance's folder, where it is not found by itself.")
@click.option("-m", "--model", help="The model's file, where it is not found by itself.")
@click.option("--time-limit", type=Finite(min=0, min_open=True), metavar="SECONDS",
              help="Stop after so long with the best plan found; without, work until proven.")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    source: Path | None, pins: tuple[str, ...], forbids: tuple[str, ...], withdraw: int | None,
    reason: str, by: str, owner: str | None, yes: bool, output: Path | None, overwrite: bool,
    ledger: str | None, places: tuple[str, ...], instance: Path | None, model: str | None,
    time_limit: float | None,
) -> None:
    """Decide a line of PLAN otherwise: show what it costs, ask, record it, write the new plan.

    Law is never overridden; a rule of the office only by who may decide on it. A plan that
    does not do what was decided is not committed, until the override is withdrawn.
    Example: assigner override plan.json --pin S-10688=TINI --reason "knows the family"
    --by Ulla
    """
    require_ending(output, "json")
    why, who = ledgers.written(reason, "--reason"), ledgers.written(by, "--by")
    role = ledgers.written(owner, "--owner")
    from assigner.ledger import Decider, Ledger, lacking, office_of, override_entry  # noqa: PLC0415  # SQLAlchemy takes its time

    where = Ledger(ledgers.address(ledger))
    decider = Decider(who, ledgers.now(), why)
    if withdraw is not None:
        if source is not None or pins or forbids:
            raise usage("--withdraw NUMBER stands alone: it is about that record.")
        taken_back(where, anchors.anchor(places, where.file), withdraw, decider, role)
        return
    if source is None or (not pins and not forbids):
        raise usage("Say what to decide otherwise: --pin CASE=WORKER or --forbid CASE=WORKER.")
    target = output or source.with_name(f"{source.stem}-override.json")
    _free(target, overwrite=overwrite)
    limits = Limits(seconds=time_limit)
    before, policy, folder, decided = _before(source, instance, model, ledger, limits)
    facts = before.problem.instance
    deciders = policy.who_decides(facts)
    wanted = Override(
        pairs(pins, "--pin", facts), pairs(forbids, "--forbid", facts), who, role, deciders
    )
    if len({case for case, _ in wanted.pins}) < len(wanted.pins) or wanted.pins & wanted.forbids:
        raise usage("--pin and --forbid contradict one another.")
    found = overridden(before, policy, wanted, Limits(seconds=time_limit))
    against = [str(rule["rule"]) for rule in found.against()]
    screen().print(override_text(found.price(), found.against(), _headline(wanted, before)))
    refused = deciders.refused(who, role, against)
    if refused is not None:
        raise Infeasible(say("Refused: {why}", why=refused))
    _ask(yes=yes)
    anchor = anchors.anchor(places, where.file)
    plan = found.carrying(decided, decider.by, decider.at, decider.note, wanted)
    written = _judged(plan)
    entry = override_entry(
        written, facts, decider, deciders.written(who, role, against),
        {**found.content(wanted), "may": deciders.may(against),
         "deciders": sorted(deciders.people)},
    )
    record = anchor.record(where, entry)
    click.echo(str(say("Recorded as number {number}, by {by}.", number=record.number, by=who)))
    try:
        _keep(target, written, record.number)
    finally:
        anchor.note(record)
    for words in lacking(where.records(), office_of(facts), written):
        tell(say("warning: {complaint}", complaint=words))
    remember(state_folder(), facts.sha256, Whereabouts(folder, model or ""))
    tell(say("New plan: {plan}. Next: {command}", plan=str(target),
             command=typed("commit", target, "--by", who, *ledgers.at(ledger))))


def _free(target: Path, *, overwrite: bool) -> None:
    """Before any work: the new plan can be written, and takes nobody's place unasked."""
    if not target.parent.is_dir() or not os.access(target.parent, os.W_OK):
        raise AssignerError(say("{file} cannot be written: look at its folder. Nothing was "
                                "recorded.", file=target))
    if target.is_dir() or (target.exists() and not overwrite):
        raise AssignerError(say("{file} is there already; nothing was recorded. Name another "
                                "with -o, or add --overwrite.", file=target))


def _keep(target: Path, written: dict[str, object], number: int) -> None:
    """Write the plan; the decision is in the ledger whether that succeeds or not."""
    try:
        write_atomically(target, as_json(written))
    except AssignerError as error:
        raise AssignerError("\n".join([
            str(error),
            str(say("Number {number} is recorded all the same: decide it again with -o to have "
                    "its plan, or withdraw it with --withdraw {number}.", number=number)),
        ])) from error


def _before(
    source: Path, instance: Path | None, model: str | None, ledger: str | None, limits: Limits
) -> tuple[Planned, Policy, Path, Decided]:
    """The plan there is, or what the model proposes; its model, its day, who decided what."""
    if ledgers.is_plan(source):
        kept = open_kept(source, instance, model, told=tell)
        if judged_again(kept):
            raise VerificationFailed(say("{plan} does not hold; nothing was recorded.",
                                         plan=str(source)))
        if kept.rebalance is not None:
            raise PlanError(say("{plan} is a rebalance: give its pins with --hand-over there.",
                                plan=str(source)))
        return kept.planned, kept.policy, kept.home, kept.claims.decided
    day = open_day(source, model, {})
    warn(day.reading.warnings)
    facts, policy = day.require()
    problem = policy.pose(facts, beyond=ledgers.beyond(policy, facts, ledger))
    outcome = solve_guarded(problem, policy.rules, policy.tiers, limits)
    if not isinstance(outcome, Solved):
        raise NothingFound(say("The day has no plan to override; see assigner diagnose."))
    planned = Planned(problem, policy.rules, policy.tiers, outcome.allocation, outcome.proven)
    return planned, policy, source, NOTHING


def _headline(wanted: Override, before: Planned) -> Words:
    said = [
        say("{case} to {to} instead of {now}", case=case, to=worker,
            now=before.caseworker(case) or "–")
        for case, worker in sorted(wanted.pins)
    ]
    said += [say("{case} not to {person}", case=case, person=worker)
             for case, worker in sorted(wanted.forbids)]
    return joined(said, "; ")


def _ask(*, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise usage("Nobody is there to ask; nothing was recorded. Add --yes to record it.")
    if not confirmed(say("Record this?")):
        raise AssignerError(say("Nothing was recorded."))


def _judged(plan: EndedDay) -> dict[str, object]:
    """The new plan's document, judged as it will be read."""
    written = document(plan)
    found = recount(Claims.model_validate(written), plan.problem, plan.policy)
    if found:
        raise VerificationFailed("\n".join([
            str(say("Defect: the engine and the checker disagree; nothing is written.")),
            *(f"  - {words}" for words in found),
        ]))
    return written
