"""What changes hands: the handover lists, new cases, new co-workers, and what stays."""

from collections.abc import Iterator
from itertools import groupby

from assigner.view import Column, Table, tabled
from assigner.views.plan.card import anchor, person
from assigner.views.plan.cases import case_why
from assigner.views.rebalance.facts import RebalanceFacts
from assigner.views.rebalance.handover import entries, months_held, why
from assigner.words import of_model, say


def handovers(facts: RebalanceFacts) -> Iterator[Table]:
    """A table for each who hands over."""
    listed = entries(facts.rebalance, facts.claims.allocation)
    for holder, group in groupby(listed, key=lambda entry: entry.move.holder):
        mine = list(group)
        yield tabled(
            say("{holder} hands over {n}", holder=person(facts.rebalance.before, holder),
                n=len(mine)),
            mine,
            (
                (Column(say("Case"), fit="line"), lambda entry: entry.move.case),
                (Column(say("To"), fit="line"), lambda entry: entry.move.to),
                (Column(say("With"), fit="line"), lambda entry: entry.co_worker),
                (Column(say("Due"), "day", fit="line", minor=True), lambda entry: entry.due),
                (Column(say("Held"), "count", minor=True), months_held),
                (Column(say("Why"), fit="rest"), lambda entry: why(entry, facts.clauses)),
            ),
            anchor=lambda entry: anchor(entry.move.case),
        )


def new_cases(facts: RebalanceFacts) -> Iterator[Table]:
    """The new cases and who takes them; nothing where there are none."""
    seats = facts.claims.allocation.seats
    if facts.new:
        yield tabled(
            say("New cases"), facts.new,
            (
                (Column(say("Case"), fit="line"), lambda case: case),
                (Column(say("Who"), fit="line"), lambda case: seats[case].caseworker),
                (Column(say("With"), fit="line"), lambda case: seats[case].co_caseworker),
                (Column(say("Why"), fit="rest"), lambda case: case_why(facts, case)),
            ),
            anchor=anchor,
        )


def co_workers(facts: RebalanceFacts) -> Iterator[Table]:
    """The cases whose co-worker changes; nothing where there are none."""
    helped = list(facts.rebalance.assisted(facts.claims.allocation))
    if helped:
        yield tabled(say("New co-workers"), helped, (
            (Column(say("Case"), fit="line"), lambda item: item.case),
            (Column(say("Before"), fit="line"), lambda item: item.before or "–"),
            (Column(say("Now"), fit="line"), lambda item: item.to),
        ))


def staying(facts: RebalanceFacts) -> Iterator[Table]:
    """What should change hands and does not; nothing where all does."""
    stays, owner = facts.rebalance.restaffed.stays, facts.policy.owner("handover")
    if stays:
        yield tabled(say("Not moved by this: somebody must decide"), stays, (
            (Column(say("Case"), fit="line"), lambda stay: stay.case.id),
            (Column(say("With"), fit="line"), lambda stay: stay.case.caseworker),
            (Column(say("Why"), fit="rest", ratio=2), lambda stay: stay.words),
            (Column(say("Decides"), fit="rest"), lambda stay: of_model(owner)),
        ))
