"""Who else could take a case, at what true cost; and who could not, by which rule."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assigner.errors import NothingFound
from assigner.explain.conflict import conflict
from assigner.explain.difference import Difference, Verdict
from assigner.explain.grounds import grounds
from assigner.explain.planned import Cost, Planned
from assigner.explain.what_if import Trial, Trials
from assigner.rule import Rule
from assigner.words import Words, say


@dataclass(frozen=True)
class Contender:
    """Somebody who could take a case, and the best day in which they do."""

    worker: str
    verdict: Verdict
    trial: Trial
    difference: Difference

    @property
    def key(self) -> tuple[tuple[Cost, ...], str]:
        """All tiers in order, the lot among them."""
        return tuple(change.after for change in self.difference.tiers), self.worker

    @property
    def proven(self) -> bool:
        """Whether the verdict holds, not for want of time."""
        return self.difference.planned.proven if self.verdict == "chosen" \
            else self.difference.certain


@dataclass(frozen=True)
class RuledOut:
    """Somebody who cannot take a case: the rule, and words that follow their name.

    `own`: the words are about this person and the case alone, not about colleagues.
    """

    worker: str
    rule: Rule
    words: Words
    own: bool


@dataclass(frozen=True)
class Ranking:
    """Everybody of the office, on one case."""

    trials: Trials
    case: str

    @property
    def planned(self) -> Planned:
        """The plan under question."""
        return self.trials.planned

    @property
    def chosen(self) -> str | None:
        """Who takes the case in the plan."""
        return self.planned.caseworker(self.case)

    @property
    def possible(self) -> tuple[str, ...]:
        """Whom no rule excludes by itself."""
        return self.planned.statement.could(self.case)

    def contender(self, worker: str) -> Contender | None:
        """The true cost of giving the case to `worker`; None when it cannot be.

        Raises NothingFound where the time is over.
        """
        trial = self.trials.forced(self.case, worker)
        if trial is None:
            return None
        difference = self.trials.compared(trial)
        same = worker == self.chosen and difference.verdict == "equally_good"
        return Contender(worker, "chosen" if same else difference.verdict, trial, difference)

    @cached_property
    def ranked(self) -> tuple[Contender, ...]:
        """Everybody who could take it, the plan's choice first, then by cost."""
        return tuple(sorted(
            self._answers[0],
            key=lambda contender: (contender.worker != self.chosen, contender.key),
        ))

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Whom the time did not suffice to ask about."""
        return tuple(self._answers[1])

    @property
    def complete(self) -> bool:
        """Whether everybody was asked about, and every verdict holds."""
        return (self.planned.proven and not self.unanswered
                and all(item.proven for item in self.ranked))

    @cached_property
    def _answers(self) -> tuple[list[Contender], list[str]]:
        there, late = list[Contender](), list[str]()
        for worker in self.possible:
            try:
                contender = self.contender(worker)
            except NothingFound:
                if worker == self.chosen:
                    there.append(self._as_planned(worker))
                else:
                    late.append(worker)
            else:
                there += [] if contender is None else [contender]
        return there, late

    def _as_planned(self, worker: str) -> Contender:
        """The plan's choice where no time is left to look for a better day with it."""
        planned = self.planned
        trial = Trial(planned.allocation, planned.costs, proven=False, floors={})
        return Contender(worker, "chosen", trial, Difference(planned, trial.allocation,
                                                             trial.costs))

    @cached_property
    def others(self) -> tuple[Contender, ...]:
        """The ranking without the plan's choice."""
        return tuple(item for item in self.ranked if item.worker != self.chosen)

    @property
    def runner_up(self) -> Contender | None:
        """Who would have been next."""
        return self.others[0] if self.others else None

    @property
    def tied(self) -> tuple[str, ...]:
        """Who would have been as good, but for the lot."""
        return tuple(item.worker for item in self.others if item.verdict == "equally_good")

    @cached_property
    def ruled_out(self) -> tuple[RuledOut, ...]:
        """Everybody who cannot take it, with every rule that stands in the way."""
        there = {*(contender.worker for contender in self.ranked), *self.unanswered}
        return tuple(
            reason
            for worker in self.planned.problem.workers
            if worker not in there
            for reason in self.why_not_allowed(worker)
        )

    def why_not_allowed(self, worker: str) -> tuple[RuledOut, ...]:
        """The rules by which `worker` cannot take the case, law first.

        Where no rule excludes them by itself, the rules that collide once they have it.
        """
        planned = self.planned
        if worker not in self.possible:
            found = [
                RuledOut(worker, ground.rule, ground.words, ground.own)
                for ground in grounds(planned.statement, self.case, worker)
            ]
            return _by_weight(found)
        mine = (self.case, worker)
        forced = replace(planned.problem, pins=planned.problem.pins | {mine})
        by_name = {rule.name(): rule for rule in (*planned.rules, self.trials.decisions)}
        rules = planned.rules
        if self.trials.decisions not in rules:
            rules = (*rules, self.trials.decisions)
        return _by_weight(
            [
                RuledOut(
                    worker, by_name[demand.rule], say("cannot: {why}", why=demand.words), own=False
                )
                for demand in conflict(forced, rules)
                if demand.pin != mine
            ]
        )


_ORDER = ("law", "agreement", "policy", "preference")


def _by_weight(found: Sequence[RuledOut]) -> tuple[RuledOut, ...]:
    return tuple(
        sorted(found, key=lambda item: (_ORDER.index(item.rule.kind), item.rule.name()))
    )
