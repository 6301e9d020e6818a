"""The page of a kept plan, as its audience may see it."""

from collections.abc import Callable

from assigner.api.kept import Kept, judged_again
from assigner.errors import VerificationFailed
from assigner.explain.evidence import Evidence
from assigner.explain.fairness import Fairness
from assigner.explain.trial import Trials
from assigner.files.sheets import workbook
from assigner.report.explain_document import Answers
from assigner.report.explain_people import about_fairness, about_worker
from assigner.report.explain_view import Colleague
from assigner.report.handover import handover_sheets
from assigner.report.page.handed_page import handed_page
from assigner.report.page.parts import Page
from assigner.report.page.plan_page import PlanFacts, plan_page
from assigner.report.page.rebalance_page import RebalanceFacts, rebalance_page
from assigner.report.page.worker_page import worker_page
from assigner.report.plan_book import plan_sheets, plan_title
from assigner.scenarios.rebalance import Rebalance
from assigner.solve.limits import Limits
from assigner.words import say

Heard = Callable[[], None]
"""Told of every question that is answered."""


def plan_as_page(
    kept: Kept, *, reader: str | None = None, manager: bool = False,
    seconds: float | None = None, heard: Heard = lambda: None,
) -> Page:
    """Judge the plan again, ask everything about it, and lay the answers out.

    `reader`: the caseworker whose own page it is; it holds nothing private of colleagues.
    `manager`: loads first. `seconds`: give up after so long; None: every answer is proven.
    Raises VerificationFailed where the plan does not hold.
    """
    _require_verified(kept, discreet=reader is not None)
    if kept.rebalance is not None:
        if reader is not None:
            return handed_page(kept.claims, kept.rebalance, kept.policy, reader)
        return _rebalance(kept, kept.rebalance, seconds, heard, manager=manager)
    tied = frozenset(row.case for row in kept.claims.assignments if row.tied)
    trials = Trials(kept.planned, Limits(seconds=seconds), heard)
    answers = Answers(trials, Evidence(kept.problem, kept.letters), tied)
    table, fairness = answers.table(), about_fairness(trials, _fairness(kept), tied)
    if reader is not None:
        sees = Colleague(reader).sees
        about = sees(about_worker(trials, reader, tied))
        return worker_page(
            kept.claims, kept.problem, kept.policy, (sees(table), about, sees(fairness))
        )
    facts = PlanFacts(kept.claims, kept.planned, kept.policy, table, fairness, kept.warnings)
    return plan_page(facts, manager=manager)


def _rebalance(
    kept: Kept, rebalance: Rebalance, seconds: float | None, heard: Heard, *, manager: bool
) -> Page:
    tied = frozenset(row.case for row in kept.claims.assignments if row.tied)
    trials = Trials(kept.planned, Limits(seconds=seconds), heard)
    fairness = about_fairness(trials, _fairness(kept), tied)
    facts = RebalanceFacts(kept.claims, kept.planned, kept.policy, rebalance, fairness)
    return rebalance_page(facts, manager=manager)


def plan_as_book(kept: Kept) -> bytes:
    """Judge the plan again, and write its tables. Raises VerificationFailed."""
    _require_verified(kept, discreet=False)
    sheets = plan_sheets(kept.claims, kept.planned, kept.policy)
    if kept.rebalance is not None:
        sheets = (*handover_sheets(kept.rebalance, kept.claims.allocation), *sheets)
    return workbook(sheets, plan_title(kept.claims))


def _fairness(kept: Kept) -> Fairness:
    balance = next((tier for tier in kept.claims.tiers if tier.name == "balance"), None)
    return Fairness(
        kept.planned, None if balance is None else balance.bound,
        balance is not None and balance.proven,
    )


def _require_verified(kept: Kept, *, discreet: bool) -> None:
    found = judged_again(kept)
    if found:
        lines = [] if discreet else [f"  - {words}" for words in found]
        wrong = say("{plan} does not hold; no page is made.", plan=kept.plan)
        raise VerificationFailed("\n".join([str(wrong), *lines]))
