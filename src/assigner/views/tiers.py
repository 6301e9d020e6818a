"""The tiers as people call them, what each asks, and what is proven of each."""

from collections.abc import Iterator

from assigner.documents.plan import TierProof
from assigner.objectives import registry
from assigner.plan import Claims
from assigner.rule import OVER_NORM
from assigner.view import PAGE, Cell, Column, Table, tabled
from assigner.view.table import NONE
from assigner.words import Words, joined, say, term

SCOPE = say("Each cannot be below it in any allocation as good in the lines above.")
"""What the bounds of the tiers are over."""
LOT = "tie_break"
ROUNDED = 0.05
"""Hours: prices are told to a ten-thousandth, of at most some hundred cases."""
MEASURES = {
    "sumsq": say("everybody near the mean (sum of load squared / capacity)"),
    "leximax": say("the most loaded first, then the next, and so on"),
    "minmax": say("the most loaded person alone"),
}


def tiers_table(claims: Claims) -> Table:
    """Each tier with its bound; below, among what a tier is proven that is not so of all plans."""
    partly = [
        say("{tier}: among {plans}.", tier=tier_name(tier.name), plans=term(tier.over))
        for tier in claims.tiers if tier.proven and tier.over is not None
    ]
    return tabled(
        say("What was asked for, in order"), claims.tiers,
        (
            (Column(say("Tier"), fit="line"), lambda tier: tier_name(tier.name)),
            (Column(say("What it asks"), on=PAGE, minor=True),
             lambda tier: _asks(tier.name)),
            (Column(say("Reached"), "number"), lambda tier: _reached(tier, tier.value)),
            (Column(say("Cannot be below"), "number"), lambda tier: _reached(tier, tier.bound)),
            (Column(say("Unit"), fit="line", minor=True),
             lambda tier: tier_unit(tier.name, tier.unit)),
            (Column(say("Proof"), fit="line"), _proven),
        ),
        note=joined((SCOPE, *_summed(claims), *_with_moves(claims), *partly), "\n"),
        sheet=say("Proof"),
    )


def _summed(claims: Claims) -> Iterator[Words]:
    """That the tier of norms is no number of people, as a day's first line tells one."""
    if any(tier.name == OVER_NORM and tier.value for tier in claims.tiers):
        yield say("{tier}: what everybody has above the soft ceilings, added up; elsewhere \"over "
                  "a norm\" counts people.", tier=tier_name(OVER_NORM))


def _with_moves(claims: Claims) -> Iterator[Words]:
    """What the tier of moves holds, where balance is in it: it is the larger one by a price."""
    tiers = {tier.name: tier for tier in claims.tiers}
    if "moves" not in tiers or "balance" not in tiers:
        return
    price = sum(row.cost for row in claims.moves)
    moves, balance = tiers["moves"], tiers["balance"]
    if abs(moves.value - balance.value - price) > ROUNDED:
        return
    if price:
        yield say("{tier}: the balance below, and {price:,.3f} hours, the price of what changes "
                  "hands.", tier=tier_name(moves.name), price=price)
    else:
        yield say("{tier}: the balance below and nothing else, as nothing that changes hands has "
                  "a price.", tier=tier_name(moves.name))


def tier_name(name: str) -> Words:
    """A tier as people call it."""
    tier = registry().get(name)
    return term(name) if tier is None else tier.heading


def tier_unit(name: str, unit: str) -> Words:
    """What a tier counts; what is above norms is added up over all that norms count."""
    return say("above norms, in all") if name == OVER_NORM else term(unit)


def _asks(name: str) -> Words | str:
    tier = registry().get(name)
    return "" if tier is None else tier.asks


def _reached(tier: TierProof, value: float) -> Cell:
    """A value; what the lot drew tells people nothing."""
    return Cell(value, said=NONE if tier.name == LOT else "")


def _proven(tier: TierProof) -> Cell:
    if tier.grade == "checked":
        return Cell(say("proven, checked"), tone="good", tag=True)
    if tier.proven:
        return Cell(say("proven"), tone="good", tag=True)
    return Cell(say("not proven"), tone="warn", tag=True)
