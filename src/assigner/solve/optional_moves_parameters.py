"""What bounds the effort of choosing moves: unit and reason of each number."""

from typing import Final


class OptionalMovesParameters:
    """How much is decided by the plain model, beside the bound by tangents."""

    seats_of_later_tiers: Final = 120
    """Seats, those at home left out, up to which the tiers after the moves are decided in one with
    them: the plain model takes some seconds for so many, and minutes for some hundreds."""
    glances: Final = ((80, 0.3), (160, 0.5))
    """Seats away from home among which a first plan is looked for, those nearest to the bound
    first, and for how long (deterministic time, a second of the processor each). Nearly all seats
    could be in a plan as good as a first one; a plan found among few leaves some hundreds. Among
    150 and 300 the plans were worse in six staff changes of six: 245 to 1,476 seats left, not 201
    to 897."""
    few: Final = 150
    """Seats away from home with which a first plan need not be a good one."""
    by_name: Final = 2.0
    """Deterministic time (4 s) for a proof that tells alike cases apart, all rows in the linear
    relaxation from the start. From a good plan ASAN's takes 1.7; with 1.2 it went on in order for
    11 s. Others take several times as long, and a third of it with alike cases in order."""
    most_seats: Final = 60_000
    """Seats away from home up to which the plain model is asked at all: beyond, a plan stands
    with its bound."""
