"""A day after staff changes as a problem to solve, and what its plan moves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from assigner.allocation import Allocation
from assigner.instance import OpenCase
from assigner.kept_room import KeptRoom
from assigner.objective import Tier
from assigner.policy import Policy
from assigner.problem import Beyond, Problem
from assigner.scenarios.affected_cases import REASONS, Origin, Restaffed
from assigner.scenarios.spread import spread_out
from assigner.words import Words, say


@dataclass(frozen=True)
class Move:
    """One open case that changes hands. `cost`: minutes of balance it must even out."""

    case: str
    holder: str
    to: str
    origin: Origin
    cost: int

    @property
    def words(self) -> Words:
        """Why it moves."""
        return say(REASONS[self.origin.reason], holder=self.holder, to=self.to)


@dataclass(frozen=True)
class Assisted:
    """One open case that gets another co-worker; `before` is blank where there was none."""

    case: str
    before: str
    to: str
    on: date | None


@dataclass(frozen=True)
class Rebalance:
    """A restaffed day under a priced model. `choice`: open cases offered to move by choice.

    `enough`: how far above the norms placing alone leaves the office; with moves by choice it
    is no further above, and nothing moves to get below. `pins`, `forbids`: what somebody decided of
    new cases beforehand, (case, caseworker).
    """

    restaffed: Restaffed
    model: Policy
    choice: frozenset[str] = frozenset()
    seed: int = 0
    beyond: Mapping[str, Beyond] = field(default_factory=dict)
    enough: int = 0
    kept: Mapping[str, KeptRoom] = field(default_factory=dict)
    pins: frozenset[tuple[str, str]] = frozenset()
    forbids: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def policy(self) -> Policy:
        """The priced model, its norms as far as moves by choice count in them."""
        if not self.choice:
            return self.model
        tiers = tuple(
            tier.down_to(self.enough) for tier in self.model.tiers
        )
        return replace(self.model, tiers=tiers)

    @cached_property
    def problem(self) -> Problem:
        """What is solved: new cases, open cases that must move, and those offered."""
        day = self.restaffed.instance
        offered = [case for case in day.caseload if case.id in self.choice]
        rest = tuple(case for case in day.caseload if case.id not in self.choice)
        posed = self.policy.pose(
            replace(day, cases=(*day.cases, *offered), caseload=rest),
            pins=self.restaffed.pins | self.pins, seed=self.seed,
            forbids=self.restaffed.forbids | self.forbids,
            beyond=self.beyond, kept=self.kept,
        )
        return replace(
            posed, starts=self.restaffed.starts, firm=self.restaffed.covered,
            awaited=self.restaffed.awaited, going=self.restaffed.going,
            named=self.restaffed.named,
        )

    @cached_property
    def before(self) -> Problem:
        """The office as it is before anything changes."""
        return self.policy.pose(self.restaffed.before)

    @cached_property
    def tier(self) -> Tier:
        """What a move costs."""
        return next(tier for tier in self.policy.tiers if tier.moves_cost)

    @cached_property
    def held(self) -> dict[str, OpenCase]:
        """Open cases as they are this morning."""
        return {case.id: case for case in self.restaffed.before.caseload}

    def moves(self, allocation: Allocation) -> tuple[Move, ...]:
        """Every open case with another caseworker, in order of id."""
        found = [
            Move(item.case.id, item.origin.holder, item.to, item.origin, 0)
            for item in self.restaffed.back
        ]
        on, days = self.problem.instance.date, self.days(allocation)
        for case, seats in allocation.seats.items():
            if case not in self.held:
                continue
            origin = self.restaffed.origins.get(case)
            # A covered case is handed over by whose it is; who covers may get it for good.
            own = origin is not None and origin.reason == "leaves"
            giver = origin.holder if origin and own else self.held[case].caseworker
            if giver == seats.caseworker:
                continue
            if origin is None:
                origin = Origin(giver, "choice")
            placed = self.problem.cases[case]
            assert isinstance(placed, OpenCase)
            cost = self.tier.price(placed, seats.caseworker, on)
            origin = replace(origin, on=days.get(case, origin.on))
            found.append(Move(case, giver, seats.caseworker, origin, cost))
        return tuple(sorted(found, key=lambda move: move.case))

    def days(self, allocation: Allocation) -> Mapping[str, date]:
        """On which day what is handed over later changes hands."""
        return spread_out(self.problem, self.policy.rules, allocation)

    def assisted(self, allocation: Allocation) -> Iterator[Assisted]:
        """Every open case with another co-worker, in order of id."""
        days = self.days(allocation)
        for case, seats in sorted(allocation.seats.items()):
            now = seats.co_caseworker
            if case in self.held and now and now != self.held[case].co_caseworker:
                origin = self.restaffed.origins.get(case)
                on = days.get(case, None if origin is None else origin.on)
                yield Assisted(case, self.held[case].co_caseworker, now, on)
