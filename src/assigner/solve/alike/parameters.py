"""How much is alike enough, and how much is listed, looked at and chosen from."""

from typing import Final


class AlikeParameters:
    """Numbers of the way by types."""

    seats_compared: Final = 200_000
    """Cases x caseworkers of a part whose seats are compared one by one in every tier; above,
    that alone would take seconds."""
    patterns: Final = 800_000
    """Patterns of all types together that are listed: arrays of some fifty megabytes."""
    items: Final = 16
    """Seats of types of cases, up to which patterns are listed at all: more are too many."""
    patterns_near: Final = 2_000
    """Patterns nearest to the bound among which CP-SAT chooses first, in a second or less."""
    patterns_chosen: Final = 20_000
    """Patterns among which CP-SAT chooses at most, in some seconds."""
    lot_variables: Final = 60_000
    """Seats, and patterns of everybody, in the model of the lot; more take minutes."""
    fine: Final = 1 << 20
    """Small costs are counted so much finer, so that duals in whole numbers lose none of the
    bound."""
    rounds: Final = 200
    """Rounds of column generation, far more than are needed."""
    patterns_a_round: Final = 40
    """Patterns of each type that a round adds."""
    load_rounds: Final = 250
    """Rounds of column generation where only loads cost; what is left then gains little."""
    nothing: Final = 1e-6
    """A share of one unit of cost that is floating point and nothing else."""
    loads_a_round: Final = 25
    """Loads of each type whose dearest set a round adds."""
    sets_chosen: Final = 12_000
    """Sets of cases among which CP-SAT chooses where only loads cost."""
    effort: Final = 4.0
    """CP-SAT's deterministic time for one choice among them; most take a hundredth of it."""
    sets_begun: Final = 200_000
    """Beginnings of sets of few cases that are followed at a time."""
    few_cases: Final = (3, 4)
    """Cases of the sets that are listed first where loads could be even without remainder."""
    seeds: Final = 6
    """CP-SAT's seeds from which even loads are looked for among them."""
    even_effort: Final = 0.7
    """CP-SAT's deterministic time for each."""
    heights_tried: Final = 3
    """Heights from the bound on at which a deal is looked for."""
    many_cases: Final = 50
    """Cases of a part from which weights are dealt; fewer are proven with the lot otherwise."""
    cases_each: Final = 2
    """Cases for each caseworker, from which; with fewer, patterns of names are few."""
    people_a_type: Final = 3
    """People for each type, at least, on average."""
    load_table: Final = 20_000_000
    """Types x loads x weights of a table, at most: some 160 megabytes."""
    beyond_share: Final = 2
    """Loads are told up to so many times an even share, and one case more."""
    lot_effort: Final = 2.0
    """CP-SAT's deterministic time for the lot, where it is not proven over all deals."""
    regroups: Final = 60
    """Times that some caseworkers' cases are dealt again."""
    idle_regroups: Final = 20
    """Such deals in a row that mend nothing, after which no more are tried."""
    regrouped_cases: Final = 26
    """Cases dealt again at a time: as many as a tenth of a second decides."""
    regrouped_costly: Final = 3
    """Caseworkers among them whose loads cost something."""
    sets_dealt: Final = 2_500
    """Sets that such a deal chooses from."""
    deal_effort: Final = 0.1
    """CP-SAT's deterministic time for one deal."""
    pair_cases: Final = 12
    """Cases of two caseworkers that are split in every way: four thousand."""
    largest: Final = 1 << 61
    """Whole numbers stay below this in size, so that sums of a few stay inside 64 bits."""
    linear: Final = 2
    """CP-SAT's level of linear relaxation: here it is nearly all there is to the question."""
    linear_among_sets: Final = 1
    """The same where sets of cases are chosen from: there the higher level adds rows and finds
    nothing (measured: 0.1 and 0.4 s where that gave none in 5)."""
