"""What bounds the effort of the search, a class for each part of it: unit and reason of each.

None of these numbers decides what is true: bounds are counted in whole numbers and the plan is
verified, whatever they say. They decide how long is looked, and so how close the search comes.
Deterministic time is CP-SAT's own count of work, in units of about a second: unlike seconds it
makes a run repeat itself. "By trial" says that a number was found by trying, and that nothing is
claimed against its neighbours.
"""

from typing import Final


class SearchParameters:
    """The tiers in order, and how they share the time."""

    reserve: Final = 0.03
    """Share of the time limit kept back, at most a second: the result is counted and checked."""
    share_before: Final = 0.3
    """Share of the time left for a tier before the balance, which needs most of it."""
    share_balance: Final = 0.75
    """Share of the time left for the balance where tiers that are searched follow it."""
    share_after: Final = 0.8
    """Share of the time left for a tier after the balance but the last, which has the rest."""
    tell_every: Final = 1.0
    """Seconds between two words about how it stands: each counts every tier of the office again."""
    parted_siblings: Final = 3
    """Times that siblings for whom there is no room together may give one of them up: each time
    the office is laid out anew, and what is left is placed one by one afterwards."""
    tie_break_arcs: Final = 200_000
    """Arcs (block, caseworker) that a tie-break looks at, drawn at random, and those where blocks
    are: each costs a hash, and it needs a fair draw, not the best one."""
    priced_arcs: Final = 2_000_000
    """Arcs up to which a tier is asked what each costs, one Python call each; with more of them its
    bound claims nothing of them."""


class DescentParameters:
    """Swaps, and neighbourhoods around whoever costs much."""

    swap_arcs: Final = 300_000
    """Arcs of one pass of swaps; of larger offices a part is drawn, again each time, so that a pass
    stays short against the time limit."""
    quiet_passes: Final = 3
    """Passes over a part of the office that find nothing before one looks at all of it."""
    quiet_rounds: Final = 24
    """Neighbourhoods in a row without gain that end the search of a tier: by trial."""
    quiet_rounds_early: Final = 80
    """The same in a tier before the balance: nothing after it may ever cost it anything."""
    people: Final = (3, 9)
    """Caseworkers of one neighbourhood, at least and fewer than: few enough for CP-SAT."""
    bound_share: Final = 0.3
    """Share of the time left for the linear relaxation under ceilings, before the search has it."""


class PatternParameters:
    """A large team by patterns of classes."""

    open_share: Final = 0.5
    """Share of all (block, caseworker) that must be possible: with fewer, a class tells too little
    of its blocks."""
    people_least: Final = 1
    """Caseworkers for each block at least: with fewer, most take more than is listed."""
    near: Final = 1e-4
    """Share of what today adds to the balance, nearer to the bound than which no search goes on."""
    people: Final = 500
    """Caseworkers whose sets are priced at a time: bounds the memory."""
    seconds: Final = 3
    """Second seats in a pattern of the linear programme at most; its bound is of any number."""
    lead_classes: Final = 100
    """Classes of first seats at most: with more, they tell too little of blocks, and there are
    more pairs of them than can be priced for everybody."""
    most_patterns: Final = 10_000
    """Patterns of the linear programme at most."""
    cells: Final = 8_000_000
    """Entries of its table of costs at most, 8 bytes each: bounds the memory."""
    minutes: Final = 20_000
    """Minutes a week that second seats may come to: as long are the rows of their knapsack."""
    people_each: Final = 4
    """Caseworkers for each block in the linear programme, the least loaded ones."""
    rounds: Final = 80
    """Rounds of master and pricing at most."""
    close: Final = 1e-5
    """Share of the value at which master and bound are near enough."""
    batch: Final = 400
    """Patterns a round."""
    finest: Final = 1e-8
    """Share of the value that the choice among patterns tells apart."""
    choice_effort: Final = 6.0
    """Deterministic time of that choice."""
    deal_effort: Final = 5.0
    """Deterministic time of dealing the blocks out to it."""
    left: Final = 100.0
    """What a block that nobody takes costs, a usual one being 1: more than any pattern."""


class SwapParameters:
    """Moves and swaps over all pairs of caseworkers."""

    weight_bits: Final = 24
    """Bits of a weight in a key (from, to, weight): blocks weigh less than 2^24 minutes a week."""
    tries: Final = 2_000
    """Proposals tried of one pass: those behind were made for loads since changed."""


class ChainParameters:
    """Ejection chains."""

    depth: Final = 8
    """Moves of a chain at most: by trial."""
    beam: Final = 20_000
    """Labels kept at each length, the cheapest: by trial."""
    begins: Final = 32
    """Caseworkers whose chains are looked for at once: chains of one batch may not share people, so
    more of them find fewer that hold; and they take memory."""
    labels: Final = 300_000
    """Labels made at a time, some 50 bytes each: bounds the memory."""
    known: Final = 2_000_000
    """Entries of the table of what was reached, 8 bytes each: bounds the memory."""


class LnsParameters:
    """Neighbourhoods solved by CP-SAT: destroy and repair."""

    effort: Final = 0.2
    """Deterministic time of one neighbourhood."""
    widest: Final = 2**52
    """The largest value of an objective: CP-SAT adds up in 64 bits, its relaxation in doubles."""


