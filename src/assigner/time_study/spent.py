"""Hours that were registered, beside what they were spent on.

A row is a sum of hours of one person; its strands say what it was spent on: so many case-weeks
of a kind, each with so many further children, new or not, as holder or co-worker.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Expected:
    """What numbers say the rows should hold.

    `slope`: by how much each row moves for one unit of each number as it is fitted. `noise`:
    variance of a row for a case-week whose standard deviation is its mean.
    """

    mean: Floats  # (row,), hours
    slope: Floats  # (row, number)
    noise: Floats  # (row,), hours squared


@dataclass(frozen=True)
class Spent:
    """Rows and strands. Persons are numbers: no name comes this far.

    A block is what one person did together: the cases of a time, where somebody who mixes phases
    loses `lost` hours over all of them for each unit of the mixing share. A group holds rows that
    a person's own pace moves together.
    """

    hours: Floats  # (row,), hours registered
    person: Ints  # (row,)
    block: Ints  # (row,)
    group: Ints  # (row,)
    meetings: Floats  # (row,), weeks of fixed time in it
    apart: Floats  # (row,), hours in it that no number is sought for
    lost: Floats  # (block,), hours
    row: Ints  # (strand,), ascending
    weight: Ints  # (strand,), which number
    amount: Floats  # (strand,), case-weeks
    further: Floats  # (strand,), further children
    new: Floats  # (strand,), 1 in the first weeks
    co: Floats  # (strand,), 1 as co-worker

    @cached_property
    def bare(self) -> Bools:
        """Whether a row is of fixed time alone, (row,)."""
        found: Bools = np.bincount(self.row, minlength=len(self.hours)) == 0
        return found

    @property
    def persons(self) -> int:
        """How many registered."""
        return int(self.person.max()) + 1 if len(self.person) else 0
