"""A day solved, or solved again after staff changes; nothing leaves before it is verified."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from assigner.api.day import Day
from assigner.api.judged import judged_again
from assigner.api.named import CASE, PERSON, unknown
from assigner.api.plan import Plan
from assigner.api.progress import Cancel, Progress, as_watch, limits
from assigner.api.since import earlier_plan
from assigner.api.vocabulary import vocabulary
from assigner.documents.pinned import PinnedCase
from assigner.errors import InputError, VerificationFailed
from assigner.explain.conflict import conflict
from assigner.instance import Instance
from assigner.later import kept_for_later
from assigner.plan import Claims, EndedDay
from assigner.plan import document as plan_document
from assigner.plan.pinned import NOTHING, Decided
from assigner.policy import Policy
from assigner.problem import Beyond
from assigner.scenarios.affected_cases import restaff
from assigner.scenarios.by_hand import by_hand
from assigner.scenarios.change import Written
from assigner.scenarios.change_check import check
from assigner.scenarios.priced import priced
from assigner.scenarios.rebalance import Rebalance
from assigner.scenarios.rebalance_plan import rebalance_document
from assigner.scenarios.rebalance_watch import RebalanceWatch
from assigner.scenarios.rebalancing import POINTS, Rebalancing
from assigner.scenarios.rebalancing import curve as curve_rows
from assigner.scenarios.refused_gives import refused_gives
from assigner.solve import Contradiction, Outcome, OutOfMemory, Solved, solve_guarded
from assigner.solve.balance_noise import noisy_at, tolerance_of
from assigner.solve.earlier_plan import NOTHING_EARLIER
from assigner.solve.noise import noise_of
from assigner.solve.stability import redraw_guarded
from assigner.words import Words, joined, say

Pairs = frozenset[tuple[str, str]]
NOBODY: Mapping[str, Beyond] = {}
UNDECIDED: Pairs = frozenset()


def solved(  # noqa: PLR0913  # everything that may be decided beforehand
    day: Day, *, seconds: float | None, pins: Pairs, forbids: Pairs, seed: int,
    progress: Progress | None, cancel: Cancel | None = None, memory: float | None = None,
    beyond: Mapping[str, Beyond] = NOBODY, by: str | None = None, reason: str | None = None,
    since: Plan | Path | str | None = None, stability: int | None = None,
    drawn: Callable[[int], None] = lambda done: None, lifts: Pairs = UNDECIDED,
    decided: Decided = NOTHING,
) -> Plan:
    """The plan of a day; see `Day.solve`. `beyond`: what people received, from a ledger.

    `drawn` hears how many draws of `stability` are done. `lifts`: (rule, case), by the overrides
    `decided`, whose pins are said by those who decided them.
    """
    facts, policy = day.require()
    policy = policy.lifting(lifts)
    _known(pins | forbids, facts)
    earlier = NOTHING_EARLIER if since is None else earlier_plan(since, facts, policy)
    problem = policy.pose(facts, pins=pins, forbids=forbids, seed=seed, beyond=beyond,
                          kept=kept_for_later(facts, policy))
    within, noise = limits(seconds, cancel, memory), None
    at = noisy_at(policy.tiers)
    if at is not None:
        noise = noise_of(problem, policy.rules, policy.tiers, within)
        policy = policy.giving_up(tolerance_of(noise.given_up(problem, policy.tiers[at])))
    outcome = solve_guarded(
        problem, policy.rules, policy.tiers, within, as_watch(problem, progress), since=earlier
    )
    redrawn = None
    if stability is not None and isinstance(outcome, Solved):
        redrawn = redraw_guarded(
            problem, policy.rules, policy.tiers, outcome, stability, within, drawn
        )
    spent = within.spent()
    pinned = by_hand(policy, outcome, within, PinnedCase(by=by, reason=reason), decided)
    demands = conflict(problem, policy.rules) if isinstance(outcome, Contradiction) else ()
    solution = EndedDay(policy, outcome, spent, _timed(seconds, outcome), demands, pinned,
                        redrawn=redrawn, noise=noise)
    claims = Claims.of(plan_document(solution))
    plan = Plan(claims, day.folder, policy, problem, ended=solution, profile=day.profile)
    if isinstance(outcome, Solved):
        require_judged(judged_again(plan))
    return plan


def rebalanced(  # noqa: PLR0913  # a question with many sides
    day: Day, written: Sequence[Written], *, max_moves: int | None, curve: bool,
    seconds: float | None, seed: int, progress: Progress | None, cancel: Cancel | None = None,
    memory: float | None = None, beyond: Mapping[str, Beyond] = NOBODY,
    pins: Pairs = UNDECIDED, forbids: Pairs = UNDECIDED, lifts: Pairs = UNDECIDED,
    decided: Decided = NOTHING,
) -> Plan:
    """The plan of a day after staff changes; see `Day.rebalance`.

    `pins`, `forbids`: of its new cases; `lifts`: (rule, case) of those, by the overrides `decided`.
    """
    facts, policy = day.require()
    policy = policy.lifting(lifts)
    _known(pins | forbids, facts)
    _in_numbers(policy)
    restaffed = restaff(facts, policy, check(written, facts, vocabulary(policy)))
    asked = Rebalance(restaffed, priced(policy), frozenset(), seed, beyond,
                      kept=kept_for_later(restaffed.instance, policy), pins=pins, forbids=forbids)
    refused = list(refused_gives(asked))
    if refused:
        raise InputError(refused)
    within = limits(seconds, cancel, memory)
    most = max_moves
    if most is None:
        most = policy.moves.at_most.whole if policy.moves else 0
    moving = Rebalancing(
        asked, within, RebalanceWatch(lambda problem: as_watch(problem, progress))
    )
    first = moving.placed() if curve else moving.begun(most)
    (point,) = moving.upto(first, most, only_last=True)
    rebalance, outcome = point.rebalance, point.outcome
    contradicted = isinstance(outcome, Contradiction)
    demands = conflict(asked.problem, asked.policy.rules) if contradicted else ()
    solution = EndedDay(
        rebalance.policy, outcome, within.spent(), _timed(seconds, outcome), demands,
        decided, point.over,
    )
    rows = None
    if curve and isinstance(outcome, Solved) and outcome.cut != "interrupted":
        longest = max(most, POINTS - 1)
        rows = curve_rows(list(moving.upto(first, longest, only_last=False)), longest)
    claims = Claims.of(rebalance_document(solution, rebalance, most, rows))
    plan = Plan(
        claims, day.folder, rebalance.policy, rebalance.problem, rebalance, ended=solution,
        profile=day.profile,
    )
    if isinstance(outcome, Solved):
        require_judged(judged_again(plan))
    return plan


def _timed(seconds: float | None, outcome: Outcome) -> bool:
    """Whether another run might end elsewhere: a clock had a say, or whatever stopped it."""
    stopped = isinstance(outcome, Solved) and outcome.cut != ""
    return seconds is not None or stopped or isinstance(outcome, OutOfMemory)


def require_judged(found: tuple[Words, ...]) -> None:
    """Raise VerificationFailed where the checker found anything: that is a defect of ours."""
    if found:
        head = say("Defect: the engine and the checker disagree; nothing is written.")
        raise VerificationFailed(joined((head, *found), "\n  - "))


def _in_numbers(policy: Policy) -> None:
    """Raises InputError for a tolerance that is found for a day's new cases alone."""
    if noisy_at(policy.tiers) is not None:
        raise InputError([str(say(
            'balance.tolerance: "from weights" is found for the new cases of a day, not for '
            "staff changes, which move open cases too. Write a number of percentage points; "
            "solve prints the one that it found."
        ))])


def _known(pairs: Pairs, facts: Instance) -> None:
    """Raises InputError for pins and forbids that name no new case, or nobody."""
    cases = [case.id for case in facts.cases]
    people = [worker.id for worker in facts.caseworkers]
    lines = [
        str(unknown(name, known, what))
        for pair in sorted(pairs)
        for name, known, what in zip(pair, (cases, people), (CASE, PERSON), strict=True)
        if name not in known
    ]
    if lines:
        raise InputError(lines)