class RepairParameters:
    """Places for blocks that found none."""

    rounds: Final = 40
    """Neighbourhoods tried in all: each places a block or shows that this one does not."""
    people: Final = 6
    """Caseworkers who could have the block, and as many who could have what these hold."""
    effort: Final = 0.5
    """Deterministic time of one neighbourhood: more than elsewhere, a case left out costs most."""


class FluidParameters:
    """The fluid relaxation."""

    parts: Final = 256
    """Parts of a minute the flow counts in: rounding then stays far below a minute."""
    bisections: Final = 100
    """Halvings of a utilisation: more than doubles have digits, so it ends at neighbours."""


class CeilingRelaxationParameters:
    """The linear relaxation under ceilings."""

    arcs: Final = 60_000
    """(kind of block, caseworker) up to which it is solved: each is a variable of the programme."""
    rounds: Final = 15
    """Rounds of tangents: by trial; each solves the programme again from its last basis."""
    close: Final = 1e-6
    """Share by which the tangents may lie below the squares: closer, doubles tell nothing."""
    first_tangents: Final = (0.7, 0.85, 1.0, 1.15, 1.4)
    """Where the first tangents touch, in parts of the fluid load: around it."""


class DualParameters:
    """Column generation for the duals of blocks."""

    rounds: Final = 120
    """Rounds of pricing at most; the share of the gap mostly ends it before."""
    columns: Final = 3
    """Columns that each caseworker offers a round: more mean fewer rounds of a larger programme."""
    close: Final = 1e-3
    """Share of the gap between value and bound: what is closer is not worth a round."""
    share: Final = 0.4
    """Share of the time left for the duals: without plans they are worth nothing."""


class ColumnParameters:
    """Which offices are searched by columns."""

    blocks_each: Final = 8
    """Blocks a caseworker on average up to which whole blocks matter: with more, the fluid bound
    is close by itself and columns are too many."""
    loads: Final = 4_000_000
    """Loads in the tables of all before they are cut by the gap, 8 bytes each."""
    entries: Final = 8_000_000
    """(block, load) in all tables once cut: each is looked at in every round of pricing."""


class DiveParameters:
    """Dives: columns are fixed until CP-SAT can choose the rest."""

    dives: Final = (
        (24, 2_000, 0.7), (50, 4_000, 0.7), (24, 2_000, 0.7), (100, 8_000, 0.7),
        (24, 1_000, 0.8), (50, 4_000, 0.6), (12, 2_000, 0.6), (100, 8_000, 0.8),
    )
    """Each dive: what part of the gap a column may cost above the best, how many columns each has
    at most, and from which share in the relaxation a column is fixed beside the surest."""
    unshaken: Final = 2
    """Dives that see costs as they are; for the others they are shaken, so each ends elsewhere."""
    shake: Final = 0.2
    """Share by which a cost is shaken at most, up or down."""
    landed: Final = 4
    """Dives with a plan after which no other follows: the time is worth more in groups."""
    left_to_cpsat: Final = 1_000
    """Columns left at which a dive ends and CP-SAT chooses: few enough for its effort."""
    missing: Final = 50.0
    """What a block in no column costs, in multiples of the most a column may cost above the best:
    dearer than any exchange that would cover it."""
    first_columns: Final = 30
    """Columns of each caseworker the relaxation begins with, the cheapest."""
    admitted: Final = 1_000
    """Columns of negative reduced cost admitted a round, the most negative."""
    pricings: Final = 60
    """Rounds of admitting at most: past them the last solution is as good to dive by."""
    reduced_cost: Final = -1e-7
    """Below this a reduced cost counts as negative: GLOP's own tolerance."""
    freed: Final = (0, 6, 12)
    """Columns freed, the last fixed first, where CP-SAT finds no way to choose the rest."""
    most_columns: Final = 6_000
    """Columns above which CP-SAT is not asked: it would find nothing in its effort."""
    effort: Final = 0.7
    """Deterministic time for the rest of one dive."""
    parts: Final = 10**9
    """Parts of the gap in which CP-SAT is told costs: far finer than what a plan can gain."""


class ColumnLnsParameters:
    """Groups of caseworkers choose again among listed columns."""

    people: Final = 30
    """Caseworkers of the first group; one that is solved to its end makes the next one larger, one
    that is not makes it smaller."""
    fewest_people: Final = 8
    """Caseworkers of the smallest group."""
    quiet_rounds: Final = 30
    """Groups in a row without gain that end the search: by trial."""
    columns: Final = 1_000
    """Columns listed for each caseworker at most, the cheapest."""
    effort: Final = 0.5
    """Deterministic time of one group."""
    proof_columns: Final = 3_000
    """Columns within the gap, of all together, up to which the choice is proven at once; halved
    after each try, so that tries stay few."""
    proof_effort: Final = 4.0
    """Deterministic time of that proof: it ends the search, so it may cost more."""
    exact: Final = 2**48
    """The gap below which costs are told CP-SAT as they are, so that what it proves is exact."""
