"""Places for pieces that found none: by making room, by dealing a few hands again."""

import numpy as np

from assigner.solve.office.aim import Aim
from assigner.solve.office.board import Board
from assigner.solve.office.clock import Clock
from assigner.solve.office.draft import NOWHERE, Draft
from assigner.solve.office.pairing import Ints
from assigner.solve.office.regroup import regroup
from assigner.solve.office.start import place

ROUNDS = 40


def unplaced(draft: Draft) -> list[int]:
    """The pieces that are cases and that nobody has."""
    board = draft.board
    return [p for p in np.flatnonzero(draft.where == NOWHERE).tolist()
            if board.pieces[p].seat == "takes"]


def follow(draft: Draft, where: Ints) -> None:
    """Place pieces where a flow would have them, the rest where there is room."""
    for piece in np.flatnonzero(where != NOWHERE).tolist():
        if draft.where[piece] == NOWHERE:
            place(draft, piece, {int(draft.board.kind[piece]): {int(where[piece]): 1e9}})
    for piece in unplaced(draft):
        place(draft, piece)


def settle(draft: Draft, aim: Aim, clock: Clock) -> None:
    """Place what can be placed; the aim's goal is the tier of unassigned cases."""
    waiting = unplaced(draft)
    waiting.sort(key=lambda piece: -aim.goal.pair(piece, NOWHERE))
    for piece in waiting:
        if clock.over():
            return
        if not place(draft, piece):
            _make_room(draft, piece)
    draw = np.random.default_rng(1)
    for turn in range(ROUNDS):
        waiting = unplaced(draft)
        if not waiting or clock.over():
            return
        piece = waiting[turn % len(waiting)]
        board = draft.board
        extra = [piece, *(co for _, lead, co in board.pairs.get(piece, ()) if lead == piece)]
        workers = _around(draft, piece, draw)
        regroup(draft, aim, workers, clock, extra, effort=0.5)


def urge(draft: Draft, aim: Aim, clock: Clock) -> None:
    """Exchange a case that waits for a less urgent one that has a place, while any can be."""
    board, better = draft.board, True
    while better and not clock.over():
        better = False
        for piece in sorted(unplaced(draft), key=lambda piece: -aim.goal.pair(piece, NOWHERE)):
            for worker in np.flatnonzero(board.sets[board.kind[piece]]).tolist():
                if clock.over():
                    return
                if _instead(draft, aim, piece, worker):
                    better = True
                    break


def _instead(draft: Draft, aim: Aim, piece: int, worker: int) -> bool:
    """Give a caseworker a piece instead of one that costs less to leave."""
    board, worth = draft.board, aim.goal.pair(piece, NOWHERE)
    if piece in board.pairs:
        return False
    for other in sorted(draft.holds[worker], key=lambda held: aim.goal.pair(held, NOWHERE)):
        if board.pieces[other].seat != "takes" or board.fixed[other] or other in board.pairs:
            continue
        if aim.goal.pair(other, NOWHERE) >= worth:
            return False
        if aim.attempt(draft, [(other, NOWHERE), (piece, worker)]):
            return True
    return False


def _make_room(draft: Draft, piece: int) -> bool:
    """Move one piece on, so that this one fits."""
    board: Board = draft.board
    if piece in board.pairs:
        return False
    for worker in np.flatnonzero(board.sets[board.kind[piece]]).tolist():
        for other in sorted(draft.holds[worker]):
            if board.fixed[other] or other in board.pairs:
                continue
            draft.shift([(other, NOWHERE)])
            if draft.fits(piece)[worker]:
                draft.shift([(piece, worker)])
                if place(draft, other):
                    return True
                draft.shift([(piece, NOWHERE)])
            draft.shift([(other, worker)])
    return False


def _around(draft: Draft, piece: int, draw: np.random.Generator) -> list[int]:
    board = draft.board
    group = np.flatnonzero(board.sets[board.kind[piece]])
    if len(group) > 6:
        group = draw.choice(group, 6, replace=False)
    near = [p for worker in group.tolist() for p in draft.holds[worker]]
    if near:
        reach = np.flatnonzero(board.sets[np.unique(board.kind[near])].any(axis=0))
        others = np.setdiff1d(reach, group)
        more = draw.choice(others, min(6, len(others)), replace=False) if len(others) else others
        group = np.concatenate([group, more])
    return sorted(int(worker) for worker in group)
