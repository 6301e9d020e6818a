"""Labels: sets of seats of many pricing problems, told by what still matters of them."""

from dataclasses import dataclass

import numpy as np

from assigner.solve.columns.seats import Flags, Ints


@dataclass
class LabelSet:
    """Sets of seats; arrays by label. `counted` and `paid` have a row for each limit and ask.

    `next`: the first place that may be taken next.
    """

    subproblem: Ints  # (label,), the pricing problem
    load: Ints  # (label,), minutes a week
    phases: Ints  # (label,), bits of phases
    now: Ints  # (label,), gain so far, units of the duals
    bonds: Ints  # (label,), bits of bonds held
    next: Ints  # (label,), place
    counted: Ints  # (limit, label), counts
    paid: Ints  # (budget, label), cost units
    name: Ints  # (label,), by which its parents are found

    def only(self, keep: Flags | Ints) -> "LabelSet":
        """Some of them."""
        return LabelSet(
            self.subproblem[keep], self.load[keep], self.phases[keep], self.now[keep],
            self.bonds[keep], self.next[keep], self.counted[:, keep], self.paid[:, keep],
            self.name[keep],
        )

    def beside(self, other: "LabelSet") -> "LabelSet":
        """These and others."""
        pairs = zip(vars(self).values(), vars(other).values(), strict=True)
        return LabelSet(*(np.concatenate([mine, its], axis=-1) for mine, its in pairs))
