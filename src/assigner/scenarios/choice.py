"""Which open cases may move by choice, and which of them do: where it evens out its price.

From who is above the mean of their team, and is given nothing today, to who is below the mean
of theirs. A case stays that is frozen, due soon, covered for somebody, shared with a
co-worker or with a sibling beside it; nobody is brought above a ceiling, hard or soft.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from assigner.allocation import Allocation, load_after
from assigner.instance import Instance, OpenCase
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.rules.handover import Handover
from assigner.scenarios.rebalance import Rebalance
from assigner.solve.offer import Offer
from assigner.statement import Statement, state

if TYPE_CHECKING:
    from assigner.solve.transfers import Market


@dataclass(frozen=True)
class Choice:
    """What could move by choice once what must be placed is placed as in `allocation`."""

    rebalance: Rebalance
    allocation: Allocation

    @property
    def policy(self) -> Policy:
        """The priced model."""
        return self.rebalance.policy

    @cached_property
    def load(self) -> Mapping[str, int]:
        """Minutes a week everybody carries then."""
        problem = self.rebalance.problem
        return {w: load_after(problem, self.allocation, w) for w in problem.workers}

    @cached_property
    def offered(self) -> tuple[OpenCase, ...]:
        """The open cases that could be given, in order of id."""
        day, moves = self.rebalance.restaffed.instance, self.policy.moves
        assert moves is not None
        decided = {item.case.id for item in self.rebalance.restaffed.back}
        decided |= {item.case for item in day.agreed}
        families: Counter[tuple[str, str]] = Counter()
        if "siblings" in self.policy.rule:
            families.update((c.family, c.phase) for c in (*day.caseload, *day.cases) if c.family)
        return tuple(
            case
            for case in day.caseload
            if case.caseworker in self.givers
            and self._may_pay(case)
            and not (case.frozen or case.cover_until or case.belongs_to)
            and not (case.co_caseworker or case.two_advisers)
            and case.id not in decided
            and families[case.family, case.phase] <= 1
            and (case.due is None or (case.due - day.date).days > moves.near_deadline.whole)
        )

    def _may_pay(self, case: OpenCase) -> bool:
        """Whether the case would pay if it went to the emptiest of all, who knew it."""
        problem, tier = self.rebalance.problem, self.rebalance.tier
        lowest = self._lowest.get(case.phase)
        if lowest is None:
            return False
        used = Fraction(self.load[case.caseworker], problem.capacity[case.caseworker])
        price = min(tier.prices(case, problem.instance.date))
        return 2 * problem.minutes(case) * (used - lowest) > price

    @cached_property
    def _lowest(self) -> Mapping[str, Fraction]:
        """Phase -> the lowest utilisation among those below the mean who take it."""
        problem = self.rebalance.problem
        found: dict[str, Fraction] = {}
        for worker, above in self._above():
            used = Fraction(self.load[worker], problem.capacity[worker])
            for phase in () if above else problem.takes_phase[problem.workers[worker].team]:
                found[phase] = min(used, found.get(phase, used))
        return found

    @cached_property
    def means(self) -> Mapping[str, Fraction]:
        """Each team's mean utilisation, of whom is there and has hours for cases."""
        problem = self.rebalance.problem
        load, room = Counter[str](), Counter[str]()
        for worker in problem.workers.values():
            if problem.capacity[worker.id] > 0 and problem.present(worker.id):
                load[worker.team] += self.load[worker.id]
                room[worker.team] += problem.capacity[worker.id]
        return {team: Fraction(load[team], room[team]) for team in room}

    def _above(self) -> Iterator[tuple[str, bool]]:
        problem = self.rebalance.problem
        for worker in problem.workers.values():
            capacity = problem.capacity[worker.id]
            if capacity > 0 and problem.present(worker.id):
                used = Fraction(self.load[worker.id], capacity)
                if used != self.means[worker.team]:
                    yield worker.id, used > self.means[worker.team]

    @cached_property
    def givers(self) -> frozenset[str]:
        """Who may give by choice."""
        given = {person for _, person in self.allocation.given(self.rebalance.problem)}
        return frozenset(worker for worker, above in self._above() if above) - given

    @cached_property
    def statement(self) -> Statement:
        """What the rules say of the offered cases, with everything else where it is placed."""
        rules = [rule for rule in self.policy.rules if not isinstance(rule, Handover)]
        return state(self.policy.pose(self._placed()), rules)

    @cached_property
    def receivers(self) -> Mapping[str, frozenset[str]]:
        """For each offered case: who may receive it."""
        below = frozenset(worker for worker, above in self._above() if not above)
        below -= self.rebalance.restaffed.awaited.keys()
        takes = self.statement.candidates.takes
        return {case.id: below.intersection(takes[case.id]) for case in self.offered}

    def _placed(self) -> Instance:
        """The day with everything placed as planned, and only the offered cases open."""
        problem = self.rebalance.problem
        day = problem.instance
        offered = {case.id for case in self.offered}
        held = [case for case in day.caseload if case.id not in offered]
        for case_id, seats in self.allocation.seats.items():
            case = problem.cases[case_id]
            kept = case.caseworker if isinstance(case, OpenCase) else ""
            facts = {
                name: getattr(case, name) for name in case.__dataclass_fields__
                if name not in ("caseworker", "co_caseworker")
            }
            if kept != seats.caseworker:
                facts["assigned"] = problem.start(case_id)
            held.append(OpenCase(**facts, caseworker=seats.caseworker,
                                 co_caseworker=seats.co_caseworker or ""))
        return replace(day, cases=self.offered, caseload=tuple(held))

    def market(self) -> "Market":
        """The offers, to choose among."""
        from assigner.solve.transfers import Market  # noqa: PLC0415  # loads OR-Tools

        problem = self.statement.problem
        offers = [
            Offer(case.id, case.caseworker, prices)
            for case, prices in self._prices(problem)
            if prices
        ]
        rule = next(rule for rule in self.policy.rules if isinstance(rule, Handover))
        return Market(self.statement, offers, self.load, rule)

    def _prices(self, problem: Problem) -> Iterator[tuple[OpenCase, dict[str, int]]]:
        """Each offered case with what a move to each of its receivers costs, in cost units."""
        for case in self.offered:
            new, known = self.rebalance.tier.prices(case, problem.instance.date)
            yield case, {
                to: problem.scale * (known if to == case.previous_caseworker else new)
                for to in sorted(self.receivers[case.id])
            }
