"""`assigner override`: somebody decides otherwise; the price first, then the record."""

import sys
from pathlib import Path

import click

from assigner.cli import ledger as ledgers
from assigner.cli.ask import confirmed
from assigner.cli.day import open_day, state_folder, warn
from assigner.cli.ending import require_ending
from assigner.cli.kept import judged_again, open_kept
from assigner.cli.options import pairs
from assigner.cli.screen import screen
from assigner.cli.spoken import usage
from assigner.cli.stand_ins import as_json
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.errors import AssignerError, NothingFound, PlanError, VerificationFailed
from assigner.explain.planned import Planned
from assigner.files.atomic import write_atomically
from assigner.files.whereabouts import Whereabouts, remember
from assigner.plan import Claims, Plan, document, recount
from assigner.policy import Policy
from assigner.report.override_text import override_text
from assigner.scenarios.override import Overridden, Override, overridden
from assigner.solve import Limits, Solved, solve_guarded
from assigner.words import Words, joined, say


@click.command("override")
@click.argument("source", metavar="PLAN|INSTANCE", type=click.Path(path_type=Path))
@click.option("--pin", "pins", multiple=True, metavar="CASE=WORKER",
              help="This case goes to this caseworker.")
@click.option("--forbid", "forbids", multiple=True, metavar="CASE=WORKER",
              help="This caseworker takes no part in this case.")
@click.option("--reason", required=True, metavar="TEXT", help="Why; kept in the ledger.")
@click.option("--by", required=True, metavar="NAME", help="Who decides.")
@click.option("--owner", metavar="ROLE",
              help="On whose authority; needed where a rule that is not law is lifted.")
@click.option("--yes", is_flag=True, help="Record without asking.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="PLAN.json",
              help="The new plan; else beside the old one, with -override in its name.")
@ledgers.option
@click.option("--instance", type=click.Path(path_type=Path),
              help="The instance's folder, where it is not found by itself.")
@click.option("-m", "--model", help="The model's file, where it is not found by itself.")
@click.option("--time-limit", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS",
              help="Stop after so long with the best plan found; without, work until proven.")
def command(  # noqa: PLR0913, PLR0917  # the options of the contract
    source: Path, pins: tuple[str, ...], forbids: tuple[str, ...], reason: str, by: str,
    owner: str | None, yes: bool, output: Path | None, ledger: str | None,
    instance: Path | None, model: str | None, time_limit: float | None,
) -> None:
    """Decide a line of PLAN otherwise: show what it costs, ask, record it, write the new plan.

    Law is never overridden; a rule of the office only on its owner's authority.
    Example: assigner override plan.json --pin S-10688=TINI --reason "knows the family"
    --by Ulla
    """
    require_ending(output, "json")
    why, who = ledgers.written(reason, "--reason"), ledgers.written(by, "--by")
    role = ledgers.written(owner, "--owner")
    if not pins and not forbids:
        raise usage("Say what to decide otherwise: --pin CASE=WORKER or --forbid CASE=WORKER.")
    limits = Limits(seconds=time_limit)
    before, policy, folder = _before(source, instance, model, ledger, limits)
    facts = before.problem.instance
    wanted = Override(
        pairs(pins, "--pin", facts), pairs(forbids, "--forbid", facts), role
    )
    if len({case for case, _ in wanted.pins}) < len(wanted.pins) or wanted.pins & wanted.forbids:
        raise usage("--pin and --forbid contradict one another.")
    found = overridden(before, policy, wanted, Limits(seconds=time_limit))
    price, against = found.price(), found.against()
    screen().print(override_text(price, against, _headline(wanted, before)))
    _ask(yes=yes)
    target = output or source.with_name(f"{source.stem}-override.json")
    written = _judged(found.plan)
    named = role or policy.owner(str(against[0]["rule"]) if against else "decisions")
    _record(found, written, wanted, (why, who, named), ledgers.address(ledger), target)
    remember(state_folder(), facts.sha256, Whereabouts(folder, model or ""))


def _before(
    source: Path, instance: Path | None, model: str | None, ledger: str | None, limits: Limits
) -> tuple[Planned, Policy, Path]:
    """The plan there is, or what the model proposes for the day, and its model."""
    if ledgers.is_plan(source):
        kept = open_kept(source, instance, model)
        if judged_again(kept):
            raise VerificationFailed(say("{plan} does not hold; nothing was recorded.",
                                         plan=str(source)))
        if kept.rebalance is not None:
            raise PlanError(say("{plan} is a rebalance: give its pins with --hand-over there.",
                                plan=str(source)))
        return kept.planned, kept.policy, kept.folder
    day = open_day(source, model, {})
    warn(day.reading.warnings)
    facts, policy = day.require()
    problem = policy.pose(facts, beyond=ledgers.beyond(policy, facts, ledger))
    outcome = solve_guarded(problem, policy.rules, policy.tiers, limits)
    if not isinstance(outcome, Solved):
        raise NothingFound(say("The day has no plan to override; see assigner diagnose."))
    planned = Planned(problem, policy.rules, policy.tiers, outcome.allocation, outcome.proven)
    return planned, policy, source


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


def _judged(plan: Plan) -> dict[str, object]:
    """The new plan's document, judged as it will be read."""
    written = document(plan)
    found = recount(Claims.model_validate(written), plan.problem, plan.policy)
    if found:
        raise VerificationFailed("\n".join([
            str(say("Defect: the engine and the checker disagree; nothing is written.")),
            *(f"  - {words}" for words in found),
        ]))
    return written


def _record(
    found: Overridden, written: dict[str, object], wanted: Override,
    said: tuple[str, str, str], address: str, target: Path,
) -> None:
    from assigner.ledger import Decider, Ledger, override_entry  # noqa: PLC0415

    why, who, owner = said
    write_atomically(target, as_json(written))
    entry = override_entry(
        written, found.plan.problem.instance, Decider(who, ledgers.now(), why), owner,
        {
            "decisions": {"pins": sorted(map(list, wanted.pins)),
                          "forbids": sorted(map(list, wanted.forbids))},
            "against": found.against(), "price": found.price(),
        },
    )
    record = Ledger(address).append(entry)
    click.echo(str(say("Recorded as number {number}, by {by}.", number=record.number, by=who)))
    tell(say("New plan: {plan}. Next: {command}", plan=str(target),
             command=typed("commit", target, "--by", who)))
