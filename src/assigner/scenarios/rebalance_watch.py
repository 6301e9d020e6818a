"""Who is told how a rebalance stands: only what its plan will come to is told as proven."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assigner.objective import Tier
from assigner.problem import Problem
from assigner.solve import SolveStanding
from assigner.solve.outcome import Reached

if TYPE_CHECKING:
    from assigner.solve.optional_moves import Together

Watch = Callable[[SolveStanding, float], None]


@dataclass(frozen=True)
class RebalanceWatch:
    """`of`: who is told of a problem's standings, in its units, and the second of each."""

    of: Callable[[Problem], Watch | None] = lambda problem: None

    def before(self, problem: Problem, moves: int) -> Watch | None:
        """Of the placing before any move is chosen: nothing of the tier `moves` or after."""
        watch = self.of(problem)

        def told(standing: SolveStanding, seconds: float) -> None:
            assert watch is not None
            watch(replace(standing, reached=standing.reached[:moves]), seconds)

        return watch and told

    def choosing(
        self, problem: Problem, moves: Tier, held: Sequence[Reached], spent: Callable[[], float]
    ) -> Callable[["Together"], None]:
        """Of the moves as they are chosen. `held`: what the tiers before have come to."""
        watch = self.of(problem)

        def told(better: "Together") -> None:
            if watch is not None:
                reached = Reached(moves, (better.value,), (better.bound,), better.proven)
                watch(SolveStanding(better.seats, (*held, reached), "plain"), spent())

        return told


NOBODY = RebalanceWatch()
