"""A first allocation: pieces follow the poured shares, under every hard row."""

from collections import defaultdict

import numpy as np

from assigner.allocation import Seats
from assigner.objective import Costs
from assigner.solve.compact import Compact
from assigner.solve.limits import Limits
from assigner.solve.office.board import Board
from assigner.solve.office.draft import NOWHERE, Change, Draft
from assigner.solve.office.pairing import Ints, RowsByCase
from assigner.solve.office.water import Poured
from assigner.solve.parts import PartOfDay
from assigner.statement import Statement

Shares = dict[int, dict[int, float]]


def bound_seats(
    statement: Statement, rows: RowsByCase, limits: Limits
) -> dict[str, Seats] | None:
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


def first(board: Board, poured: Poured, seats: dict[str, Seats]) -> Draft:
    """Place every piece that fits somewhere, the heaviest first."""
    draft = seated(board, seats)
    shares: Shares = defaultdict(dict)
    for sets, workers, minutes in poured.shares:
        for kind, worker, amount in zip(
            sets.tolist(), workers.tolist(), minutes.tolist(), strict=True
        ):
            shares[kind][worker] = amount
    leads = [number for number, piece in enumerate(board.pieces) if piece.seat == "takes"]
    for lead in sorted(leads, key=lambda number: (-int(board.weight[number]), number)):
        if draft.where[lead] == NOWHERE:
            place(draft, lead, shares)
    return draft


def seated(board: Board, seats: dict[str, Seats]) -> Draft:
    """Only these seats taken."""
    draft = Draft(board)
    index = {worker: place for place, worker in enumerate(board.workers)}
    fixed: list[Change] = []
    for case, who in seats.items():
        for seat, person in (("takes", who.caseworker), ("assists", who.co_caseworker)):
            piece = board.piece_of.get((seat, case))
            if piece is not None and person is not None:
                fixed.append((piece, index[person]))
    draft.shift(sorted(set(fixed)))
    return draft


def place(draft: Draft, lead: int, shares: Shares | None = None) -> bool:
    """Place a piece and the co-workers its cases need, where it weighs least."""
    board = draft.board
    beside = [co for _, first_seat, co in board.pairs.get(lead, ()) if first_seat == lead]
    for worker in preferred(draft, lead, shares):
        changes = [(lead, worker)]
        draft.shift(changes)
        for co in beside:
            who = preferred(draft, co, shares)
            if not len(who):
                break
            draft.shift([(co, int(who[0]))])
            changes.append((co, int(who[0])))
        if len(changes) == len(beside) + 1:
            for piece, to in changes:
                share = (shares or {}).get(int(board.kind[piece]), {})
                if to in share:
                    share[to] -= float(board.weight[piece])
            return True
        draft.shift([(piece, NOWHERE) for piece, _ in changes])
    return False


def preferred(draft: Draft, piece: int, shares: Shares | None = None) -> list[int]:
    """Who has room for a piece: the largest share first, then the least added cost."""
    board = draft.board
    who: Ints = np.flatnonzero(draft.fits(piece))
    weight = float(board.weight[piece])
    added = board.steep[who].astype(float) * (2.0 * draft.load[who] + weight)
    share = (shares or {}).get(int(board.kind[piece]), {})
    left = np.array([share.get(int(worker), 0.0) for worker in who])
    given = np.where(left > 0, left, 0.0)
    return [int(worker) for worker in who[np.lexsort((added, -given))]]
