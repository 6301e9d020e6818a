"""Answers about cases, by the contract's `explain`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from assigner.documents.explain import (
    AlternativesAnswer,
    OtherDay,
    WhatWouldItTake,
    Why,
    WhyNot,
    WhyTable,
)
from assigner.documents.grounds import (
    FlipRow,
    KnownRow,
    MarginRow,
    SearchedRow,
    SeatsRow,
    TierReason,
)
from assigner.errors import NothingFound
from assigner.explain import rows
from assigner.explain.alternatives import Alternatives
from assigner.explain.clause import Clauses
from assigner.explain.counterfactual import Counterfactual, Counterfactuals
from assigner.explain.difference import Difference
from assigner.explain.due_away import due_away
from assigner.explain.evidence import Evidence
from assigner.explain.passed_over import Continuity
from assigner.explain.planned import Planned
from assigner.explain.ranking import Contender, Ranking
from assigner.explain.rows import doubt, explained, hedged, spoken
from assigner.explain.sentences import (
    CUT,
    PLAN_UNPROVEN,
    cut_words,
    known_words,
    passed_over_words,
    taken_words,
    verdict_words,
    why_not_words,
    why_words,
)
from assigner.explain.what_if import Trials, late
from assigner.words import Words, listing, say

WORSE = "possible_but_worse"


@dataclass(frozen=True)
class Answers:
    """The answers about one plan."""

    trials: Trials
    evidence: Evidence
    tied: frozenset[str]
    sure: Mapping[str, Words] = field(default_factory=dict)
    """How sure each line is, in words, where the plan says it."""

    @property
    def planned(self) -> Planned:
        """The plan under question."""
        return self.trials.planned

    def why(self, case: str) -> Why:
        """Who could have taken it, at what cost, who could not, and who was next.

        Raises NothingFound where the time sufficed for nobody.
        """
        ranking = Ranking(self.trials, case)
        if _unsaid(ranking):
            raise late()
        return self._why(ranking)

    def _why(self, ranking: Ranking) -> Why:
        case, problem = ranking.case, self.planned.problem
        next_up, seats = ranking.runner_up, self.planned.allocation.seats.get(case)
        if next_up is not None:
            self.trials.judge_day(next_up.trial)
        chosen, beside = (None, None) if seats is None else seats
        away = due_away(problem, self.planned.allocation, case)
        return explained(
            Why, "why", case, chosen,
            verified=ranking.complete, cut=spoken(cut_words(ranking)),
            unanswered=tuple(ranking.unanswered),
            verdict="chosen" if seats is not None
            else "not_allowed" if next_up is None else "possible_but_worse",
            because=() if seats is None else (self._clause(ranking),),
            seats=SeatsRow(caseworker=chosen, co_caseworker=beside),
            tiers=rows.planned_tiers(self.planned) if next_up is None
            else rows.tiers(problem, next_up.difference.tiers),
            margin=None if next_up is None else self._margin(next_up),
            decided_by=self._decided_by(ranking),
            tied_with=tuple(ranking.tied),
            passed_over=self._passed_over(ranking),
            due_away=None if away is None else str(away),
            **({"sure": str(self.sure[case])} if case in self.sure else {}),
            ranked=rows.ranked(ranking),
            ruled_out=rows.ruled_out(ranking, self.evidence),
            words=hedged(why_words(ranking), sure=ranking.complete
                         or (case, chosen) in problem.pins),
        )

    def why_not(self, case: str, worker: str) -> WhyNot:
        """Not allowed, possible but worse, or equally good."""
        ranking = Ranking(self.trials, case)
        contender = ranking.contender(worker)
        if contender is None:
            found = ranking.why_not_allowed(worker)
            return explained(
                WhyNot, "why_not", case, worker, verdict="not_allowed",
                because=tuple(rows.because_rules(found, case, self.evidence)), proven=True,
                words=str(why_not_words(case, worker, None, found)),
            )
        self.trials.judge_day(contender.trial)
        difference, sure = contender.difference, contender.proven and self.planned.proven
        return explained(
            WhyNot, "why_not", case, worker, verdict=contender.verdict,
            because=(self._clause(ranking),) if contender.verdict == "chosen"
            else tuple(rows.because_tiers(difference)),
            words=hedged(why_not_words(case, worker, contender, ()),
                         sure=sure or contender.verdict not in {"equally_good", WORSE}),
            verified=sure, cut=doubt(self.planned, sure=sure), proven=contender.proven,
            known=self._known(case, worker),
            tiers=rows.tiers(self.planned.problem, difference.tiers),
            knock_on=rows.knock_on(difference, case),
            loads=rows.loads(difference), parts=rows.parts(difference),
        )

    def what_would_it_take(self, case: str, worker: str) -> WhatWouldItTake:
        """`why_not`, and the smallest single change that would give them the case."""
        answer = self.why_not(case, worker)
        flips = Counterfactuals(self.trials, case, worker)
        found, searched = flips.found, flips.searched
        if flips.cut and not found and not any(end.until for end in searched.values()):
            raise NothingFound(say("The question was not answered in the time given."))
        sure = answer.verified and flips.proven
        kept = {key: getattr(answer, key) for key in answer.model_fields_set - {"question"}}
        return explained(WhatWouldItTake, "what_would_it_take", case, worker, **{
            **kept,
            "why_not": answer.words,
            "verified": sure,
            "cut": answer.cut or (() if flips.proven else (str(CUT),)),
            "change": _change(found[0], proven=flips.proven) if found else None,
            "changes": tuple(_change(flip) for flip in found),
            "searched": tuple(
                SearchedRow(
                    file=parameter.file, id=parameter.id, field=parameter.field,
                    value=parameter.cell(0), until=parameter.cell(end.until),
                    complete=parameter not in flips.cut,
                )
                for parameter, end in searched.items()
            ),
            "words": hedged(taken_words(flips), sure=sure or (bool(found) and not flips.proven)),
        })

    def alternatives(self, count: int, case: str | None) -> AlternativesAnswer:
        """The best other allocations; of a case, the best day for each other caseworker."""
        if case is None:
            others = Alternatives(self.trials)
            found: Sequence[Difference] = others.best(count)
            proven = others.proven
        else:
            ranking = Ranking(self.trials, case)
            if _unsaid(ranking):
                raise late()
            found = [item.difference for item in ranking.others[:count]]
            proven = ranking.complete
        ties = sum(item.verdict == "equally_good" for item in found)
        values = {"count": len(found), "ties": ties}
        return explained(
            AlternativesAnswer, "alternatives", case, None,
            tiers=rows.planned_tiers(self.planned),
            alternatives=tuple(self._other(item) for item in found),
            verified=proven, cut=doubt(self.planned, sure=proven),
            words=hedged(say(
                "{count} other allocations, the best first; {ties} of them as good as the plan",
                **values,
            ) if proven else say(
                "{count} other allocations found, {ties} of them as good as the plan; better ones "
                "and more as good may exist", **values,
            ), sure=proven),
        )

    def _other(self, item: Difference) -> OtherDay:
        moves = rows.knock_on(item, None)
        return OtherDay(
            verdict=item.verdict, words=str(verdict_words(item)), proven=item.certain,
            tiers=rows.tiers(self.planned.problem, item.tiers), knock_on=moves,
            loads=rows.loads(item), parts=rows.parts(item), moves=moves,
        )

    def table(self, among: Collection[str] | None = None) -> WhyTable:
        """Every case, or those `among` them, against everybody: the disputable first."""
        rankings = [Ranking(self.trials, case) for case in self.planned.problem.cases
                    if among is None or case in among]
        late_for = [ranking.case for ranking in rankings if _unsaid(ranking)]
        if late_for and len(late_for) == sum(bool(ranking.possible) for ranking in rankings):
            raise late()
        order = {tier.name: place for place, tier in enumerate(self.planned.tiers)}

        def disputable(answer: Why) -> tuple[bool, int, float, str]:
            margin, case = answer.margin, answer.question.case or ""
            known = not answer.passed_over
            if margin is None:
                return (known, len(order) + 1, 0.0, case)
            return (known, -order[margin.tier], margin.difference, case)

        cases = tuple(sorted((self._why(ranking) for ranking in rankings), key=disputable))
        sure = not late_for and all(answer.verified for answer in cases)
        return explained(
            WhyTable, "table", None, None,
            tiers=rows.planned_tiers(self.planned), cases=cases, verified=sure,
            unanswered=tuple(late_for),
            cut=spoken(self._cut(cases, late_for)),
            words=hedged(say(
                "{count} cases explained, {ties} of them drawn by lot · the closest calls first",
                count=len(cases), ties=sum(bool(answer.tied_with) for answer in cases),
            ) if self.planned.proven else say(
                "{count} cases explained · the closest calls first", count=len(cases),
            ), sure=sure),
        )

    def _cut(self, cases: Sequence[Why], late_for: Sequence[str]) -> list[Words]:
        found = [] if self.planned.proven else [PLAN_UNPROVEN]
        if late_for:
            found.append(say("Not answered in the time given: {cases}", cases=listing(late_for)))
        doubtful = [
            row.question.case or "" for row in cases
            if not row.verified and row.question.case not in late_for
        ]
        if doubtful and self.planned.proven:
            found.append(say("Not solved to its end, so not proven: {cases}",
                             cases=listing(doubtful)))
        return found

    def _known(self, case: str, worker: str) -> str | None:
        """How the child knows somebody who is passed over."""
        found = Continuity(self.planned.statement, self.planned.allocation).grouped(case)
        if worker not in found:
            return None
        return str(known_words(worker, found[worker], self.planned.problem.called))

    def _passed_over(self, ranking: Ranking) -> tuple[KnownRow, ...]:
        """Whom the child knows and who is passed over, with what it would cost the day."""
        known = Continuity(self.planned.statement, self.planned.allocation).grouped(ranking.case)
        there = {item.worker: item for item in ranking.ranked}
        return tuple(
            KnownRow(caseworker=worker, relations=tuple(relations), words=str(passed_over_words(
                worker, relations, self.planned.problem.called, there.get(worker),
                asked=worker not in ranking.unanswered
            )))
            for worker, relations in known.items()
        )

    def _clause(self, ranking: Ranking) -> TierReason:
        case = ranking.case
        drawn = self.planned.proven and case not in self.tied and bool(ranking.tied)
        clauses = Clauses(
            self.planned.statement, self.planned.allocation,
            self.tied | {case} if drawn else self.tied, proven=self.planned.proven,
        )
        return TierReason(
            tier=None, kind=None, source=None, unit=None, value=None, value_if=None,
            words=str(clauses.of(case)), evidence=None,
        )

    def _margin(self, next_up: Contender) -> MarginRow:
        deciding = next_up.difference.deciding
        change = deciding or next_up.difference.tiers[-1]
        before, after = (change.tier.shown(self.planned.problem, cost) for cost in change[1:])
        return MarginRow(
            caseworker=next_up.worker, tier=change.tier.name, unit=change.tier.unit,
            difference=after - before, words=str(verdict_words(next_up.difference)),
            loads=rows.loads(next_up.difference),
        )

    def _decided_by(self, ranking: Ranking) -> str | None:
        if ranking.runner_up is None:
            return None
        deciding = ranking.runner_up.difference.deciding
        return self.planned.tiers[-1].name if deciding is None else deciding.tier.name


def _unsaid(ranking: Ranking) -> bool:
    """Whether others could take the case, and the time sufficed for none of them."""
    return bool(ranking.unanswered) and not ranking.others


def _change(flip: Counterfactual, **proven: bool) -> FlipRow:
    parameter = flip.parameter
    return FlipRow(
        file=parameter.file, id=parameter.id, field=parameter.field, value=flip.value,
        needed=flip.needed, words=str(flip.words()), **proven,
    )
