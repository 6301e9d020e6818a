"""The office as arrays: pieces and caseworkers by number, ceilings as rows of counts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from assigner.solve.office.pairing import Flags, Ints, Pairing
from assigner.solve.office.pieces import Carved, Piece
from assigner.statement import Statement

ENDLESS = 2**40


@dataclass(frozen=True)
class Knot:
    """A soft bond or a soft row: a price for what exceeds it, judged by who sits where.

    `terms`: (piece, caseworker or -1 for any, coefficient). A bond has no coefficients:
    it counts the caseworkers among its pieces, less one.
    """

    tier: str
    price: int
    bond: bool
    terms: tuple[tuple[int, int, int], ...]
    at_most: int

    def cost(self, where: Ints) -> int:
        """What the knot costs in an allocation."""
        if self.bond:
            people = {int(where[piece]) for piece, _, _ in self.terms} - {-1}
            return self.price * max(0, len(people) - 1)
        total = sum(count for piece, worker, count in self.terms if where[piece] == worker)
        return self.price * max(0, total - self.at_most)


@dataclass(frozen=True)
class Board:
    """Everything the search touches. Rows of ceilings first hard, then soft.

    `sets[kind[p]]` flags who may have piece p. `room` is ENDLESS where a ceiling does not
    concern somebody. `pairs`: for each piece, its two-seat cases as (pairing, lead piece,
    co piece).
    """

    statement: Statement
    carved: Carved
    workers: tuple[str, ...]
    pieces: tuple[Piece, ...]
    weight: Ints
    kind: Ints
    sets: Flags
    base: Ints
    steep: Ints
    mixing: Ints
    room: Ints
    count: Ints
    hard: int
    tiers: tuple[str, ...]
    prices: tuple[int, ...]
    phase: tuple[tuple[int, ...], ...]
    phases_held: Ints
    pairs: Mapping[int, tuple[tuple[Pairing, int, int], ...]]

    @cached_property
    def wide(self) -> "Board":
        """The same with everybody who might have a piece in any allocation, for bounds."""
        if all(piece.may == piece.might for piece in self.pieces):
            return self
        index = {worker: place for place, worker in enumerate(self.workers)}
        kind, sets = _kinds([piece.might for piece in self.pieces], index)
        return replace(self, kind=kind, sets=sets)

    @cached_property
    def knots(self) -> tuple[Knot, ...]:
        """The soft bonds and rows."""
        return _knots(self)

    @cached_property
    def knots_of(self) -> Mapping[int, tuple[Knot, ...]]:
        """The knots each piece is in."""
        found: dict[int, list[Knot]] = defaultdict(list)
        for knot in self.knots:
            for piece in sorted({piece for piece, _, _ in knot.terms}):
                found[piece].append(knot)
        return {piece: tuple(knots) for piece, knots in found.items()}

    @cached_property
    def mixes(self) -> bool:
        """Whether holding several phases costs anybody anything."""
        return bool(self.mixing.any())

    @cached_property
    def piece_of(self) -> Mapping[tuple[str, str], int]:
        """(seat, case) -> the piece that holds it."""
        return {
            (piece.seat, case): number
            for number, piece in enumerate(self.pieces)
            for case in piece.cases
        }

    @cached_property
    def fixed(self) -> Flags:
        """The pieces that never move."""
        return np.array([piece.still for piece in self.pieces], dtype=bool)

    @cached_property
    def arcs(self) -> tuple[Ints, Ints]:
        """Every (piece, caseworker) that is possible, in order."""
        piece, worker = np.nonzero(self.sets[self.kind])
        return piece.astype(np.int64), worker.astype(np.int64)


def lay_out(statement: Statement, carved: Carved) -> Board:
    """Number everything."""
    problem = statement.problem
    pieces = carved.pieces
    workers = tuple(problem.workers)
    index = {worker: place for place, worker in enumerate(workers)}
    kind, sets = _kinds([piece.may for piece in pieces], index)
    stated = sorted(statement.ceilings, key=lambda item: not item.rule.hard)
    room, count = _ceilings(statement, pieces, workers)
    phases = sorted({case.phase for case in problem.cases.values()} | set().union(
        *problem.phases_held.values()
    ))
    number_of = {phase: place for place, phase in enumerate(phases)}
    held = np.zeros((len(phases), len(workers)), dtype=np.int64)
    for worker, mine in problem.phases_held.items():
        for phase in mine:
            held[number_of[phase], index[worker]] = 1
    return Board(
        statement=statement,
        carved=carved,
        workers=workers,
        pieces=pieces,
        weight=np.array([piece.weight for piece in pieces], dtype=np.int64),
        kind=kind,
        sets=sets,
        base=np.array([problem.load_before[w] for w in workers], dtype=np.int64),
        steep=np.array([problem.steepness[w] for w in workers], dtype=np.int64),
        mixing=np.array([problem.mixing[w] for w in workers], dtype=np.int64),
        room=room,
        count=count,
        hard=sum(item.rule.hard for item in stated),
        tiers=tuple(item.rule.soft_tier for item in stated),
        prices=tuple(item.rule.price for item in stated),
        phase=tuple(
            tuple(number_of[problem.cases[case].phase] for case in piece.cases)
            if piece.seat == "takes" else ()
            for piece in pieces
        ),
        phases_held=held,
        pairs=_pairs(pieces),
    )


def _kinds(who: Sequence[tuple[str, ...]], index: Mapping[str, int]) -> tuple[Ints, Flags]:
    """Pieces by their candidates: a number each, and the flags each number stands for."""
    kinds: dict[tuple[str, ...], int] = {}
    kind = np.array([kinds.setdefault(row, len(kinds)) for row in who], dtype=np.int64)
    sets = np.zeros((len(kinds), len(index)), dtype=bool)
    for row, number in kinds.items():
        sets[number, [index[worker] for worker in row]] = True
    return kind, sets


def _ceilings(
    statement: Statement, pieces: Sequence[Piece], workers: Sequence[str]
) -> tuple[Ints, Ints]:
    stated = sorted(statement.ceilings, key=lambda item: not item.rule.hard)
    room = np.full((len(stated), len(workers)), ENDLESS, dtype=np.int64)
    count = np.zeros((len(stated), len(pieces)), dtype=np.int64)
    for row, (rule, ceiling) in enumerate(stated):
        for place, worker in enumerate(workers):
            if worker in ceiling.room:
                left = ceiling.room[worker]
                room[row, place] = max(0, left) if rule.hard else left
        for place, piece in enumerate(pieces):
            if piece.seat == "takes":
                count[row, place] = sum(ceiling.counts.get(case, 0) for case in piece.cases)
    return room, count


def _pairs(pieces: Sequence[Piece]) -> dict[int, tuple[tuple[Pairing, int, int], ...]]:
    lead: dict[str, int] = {}
    found: dict[int, list[tuple[Pairing, int, int]]] = defaultdict(list)
    for number, piece in enumerate(pieces):
        for pairing in piece.pairings:
            if piece.seat == "takes":
                lead[pairing.case] = number
            else:
                pair = (pairing, lead[pairing.case], number)
                found[number].append(pair)
                found[lead[pairing.case]].append(pair)
    return {number: tuple(pairs) for number, pairs in found.items()}


def _knots(board: Board) -> tuple[Knot, ...]:
    index = {worker: place for place, worker in enumerate(board.workers)}
    found: list[Knot] = []
    for rule, bond in board.statement.bonds:
        pieces = [board.piece_of.get(("takes", case)) for case in bond.cases]
        terms = tuple((piece, -1, 1) for piece in sorted({p for p in pieces if p is not None}))
        if not rule.hard and len(terms) > 1:
            found.append(Knot(rule.soft_tier, rule.price, True, terms, 1))
    for rule, row in board.statement.rows:
        if rule.hard:
            continue
        terms = tuple(
            (board.piece_of[part.seat, part.case], index[part.worker], count)
            for part, count in row.terms
            if (part.seat, part.case) in board.piece_of
        )
        found.append(Knot(rule.soft_tier, rule.price, False, terms, row.at_most))
    return tuple(found)
