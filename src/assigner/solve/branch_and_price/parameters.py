"""What bounds the effort of branch and price, a class for each part of it: unit and reason.

None of these numbers decides what is true: bounds are counted in whole numbers whatever they say.
They decide by which way a tier is closed, and how soon. "By trial" says that a number was found by
trying, and that nothing is claimed against its neighbours.
"""

from typing import Final


class GenerationParameters:
    """Column generation."""

    rounds: Final = 200
    """Rounds of master and pricing at most: what is proved by then stands."""
    close: Final = 0.02
    """Share of the gap to a cost met at which the first turn ends: the patterns left within it
    are then few enough to list."""
    nearer: Final = 20
    """By how much each later turn asks for a smaller gap."""
    steady: Final = 50
    """Per cent by which duals are drawn towards those of the best bound (Wentges 1997)."""
    swinging: Final = 0.25
    """Share of the widest gap seen down to which they are: below, they swing no more, and a gap
    that is halved each round takes many."""
    batch: Final = 400
    """Patterns a round that enter the master, the most negative first: more make it slow."""
    around: Final = 50
    """Seats a caseworker looked at first, and as many again for 50 cases of the part: by trial."""
    narrow: Final = 400
    """Labels a pricing problem keeps at first: rough, and quick."""
    wide: Final = 2_000
    """Labels a pricing problem keeps at most: beyond, a bound gains little by more of them."""
    wider: Final = 5
    """By how much the beam grows where pricing finds nothing any more."""


class TierSolveParameters:
    """How a tier is closed once its relaxation is solved."""

    listed: Final = 12_000
    """Patterns within the gap that are listed at the first two turns: so many, CP-SAT chooses
    among in seconds; else the relaxation is sharpened first."""
    listed_last: Final = 60_000
    """The same at the last turn, and of a pool at all: what memory and the masters bear."""
    listed_early: Final = 6_000
    """The same before any pricing, where a remembered bound leaves few."""
    chosen: Final = 1_500
    """Patterns among which a better plan is looked for between two turns."""
    choice_effort: Final = 2.0
    """Deterministic time of that choice, which proves nothing."""
    nearby: Final = (8, 64, 512)
    """Parts of the gap tried in turn for a better plan, where all of it holds too many patterns:
    the first that lists few enough. By trial."""
    near: Final = 500
    """Patterns a dive goes through, the nearest to the bound."""
    crowded: Final = 2_000
    """Patterns of a pool above which a better plan is first looked for among the nearest."""
    branched: Final = 1_000
    """Patterns up to which convex costs are branched on: CP-SAT sees little in them, and a tree
    ends soon."""
    ask_plainly: Final = 20_000
    """Seats of a part up to which the plain model is asked where patterns end unproven."""


class CutAndFixParameters:
    """Subset-row cuts, and patterns closed by their reduced costs."""

    rounds: Final = 40
    """Rounds of cutting at most: later cuts move the bound little."""
    few: Final = 1_000
    """Patterns left at which no dive follows: the exact choice among them is as quick."""
    violation: Final = 0.02
    """By how much a row of three must be broken to be worth a cut: above the master's tolerance."""
    cuts_a_round: Final = 40
    """Cuts a round, the most broken first: each makes the master larger."""
    dive_steps: Final = 50
    """Patterns taken or closed in one dive at most."""


class BestColumnsParameters:
    """Which columns allocations as good as the best can hold."""

    asked: Final = 16
    """Choices of costs asked for at most: most days have one or two as good as the best."""


class FromBelowParameters:
    """The least from below, where a bound is remembered."""

    rises: Final = 5
    """Rooms tried at most: by trial."""
    rise: Final = 2
    """How many times the room before the next one is: by trial."""


class TreeParameters:
    """Branch and bound over a pool."""

    nodes: Final = 200
    """Relaxations solved at most: past them CP-SAT goes on."""
    again: Final = 0.7
    """A node left larger than this part of what it was is split; a smaller one is solved again."""
    even: Final = 0.5
    """The share at which it is least clear whether a seat is taken: there a node is split."""
    finer: Final = 256
    """Parts of a unit of the bound's scale in which a node's duals are rounded."""


class ShortlistParameters:
    """Columns that the draws of a day share, to begin with."""

    most: Final = 30_000
    """Columns of a part at most: looked at in milliseconds, and enough to tell duals apart."""
    full: Final = 60_000
    """Columns from which on none are added that later draws meet."""
    step: Final = 4
    """By how much the room above the bound grows as long as no more are within it."""
    wider: Final = 12
    """Steps at most."""
    rounds: Final = 60
    """Rounds of the relaxation over them: most end after ten."""
    each: Final = 3
    """Columns of a caseworker that enter in a round, the most negative first: by trial."""
    batch: Final = 400
    """Columns that enter in a round."""
    slight: Final = 1e-9
    """Share of the value below which nothing is gained."""


class DualsParameters:
    """Duals in whole numbers, and the patterns a tier begins with."""

    parts: Final = 1 << 20
    """Parts of a unit of cost in which duals are cut."""
    most_bits: Final = 52
    """Bits of what the dearest seat costs at the finest scale: beside a kept balance a unit of
    which is worth a billionth of a point, and yet sums of a hundred seats fit 64 bits."""
    near: Final = 200
    """Patterns of a pool that the master begins with, the nearest to the bound."""
    remembered: Final = 300
    """The same of those that earlier solves have met."""
    triples: Final = 150
    """Rows of three that solves of a day hand on, tier by tier: more make a master slow."""
    since: Final = 800
    """The same of those that a plan made earlier ended with, and of these with new cases."""
    noted: Final = 500
    """Patterns of a part that a plan notes for a later one, the nearest to the bound."""
    largest_step: Final = 1 << 44
    """Products of the numbers of people at each utilisation stay below: so many levels of leximax
    are settled in one, and times a number of people they stay inside 64 bits."""
