"""Which rows of three a solution in fractions breaks."""

from collections.abc import Mapping, Sequence

import numpy as np

from assigner.solve.branch_and_price.cuts import SubsetRowCut, things
from assigner.solve.branch_and_price.parameters import CutAndFixParameters
from assigner.solve.branch_and_price.tier_master import WHOLE
from assigner.solve.columns.column import Columns, ColumnSeats, gather


def broken(
    pool: Columns, shares: Mapping[ColumnSeats, float], known: Sequence[SubsetRowCut]
) -> list[SubsetRowCut]:
    """The triples that shares of patterns break most, those known left out."""
    parts = gather(
        pool.table, pool.rows, [pattern for pattern, share in shares.items() if share < WHOLE]
    )
    share = np.asarray([shares[pattern] for pattern in parts.listed()])
    pattern, thing = things(parts)
    names, at = np.unique(thing, return_inverse=True)
    held = np.zeros((len(names), len(parts)))
    held[at, pattern] = 1
    pairs = (held * share) @ held.T
    np.fill_diagonal(pairs, 0)
    first, second = np.nonzero(np.triu(pairs > 0))
    found: dict[tuple[int, int, int], float] = {}
    for a, b in zip(first.tolist(), second.tolist(), strict=True):
        all_three = held @ (share * held[a] * held[b])
        two = pairs[a, b] + pairs[a] + pairs[b] - 2 * all_three
        two[[a, b]] = 0
        for c in np.flatnonzero(two > 1 + CutAndFixParameters.violation).tolist():
            x, y, z = sorted(int(names[item]) for item in (a, b, c))
            found[x, y, z] = float(two[c])
    for triple in known:
        found.pop(triple.three, None)
    most = sorted(found, key=lambda three: (-round(found[three], 6), three))
    return [SubsetRowCut(three) for three in most[:CutAndFixParameters.cuts_a_round]]
