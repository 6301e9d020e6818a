"""The two seats of one case: which caseworker and co-worker go together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assigner.rule import LinearRow
from assigner.statement import Statement

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Pairing:
    """The hard rows of one case, read as: takes[r, lead] + assists[r, co] <= at_most[r].

    `same` marks who may not have both seats: two advisers state that person by person,
    and as a flag it stays small.
    """

    case: str
    same: Flags  # (worker,)
    takes: Ints  # (row, worker), coefficient of taking the case
    assists: Ints  # (row, worker), coefficient of assisting in it
    at_most: Ints  # (row,)

    def alone(self) -> Flags:
        """The caseworkers who may take the case without a co-worker."""
        return np.asarray((self.takes <= self.at_most[:, None]).all(axis=0))

    def agrees(self, lead: int, co: int) -> bool:
        """Whether these two may share the case."""
        if lead == co and self.same[lead]:
            return False
        return bool((self.takes[:, lead] + self.assists[:, co] <= self.at_most).all())

    def beside(self, lead: int) -> Flags:
        """Who may assist `lead`."""
        total = self.takes[:, lead, None] + self.assists
        open_to = np.asarray((total <= self.at_most[:, None]).all(axis=0))
        if self.same[lead]:
            open_to[lead] = False
        return open_to

    def leads(self, co: int) -> Flags:
        """Whom `co` may assist."""
        total = self.takes + self.assists[:, co, None]
        open_to = np.asarray((total <= self.at_most[:, None]).all(axis=0))
        if self.same[co]:
            open_to[co] = False
        return open_to


@dataclass(frozen=True)
class RowsByCase:
    """The hard rows, sorted by what they tie together."""

    own: Mapping[str, Sequence[LinearRow]]
    forced: frozenset[str]
    tangled: frozenset[str]


def rows_by_case(statement: Statement) -> RowsByCase:
    """Sort the hard rows: those of one case, and those that tie cases together.

    `forced` cases have a row that no allocation without them meets (a pin). `tangled`
    ones share a row with another case; no rule of today writes such a row.
    """
    own: dict[str, list[LinearRow]] = {}
    forced: set[str] = set()
    tangled: set[str] = set()
    for rule, row in statement.rows:
        if not rule.hard:
            continue
        cases = {part.case for part, _ in row.terms}
        if row.at_most < 0:
            forced |= cases
        if len(cases) == 1:
            own.setdefault(next(iter(cases)), []).append(row)
        else:
            tangled |= cases
    for _, bond in statement.bonds:
        if tangled.intersection(bond.cases):
            tangled.update(bond.cases)
    return RowsByCase(own, frozenset(forced), frozenset(tangled))


def pair_up(case: str, rows: Sequence[LinearRow], index: Mapping[str, int]) -> Pairing:
    """Read the rows of one case."""
    same = np.zeros(len(index), dtype=bool)
    takes: list[Ints] = []
    assists: list[Ints] = []
    at_most: list[int] = []
    for row in rows:
        if _both_seats(row):
            same[index[row.terms[0][0].worker]] = True
            continue
        lead = np.zeros(len(index), dtype=np.int64)
        beside = np.zeros(len(index), dtype=np.int64)
        for part, coefficient in row.terms:
            side = lead if part.seat == "takes" else beside
            side[index[part.worker]] += coefficient
        takes.append(lead)
        assists.append(beside)
        at_most.append(row.at_most)
    shape = (len(at_most), len(index))
    return Pairing(
        case, same, np.array(takes, dtype=np.int64).reshape(shape),
        np.array(assists, dtype=np.int64).reshape(shape), np.array(at_most, dtype=np.int64),
    )


def _both_seats(row: LinearRow) -> bool:
    """Whether a row says nothing but that one person may not have both seats of a case."""
    if len(row.terms) != 2:
        return False
    (first, one), (second, two) = row.terms
    return (
        first.worker == second.worker
        and first.seat != second.seat
        and max(one, two) <= row.at_most < one + two
    )
