"""Answers about cases as documents, by the contract. Sentences stay data here."""

from collections.abc import Sequence
from dataclasses import dataclass

from assigner.errors import NothingFound
from assigner.explain.alternatives import Alternatives
from assigner.explain.clause import Clauses
from assigner.explain.counterfactual import Counterfactual, Counterfactuals
from assigner.explain.difference import Difference
from assigner.explain.due_away import due_away
from assigner.explain.evidence import Evidence
from assigner.explain.passed_over import Continuity
from assigner.explain.planned import Planned
from assigner.explain.ranking import Contender, Ranking
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
from assigner.report import explain_rows as rows
from assigner.report.explain_rows import Row, explained
from assigner.words import Words, listing, say


@dataclass(frozen=True)
class Answers:
    """The answers about one plan."""

    trials: Trials
    evidence: Evidence
    tied: frozenset[str]

    @property
    def planned(self) -> Planned:
        """The plan under question."""
        return self.trials.planned

    def why(self, case: str) -> Row:
        """Who could have taken it, at what cost, who could not, and who was next.

        Raises NothingFound where the time sufficed for nobody.
        """
        ranking = Ranking(self.trials, case)
        if _unsaid(ranking):
            raise late()
        return self._why(ranking)

    def _why(self, ranking: Ranking) -> Row:
        case = ranking.case
        next_up, seats = ranking.runner_up, self.planned.allocation.seats.get(case)
        problem = self.planned.problem
        if next_up is None:
            tiers = rows.planned_tiers(problem, self.planned.tiers, self.planned.costs)
        else:
            self.trials.judge_day(next_up.trial)
            tiers = rows.tiers(problem, next_up.difference.tiers)
        chosen = None if seats is None else seats.caseworker
        return explained(
            "why", case, chosen,
            verified=ranking.complete, cut=cut_words(ranking),
            unanswered=list(ranking.unanswered),
            verdict="not_allowed" if seats is None and next_up is None
            else "possible_but_worse" if seats is None else "chosen",
            because=[self._clause(ranking)] if seats is not None else [],
            seats={
                "caseworker": chosen,
                "co_caseworker": None if seats is None else seats.co_caseworker,
            },
            tiers=tiers,
            margin=None if next_up is None else self._margin(next_up),
            decided_by=self._decided_by(ranking),
            tied_with=list(ranking.tied),
            passed_over=self._passed_over(ranking),
            due_away=due_away(problem, self.planned.allocation, case),
            ranked=rows.ranked(ranking),
            ruled_out=rows.ruled_out(ranking, self.evidence),
            words=why_words(ranking),
        )

    def why_not(self, case: str, worker: str) -> Row:
        """Not allowed, possible but worse, or equally good."""
        ranking = Ranking(self.trials, case)
        contender = ranking.contender(worker)
        if contender is None:
            found = ranking.why_not_allowed(worker)
            return explained(
                "why_not", case, worker, verdict="not_allowed",
                because=rows.because_rules(found, case, self.evidence), proven=True,
                words=why_not_words(case, worker, None, found),
            )
        self.trials.judge_day(contender.trial)
        return explained(
            "why_not", case, worker, verdict=contender.verdict,
            because=rows.because_tiers(contender.difference)
            if contender.verdict != "chosen" else [self._clause(ranking)],
            words=why_not_words(case, worker, contender, ()),
            verified=contender.proven and self.planned.proven,
            cut=[] if contender.proven and self.planned.proven
            else [CUT if self.planned.proven else PLAN_UNPROVEN],
            proven=contender.proven,
            known=self._known(case, worker),
            **self._against(contender.difference, case),
        )

    def what_would_it_take(self, case: str, worker: str) -> Row:
        """`why_not`, and the smallest single change that would give them the case."""
        answer = self.why_not(case, worker)
        flips = Counterfactuals(self.trials, case, worker)
        found, searched = flips.found, flips.searched
        if flips.cut and not found and not any(end.until for end in searched.values()):
            raise NothingFound(say("The question was not answered in the time given."))
        return {
            **answer,
            "question": {**answer["question"], "type": "what_would_it_take"},
            "why_not": answer["words"],
            "verified": answer["verified"] and flips.proven,
            "cut": answer["cut"] or ([] if flips.proven else [CUT]),
            "change": {**_change(found[0]), "proven": flips.proven} if found else None,
            "changes": [_change(flip) for flip in found],
            "searched": [
                {
                    "file": parameter.file, "id": parameter.id, "field": parameter.field,
                    "value": parameter.cell(0), "until": parameter.cell(end.until),
                    "complete": parameter not in flips.cut,
                }
                for parameter, end in searched.items()
            ],
            "words": taken_words(flips),
        }

    def alternatives(self, count: int, case: str | None) -> Row:
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
            "alternatives", case, None,
            tiers=rows.planned_tiers(
                self.planned.problem, self.planned.tiers, self.planned.costs
            ),
            alternatives=[
                {
                    "verdict": item.verdict, "words": verdict_words(item),
                    "proven": item.certain,
                    **self._against(item, None), "moves": rows.knock_on(item, None),
                }
                for item in found
            ],
            verified=proven,
            cut=[] if proven else [CUT if self.planned.proven else PLAN_UNPROVEN],
            words=say(
                "{count} other allocations, the best first; {ties} of them as good as the plan",
                **values,
            ) if proven else say(
                "{count} other allocations found, {ties} of them as good as the plan; better ones "
                "and more as good may exist", **values,
            ),
        )

    def table(self) -> Row:
        """Every case against everybody: the disputable first, ties before small margins."""
        rankings = [Ranking(self.trials, case) for case in self.planned.problem.cases]
        late_for = [ranking.case for ranking in rankings if _unsaid(ranking)]
        if late_for and len(late_for) == sum(bool(ranking.possible) for ranking in rankings):
            raise late()
        cases = [self._why(ranking) for ranking in rankings]
        order = {tier.name: place for place, tier in enumerate(self.planned.tiers)}

        def disputable(answer: Row) -> tuple[bool, int, float, str]:
            margin, case = answer["margin"], answer["question"]["case"]
            known = not answer["passed_over"]
            if margin is None:
                return (known, len(order) + 1, 0.0, case)
            return (known, -order[margin["tier"]], margin["difference"], case)

        cases.sort(key=disputable)
        ties = sum(bool(answer["tied_with"]) for answer in cases)
        return explained(
            "table", None, None,
            tiers=rows.planned_tiers(
                self.planned.problem, self.planned.tiers, self.planned.costs
            ),
            cases=cases,
            verified=not late_for and all(answer["verified"] for answer in cases),
            unanswered=late_for,
            cut=self._cut(cases, late_for),
            words=say(
                "{count} cases explained, {ties} of them drawn by lot · the closest calls first",
                count=len(cases), ties=ties,
            ) if self.planned.proven else say(
                "{count} cases explained · the closest calls first", count=len(cases),
            ),
        )

    def _cut(self, cases: Sequence[Row], late_for: Sequence[str]) -> list[Words]:
        found = [] if self.planned.proven else [PLAN_UNPROVEN]
        if late_for:
            found.append(say("Not answered in the time given: {cases}", cases=listing(late_for)))
        doubtful = [
            row["question"]["case"] for row in cases
            if not row["verified"] and row["question"]["case"] not in late_for
        ]
        if doubtful and self.planned.proven:
            found.append(say("Not solved to its end, so not proven: {cases}",
                             cases=listing(doubtful)))
        return found

    def _against(self, difference: Difference, case: str | None) -> Row:
        """A trial in all its numbers."""
        return {
            "tiers": rows.tiers(self.planned.problem, difference.tiers),
            "knock_on": rows.knock_on(difference, case),
            "loads": rows.loads(difference),
            "parts": rows.parts(difference),
        }

    def _known(self, case: str, worker: str) -> Words | None:
        """How the child knows somebody who is passed over."""
        found = Continuity(self.planned.statement, self.planned.allocation).grouped(case)
        return known_words(worker, found[worker]) if worker in found else None

    def _passed_over(self, ranking: Ranking) -> list[Row]:
        """Whom the child knows and who is passed over, with what it would cost the day."""
        known = Continuity(self.planned.statement, self.planned.allocation).grouped(ranking.case)
        there = {item.worker: item for item in ranking.ranked}
        return [
            {
                "caseworker": worker, "relations": list(relations),
                "words": passed_over_words(
                    worker, relations, there.get(worker), asked=worker not in ranking.unanswered
                ),
            }
            for worker, relations in known.items()
        ]

    def _clause(self, ranking: Ranking) -> Row:
        case = ranking.case
        drawn = self.planned.proven and case not in self.tied and bool(ranking.tied)
        clauses = Clauses(
            self.planned.statement, self.planned.allocation,
            self.tied | {case} if drawn else self.tied, proven=self.planned.proven,
        )
        return {
            "tier": None, "kind": None, "source": None, "unit": None, "value": None,
            "value_if": None, "words": clauses.of(case), "evidence": None,
        }

    def _margin(self, next_up: Contender) -> Row:
        deciding = next_up.difference.deciding
        change = deciding or next_up.difference.tiers[-1]
        before, after = (change.tier.shown(self.planned.problem, cost) for cost in change[1:])
        return {
            "caseworker": next_up.worker, "tier": change.tier.name, "unit": change.tier.unit,
            "difference": after - before, "words": verdict_words(next_up.difference),
            "loads": rows.loads(next_up.difference),
        }

    def _decided_by(self, ranking: Ranking) -> str | None:
        if ranking.runner_up is None:
            return None
        deciding = ranking.runner_up.difference.deciding
        return self.planned.tiers[-1].name if deciding is None else deciding.tier.name


def _unsaid(ranking: Ranking) -> bool:
    """Whether others could take the case, and the time sufficed for none of them."""
    return bool(ranking.unanswered) and not ranking.others


def _change(flip: Counterfactual) -> Row:
    parameter = flip.parameter
    return {
        "file": parameter.file, "id": parameter.id, "field": parameter.field, "value": flip.value,
        "needed": flip.needed, "words": flip.words(),
    }
