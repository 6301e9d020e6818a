"""Whole choices out of fractions: the pattern with the largest part is taken, again and again.

Where that ends in nothing better, it is left out instead and the search goes on from there.
Nothing is proved by it; what it finds is measured by whoever takes it over.
"""

from collections.abc import Mapping

import numpy as np

from assigner.solve.branch_and_price.candidates import CandidateColumns
from assigner.solve.branch_and_price.cuts import Wholes
from assigner.solve.branch_and_price.duals import DualBound
from assigner.solve.branch_and_price.parameters import CutAndFixParameters
from assigner.solve.branch_and_price.tier_master import WHOLE, TierMaster
from assigner.solve.columns.column import Columns, ColumnSeats
from assigner.solve.columns.seats import Ints
from assigner.solve.limits import Limits


def nearest(pool: Columns, above: Wholes, shares: Mapping[ColumnSeats, float], most: int) -> Ints:
    """The patterns with shares, and those least `above` a bound: about `most`, in order."""
    parts = np.asarray([pattern not in shares for pattern in pool.listed()])
    found: Ints = np.sort(np.lexsort((above, parts))[:most])
    return found


def near(
    candidates: CandidateColumns, bound: DualBound, at: Ints, value: int, limits: Limits
) -> list[ColumnSeats]:
    """A whole choice that costs less than `value` among some of the patterns."""
    some = candidates.only(at, ())
    return _dive(some.relaxation(bound, some.cuts), value, limits)


def _dive(master: TierMaster, most: float, limits: Limits) -> list[ColumnSeats]:
    """The patterns of the last whole choice met that costs less than `most`; perhaps none."""
    path: list[tuple[ColumnSeats, bool]] = []
    found: list[ColumnSeats] = []
    for _ in range(CutAndFixParameters.dive_steps):
        if limits.over():
            break
        shares = master.shares()
        if shares is not None and master.value < most:
            parts = [(-share, pattern) for pattern, share in shares.items() if share < WHOLE]
            if parts:
                pattern = min(parts)[1]
                master.take(pattern)
                path.append((pattern, True))
                continue
            found, most = list(shares), master.value
        while path and not path[-1][1]:
            master.reopen(path.pop()[0])
        if not path:
            break
        pattern, _ = path.pop()
        master.reopen(pattern)
        master.close([pattern])
        path.append((pattern, False))
    return found
