"""How much is alike enough, and how much is listed, looked at and chosen from."""

from typing import Final


class AlikeParameters:
    """Numbers of the way by types."""

    seats_compared: Final = 200_000
    """Cases x caseworkers of a part whose seats are compared one by one in every tier; above,
    that alone would take seconds."""
    patterns: Final = 800_000
    """Patterns of all types together that are listed: arrays of some fifty megabytes."""
    patterns_near: Final = 2_000
    """Patterns nearest to the bound among which CP-SAT chooses first, in a second or less."""
    patterns_chosen: Final = 20_000
    """Patterns among which CP-SAT chooses at most, in some seconds."""
    lot_variables: Final = 60_000
    """Seats, and patterns of everybody, in the model of the lot; more take minutes."""
    fine: Final = 1 << 20
    """Small costs are counted so much finer, so that prices in whole numbers lose none of the
    bound."""
    rounds: Final = 200
    """Rounds of column generation, far more than are needed."""
    patterns_a_round: Final = 40
    """Patterns of each type that a round adds."""
    largest: Final = 1 << 61
    """Whole numbers stay below this in size, so that sums of a few stay inside 64 bits."""
    linear: Final = 2
    """CP-SAT's level of linear relaxation: here it is nearly all there is to the question."""
