"""What a plan made earlier knows for a day like it: who took what, and the duals that proved it.

Duals and columns are told by name, so that another day can have them: one with more cases, or
with others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assigner.allocation import Seats

if TYPE_CHECKING:
    from assigner.solve.branch_and_price.shortlist import Shortlist

NamedSeat = tuple[str, bool]
"""A case, and whether it is its second seat."""
NamedColumn = tuple[str, tuple[NamedSeat, ...]]
"""A caseworker, and what they take in it."""


@dataclass(frozen=True)
class NamedDuals:
    """Where the search for a tier of one part ended. `stage`: how many tiers were kept before.

    `unit`: into how many parts utilisation was cut that day, where it is weighed in the tier, else
    1; `scale`: into how many parts a unit of the tier.
    `kept`: the dual of each tier before, at least 0; `rows`: of each linking row by name.
    """

    stage: int
    unit: int
    scale: int
    kept: tuple[int, ...]
    rows: Mapping[str, int]
    columns: tuple[NamedColumn, ...] = ()


@dataclass(frozen=True)
class EarlierPlan:
    """Who took what, case by case, and the duals of its parts, none where they are not known.

    `near`: what solves of one day under different weights share; they leave no duals themselves.
    """

    seats: Mapping[str, Seats]
    duals: tuple[NamedDuals, ...] = ()
    near: "Shortlist | None" = None


NOTHING_EARLIER: Final = EarlierPlan({})
"""No plan to start from."""
