"""A plan that was kept: its claims, and the day it was made for, found again."""

from pathlib import Path

from assigner.api.day import Day
from assigner.api.found_again import found_again
from assigner.api.plan import Plan
from assigner.api.vocabulary import vocabulary
from assigner.api.voice import Told, ignored
from assigner.errors import Misused, MovedOn, PlanError
from assigner.instance import Instance
from assigner.plan import Claims, read_claims
from assigner.plan.noise import tolerance_claimed
from assigner.policy import Policy
from assigner.scenarios.affected_cases import restaff
from assigner.scenarios.change_check import check
from assigner.scenarios.change_file import from_rows
from assigner.scenarios.priced import priced
from assigner.scenarios.rebalance import Rebalance
from assigner.scenarios.rebalance_plan import KIND
from assigner.words import listing, say, term


def open_kept(
    plan: Path, instance: Path | None, model: str | None, *, discreet: bool = False,
    told: Told = ignored, profile: str | None = None, deciding: bool = False,
) -> Plan:
    """Read a plan and find its day. Raises PlanError where either is not what it was.

    `discreet`: faults of the instance are not quoted. `deciding`: see `found_again`.
    """
    return _unchanged(find_kept(plan, instance, model, discreet=discreet, told=told,
                                profile=profile, deciding=deciding))


def find_kept(
    plan: Path, instance: Path | None, model: str | None, *, discreet: bool = False,
    told: Told = ignored, profile: str | None = None, deciding: bool = False,
) -> Plan:
    """Read a plan and its day as it is now, which may have changed since."""
    claims = _allocating(plan)
    day = found_again(claims, plan, instance, model, told, profile, deciding=deciding)
    if discreet and _faulty(day):
        raise PlanError(
            say("{plan}: its instance has errors; ask a coordinator to check it.", plan=plan)
        )
    return _of_day(claims, day, plan)


def _allocating(plan: Path) -> Claims:
    claims = read_claims(plan)
    if claims.status in ("infeasible", "unknown"):
        raise PlanError(say("{plan}: holds no allocation ({status}).", plan=plan,
                            status=term(claims.status)))
    return claims


def _of_day(claims: Claims, day: Day, plan: Path) -> Plan:
    facts, policy = day.require()
    policy = _lifting(policy, claims, plan)
    if claims.kind == KIND:
        rebalance = _rebalance(claims, facts, policy, plan)
        return Plan(claims, day.folder, rebalance.policy, rebalance.problem, rebalance, plan,
                    profile=day.profile)
    if claims.tolerance is not None:
        policy = policy.giving_up(tolerance_claimed(claims.tolerance))
    problem = policy.pose(
        facts,
        pins=frozenset(claims.decisions.pins),
        forbids=frozenset(claims.decisions.forbids),
        seed=claims.solver.seed,
        beyond=claims.beyond,
        kept=claims.room,
    )
    return Plan(claims, day.folder, policy, problem, path=plan, warnings=day.reading.warnings,
                profile=day.profile)


def _unchanged(kept: Plan) -> Plan:
    if kept.facts.sha256 != kept.claims.instance.sha256:
        raise MovedOn(say("{plan}: the day has changed since; solve again.", plan=str(kept.path))
                      if kept.folder is None else
                      say("{plan}: the instance in {folder} has changed since; solve again.",
                          plan=str(kept.path), folder=kept.folder),
                      say("The day has changed since its proposal was made."))
    if kept.policy.sha256 != kept.claims.model.sha256:
        raise MovedOn(say("{plan}: the model {model} has changed since; solve again.",
                          plan=str(kept.path), model=kept.policy.name),
                      say("The model has changed since the proposal was made."))
    return kept


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


def _rebalance(claims: Claims, facts: Instance, policy: Policy, plan: Path) -> Rebalance:
    """The day after the changes that the plan was made for."""
    written = from_rows(claims.changes, plan.name)
    changes = check(written, facts, vocabulary(policy))
    new, decided = {case.id for case in facts.cases}, claims.decisions
    return Rebalance(
        restaff(facts, policy, changes), priced(policy), frozenset(claims.by_choice),
        claims.solver.seed, claims.beyond, claims.over_norm_placed, claims.room,
        frozenset(pair for pair in decided.pins if pair[0] in new),
        frozenset(pair for pair in decided.forbids if pair[0] in new),
    )


def _faulty(day: Day) -> bool:
    return day.policy is None or day.reading.instance is None


def load_plan(
    path: str | Path, *, instance: str | Path | None = None, model: str | None = None,
    profile: str | None = None, day: Day | None = None,
) -> Plan:
    """A plan that was kept, with its day found by content, wherever it lies now.

    `day`: the day itself, where it lies in no folder, as one of data frames does.
    Raises PlanError where the plan cannot be read, or its day is not found or has changed; Misused
    where a day is given, and a folder, model or profile to read one by, too.
    """
    if day is not None and (instance, model, profile) != (None, None, None):
        raise Misused(say("load_plan takes a day, or what to read one by, and not both."))
    if day is not None:
        return _unchanged(_of_day(_allocating(Path(path)), day, Path(path)))
    return open_kept(Path(path), None if instance is None else Path(instance), model,
                     profile=profile)
