"""A plan's day solved again by this program, and what it claims held against that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assigner.api import ledgers
from assigner.api.judged import claimed_status, judged_again, placed_words, put_to_the_test
from assigner.api.plan import Plan
from assigner.api.progress import Progress, as_watch
from assigner.api.proof import checked, sentences, summary
from assigner.errors import Misused, VerificationFailed
from assigner.proof.check import ShownTier
from assigner.solve import Contradiction, Limits, Solved, solve_guarded
from assigner.solve.outcome import Nothing, not_found
from assigner.words import Words, counted, joined, listing, say, term


@dataclass(frozen=True)
class Verified:
    """A plan that holds: recounted, small changes tried, and solved again where that was asked.

    `shown`: what its proof shows of each tier; nothing where none was given.
    """

    plan: Plan
    solved: Solved | None
    shown: Sequence[ShownTier] = ()

    @property
    def words(self) -> Words:
        """What was verified, and what was not."""
        claims, policy = self.plan.claims, self.plan.policy
        rules = sum(rule.hard for rule in policy.rules)
        return say(
            "Verified: {placed}, {listed} listed, {rules}, {tiers} · {status}",
            placed=placed_words(claims),
            listed=len(claims.unassigned),
            rules=counted("{n} hard rule kept", "{n} hard rules kept", rules),
            tiers=counted("{n} tier recounted", "{n} tiers recounted", len(claims.tiers)),
            status=self._status,
        )

    @property
    def sentences(self) -> list[Words]:
        """What was shown of each tier, a sentence each."""
        return sentences(self.plan, self.shown)

    @property
    def _status(self) -> Words:
        if self.solved is not None:
            return held_up(self.plan, self.solved)
        return summary(self.shown) if self.shown else claimed_status(self.plan.claims)


def verified(  # every way to judge a plan
    plan: Plan, ledger: str | None = None, proof: Path | None = None, *, again: bool = False,
    seconds: float | None = None, progress: Progress | None = None,
) -> Verified:
    """Judge a plan again; with `again`, solve its day again and hold that against it.

    `proof`: a file that `solve --proof` kept, checked without any solver.

    Raises VerificationFailed with everything it claims that is not so.
    """
    found = (*judged_again(plan), *ledgers.unknown_overrides(plan.facts, plan.claims, ledger))
    found = found or put_to_the_test(plan)
    solved = None
    if again and not found:
        if plan.rebalance is not None:
            raise Misused(say("--again solves a day's plan again; make a rebalance anew with "
                              "assigner rebalance."))
        solved = solved_again(plan, seconds, progress)
        found = tuple(otherwise(plan, solved))
    shown = [] if proof is None or found else checked(plan, proof)
    if found:
        head = say("{plan} does not hold:", plan=plan.path)
        raise VerificationFailed(joined((head, *found), "\n  - "))
    return Verified(plan, solved, shown)


def solved_again(
    plan: Plan, seconds: float | None = None, progress: Progress | None = None
) -> Solved:
    """The day of a day's plan, solved. NothingFound where nothing was found in time."""
    outcome = solve_guarded(
        plan.problem, plan.policy.rules, plan.policy.tiers, Limits(seconds=seconds),
        as_watch(plan.problem, progress),
    )
    if isinstance(outcome, Nothing):
        raise not_found(outcome)
    # The plan was judged: it is an allocation of the day, so there is one.
    assert not isinstance(outcome, Contradiction)
    return outcome


def otherwise(plan: Plan, again: Solved) -> Iterator[Words]:
    """What the plan claims that the solve shows to be false: the first tier, then ties."""
    for claimed, reached in zip(plan.claims.tiers, again.reached, strict=True):
        name, problem = term(claimed.name), plan.problem
        value, found = claimed.value, reached.tier.shown(problem, reached.value)
        if claimed.cost == reached.value:
            continue
        if claimed.proven and reached.value < claimed.cost:
            yield say("{tier}: {value} is claimed proven; solved again it is {found}",
                      tier=name, value=value, found=found)
        elif reached.proven and claimed.cost < reached.value:
            yield say("{tier}: {value} is claimed, and solved again nothing is below {found}",
                      tier=name, value=value, found=found)
        return
    claimed_tied = {row.case for row in plan.claims.assignments if row.tied}
    known = plan.claims.summary.ties is not None
    if known and again.ties_sought and again.proven and claimed_tied != again.tied:
        yield say("tied is claimed of {claimed}; solved again of {found}",
                  claimed=listing(claimed_tied) or "–", found=listing(again.tied) or "–")


def held_up(plan: Plan, again: Solved) -> Words:
    """What the solve says of a plan that it does not contradict."""
    same = [item.cost for item in plan.claims.tiers] == [item.value for item in again.reached]
    if same and again.proven:
        return say("solved again: optimal")
    if again.proven:
        return say("solved again: not optimal, and not claimed to be")
    return say("solved again: not proven in the time given")
