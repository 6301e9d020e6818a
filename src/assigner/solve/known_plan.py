"""An allocation of a day that is known before the day is solved, and what is proven of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assigner.allocation import Seats
from assigner.solve.standing import Reached


@dataclass(frozen=True)
class KnownPlan:
    """Who has what, and what that costs in the first tiers.

    The last of the `costs` is proven: nothing that costs as little in the tiers before costs
    less in that one. With none, nothing is proven of it.
    """

    seats: Mapping[str, Seats]
    costs: Sequence[tuple[int, ...]] = ()

    def is_least(self, reached: Sequence[Reached]) -> bool:
        """Whether it is proven best in the tier after those reached."""
        return len(reached) + 1 == len(self.costs) and all(
            item.proven and cost <= item.value
            for item, cost in zip(reached, self.costs, strict=False)
        )
