"""A claim of proof put to the test without a solver: small changes that better the plan.

That none of them does proves nothing; that one does proves the claim false. Tried, as far as
TRIED goes: each case with everybody else who may take it, siblings together; each co-worker
replaced; each case left placed, alone or in place of another; each two cases exchanged.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, islice

from assigner.allocation import Allocation, Seats
from assigner.objective import Tier
from assigner.plan.recount import Claims
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.statement import Statement, state
from assigner.verify import Judgement, judge
from assigner.words import Words, listing, say, term

TRIED = 4_000
"""So many changes are judged at most: a few seconds."""

Seating = Mapping[str, Seats | None]
"""Case -> who has it after a change; None: nobody."""


@dataclass(frozen=True)
class Tries:
    """Small changes of one allocation that no bar forbids by itself."""

    statement: Statement
    allocation: Allocation

    def every(self) -> Iterator[Seating]:
        """The likeliest to better something first."""
        return chain(self._placed(), self._moved(), self._beside(), self._exchanged())

    def _leads(self, case: str) -> tuple[str, ...]:
        return self.statement.candidates.takes[case]

    def _seats(self, case: str, lead: str) -> Iterator[Seats]:
        """With this caseworker: the co-worker there was, else each there may be."""
        now = self.allocation.seats.get(case)
        beside = self.statement.candidates.assists[case]
        if not beside:
            yield Seats(lead)
        elif now is not None and now.co_caseworker not in (None, lead):
            yield Seats(lead, now.co_caseworker)
        else:
            yield from (Seats(lead, other) for other in beside if other != lead)

    def _placed(self) -> Iterator[Seating]:
        for case in self.allocation.unassigned(self.statement.problem):
            for lead in self._leads(case):
                for seats in self._seats(case, lead):
                    yield {case: seats}
                    yield from ({case: seats, other: None} for other in self.allocation.takes(lead))

    def _moved(self) -> Iterator[Seating]:
        for case, now in sorted(self.allocation.seats.items()):
            for lead in self._leads(case):
                if lead != now.caseworker:
                    yield from ({case: seats} for seats in self._seats(case, lead))
        for _, bond in self.statement.bonds:
            together = [case for case in bond.cases if case in self.allocation.seats]
            for lead in self._leads(together[0]) if len(together) > 1 else ():
                moved = {case: next(self._seats(case, lead), None) for case in together}
                if None not in moved.values():
                    yield moved

    def _beside(self) -> Iterator[Seating]:
        for case, now in sorted(self.allocation.seats.items()):
            for other in self.statement.candidates.assists[case]:
                if other not in now:
                    yield {case: Seats(now.caseworker, other)}

    def _exchanged(self) -> Iterator[Seating]:
        seats = self.allocation.seats
        for one, other in combinations(sorted(seats), 2):
            first, second = seats[one], seats[other]
            if first.caseworker == second.caseworker or (
                second.caseworker not in self._leads(one)
                or first.caseworker not in self._leads(other)
            ):
                continue
            for mine in self._seats(one, second.caseworker):
                yield from (
                    {one: mine, other: theirs} for theirs in self._seats(other, first.caseworker)
                )


def refuted(claims: Claims, problem: Problem, policy: Policy) -> list[Words]:
    """What the plan claims of its tiers and ties that a small change shows to be false."""
    statement, here = state(problem, policy.rules), claims.allocation
    mine = judge(problem, policy.rules, policy.tiers, here).costs
    proven = {tier.name for tier in claims.tiers if tier.proven}
    alone = {row.case for row in claims.assignments if row.tied is False}
    tied: set[str] = set()
    for change in islice(Tries(statement, here).every(), TRIED):
        seats: dict[str, Seats] = {
            case: who for case, who in {**here.seats, **change}.items() if who is not None
        }
        found = judge(problem, policy.rules, policy.tiers, Allocation(seats))
        if found.breaches:
            continue
        tier = _bettered(policy.tiers, mine, found)
        if tier is not None and tier.name in proven:
            return [_said(problem, tier, mine, found, change)]
        if all(found.costs[t.name] == mine[t.name] for t in policy.tiers
               if not t.is_lot):
            tied.update(case for case in here.seats if seats.get(case) != here.seats[case])
    return [
        say("{case} is claimed to have no equal, and others would be as good", case=case)
        for case in sorted(tied & alone)
    ]


def _bettered(
    tiers: tuple[Tier, ...], mine: Mapping[str, tuple[int, ...]], found: Judgement
) -> Tier | None:
    """The first tier in which a change differs, where it is for the better."""
    for tier in tiers:
        before, after = mine[tier.name], found.costs[tier.name]
        if tier.tolerance > 0:
            # What was given up may be had back; giving up more may not be allowed.
            if after > before:
                return None
            continue
        if after != before:
            return tier if after < before else None
    return None


def _said(
    problem: Problem, tier: Tier, mine: Mapping[str, tuple[int, ...]], found: Judgement,
    change: Seating,
) -> Words:
    moves = listing(
        f"{case} → {'–' if who is None else '+'.join(person for person in who if person)}"
        for case, who in change.items()
    )
    before = tier.shown(problem, mine[tier.name])
    after = tier.shown(problem, found.costs[tier.name])
    if before == after:
        return say("{tier}: claimed proven, and {moves} would be better", tier=term(tier.name),
                   moves=moves)
    return say(
        "{tier}: {before} is claimed proven, and {moves} would give {after}",
        tier=term(tier.name), before=before, moves=moves, after=after,
    )
