"""A tier on a pool: a bound above the relaxation's, and fewer patterns, before any choice.

Rows of three are added as long as fractions break them; what the bound leaves no room for
is closed (Baldacci, Christofides and Mingozzi 2008, on routes).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assigner.solve.limits import Limits
from assigner.solve.patterns.pattern import Pattern, Patterns, gather
from assigner.solve.patterns.prices import Prices
from assigner.solve.patterns.relaxation import Relaxation
from assigner.solve.patterns.rows import Proof, Row, Triple, Wholes, things
from assigner.solve.patterns.table import Ints

ROUNDS, BROKEN, A_ROUND = 40, 0.02, 40


@dataclass(frozen=True)
class Sharp:
    """What is left of a pool for allocations that cost at most `value`.

    `proof`: its bound is `total`, in units of the objective / scale. `shares`: the last
    solution. `triples`: the rows of three met.
    """

    pool: Patterns
    value: int
    proof: Proof
    total: int
    shares: dict[Pattern, float]
    triples: list[Triple]

    @property
    def bound(self) -> int:
        """The least whole cost there can be."""
        return -(-self.total // self.proof.prices.scale)


def sharpen(
    pool: Patterns,
    prices: Prices,
    value: int,
    upper: list[int],
    rows: Sequence[Row],
    must: frozenset[int],
    limits: Limits,
) -> Sharp:
    """Bound a tier on a whole pool, and leave out what costs more than `value`.

    `prices`: any, of the tier; `rows`, `must`: what is known already.
    """
    scale, listed = prices.scale, pool.listed()
    master = Relaxation(pool.ties, prices.objective, prices.tiers, upper, pool)
    master.need(must)
    held: list[tuple[Row, tuple[Ints, Wholes]]] = []
    triples: list[Triple] = []

    def add(more: Sequence[Row]) -> None:
        for row in more:
            at, counts = row.entries(pool)
            if len(at):
                held.append((row, (at, counts)))
                master.row([listed[item] for item in at.tolist()], counts.tolist(), row.right)

    add(rows)
    best, total = Proof(prices, (), (), must), None
    shares = dict[Pattern, float]()
    alive = np.ones(len(pool), np.bool_)
    for _ in range(ROUNDS):
        solved = None if limits.over() else master.solve(scale)
        if solved is None:
            break
        shares = solved.shares
        proof = Proof(solved.prices, [row for row, _ in held], solved.worth, must)
        reduced = solved.prices.reduced(pool)
        for worth, (_, (at, counts)) in zip(solved.worth, held, strict=True):
            if worth:
                reduced[at] -= worth * counts
        least = proof.least(pool.only(alive), reduced[alive])
        found = proof.base(upper) + sum(least.values())
        if total is None or found > total:
            best, total = proof, found
        lowest = np.zeros(len(pool.table.workers), object)
        lowest[list(least)] = list(least.values())
        above = reduced - lowest[pool.worker]
        gone = np.flatnonzero(alive & (above > value * scale - found).astype(np.bool_))
        alive[gone] = False
        master.close([listed[at] for at in gone.tolist()])
        whole = all(share > 0.999 for share in shares.values())
        if whole or -(-total // scale) >= value:
            break
        fresh = broken(pool, shares, {item.three for item in triples})
        if not fresh:
            break
        triples += fresh
        add(fresh)
    if total is None:
        total = best.base(upper) + sum(best.least(pool, best.reduced(pool)).values())
    return Sharp(pool.only(alive), value, best, total, shares, triples)


def broken(
    patterns: Patterns, shares: dict[Pattern, float], known: set[tuple[int, int, int]]
) -> list[Triple]:
    """The triples that shares of patterns break most, those `known` left out."""
    some = [pattern for pattern, share in shares.items() if share < 0.999]
    parts = gather(patterns.table, patterns.ties, some)
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
        three = held @ (share * held[a] * held[b])
        value = pairs[a, b] + pairs[a] + pairs[b] - 2 * three
        value[[a, b]] = 0
        for c in np.flatnonzero(value > 1 + BROKEN).tolist():
            x, y, z = sorted(int(names[item]) for item in (a, b, c))
            found[x, y, z] = float(value[c])
    fresh = [three for three in found if three not in known]
    fresh.sort(key=lambda three: (-round(found[three], 6), three))
    return [Triple(three) for three in fresh[:A_ROUND]]
