"""Hours summed by person and by what they were spent on, on their way to arrays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from assigner.time_study.spent import Spent


class Strand(NamedTuple):
    """What a case-week is, for the fit: the place of its weight and what makes it heavier."""

    weight: int
    further: int
    new: bool
    co: bool


Key = tuple[object, ...]


@dataclass
class StudyRow:
    """One sum: hours, what they were spent on, weeks of fixed time, what is no number's."""

    hours: float = 0.0
    meetings: float = 0.0
    apart: float = 0.0
    strands: dict[Strand, float] = field(default_factory=dict)


def as_arrays(rows: Mapping[Key, StudyRow], lost: Mapping[Key, float]) -> Spent:
    """Everything as arrays, in an order that the order of rows does not decide."""
    keys = sorted((key for key, row in rows.items() if row.strands or row.meetings),
                  key=lambda key: (key[0], *map(str, key[1:])))
    persons, blocks = (_numbered(map(of, keys)) for of in (_person, _block))
    groups = _numbered(map(_group, keys))
    strands = [(place, *item) for place, key in enumerate(keys)
               for item in sorted(rows[key].strands.items())]
    whole = np.array(
        [(persons[_person(key)], blocks[_block(key)], groups[_group(key)]) for key in keys],
        dtype=np.int64).reshape(-1, 3)
    thread = np.array([(place, one.weight) for place, one, _ in strands],
                      dtype=np.int64).reshape(-1, 2)
    marks = np.array([(amount, one.further, one.new, one.co) for _, one, amount in strands],
                     dtype=np.float64).reshape(-1, 4)
    found = [rows[key] for key in keys]
    return Spent(
        hours=np.array([row.hours for row in found]), person=whole[:, 0], block=whole[:, 1],
        group=whole[:, 2], meetings=np.array([row.meetings for row in found]),
        apart=np.array([row.apart for row in found]),
        lost=np.array([lost.get(block, 0.0) for block in blocks]),
        row=thread[:, 0], weight=thread[:, 1], amount=marks[:, 0], further=marks[:, 1],
        new=marks[:, 2], co=marks[:, 3],
    )


def _person(key: Key) -> Key:
    return key[:1]


def _block(key: Key) -> Key:
    """What somebody did together: all cases, or one week where there are totals alone."""
    return key if key[1] in ("total", "fixed") else key[:2]


def _group(key: Key) -> Key:
    """What somebody's pace moves: fixed time has one of its own."""
    return key[0], key[1] == "fixed"


def _numbered(keys: Iterable[Key]) -> dict[Key, int]:
    return {key: place for place, key in enumerate(dict.fromkeys(keys))}
