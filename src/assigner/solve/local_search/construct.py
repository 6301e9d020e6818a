"""A first allocation: blocks follow the fluid shares, under every hard row."""

from collections import defaultdict

import numpy as np

from assigner.allocation import Seats
from assigner.objective import Costs
from assigner.solve.compact.engine import Compact
from assigner.solve.limits import Limits
from assigner.solve.local_search.data import OfficeData
from assigner.solve.local_search.fluid import FluidSolution
from assigner.solve.local_search.incumbent import NOWHERE, Change, Incumbent
from assigner.solve.local_search.pairing import Ints, RowsByCase
from assigner.solve.parts import PartOfDay
from assigner.statement import Statement

Shares = dict[int, dict[int, float]]
"""Kind of block -> caseworker -> minutes of it not given yet."""


def bound_seats(statement: Statement, rows: RowsByCase, limits: Limits) -> dict[str, Seats] | None:
    """Seats for the cases that must be placed, or that rows tie to one another.

    All other cases can stay unplaced, so these have seats exactly if the office has an
    allocation. Raises NoAllocation when they have none; None when time ran out.
    """
    cases = set(rows.forced | rows.tangled)
    before = 0
    while len(cases) > before:
        before = len(cases)
        for rule, bond in statement.bonds:
            if rule.hard and cases.intersection(bond.cases):
                cases.update(bond.cases)
    tied = sorted(cases)
    if not tied:
        return {}
    engine = Compact(statement, PartOfDay(tuple(tied), tuple(statement.problem.workers)))
    found = engine.minimise(Costs(unassigned=dict.fromkeys(tied, 1)), limits)
    return None if found is None else dict(found.seats)


def first(data: OfficeData, solution: FluidSolution, seats: dict[str, Seats]) -> Incumbent:
    """Place every block that fits somewhere, the heaviest first."""
    incumbent = seated(data, seats)
    shares: Shares = defaultdict(dict)
    for sets, workers, minutes in solution.shares:
        for kind, worker, amount in zip(
            sets.tolist(), workers.tolist(), minutes.tolist(), strict=True
        ):
            shares[kind][worker] = amount
    leads = [number for number, block in enumerate(data.blocks) if block.seat == "takes"]
    # The heaviest first: what is light still fits when little room is left.
    for lead in sorted(leads, key=lambda number: (-int(data.weight[number]), number)):
        if incumbent.where[lead] == NOWHERE:
            place(incumbent, lead, shares)
    return incumbent


def seated(data: OfficeData, seats: dict[str, Seats]) -> Incumbent:
    """Only these seats taken."""
    incumbent = Incumbent(data)
    index = {worker: place for place, worker in enumerate(data.workers)}
    fixed: list[Change] = []
    for case, who in seats.items():
        for seat, person in (("takes", who.caseworker), ("assists", who.co_caseworker)):
            block = data.block_of.get((seat, case))
            if block is not None and person is not None:
                fixed.append((block, index[person]))
    incumbent.shift(sorted(set(fixed)))
    return incumbent


def place(incumbent: Incumbent, lead: int, shares: Shares | None = None) -> bool:
    """Place a block and the co-workers its cases need, where it weighs least."""
    data = incumbent.data
    beside = [co for _, first_seat, co in data.pairs.get(lead, ()) if first_seat == lead]
    for worker in preferred(incumbent, lead, shares):
        changes = [(lead, worker)]
        incumbent.shift(changes)
        for co in beside:
            who = preferred(incumbent, co, shares)
            if not len(who):
                break
            incumbent.shift([(co, int(who[0]))])
            changes.append((co, int(who[0])))
        if len(changes) == len(beside) + 1:
            for block, to in changes:
                share = (shares or {}).get(int(data.kind[block]), {})
                if to in share:
                    share[to] -= float(data.weight[block])
            return True
        # No co-worker beside this one: as if it had not been tried.
        incumbent.shift([(block, NOWHERE) for block, _ in changes])
    return False


def preferred(incumbent: Incumbent, block: int, shares: Shares | None = None) -> list[int]:
    """Who has room for a block: the largest share first, then the least added cost."""
    data = incumbent.data
    who: Ints = np.flatnonzero(incumbent.fits(block))
    weight = float(data.weight[block])
    # k x ((load + weight)^2 - load^2), but for the weight they all have in common.
    added = data.steep[who].astype(float) * (2.0 * incumbent.load[who] + weight)
    share = (shares or {}).get(int(data.kind[block]), {})
    left = np.array([share.get(int(worker), 0.0) for worker in who])
    given = np.where(left > 0, left, 0.0)
    return [int(worker) for worker in who[np.lexsort((added, -given))]]
