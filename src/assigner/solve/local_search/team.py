"""A large team in which nearly everybody may have nearly everything: a bound, and a plan."""

from collections.abc import Sequence

import numpy as np

from assigner.solve.local_search.acceptance import KeptPenalty
from assigner.solve.local_search.block_patterns import patterns_under
from assigner.solve.local_search.data import OfficeData
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.pairing import Ints
from assigner.solve.local_search.parameters import PatternParameters as Parameters
from assigner.solve.local_search.pattern_bound import least_balance
from assigner.solve.local_search.pattern_master import ClassMaster
from assigner.solve.local_search.pattern_plan import planned


def even_team(
    data: OfficeData, kept: Sequence[KeptPenalty], deadline: Deadline
) -> tuple[int, Ints | None] | None:
    """A lower bound of sum(k x load^2) with every block placed, and where blocks go in a good plan.

    None where the office is no such team.
    """
    blocks, able = len(data.blocks), int(data.sets.any(axis=0).sum())
    wide = len(data.arcs[0]) >= Parameters.open_share * blocks * able
    if not wide or able < Parameters.people_least * blocks:
        return None
    tier = next((item for item in kept if item.penalty.costs.soft), None)
    patterns = None if tier is None else patterns_under(data.wide, tier)
    if tier is None or patterns is None:
        return None
    master = ClassMaster(patterns)
    found = master.run(deadline)
    least = least_balance(patterns, np.rint(found.duals).astype(np.int64), tier.most[0])
    if least is None:
        return None
    return least, planned(data, patterns, found, deadline)
