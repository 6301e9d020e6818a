"""What the ledger decided of a day: kept by a solve that is asked to, told of one that is not."""

from collections.abc import Sequence

import click

from assigner.api.decided_today import Morning, Pairs, morning_of
from assigner.api.ledgers import overridden_by
from assigner.api.plan import Plan
from assigner.cli.talk import tell
from assigner.cli.typed import typed
from assigner.errors import LedgerError
from assigner.instance import Instance
from assigner.words import Words, say

option = click.option(
    "--as-decided", is_flag=True,
    help="Keep what the ledger decided of today's new cases: what was committed today, "
    "and overrides with the rules they lift.",
)


def kept_of(facts: Instance, typed: Pairs, ledger: str | None, *, keep: bool) -> Morning:
    """What a plan is to obey, but for the cases that are `typed`; nothing unless it is to keep."""
    today = morning_of(facts, (), typed, ledger, keep=True) if keep else Morning()
    for words in today.warnings:
        tell(words)
    return today


def tell_overridden(plan: Plan, ledger: str | None) -> None:
    """Warn of the overrides that stand and that the plan does not keep: no commit takes it."""
    try:
        found = overridden_by(plan.facts, plan.document, ledger) if plan.found else ()
    except LedgerError as error:
        tell(say("warning: {complaint}", complaint=str(error)))
        return
    for complaint in found:
        tell(say("warning: {complaint}", complaint=complaint))
    if found:
        tell(say("It cannot be committed so: solve the day again with --as-decided, which keeps "
                 "what was decided."))


def otherwise(kept: Plan, case: str | None, found_by: Sequence[object]) -> Words:
    """How it is decided otherwise: a way that leads somewhere for this plan and case."""
    if kept.rebalance is not None:
        return say("Next: to decide otherwise, rebalance again with --give CASE=WORKER or --keep "
                   "CASE for a case of whoever leaves or is away, --hand-over CASE=WORKER for "
                   "another open case, or --pin CASE=WORKER for a new one.")
    if case is not None and not kept.planned.statement.could(case):
        return say("Next: nobody can take {case} as the day is; see the ways out with {command}.",
                   case=case, command=typed("diagnose", kept.folder or "INSTANCE", *found_by))
    return say("Next: to decide otherwise, solve again with --pin CASE=WORKER or "
               "--forbid CASE=WORKER.")
