"""The plan of a rebalance as a document, and what is judged again of it without the engine."""

from dataclasses import dataclass

from assigner.allocation import Allocation, load_after
from assigner.documents.part import hours, share
from assigner.documents.plan import CaseworkerRow
from assigner.documents.rebalance import (
    AskedStep,
    CoWorkerRow,
    CurvePoint,
    MoveRow,
    RebalanceDocument,
    ShareRow,
    StayRow,
)
from assigner.plan import Claims, EndedDay, document
from assigner.plan.rewritten import differs, plan_again
from assigner.policy import Policy
from assigner.policy.handover import STEPS_ELSEWHERE
from assigner.scenarios.rebalance import Move, Rebalance
from assigner.words import Words, say

KIND = "rebalance"


@dataclass(frozen=True)
class Share:
    """What somebody gives, receives and carries; minutes a week."""

    worker: str
    gives: tuple[str, ...]
    receives: tuple[str, ...]
    before: int
    after: int
    capacity_before: int
    capacity_after: int


def shares(rebalance: Rebalance, allocation: Allocation) -> tuple[Share, ...]:
    """What each person gains and loses, against this morning; only who does."""
    problem, before = rebalance.problem, rebalance.before
    moves = rebalance.moves(allocation)
    new = {case.id for case in rebalance.restaffed.before.cases}
    found = []
    for worker in problem.workers:
        gives = tuple(move.case for move in moves if move.holder == worker)
        receives = tuple(move.case for move in moves if move.to == worker)
        receives += tuple(case for case in allocation.takes(worker) if case in new)
        carried = before.load_this_morning.get(worker, 0)
        after = load_after(problem, allocation, worker)
        had, has = before.capacity.get(worker, 0), problem.capacity[worker]
        if gives or receives or carried != after or had != has:
            found.append(Share(worker, gives, receives, carried, after, had, has))
    return tuple(found)


def from_this_morning(rebalance: Rebalance, claims: Claims) -> tuple[CaseworkerRow, ...]:
    """What everybody carries and holds, before all changes and after; new are the day's new cases.

    The plan's own rows begin with the day as the changes leave it, before anything is placed.
    """
    before, new = rebalance.before, {case.id for case in rebalance.restaffed.before.cases}
    allocation = claims.allocation
    return tuple(
        row.model_copy(update={
            "load_before_hours": hours(load := before.load_this_morning.get(row.id, 0)),
            "utilisation_before": share(load, before.capacity.get(row.id, 0)),
            "cases_before": len(before.held.get(row.id, ())),
            "new_cases": len(new.intersection(allocation.takes(row.id))),
        })
        for row in claims.caseworkers
    )


def rebalance_document(
    plan: EndedDay, rebalance: Rebalance, max_moves: int, curve: tuple[CurvePoint, ...] | None
) -> RebalanceDocument:
    """A plan's document, with what moves, what stays, and who gains and loses.

    `instance` names the day before the changes; `changes` and `by_choice` say how the
    problem is made from it again, `over_norm_placed` how far above the norms placing alone
    leaves the office.
    """
    restaffed, allocation = rebalance.restaffed, plan.allocation
    day = document(plan, restaffed.before)
    return RebalanceDocument.model_validate({
        **{key: getattr(day, key) for key in day.model_fields_set},
        "kind": KIND,
        "changes": [change.row() for change in restaffed.changes],
        "by_choice": sorted(rebalance.choice),
        "over_norm_placed": rebalance.enough,
        "max_moves": max_moves,
        "moves": [move_row(move) for move in rebalance.moves(allocation)],
        "co_workers": [
            CoWorkerRow(case=item.case, from_=item.before or None, to=item.to,
                        date=None if item.on is None else item.on.isoformat())
            for item in rebalance.assisted(allocation)
        ],
        "stays": [
            StayRow(case=stay.case.id, caseworker=stay.case.caseworker, words=str(stay.words),
                    owner=plan.policy.owner("handover"))
            for stay in restaffed.stays
        ],
        "people": [share_row(share) for share in shares(rebalance, allocation)],
        "curve": curve,
        **({"checklist": asked} if (asked := _asked(plan.policy)) else {}),
    })


def _asked(policy: Policy) -> list[AskedStep]:
    """The office's own checklist, with the plan: what is asked of a case is what was decided.

    None where cases are of children and the model has no list: then the usual one is meant.
    """
    steps = {} if policy.handover is None else policy.handover.checklist
    own = [AskedStep(step=key, words=one.label) for key, one in steps.items()]
    if own or policy.called.about_children:
        return own
    return [AskedStep(step=key, words=str(words)) for key, words in STEPS_ELSEWHERE.items()]


def move_row(move: Move) -> MoveRow:
    """One move; `cost` in hours of balance, `date` null where it happens today."""
    origin = move.origin
    return MoveRow(
        case=move.case, from_=move.holder, to=move.to, reason=origin.reason,
        words=str(move.words), cost=hours(move.cost),
        cover_until=None if origin.cover_until is None else origin.cover_until.isoformat(),
        date=None if origin.on is None else origin.on.isoformat(),
    )


def share_row(given: Share) -> ShareRow:
    """What one person gives and gets; hours a week, utilisation null without capacity."""
    return ShareRow(
        id=given.worker, gives=given.gives, receives=given.receives,
        load_before_hours=hours(given.before), load_after_hours=hours(given.after),
        utilisation_before=share(given.before, given.capacity_before),
        utilisation_after=share(given.after, given.capacity_after),
    )


def recount_rebalance(claims: Claims, rebalance: Rebalance) -> list[Words]:
    """What a rebalance claims beside a plan: its moves, its limit, who gains and loses."""
    found = []
    counted = [move_row(move) for move in rebalance.moves(claims.allocation)]
    if [_facts(row) for row in claims.moves] != [_facts(row) for row in counted]:
        found.append(say("the moves are not what the assignments say"))
    chosen = sum(row.reason == "choice" for row in counted)
    if chosen > claims.max_moves:
        found.append(say("{n} cases move by choice; at most {most} may",
                         n=chosen, most=claims.max_moves))
    held = rebalance.held
    if any(row.case in held and held[row.case].frozen for row in counted):
        found.append(say("a frozen case moves"))
    if claims.people != tuple(map(share_row, shares(rebalance, claims.allocation))):
        found.append(say("what people gain and lose is not what the moves say"))
    return found or differs(
        claims, lambda: plan_again(claims, rebalance.problem, rebalance.policy),
        lambda plan: rebalance_document(plan, rebalance, claims.max_moves, claims.curve),
    )


def _facts(row: MoveRow) -> MoveRow:
    return row.model_copy(update={"words": ""})
