"""The page of a plan, as its audience may see it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from assigner.api.judged import judged_again
from assigner.api.named import PERSON, require
from assigner.api.plan import Plan
from assigner.api.progress import Cancel, limits
from assigner.api.question import fairness_of, given_out
from assigner.api.shown import facts_of
from assigner.documents.explain import AboutWorker, FairnessAnswer, WhyTable
from assigner.errors import VerificationFailed
from assigner.explain.about_people import about_fairness, about_worker
from assigner.explain.answers import Answers
from assigner.explain.colleague import Colleague
from assigner.explain.evidence import Evidence
from assigner.explain.what_if import Trials
from assigner.files.workbook import is_workbook
from assigner.plan.sure import told
from assigner.render.html import html
from assigner.render.workbook import workbook
from assigner.view import Page
from assigner.views.plan.facts import PlanAnswers
from assigner.views.plan.media import plan_book, plan_page
from assigner.views.plan.worker import worker_page
from assigner.views.rebalance.facts import RebalanceFacts
from assigner.views.rebalance.handed import handed_page
from assigner.views.rebalance.handover import handover_table
from assigner.views.rebalance.media import rebalance_page
from assigner.words import language, say

Heard = Callable[[], None]
"""Told of every question that is answered."""


def plan_as_page(
    plan: Plan, *, reader: str | None = None, manager: bool = False,
    seconds: float | None = None, heard: Heard = lambda: None,
) -> Page:
    """Judge the plan again, ask everything about it, and lay the answers out.

    `reader`: the caseworker whose own page it is; it holds nothing private of colleagues.
    `manager`: loads first. `seconds`: give up after so long; None: every answer is proven.
    Raises VerificationFailed where the plan does not hold, InputError for a reader nobody knows.
    """
    if reader is not None:
        reader = require(reader, list(plan.problem.workers), PERSON)
    _require_verified(plan, discreet=reader is not None)
    if plan.rebalance is not None and reader is not None:
        return handed_page(plan.claims, plan.rebalance, plan.policy, reader)
    facts = facts_of(plan)
    trials = Trials(plan.planned, limits(seconds), heard)
    balance = about_fairness(trials, fairness_of(plan), facts.tied)
    if isinstance(facts, RebalanceFacts):
        return rebalance_page(facts, balance, manager=manager)
    table = Answers(trials, Evidence(plan.problem, plan.letters), facts.tied,
                    told(plan.claims.assignments)).table()
    if reader is not None:
        about = about_worker(trials, reader, facts.tied)
        return own_page(plan, OwnAnswers(reader, table, about, balance,
                                         given_out(plan.problem)).seen)
    return plan_page(facts, PlanAnswers(table, balance, plan.warnings), manager=manager)


@dataclass(frozen=True)
class OwnAnswers:
    """What a caseworker's own page tells: of every case, of herself, of the balance."""

    reader: str
    table: WhyTable
    about: AboutWorker
    fairness: FairnessAnswer
    decided: frozenset[str] = frozenset()

    @property
    def seen(self) -> "OwnAnswers":
        """The same as she may see it; nothing private of colleagues is left."""
        eyes = Colleague(self.reader, self.decided)
        return OwnAnswers(self.reader, eyes.table(self.table), eyes.person(self.about),
                          eyes.fairness(self.fairness))


def own_page(plan: Plan, seen: OwnAnswers) -> Page:
    """A caseworker's own page, from answers that hold only what she may see."""
    return worker_page(plan.claims, plan.problem, plan.policy,
                       (seen.table, seen.about, seen.fairness))


def own_answers(plan: Plan, reader: str, table: WhyTable, cancel: Cancel | None) -> OwnAnswers:
    """What her own page tells, as she may see it; `table`: every case, answered before.

    Raises VerificationFailed where the plan does not hold.
    """
    _require_verified(plan, discreet=True)
    trials = Trials(plan.planned, limits(None, cancel))
    tied = facts_of(plan).tied
    balance = about_fairness(trials, fairness_of(plan), tied)
    return OwnAnswers(reader, table, about_worker(trials, reader, tied), balance,
                      given_out(plan.problem)).seen


def plan_as_file(
    plan: Plan, file: Path, reader: str | None, seconds: float | None, *, manager: bool
) -> str | bytes:
    """What `Plan.report` writes: a page, or where the file ends so, a workbook."""
    if is_workbook(file):
        return plan_as_book(plan)
    page = plan_as_page(plan, reader=reader, manager=manager, seconds=seconds)
    return html(page, language())


def plan_as_book(plan: Plan) -> bytes:
    """Judge the plan again, and write its tables. Raises VerificationFailed."""
    _require_verified(plan, discreet=False)
    book = plan_book(facts_of(plan))
    if plan.rebalance is not None:
        handed = handover_table(plan.rebalance, plan.claims.allocation)
        book = replace(book, tables=(handed, *book.tables))
    return workbook(book)


def _require_verified(plan: Plan, *, discreet: bool) -> None:
    found = judged_again(plan)
    if found:
        lines = [] if discreet else [f"  - {words}" for words in found]
        wrong = say("{plan} does not hold; no page is made.", plan=plan.name)
        raise VerificationFailed("\n".join([str(wrong), *lines]))
