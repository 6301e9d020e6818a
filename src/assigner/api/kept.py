"""A plan that was kept: its claims, and the day it was made for, found again."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assigner.api.day import Day, vocabulary
from assigner.api.found_again import Told, found_again, ignored
from assigner.errors import PlanError
from assigner.explain.planned import Planned
from assigner.files.complaints import Complaint
from assigner.files.letters import letters
from assigner.instance import Instance
from assigner.plan import Claims, read_claims, recount
from assigner.plan.changes import changes
from assigner.plan.refuted import refuted
from assigner.plan.rewritten import misstated
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.scenarios.affected_cases import restaff
from assigner.scenarios.change_check import check
from assigner.scenarios.change_file import from_rows
from assigner.scenarios.priced import priced
from assigner.scenarios.rebalance import Rebalance
from assigner.scenarios.rebalance_plan import KIND, recount_rebalance
from assigner.words import Words, listing, say, term


@dataclass(frozen=True)
class Kept:
    """A plan's claims, the model and the problem they are about, and where it lies."""

    plan: Path
    claims: Claims
    folder: Path | None
    policy: Policy
    problem: Problem
    rebalance: Rebalance | None = None
    warnings: tuple[Complaint, ...] = ()

    @property
    def home(self) -> Path:
        """Where its files lie. Raises PlanError for a plan of a day that was never in files."""
        if self.folder is None:
            raise PlanError(say("The day was made of data frames: it lies in no folder."))
        return self.folder

    @property
    def facts(self) -> Instance:
        """The day as it is in its files; a rebalance is of the day after its changes."""
        return self.problem.instance if self.rebalance is None else self.rebalance.restaffed.before

    @cached_property
    def planned(self) -> Planned:
        """The plan as the explanations take it."""
        return Planned(
            self.problem, self.policy.rules, self.policy.tiers, self.claims.allocation,
            self.claims.status == "optimal",
        )

    @cached_property
    def changes(self) -> tuple[Words, ...]:
        """In what the day or its model is no longer the one the plan was made on."""
        return tuple(changes(self.claims, self.problem, self.policy, self.facts.sha256))

    @cached_property
    def letters(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        """Where each column is in the user's files: file or sheet, and letter."""
        return {} if self.folder is None else letters(self.folder)


def open_kept(
    plan: Path, instance: Path | None, model: str | None, *, discreet: bool = False,
    told: Told = ignored,
) -> Kept:
    """Read a plan and find its day. Raises PlanError where either is not what it was.

    `discreet`: faults of the instance are not quoted.
    """
    kept = find_kept(plan, instance, model, discreet=discreet, told=told)
    if kept.facts.sha256 != kept.claims.instance.sha256:
        raise PlanError(say("{plan}: the instance in {folder} has changed since; solve again.",
                            plan=plan, folder=kept.folder))
    if kept.policy.sha256 != kept.claims.model.sha256:
        raise PlanError(say("{plan}: the model {model} has changed since; solve again.",
                            plan=plan, model=kept.policy.name))
    return kept


def find_kept(
    plan: Path, instance: Path | None, model: str | None, *, discreet: bool = False,
    told: Told = ignored,
) -> Kept:
    """Read a plan and its day as it is now, which may have changed since."""
    claims = read_claims(plan)
    if claims.status in ("infeasible", "unknown"):
        raise PlanError(say("{plan}: holds no allocation ({status}).", plan=plan,
                            status=term(claims.status)))
    day = found_again(claims, plan, instance, model, told)
    if discreet and _faulty(day):
        raise PlanError(
            say("{plan}: its instance has errors; ask a coordinator to check it.", plan=plan)
        )
    facts, policy = day.require()
    if claims.kind == KIND:
        rebalance = _rebalance(claims, facts, policy, plan)
        return Kept(plan, claims, day.folder, rebalance.policy, rebalance.problem, rebalance)
    policy = _lifting(policy, claims, plan)
    problem = policy.pose(
        facts,
        pins=frozenset(claims.decisions.pins),
        forbids=frozenset(claims.decisions.forbids),
        seed=claims.solver.seed,
        beyond=claims.beyond,
    )
    return Kept(plan, claims, day.folder, policy, problem, warnings=day.reading.warnings)


def _lifting(policy: Policy, claims: Claims, plan: Path) -> Policy:
    """The model with what the plan's decisions lift, for pinned cases alone; never law."""
    lifts = frozenset(claims.decisions.lifts)
    free = {case for _, case in lifts} - {case for case, _ in claims.decisions.pins}
    try:
        if free:
            raise ValueError(listing(free))
        return policy.lifting(lifts)
    except ValueError as error:
        raise PlanError(say("{plan}: lifts what may not be lifted: {what}.", plan=plan,
                            what=str(error))) from error


def judged_again(kept: Kept) -> tuple[Words, ...]:
    """Every way in which a plan is not what it claims; empty when it holds."""
    found = recount(kept.claims, kept.problem, kept.policy)
    if found:
        return found
    if kept.rebalance is not None:
        return tuple(recount_rebalance(kept.claims, kept.rebalance))
    return tuple(misstated(kept.claims, kept.problem, kept.policy, kept.facts))


def claimed_status(claims: Claims) -> Words:
    """What a plan that was judged, and not solved again, may be called."""
    if claims.status == "optimal":
        return say("values recounted; proof not checked")
    return say("values recounted; not proven optimal")


def put_to_the_test(kept: Kept) -> tuple[Words, ...]:
    """What small changes show to be false of a day's plan that was judged already.

    The proof of a rebalance is one over so many moves: no change is tried there.
    """
    if kept.rebalance is not None:
        return ()
    return tuple(refuted(kept.claims, kept.problem, kept.policy))


def _rebalance(claims: Claims, facts: Instance, policy: Policy, plan: Path) -> Rebalance:
    """The day after the changes that the plan was made for."""
    written = from_rows(claims.changes, plan.name)
    changes = check(written, facts, vocabulary(policy))
    return Rebalance(
        restaff(facts, policy, changes), priced(policy), frozenset(claims.by_choice),
        claims.solver.seed, claims.beyond, claims.over_norm_placed,
    )


def _faulty(day: Day) -> bool:
    return day.policy is None or day.reading.instance is None
