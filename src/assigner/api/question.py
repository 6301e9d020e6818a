"""A question about a plan, from whoever asks: answered anew, and shown as they may see it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assigner.api import ledgers
from assigner.api.judged import judged_again
from assigner.api.plan import Plan
from assigner.api.progress import Cancel, limits
from assigner.documents.explain import AnyAnswer, ReceivedOver, WhyTable
from assigner.errors import Misused, VerificationFailed
from assigner.explain.about_people import about_fairness, about_worker
from assigner.explain.answers import Answers
from assigner.explain.colleague import Colleague
from assigner.explain.evidence import Evidence
from assigner.explain.fairness import DayBefore, Fairness
from assigner.explain.what_if import Trials
from assigner.objectives.over_time import rows
from assigner.plan import read_claims
from assigner.plan.sure import told
from assigner.problem import Beyond, Problem
from assigner.words import joined, say

WEEKS = 8
"""How far the fairness of a plan looks back in a ledger, where the model does not say."""
ANYBODY = ""
"""Who reads where no caseworker is named: sees of a case or of the day what each may."""


@dataclass(frozen=True)
class Question:
    """One question: of a case, of somebody, of fairness; of everything where nothing is named.

    `take`: what it would take for them to have the case. `audience`: coordinator, manager or
    worker; `reader`: which caseworker reads.
    """

    case: str | None = None
    why_not: str | None = None
    take: str | None = None
    alternatives: int | None = None
    worker: str | None = None
    fairness: bool = False
    audience: str = "coordinator"
    reader: str | None = None

    @property
    def of_all(self) -> bool:
        """Whether it is answered by the why-not table, of the day or of one case."""
        return not (self.why_not or self.take or self.worker or self.fairness or self.alternatives)

    @property
    def discreet(self) -> bool:
        """Whether somebody reads who is to learn nothing private of colleagues."""
        return self.audience == "worker"

    def require_one(self) -> None:
        """Raise Misused where it is several questions, or none that can be answered."""
        about = [self.worker is not None, self.fairness]
        if sum(about) > 1 or (any(about) and (self.case is not None or self.alternatives)):
            raise Misused(say("Ask one question: --case, --worker, --fairness or --alternatives."))
        other = (self.why_not, self.take)
        if self.case is None and other != (None, None):
            raise Misused(say("--why-not and --what-would-it-take ask about a case: add "
                              "--case C."))
        if self.alternatives and other != (None, None):
            raise Misused(say("Ask for --alternatives without --why-not and "
                              "--what-would-it-take."))
        if None not in other and self.why_not != self.take:
            raise Misused(say("--why-not and --what-would-it-take name two people: ask one at a "
                              "time."))

    def seen(self, decided: frozenset[str] = frozenset()) -> Callable[[AnyAnswer], AnyAnswer]:
        """What of an answer its reader sees; `decided`: cases that somebody gave out.

        Raises Misused where it is not theirs to ask.
        """
        if not self.discreet:
            if self.reader is not None:
                raise Misused(say("--as goes with --audience worker."))
            return lambda answer: answer
        who = self.reader or self.worker
        if who is None and (self.take is not None or not (self.case or self.fairness)):
            raise Misused(say("--audience worker needs to know who reads: add --as WORKER."))
        if self.worker not in {None, who} or self.take not in {None, who}:
            raise Misused(say("With --audience worker, --worker and --what-would-it-take are "
                              "about oneself."))
        return Colleague(who or ANYBODY, decided).sees


def answered(  # what an answer may draw on
    plan: Plan, question: Question, earlier: Sequence[Path] = (), ledger: str | None = None,
    seconds: float | None = None, heard: Callable[[], None] = lambda: None,
    *, cancel: Cancel | None = None,
) -> AnyAnswer:
    """The contract's `explain`, as the reader may see it; `earlier`: plans of days before.

    Raises NothingFound where the time is over. `heard` is told of every solve.
    """
    seen = question.seen(given_out(plan.problem))
    trials = Trials(plan.planned, limits(seconds, cancel), heard)
    answer = seen(_answer(plan, trials, question, earlier, ledger))
    return answer.model_copy(update={"audience": question.audience})


def given_out(problem: Problem) -> frozenset[str]:
    """Cases of which somebody decided who has them: pinned, or named to take them over."""
    return frozenset(case for case, _ in problem.pins) | problem.named.keys()


def require_holding(plan: Plan, *, discreet: bool) -> None:
    """Raise VerificationFailed for a plan that does not hold: it is not explained."""
    found = judged_again(plan)
    if found:
        head = say("{plan} does not hold; not explained.", plan=plan.path)
        raise VerificationFailed(joined((head, *(() if discreet else found)), "\n  - "))


def fairness_of(plan: Plan, earlier: Sequence[Path] = ()) -> Fairness:
    """What is proven of the balance, and what the days before gave."""
    before = []
    for path in earlier:
        claims = read_claims(path)
        before.append(DayBefore(
            claims.instance.date,
            {row.id: row.new_cases for row in claims.caseworkers},
            {row.id: row.utilisation_after for row in claims.caseworkers},
        ))
    balance = next((tier for tier in plan.claims.tiers if tier.name == "balance"), None)
    return Fairness(
        plan.planned, None if balance is None else balance.bound,
        balance is not None and balance.proven,
        tuple(sorted(before, key=lambda day: day.date)),
    )


def why_not_table(
    plan: Plan, heard: Callable[[], None], cancel: Cancel | None = None,
    among: Collection[str] | None = None,
) -> WhyTable:
    """Every case against everybody; the contract's `explain`. Cancelled, it is not whole.

    `among`: these cases alone.
    """
    trials = Trials(plan.planned, limits(None, cancel), heard)
    return Answers(trials, Evidence(plan.problem, plan.letters), plan.tied,
                   told(plan.claims.assignments)).table(among)


def _received(plan: Plan, ledger: str | None) -> ReceivedOver | None:
    """As the plan took it, else as a ledger that is named tells it."""
    if plan.claims.over_time is not None:
        weeks = plan.claims.over_time.weeks
        beyond: Mapping[str, Beyond] = plan.claims.beyond
    elif ledgers.named(ledger):
        found = ledgers.standing_of(plan.facts, WEEKS, ledger)
        weeks, beyond = found.weeks, found.beyond
    else:
        return None
    return ReceivedOver.model_validate({
        "weeks": weeks, "unit": "cases",
        "people": [{"caseworker": row.pop("id"), **row} for row in rows(beyond)],
    })


def _answer(
    plan: Plan, trials: Trials, question: Question, earlier: Sequence[Path], ledger: str | None
) -> AnyAnswer:
    if question.fairness:
        received = _received(plan, ledger)
        return about_fairness(trials, fairness_of(plan, earlier), plan.tied, received)
    if question.worker is not None:
        return about_worker(trials, question.worker, plan.tied,
                            None if plan.rebalance is None else plan.rebalance.before)
    answers = Answers(trials, Evidence(plan.problem, plan.letters), plan.tied,
                      told(plan.claims.assignments))
    if question.alternatives is not None:
        return answers.alternatives(question.alternatives, question.case)
    if question.case is None:
        return answers.table()
    if question.take is not None:
        return answers.what_would_it_take(question.case, question.take)
    if question.why_not is not None:
        return answers.why_not(question.case, question.why_not)
    return answers.why(question.case)
