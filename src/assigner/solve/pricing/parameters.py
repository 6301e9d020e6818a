"""What bounds the effort of pricing, a class for each part of it: unit and reason.

What is left out is allowed for in the bound, so none of these numbers decides what is true. "By
trial" says that a number was found by trying, and that nothing is claimed against its neighbours.
"""

from typing import Final


class LabellingParameters:
    """Labels over all pricing problems at once."""

    patterns: Final = 3
    """Patterns that each pricing problem offers, its last and best: more fill the master."""
    undominated: Final = 6
    """Labels a pricing problem on average above which dominance is looked for: it costs a sort."""
    cells: Final = 1_000_000
    """(label, place) made at a time, some 100 bytes each: bounds the memory."""
    kept: Final = 400_000
    """Labels of one round at most: past them a list is given up and a search is narrowed."""
    kept_of_all: Final = 200_000
    """Labels that a search goes on with at most, shared out over its pricing problems."""
    fewest_of_each: Final = 16
    """Labels that each of them may keep all the same."""
    sharp_from: Final = 3
    """Seats taken from which on completions are told finely: the first labels are few."""
    sharp_above: Final = 20_000
    """Labels from which on they are, too."""
    earlier_seats: Final = 12
    """Seats that gain in an earlier tier up to which labels tell them apart: each may double
    their number."""


class CompletionParameters:
    """The table of what can still be gained: the completion bound."""

    entries: Final = 750_000
    """Numbers in the table of a search, 8 bytes each."""
    entries_of_list: Final = 1_500_000
    """The same of a list: it has no best to leave labels out by, so a finer table pays."""
    fewest_buckets: Final = 16
    """Buckets of load at least: with fewer, a table tells nothing."""
    most_buckets: Final = 256
    """Buckets of load at most: finer ones gain less than they take to fill."""
    room: Final = 6
    """Counts left below a limit that are told apart; more are as good as any."""
    slight: Final = 3
    """Seats that a limit must leave out before it is told: else it hardly binds."""
