"""What is placed as one: a case, siblings who share a caseworker, or a co-worker's seat."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assigner.allocation import Seats
from assigner.rule import SeatName
from assigner.solve.local_search.pairing import Flags, Pairing, RowsByCase, pair_up
from assigner.statement import Statement


@dataclass(frozen=True)
class Block:
    """Seats that go to one caseworker together (`weight` minutes a week), and who that may be.

    `might` is who any allocation could give them to: more than `may` where a co-worker
    nobody requires would make somebody possible. `pairings` are the two-seat cases the
    block has a seat in. `still` blocks never move; `forced` ones cannot stay unplaced.
    """

    seat: SeatName
    cases: tuple[str, ...]
    weight: int
    may: tuple[str, ...]
    might: tuple[str, ...]
    pairings: tuple[Pairing, ...] = ()
    forced: bool = False
    still: bool = False


@dataclass(frozen=True)
class Blocks:
    """The office carved into blocks; `left_out` are the cases no block holds.

    `lost`: cases that no allocation can place beside the others they are bonded to.
    `may`: who can take each case by itself. `sound`: a block that is not placed whole
    leaves a case unplaced, so bounds may count blocks.
    """

    blocks: tuple[Block, ...]
    left_out: tuple[str, ...]
    lost: tuple[str, ...]
    may: Mapping[str, tuple[str, ...]]
    sound: bool


def carve(
    statement: Statement, rows: RowsByCase, urgency: Mapping[str, int], seated: Mapping[str, Seats],
    dropped: Collection[str] = (),
) -> Blocks:
    """Carve the office: the seats of hard bonds together, all others alone.

    `urgency`: what a case costs when nobody takes it. Siblings whom nobody can take
    together are cut to those whose placing is worth most; the rest is left out, and so is
    what is `dropped`. Of a group with cases that must be placed, the `seated` stay.
    """
    problem = statement.problem
    may, might, pairings = _candidates(statement, rows)
    blocks: list[Block] = []
    left_out: list[str] = []
    lost: list[str] = []
    groups, single = _groups(statement)
    for group in groups:
        whole = _together([case for case in group if might[case]], might, urgency)
        lost += [case for case in group if (case not in whole if single else not might[case])]
        if any(case in rows.forced for case in group):
            kept = tuple(case for case in group if case in seated)
        else:
            kept = _together(
                [case for case in group if may[case] and case not in dropped], may, urgency
            )
        left_out += [case for case in group if case not in kept]
        if not kept:
            continue
        forced = any(case in rows.forced for case in kept)
        still = any(case in rows.tangled for case in kept)
        mine = tuple(pairings[case] for case in kept if case in pairings)
        weight = sum(problem.weight[case] for case in kept)
        who, wide = _common(kept, may), _common(kept, might)
        blocks.append(Block("takes", kept, weight, who, wide, mine, forced, still))
        for pairing in mine:
            beside = statement.candidates.assists[pairing.case]
            co = problem.co_weight[pairing.case]
            blocks.append(
                Block("assists", (pairing.case,), co, beside, beside, (pairing,), forced, still)
            )
    return Blocks(tuple(blocks), tuple(sorted(left_out)), tuple(sorted(lost)), might, single)


def _candidates(statement: Statement, rows: RowsByCase) -> tuple[
    dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], dict[str, Pairing]
]:
    """Who may take each case here, who might in any allocation, and the two-seat cases."""
    index = {worker: place for place, worker in enumerate(statement.problem.workers)}
    may: dict[str, tuple[str, ...]] = {}
    might: dict[str, tuple[str, ...]] = {}
    pairings: dict[str, Pairing] = {}
    for case, takes in statement.candidates.takes.items():
        own = rows.own.get(case)
        may[case] = might[case] = takes
        if not own or not takes:
            continue
        pairing = pair_up(case, own, index)
        alone = pairing.alone()
        company = _have_company(statement, pairing, index)
        might[case] = tuple(w for w in takes if alone[index[w]] or company[index[w]])
        may[case] = tuple(w for w in takes if alone[index[w]])
        if might[case] and not may[case]:
            pairings[case] = pairing
            may[case] = might[case]
    return may, might, pairings


def _have_company(statement: Statement, pairing: Pairing, index: Mapping[str, int]) -> Flags:
    """Which leads leave somebody who may assist: leads with equal rows are told together."""
    free = np.zeros(len(index), dtype=bool)
    found = np.zeros(len(index), dtype=bool)
    assists = statement.candidates.assists[pairing.case]
    if not assists:
        return found
    free[[index[worker] for worker in assists]] = True
    # Leads are many and their rows few: one question for all that are alike.
    kinds, kind_of = np.unique(pairing.takes, axis=1, return_inverse=True)
    for kind in range(kinds.shape[1]):
        total = kinds[:, kind, None] + pairing.assists
        beside = free & (total <= pairing.at_most[:, None]).all(axis=0)
        mine = kind_of.reshape(-1) == kind
        found |= mine & (beside.sum() > (beside & pairing.same))
    return found


def _groups(statement: Statement) -> tuple[list[tuple[str, ...]], bool]:
    """Cases by the hard bonds they share, in order of their first case.

    Also whether every case is in at most one bond: else a group need not share.
    """
    root = {case: case for case in statement.problem.cases}

    def find(case: str) -> str:
        while root[case] != case:
            root[case] = root[root[case]]
            case = root[case]
        return case

    bonded: Counter[str] = Counter()
    for rule, bond in statement.bonds:
        if not rule.hard:
            continue
        bonded.update(bond.cases)
        for case in bond.cases[1:]:
            first, second = sorted((find(bond.cases[0]), find(case)))
            root[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for case in statement.problem.cases:
        groups[find(case)].append(case)
    return [tuple(group) for group in groups.values()], max(bonded.values(), default=0) < 2


def _common(cases: Sequence[str], may: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if len(cases) == 1:
        return may[cases[0]]
    return tuple(sorted(set(may[cases[0]]).intersection(*(may[case] for case in cases[1:]))))


def _together(
    cases: list[str], may: Mapping[str, tuple[str, ...]], urgency: Mapping[str, int]
) -> tuple[str, ...]:
    """The cases one caseworker can take together."""
    if not cases or _common(cases, may):
        return tuple(cases)
    takes: Counter[str] = Counter()
    holds: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        for worker in may[case]:
            takes[worker] += urgency.get(case, 1)
            holds[worker].append(case)
    # Whoever can take what is worth most; of several such sets the one most people can take, so
    # that the block has candidates to choose among.
    support = Counter(tuple(holds[w]) for w in takes if takes[w] == max(takes.values()))
    return min(support, key=lambda held: (-support[held], held))
