"""What is placed as one: a case, siblings who share a caseworker, or a co-worker's seat."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from assigner.rule import SeatName
from assigner.solve.office.pairing import Flags, Pairing, pair_up, rows_by_case
from assigner.statement import Statement


@dataclass(frozen=True)
class Piece:
    """Seats that go to one caseworker together, and who that may be.

    `pairings` are the two-seat cases the piece has a seat in. `still` pieces are placed
    at the start and never move; `forced` ones cannot stay unplaced.
    """

    seat: SeatName
    cases: tuple[str, ...]
    weight: int
    may: tuple[str, ...]
    pairings: tuple[Pairing, ...] = ()
    forced: bool = False
    still: bool = False


@dataclass(frozen=True)
class Carved:
    """The office cut into pieces; `left_out` are the cases no piece holds.

    `whole`: every case that somebody may take is in a piece, so that pieces and not
    cases are what a bound may count. `single`: no two hard bonds share a case. `may`: who
    can take each case by itself.
    """

    pieces: tuple[Piece, ...]
    left_out: tuple[str, ...]
    whole: bool
    single: bool
    may: Mapping[str, tuple[str, ...]]


def carve(statement: Statement, urgency: Mapping[str, int]) -> Carved:
    """Carved the office into pieces: the seats of hard bonds together, all others alone.

    `urgency`: what a case costs when nobody takes it. Siblings whom nobody can take
    together are cut to those whose placing is worth most; the rest is left out.
    """
    problem = statement.problem
    rows = rows_by_case(statement)
    index = {worker: place for place, worker in enumerate(problem.workers)}
    may: dict[str, tuple[str, ...]] = {}
    pairings: dict[str, Pairing] = {}
    for case, takes in statement.candidates.takes.items():
        own = rows.own.get(case)
        if not own or not takes:
            may[case] = takes
            continue
        pairing = pair_up(case, own, index)
        alone = pairing.alone()
        if problem.seats(case) == 2 and not any(alone[index[w]] for w in takes):
            pairings[case] = pairing
            company = _have_company(statement, pairing, index)
            may[case] = tuple(w for w in takes if company[index[w]])
        else:
            may[case] = tuple(w for w in takes if alone[index[w]])
    pieces: list[Piece] = []
    left_out: list[str] = []
    whole = True
    for group in _groups(statement):
        kept, who = _together([case for case in group if may[case]], may, urgency)
        lost = [case for case in group if case not in kept]
        left_out += lost
        whole = whole and not any(may[case] for case in lost)
        if not kept:
            continue
        mine = tuple(pairings[case] for case in kept if case in pairings)
        flags = {
            "forced": any(case in rows.forced for case in kept),
            "still": any(case in rows.tangled for case in kept),
        }
        weight = sum(problem.weight[case] for case in kept)
        pieces.append(Piece("takes", kept, weight, who, mine, **flags))
        for pairing in mine:
            case = pairing.case
            beside = statement.candidates.assists[case]
            co = problem.co_weight[case]
            pieces.append(Piece("assists", (case,), co, beside, (pairing,), **flags))
    bonded = Counter(
        case for rule, bond in statement.bonds if rule.hard for case in bond.cases
    )
    single = max(bonded.values(), default=0) < 2
    return Carved(tuple(pieces), tuple(sorted(left_out)), whole, single, may)


def _have_company(statement: Statement, pairing: Pairing, index: Mapping[str, int]) -> Flags:
    """Which leads leave somebody who may assist: leads with equal rows are told together."""
    free = np.zeros(len(index), dtype=bool)
    free[[index[worker] for worker in statement.candidates.assists[pairing.case]]] = True
    found = np.zeros(len(index), dtype=bool)
    kinds, kind_of = np.unique(pairing.takes, axis=1, return_inverse=True)
    for kind in range(kinds.shape[1]):
        total = kinds[:, kind, None] + pairing.assists
        beside = free & (total <= pairing.at_most[:, None]).all(axis=0)
        mine = kind_of.reshape(-1) == kind
        found |= mine & (beside.sum() > (beside & pairing.same))
    return found


def _groups(statement: Statement) -> list[tuple[str, ...]]:
    """Cases by the hard bonds they share, in order of their first case."""
    root = {case: case for case in statement.problem.cases}

    def find(case: str) -> str:
        while root[case] != case:
            root[case] = root[root[case]]
            case = root[case]
        return case

    for rule, bond in statement.bonds:
        for case in bond.cases[1:] if rule.hard else ():
            first, second = sorted((find(bond.cases[0]), find(case)))
            root[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for case in statement.problem.cases:
        groups[find(case)].append(case)
    return [tuple(group) for group in groups.values()]


def _together(
    cases: list[str], may: Mapping[str, tuple[str, ...]], urgency: Mapping[str, int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The cases one caseworker can take together, and the caseworkers who can."""
    if len(cases) < 2:
        return tuple(cases), may[cases[0]] if cases else ()
    common = set(may[cases[0]]).intersection(*(may[case] for case in cases[1:]))
    if common:
        return tuple(cases), tuple(sorted(common))
    takes: Counter[str] = Counter()
    holds: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        for worker in may[case]:
            takes[worker] += urgency.get(case, 1)
            holds[worker].append(case)
    support = Counter(tuple(holds[w]) for w in takes if takes[w] == max(takes.values()))
    kept = min(support, key=lambda held: (-support[held], held))
    return kept, tuple(sorted(w for w in takes if set(kept) <= set(holds[w])))
