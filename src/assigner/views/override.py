"""The price of an override, before anything is recorded."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from assigner.documents.log import AgainstRow, DueCase, PricedMove, PriceRow, PriceTier
from assigner.view import Block, Column, Printout, Said, tabled
from assigner.view.figures import number
from assigner.view.table import NONE
from assigner.views.explain.case import moves_table
from assigner.views.tiers import LOT, tier_name, tier_unit
from assigner.words import Words, counted, joined, say, term

UNPROVEN = say("Not proven: a better day may exist, with the decision or without it, so the price "
               "may be another")
MOST_PEOPLE, UNASSIGNED = 12, "unassigned"


def override_printout(price: PriceRow, against: Sequence[AgainstRow], who: Words) -> Printout:
    """Each tier before and after, who gets heavier or lighter, what else moves."""
    return Printout(who, (
        list(_tiers(price)), list(_people(price)),
        [moves_table(say("What changes hands in the plan"), price.moves)] if price.moves else [],
    ), [*map(_against, against), *([] if price.proven else [Said(UNPROVEN)])])


def _tiers(price: PriceRow) -> Iterator[Block]:
    changed = [tier for tier in price.tiers
               if tier.cost_before != tier.cost_after and tier.name != LOT]
    if not changed:
        yield Said(say("It costs nothing: as good in every tier."))
        return
    yield tabled(say("What it costs"), changed, (
        (Column(say("Tier"), fit="line"), lambda tier: tier_name(tier.name)),
        (Column(say("Before"), "number"), lambda tier: tier.before),
        (Column(say("After"), "number"), lambda tier: becomes(tier, number)),
        (Column(say("Unit"), fit="line"), lambda tier: tier_unit(tier.name, tier.unit)),
    ))
    if price.left:
        yield Said(say("Left without a caseworker for it: {cases}", cases=_by_due(price.left)))
    if price.placed:
        yield Said(say("Gets a caseworker by it: {cases}", cases=_by_due(price.placed)))


def _people(price: PriceRow) -> Iterator[Block]:
    if price.caseworkers:
        yield tabled(say("Who gets heavier or lighter"), price.caseworkers[:MOST_PEOPLE], (
            (Column(say("Who"), fit="line"), lambda load: load.id),
            (Column(say("Points"), "number", spec="+.1f"), lambda load: load.points),
            (Column(say("Hours"), "number", spec="+.2f"),
             lambda load: load.hours_after - load.hours_before),
        ))


def others_move(price: PriceRow, case: str) -> Words:
    """Which other cases change hands for it, each with from whom to whom."""
    moved = [move for move in price.moves if move.case != case]
    if not moved:
        return say("No other case changes hands.")
    return counted(
        "{n} other case changes hands: {cases}.", "{n} other cases change hands: {cases}.",
        len({move.case for move in moved}), cases=joined(map(_moves, moved), ", "))


def _moves(move: PricedMove) -> Words:
    """The seat is named where it is not the caseworker's."""
    values = {"case": move.case, "before": move.from_ or NONE, "after": move.to or NONE}
    return say("{case} ({before} → {after})", **values) if move.seat == "takes" else say(
        "{case} (co-worker {before} → {after})", **values)


def becomes(tier: PriceTier, written: Callable[[float], object]) -> Words:
    """What a tier comes to; where its value hides that other cases are left, that too."""
    value, before, after = written(tier.after), tier.cost_before, tier.cost_after
    if tier.name != UNASSIGNED or tier.before != tier.after or before == after:
        return say("{value}", value=value)
    if after > before:
        return say("{value}, more urgent", value=value)
    return say("{value}, less urgent", value=value)


def _by_due(rows: Sequence[DueCase]) -> Words:
    return joined(
        say("{case} (no deadline)", case=row.case) if row.due is None
        else say("{case} (due {day})", case=row.case, day=date.fromisoformat(row.due))
        for row in rows
    )


def _against(rule: AgainstRow) -> Said:
    values = {"rule": term(rule.rule), "kind": term(rule.kind)}
    return Said(
        say("Lifts {rule} ({kind}) for this case.", **values) if rule.lifted
        else say("Against {rule} ({kind}): {more} more above it.", more=rule.more, **values)
    )
