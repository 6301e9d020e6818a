"""What bounds the effort of choosing moves: unit and reason of each number."""

from typing import Final


class OptionalMovesParameters:
    """How much is decided by the plain model, beside the bound by tangents."""

    seats_of_later_tiers: Final = 120
    """Seats, those at home left out, up to which the tiers after the moves are decided in one with
    them: the plain model takes some seconds for so many, and minutes for some hundreds."""
    widths: Final = (150, 60_000)
    """Seats away from home among which a plan is looked for, in turn, those nearest to the bound
    first: a first plan often lies ten times as far from the bound as the best, and nearly all
    seats could be in one as good; a plan found among few leaves few more. Beyond the last the
    plain model is not asked: a plan stands with its bound."""
    rounds: Final = 25
    """Rounds of column generation at most: a bound that is not close by then, of people who may
    each take fifty cases, takes minutes to close, and the plain model proves a good plan best in
    some seconds."""
    listed: Final = 5_000
    """Patterns within the gap up to which the choice among them is as quick as the plain model."""
    by_patterns: Final = 300
    """Seats away from home up to which patterns find a good plan in some second. With more, people
    who may each give many cases are priced in 2 to 5 seconds and nothing is proven: the plain
    model is asked at once."""
