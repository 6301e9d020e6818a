"""Answers in hand: typed where a program looks, in words by `str`, whole as `document`."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import JsonValue

from assigner.api.day import Day
from assigner.api.named import CASE, PERSON, require
from assigner.api.plan import Plan
from assigner.api.progress import QuestionProgress, counting, whole
from assigner.api.question import fairness_of
from assigner.api.shown import in_notebook
from assigner.documents.diagnose import DiagnoseDocument, NobodyRow
from assigner.documents.explain import AnyAnswer, Why
from assigner.documents.part import written
from assigner.explain.about_people import about_fairness
from assigner.explain.answers import Answers
from assigner.explain.diagnosed import diagnose_document, nobody_rows
from assigner.explain.diagnosis import Diagnosis
from assigner.explain.evidence import Evidence
from assigner.explain.what_if import Trials
from assigner.plan.sure import told
from assigner.solve import settled
from assigner.solve.limits import Limits
from assigner.views.diagnose import diagnose_printout
from assigner.views.explain.media import explain_printout

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, repr=False)
class Answer:
    """One answer: `document` is the contract's `explain` or `diagnose`, `typed` its class."""

    typed: AnyAnswer | DiagnoseDocument

    @property
    def document(self) -> dict[str, JsonValue]:
        """The answer as JSON writes it."""
        return written(self.typed)

    def __repr__(self) -> str:
        """The kind of answer and its first words."""
        return f"<{type(self).__name__}: {self.words.splitlines()[0]}>"

    @property
    def words(self) -> str:
        """The answer in a sentence."""
        return self.typed.words

    @property
    def verdict(self) -> str | None:
        """One of chosen, not_allowed, possible_but_worse, equally_good; None where none applies."""
        return None if isinstance(self.typed, DiagnoseDocument) else self.typed.verdict

    @property
    def verified(self) -> bool:
        """Whether both sides of the answer were solved to the end and judged."""
        return self.typed.verified

    @property
    def because(self) -> tuple[str, ...]:
        """The grounds, each a sentence; of a diagnosis, the ways out."""
        rows = (self.typed.ways_out if isinstance(self.typed, DiagnoseDocument)
                else self.typed.because)
        return tuple(row.words for row in rows)

    def __str__(self) -> str:
        return "\n".join([self.words, *(f"  - {ground}" for ground in self.because)])

    def _repr_html_(self) -> str:
        """A notebook shows what `assigner explain` or `assigner diagnose` shows."""
        if isinstance(self.typed, DiagnoseDocument):
            return in_notebook(diagnose_printout(self.typed))
        return in_notebook(explain_printout(self.typed))


@dataclass(frozen=True, repr=False)
class Explanation(Answer):
    """Why a case is where it is; and what else can be asked about it."""

    typed: Why
    case: str = ""
    answers: Answers = field(kw_only=True, repr=False)

    @classmethod
    def of(
        cls, plan: Plan, case: str, within: Limits, progress: QuestionProgress | None
    ) -> "Explanation":
        """The case's own why. Raises InputError where there is no such new case."""
        case = require(case, list(plan.problem.cases), CASE)
        answers = _answers(plan, within, progress)
        return cls(answers.why(case), case, answers=answers)

    @property
    def caseworker(self) -> str | None:
        """Who takes the case; None when nobody does."""
        return self.typed.seats.caseworker

    def why_not(self, caseworker: str) -> Answer:
        """Not allowed, possible but worse, or equally good; solved again with the case there."""
        return Answer(self.answers.why_not(self.case, self._person(caseworker)))

    def what_would_it_take(self, caseworker: str) -> Answer:
        """The smallest single change of a field that gives the case to somebody."""
        return Answer(self.answers.what_would_it_take(self.case, self._person(caseworker)))

    def alternatives(self, count: int = 3) -> Answer:
        """The best day for each other caseworker of the case, the best `count` of them."""
        return Answer(self.answers.alternatives(whole("count", count, 1), self.case))

    def _person(self, caseworker: str) -> str:
        people = list(self.answers.planned.problem.workers)
        return require(caseworker, people, PERSON)


def fairness(plan: Plan, within: Limits, progress: QuestionProgress | None) -> Answer:
    """What is proven of the balance, who is fullest, how load spreads."""
    answers = _answers(plan, within, progress)
    return Answer(about_fairness(answers.trials, fairness_of(plan), answers.tied))


def diagnosed(  # a day, what is decided of it, and who waits
    day: Day, pins: Pairs, forbids: Pairs, within: Limits, *, seed: int = 0,
    heard: Callable[[], None] = lambda: None, lifts: Pairs = frozenset(),
) -> DiagnoseDocument:
    """Why not everything fits; see `Day.diagnose`. `heard` is told of every solve.

    `lifts`: (rule, case) that somebody lifted.
    """
    facts, policy = day.require()
    policy = policy.lifting(lifts)
    problem = policy.pose(facts, pins=pins, forbids=forbids, seed=seed)
    tiers = settled(problem, policy.rules, policy.tiers, within)
    found = Diagnosis(problem, policy.rules, tiers, policy.owner, within, heard)
    where = {} if day.folder is None else day.files.letters
    return diagnose_document(found, Evidence(problem, where))


def unsolved(day: Day) -> Diagnosis:
    """The day to be asked who may take what, before anything is solved."""
    facts, policy = day.require()
    return Diagnosis(policy.pose(facts), policy.rules, policy.tiers, policy.owner, Limits())


def nobody(asked: Diagnosis) -> tuple[NobodyRow, ...]:
    """The cases that nobody may take, and why: known without a solver."""
    return nobody_rows(asked, Evidence(asked.problem, {}))


def _answers(plan: Plan, within: Limits, progress: QuestionProgress | None) -> Answers:
    trials = Trials(plan.require_allocated(), within, counting(within, progress))
    return Answers(trials, Evidence(plan.problem, plan.letters), plan.tied,
                   told(plan.claims.assignments))
