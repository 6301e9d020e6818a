"""The office as arrays: blocks and caseworkers by number, ceilings as rows of counts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from assigner.solve.local_search.blocks import Block, Blocks
from assigner.solve.local_search.pairing import Flags, Ints, Pairing
from assigner.statement import Statement

ENDLESS = 2**40
"""The room of whom a ceiling does not concern: more than any office counts, and safe to add to."""


@dataclass(frozen=True)
class SoftConstraint:
    """A soft bond or a soft row: a price for what exceeds it, judged by who sits where.

    `terms`: (block, caseworker or -1 for any, coefficient). A bond has no coefficients:
    it counts the caseworkers among its blocks, less one.
    """

    tier: str
    price: int
    bond: bool
    terms: tuple[tuple[int, int, int], ...]
    at_most: int

    def cost(self, where: Ints) -> int:
        """What the constraint costs in an allocation; `where`: (block,), its caseworker or -1."""
        if self.bond:
            people = {int(where[block]) for block, _, _ in self.terms} - {-1}
            return self.price * max(0, len(people) - 1)
        total = sum(count for block, worker, count in self.terms if where[block] == worker)
        return self.price * max(0, total - self.at_most)


@dataclass(frozen=True)
class OfficeData:
    """Everything the search touches. Rows of ceilings first hard, then soft.

    `sets[kind[p]]` flags who may have block p. `pairs`: for each block, its two-seat cases as
    (pairing, lead block, co block). `hard`: how many of the ceilings are hard.
    """

    statement: Statement
    carved: Blocks
    workers: tuple[str, ...]
    blocks: tuple[Block, ...]
    weight: Ints  # (block,), minutes a week
    kind: Ints  # (block,), place in `sets`
    sets: Flags  # (kind, worker), who may have a block of the kind
    base: Ints  # (worker,), minutes a week held before
    steep: Ints  # (worker,), k: a load costs k x load^2, and k x load is its utilisation
    mixing: Ints  # (worker,), minutes a week lost to holding several phases
    room: Ints  # (ceiling, worker), counts left; ENDLESS where it does not concern somebody
    count: Ints  # (ceiling, block), counts
    hard: int
    tiers: tuple[str, ...]  # (ceiling), the tier of a soft one
    prices: tuple[int, ...]  # (ceiling), cost of a count above it
    phase: tuple[tuple[int, ...], ...]  # (block), the phases of its cases
    phases_held: Ints  # (phase, worker), 1 where somebody holds a case of it
    pairs: Mapping[int, tuple[tuple[Pairing, int, int], ...]]

    @cached_property
    def wide(self) -> "OfficeData":
        """The same with everybody who might have a block in any allocation, for bounds."""
        if all(block.may == block.might for block in self.blocks):
            return self
        index = {worker: place for place, worker in enumerate(self.workers)}
        kind, sets = _kinds([block.might for block in self.blocks], index)
        return replace(self, kind=kind, sets=sets)

    @cached_property
    def softs(self) -> tuple[SoftConstraint, ...]:
        """The soft bonds and rows."""
        return _soft_constraints(self)

    @cached_property
    def softs_of(self) -> Mapping[int, tuple[SoftConstraint, ...]]:
        """The soft constraints each block is in."""
        found: dict[int, list[SoftConstraint]] = defaultdict(list)
        for soft in self.softs:
            for block in sorted({block for block, _, _ in soft.terms}):
                found[block].append(soft)
        return {block: tuple(softs) for block, softs in found.items()}

    @cached_property
    def mixes(self) -> bool:
        """Whether holding several phases costs anybody anything."""
        return bool(self.mixing.any())

    @cached_property
    def block_of(self) -> Mapping[tuple[str, str], int]:
        """(seat, case) -> the block that holds it."""
        return {
            (block.seat, case): number
            for number, block in enumerate(self.blocks)
            for case in block.cases
        }

    @cached_property
    def fixed(self) -> Flags:
        """The blocks that never move."""
        return np.array([block.still for block in self.blocks], dtype=bool)

    @cached_property
    def arcs(self) -> tuple[Ints, Ints]:
        """Every (block, caseworker) that is possible, in order."""
        block, worker = np.nonzero(self.sets[self.kind])
        return block.astype(np.int64), worker.astype(np.int64)


def lay_out(statement: Statement, carved: Blocks) -> OfficeData:
    """Number everything."""
    problem = statement.problem
    blocks = carved.blocks
    workers = tuple(problem.workers)
    index = {worker: place for place, worker in enumerate(workers)}
    kind, sets = _kinds([block.may for block in blocks], index)
    stated = sorted(statement.ceilings, key=lambda item: not item.rule.hard)
    room, count = _ceilings(statement, blocks, workers)
    phases = sorted({case.phase for case in problem.cases.values()} | set().union(
        *problem.phases_held.values()
    ))
    number_of = {phase: place for place, phase in enumerate(phases)}
    held = np.zeros((len(phases), len(workers)), dtype=np.int64)
    for worker, mine in problem.phases_held.items():
        for phase in mine:
            held[number_of[phase], index[worker]] = 1
    return OfficeData(
        statement=statement,
        carved=carved,
        workers=workers,
        blocks=blocks,
        weight=np.array([block.weight for block in blocks], dtype=np.int64),
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
            tuple(number_of[problem.cases[case].phase] for case in block.cases)
            if block.seat == "takes" else ()
            for block in blocks
        ),
        phases_held=held,
        pairs=_pairs(blocks),
    )


def _kinds(who: Sequence[tuple[str, ...]], index: Mapping[str, int]) -> tuple[Ints, Flags]:
    """Blocks by their candidates: a number each, and the flags each number stands for."""
    kinds: dict[tuple[str, ...], int] = {}
    kind = np.array([kinds.setdefault(row, len(kinds)) for row in who], dtype=np.int64)
    sets = np.zeros((len(kinds), len(index)), dtype=bool)
    for row, number in kinds.items():
        sets[number, [index[worker] for worker in row]] = True
    return kind, sets


def _ceilings(
    statement: Statement, blocks: Sequence[Block], workers: Sequence[str]
) -> tuple[Ints, Ints]:
    stated = sorted(statement.ceilings, key=lambda item: not item.rule.hard)
    room = np.full((len(stated), len(workers)), ENDLESS, dtype=np.int64)
    count = np.zeros((len(stated), len(blocks)), dtype=np.int64)
    for row, (rule, ceiling) in enumerate(stated):
        for place, worker in enumerate(workers):
            if worker in ceiling.room:
                left = ceiling.room[worker]
                room[row, place] = max(0, left) if rule.hard else left
        for place, block in enumerate(blocks):
            if block.seat == "takes":
                count[row, place] = sum(ceiling.counts.get(case, 0) for case in block.cases)
    return room, count


def _pairs(blocks: Sequence[Block]) -> dict[int, tuple[tuple[Pairing, int, int], ...]]:
    lead: dict[str, int] = {}
    found: dict[int, list[tuple[Pairing, int, int]]] = defaultdict(list)
    for number, block in enumerate(blocks):
        for pairing in block.pairings:
            if block.seat == "takes":
                lead[pairing.case] = number
            else:
                pair = (pairing, lead[pairing.case], number)
                found[number].append(pair)
                found[lead[pairing.case]].append(pair)
    return {number: tuple(pairs) for number, pairs in found.items()}


def _soft_constraints(data: OfficeData) -> tuple[SoftConstraint, ...]:
    index = {worker: place for place, worker in enumerate(data.workers)}
    found: list[SoftConstraint] = []
    for rule, bond in data.statement.bonds:
        blocks = [data.block_of.get(("takes", case)) for case in bond.cases]
        terms = tuple((block, -1, 1) for block in sorted({p for p in blocks if p is not None}))
        if not rule.hard and len(terms) > 1:
            found.append(SoftConstraint(rule.soft_tier, rule.price, True, terms, 1))
    for rule, row in data.statement.rows:
        if rule.hard:
            continue
        terms = tuple(
            (data.block_of[part.seat, part.case], index[part.worker], count)
            for part, count in row.terms
            if (part.seat, part.case) in data.block_of
        )
        found.append(SoftConstraint(rule.soft_tier, rule.price, False, terms, row.at_most))
    return tuple(found)
