"""A plan made earlier, as the engine starts from it; and what one leaves for the next."""

from pathlib import Path

from assigner.api.plan import Plan
from assigner.api.state import state_folder
from assigner.errors import PlanError
from assigner.files.known_duals import recall_duals, remember_duals
from assigner.instance import Instance
from assigner.plan import read_claims
from assigner.plan.fingerprint import fingerprint
from assigner.policy import Policy
from assigner.solve.earlier_plan import EarlierPlan, NamedDuals
from assigner.solve.outcome import Solved
from assigner.words import Words, joined, say, term


def earlier_plan(plan: Plan | Path | str, facts: Instance, policy: Policy) -> EarlierPlan:
    """What the engine starts from, given a plan or its file.

    Raises PlanError where it is of another office or model. The day may hold other cases and
    other people: what is no longer so is left out.
    """
    claims = plan.claims if isinstance(plan, Plan) else read_claims(Path(plan))
    name, faults = plan.name if isinstance(plan, Plan) else str(plan), []
    if claims.status in {"infeasible", "unknown"}:
        faults.append(say("it holds no allocation ({status})", status=term(claims.status)))
    then = claims.instance.name.removesuffix(f" {claims.instance.date}")
    now = facts.name.removesuffix(f" {facts.date.isoformat()}")
    if then != now:
        faults.append(say("it is of {other}, the instance of {office}", other=then, office=now))
    if claims.model.sha256 != policy.sha256:
        faults.append(
            say("its model is {other}, the instance's {model}", other=claims.model.name,
                model=policy.name)
            if claims.model.name != policy.name
            else say("its model, {model}, has changed since or was given other values with -S",
                     model=policy.name)
        )
    if faults:
        raise PlanError(say(
            "{plan}: not a plan to start from: {why}. Solve without --since, or name another.",
            plan=name, why=joined(tuple(faults), "; "),
        ))
    known = _ended(plan) if isinstance(plan, Plan) else ()
    known = known or recall_duals(state_folder(), fingerprint(claims.written))
    return EarlierPlan(claims.allocation.seats, known)


def apart(since: Path, plan: Plan) -> Words:
    """In what a plan is another than the one it was started from."""
    before, now = read_claims(since).allocation.seats, plan.claims.allocation.seats
    both = before.keys() & now.keys()
    return say(
        "Since {plan}: {came} more placed, {gone} no longer among the new cases or not placed, "
        "{moved} with other people.", plan=since, came=len(now.keys() - both),
        gone=len(before.keys() - both), moved=sum(before[case] != now[case] for case in both),
    )


def note(plan: Plan) -> None:
    """Remember what a plan that is kept ended with, for a day like it."""
    if _ended(plan):
        remember_duals(state_folder(), fingerprint(plan.document), _ended(plan))


def _ended(plan: Plan) -> tuple[NamedDuals, ...]:
    outcome = None if plan.ended is None else plan.ended.outcome
    return outcome.duals if isinstance(outcome, Solved) else ()
