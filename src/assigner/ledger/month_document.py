"""The month's overrides as a document: advice for the model."""

from collections.abc import Iterator

from assigner.documents.log import (
    DeciderRow,
    MonthDocument,
    OverriddenRule,
    PinnedBy,
    PriceInAll,
)
from assigner.ledger.log_document import SCHEMA_VERSION
from assigner.ledger.month import JUDGEMENT, Month, Overrides
from assigner.words import Words, counted, joined, say

OFTEN = 3
"""So many overrides of one rule in a month are worth a talk about the rule."""


def month_document(found: Month) -> MonthDocument:
    """By rule: how often, by whom and on whose authority, at what price; in order of name."""
    return MonthDocument(
        schema_version=SCHEMA_VERSION, kind="log_report", month=found.month,
        commits=found.commits, overrides=found.overrides, open=found.open,
        replaced=found.replaced, withdrawn=found.withdrawn,
        pinned=tuple(
            PinnedBy(name=name or None, cases=count) for name, count in found.pinned.items()
        ),
        rules=tuple(map(_rule, found.rules)),
        words=str(joined([
            say("{month}: {commits}, {overrides}", month=found.month,
                commits=counted("{n} plan decided", "{n} plans decided", found.commits),
                overrides=counted("{n} override", "{n} overrides", found.overrides)),
            *_beside(found),
        ], " · ")),
    )


def _rule(item: Overrides) -> OverriddenRule:
    return OverriddenRule(
        rule=item.rule, kind=item.kind, overrides=item.count, lifted=item.lifted,
        owners={role: count for role, count in sorted(item.owners.items()) if role},
        by=tuple(
            DeciderRow(name=name, owner=owner or None, overrides=count)
            for (name, owner), count in sorted(item.deciders.items())
        ),
        price={
            name: PriceInAll(more=more, unit=item.units[name])
            for name, more in item.price.items()
        },
        other_cases_moved=item.moved, words=str(_advice(item)),
    )


def _beside(found: Month) -> Iterator[Words]:
    """What was decided and is not among the overrides carried out."""
    if found.open:
        yield counted("{n} override not committed", "{n} overrides not committed", found.open)
    if found.replaced:
        yield counted("{n} decided again later", "{n} decided again later", found.replaced)
    if found.withdrawn:
        yield counted("{n} withdrawn", "{n} withdrawn", found.withdrawn)
    pinned = sum(found.pinned.values())
    if pinned:
        yield counted("{n} case pinned by hand", "{n} cases pinned by hand", pinned)


def _advice(item: Overrides) -> Words:
    """What the model could learn from it."""
    if item.count < OFTEN:
        return say("too few to say")
    if item.rule == JUDGEMENT:
        return say("the proposal is often not what is wanted: what does the model not know?")
    if item.lifted:
        return say("{rule} is often lifted: does it still say what the office means?",
                   rule=item.rule)
    return say("{rule} is often gone above: is its number right?", rule=item.rule)
