"""Which open cases may move by choice, where that evens out more than it costs.

A case stays that is frozen, due soon, held for somebody who is away or back from there today,
decided for another day, shared with a co-worker, or whose holder is not at work. Siblings with
one holder go together or not at all. Everything else is what the rules say of giving the case
today.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assigner.allocation import Allocation, Seats
from assigner.instance import OpenCase
from assigner.scenarios.rebalance import Rebalance
from assigner.solve import Reached
from assigner.statement import state

if TYPE_CHECKING:
    from assigner.solve.optional_moves import OptionalMoves


@dataclass(frozen=True)
class Choice:
    """A day whose cases are placed as in `allocation`, and every case that may move beside."""

    rebalance: Rebalance
    allocation: Allocation
    reached: Sequence[Reached]

    @cached_property
    def offered(self) -> tuple[OpenCase, ...]:
        """The open cases that may move by choice, in order of id."""
        return tuple(offered(self.rebalance))

    @cached_property
    def whole(self) -> Rebalance:
        """The day with all of them among its cases."""
        names = frozenset(case.id for case in self.offered)
        return replace(self.rebalance, choice=names, enough=self.enough)

    @cached_property
    def enough(self) -> int:
        """How far above the norms placing alone leaves the office."""
        return next(
            (item.value[0] for item in self.reached if item.tier.name == "over_norm"), 0
        )

    @cached_property
    def placed(self) -> Mapping[str, Seats]:
        """Everything placed, and what may move at home."""
        return {
            **self.allocation.seats,
            **{case.id: Seats(case.caseworker) for case in self.offered},
        }

    @cached_property
    def question(self) -> "OptionalMoves":
        """Placing and moving as one."""
        from assigner.solve.optional_moves import OptionalMoves  # noqa: PLC0415  # loads OR-Tools

        problem, policy = self.whole.problem, self.whole.policy
        return OptionalMoves(
            state(problem, policy.rules), policy.rules, policy.tiers, self.placed,
            self._left(), policy.rule["handover"],
        )

    def _left(self) -> int | None:
        """How many cases nobody takes in any allocation, where that is proven."""
        first = self.reached[0]
        if not (first.tier.places and first.proven):
            return None
        return len(self.allocation.unassigned(self.rebalance.problem))

    def moved(self, seats: Mapping[str, Seats]) -> frozenset[str]:
        """What leaves its holder by choice."""
        return frozenset(
            case.id for case in self.offered if seats[case.id].caseworker != case.caseworker
        )


def offered(rebalance: Rebalance) -> Iterator[OpenCase]:
    """The open cases that may move by choice."""
    day, policy = rebalance.restaffed.instance, rebalance.policy
    moves = policy.moves
    assert moves is not None
    decided = {item.case.id for item in rebalance.restaffed.back}
    decided |= {item.case for item in day.agreed}
    near = moves.near_deadline.whole
    able = [
        case for case in day.caseload
        if not (case.frozen or case.cover_until or case.belongs_to)
        and not (case.co_caseworker or case.two_advisers)
        and case.id not in decided
        and rebalance.problem.there(case.caseworker, day.date)
        and (case.due is None or (case.due - day.date).days > near)
    ]
    names = {case.id for case in able}
    apart = set()
    if any(rule.keeps_together for rule in policy.rules):
        # Siblings are new cases too where their holder keeps them beside a new co-worker.
        held = [*day.caseload, *(c for c in day.cases if isinstance(c, OpenCase))]
        apart = {_group(case) for case in held if case.family and case.id not in names}
    return (case for case in able if not case.family or _group(case) not in apart)


def _group(case: OpenCase) -> tuple[str, str, str]:
    return case.family, case.phase, case.caseworker
