"""The seats of open cases that may move: with who gives and who may receive them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assigner.problem import Problem
from assigner.rule import Part, Row, Rule
from assigner.solve.offer import Offer
from assigner.solve.parts import PartOfDay
from assigner.solve.patterns.table import UNBOUNDED, Ceilings, Ints, Table
from assigner.solve.patterns.ties import Ties
from assigner.statement import Statement
from assigner.words import say

Limit = tuple[Mapping[str, int], Mapping[str, int]]


@dataclass(frozen=True)
class TransferSeats:
    """Offers over loads as they stand. `limits`: what each ceiling counts, and each one's room."""

    statement: Statement
    offers: Sequence[Offer]
    load: Mapping[str, int]
    limits: Sequence[Limit]

    @property
    def problem(self) -> Problem:
        """The day."""
        return self.statement.problem

    @cached_property
    def table(self) -> Table:
        """A seat of each case with each receiver, and one with its giver, who has no ceiling."""
        offers = self.offers
        problem = self.problem
        cases = tuple(offer.case for offer in offers)
        givers = {offer.giver for offer in offers}
        workers = tuple(sorted(givers | {to for o in offers for to in o.prices}))
        place = {worker: at for at, worker in enumerate(workers)}
        phases = {phase: 1 << at for at, phase in enumerate(sorted(
            {problem.cases[case].phase for case in cases}))}
        other = 1 << len(phases)
        rows = [
            (place[who], at, assist, problem.weight[offer.case],
             0 if assist else phases[problem.cases[offer.case].phase])
            for at, offer in enumerate(offers)
            for who, assist in (*((to, 0) for to in sorted(offer.prices)), (offer.giver, 1))
        ]
        rows.sort()
        worker, case, assist, weight, phase = (
            np.asarray(column, np.int64) for column in zip(*rows, strict=True)
        )
        sign = np.asarray([-1 if w in givers else 1 for w in workers], np.int64)
        held = [sum({phases.get(p, other) for p in problem.phases_held[w]}) for w in workers]
        mixing = [
            0 if w in givers or len(problem.phases_held[w]) > 1 else problem.mixing[w]
            for w in workers
        ]
        return Table(
            statement=self.statement, part=PartOfDay(cases, workers), cases=cases,
            workers=workers, case=case, worker=worker, assist=assist.astype(np.bool_),
            weight=weight, phase=phase, start=np.searchsorted(worker, np.arange(len(workers) + 1)),
            steep=np.asarray([problem.steepness[w] for w in workers], np.int64),
            before=sign * np.asarray([self.load[w] for w in workers], np.int64),
            mixing=np.asarray(mixing, np.int64), held=np.asarray(held, np.int64),
            ceilings=self._ceilings(cases, workers, givers),
        )

    def _ceilings(
        self, cases: Sequence[str], workers: Sequence[str], givers: set[str]
    ) -> list[Ceilings]:
        found = []
        for counts, rooms in self.limits:
            count = [counts.get(case, 0) for case in cases]
            room = [
                UNBOUNDED if worker in givers else max(0, rooms.get(worker, UNBOUNDED))
                for worker in workers
            ]
            if sum(count) > min(room):
                found.append(
                    Ceilings(np.asarray(count, np.int64), np.asarray(room, np.int64), 0, "")
                )
        return found

    def ties(self, rule: Rule, most: int) -> Ties:
        """A case is received where it is given; at most `most` are."""
        ties = Ties(self.table)
        ties.place_cases()
        given, words = [], say("hands over cases by choice today")
        for offer in self.offers:
            takes = [(Part("takes", offer.case, to), 1) for to in offer.prices]
            gives = Part("assists", offer.case, offer.giver)
            ties.add(rule, Row(offer.case, (*takes, (gives, -1)), 0, words))
            given.append((gives, 1))
        ties.add(rule, Row("moves", tuple(given), most, words))
        ties.close()
        return ties

    def caps(self) -> Ints:
        """How much anybody's load changes at most: nobody gives below the emptiest receiver."""
        steep = self.problem.steepness
        lowest = min(steep[to] * self.load[to] for offer in self.offers for to in offer.prices)
        heaviest = max(self.problem.weight[offer.case] for offer in self.offers)
        givers = {offer.giver for offer in self.offers}
        return np.asarray(
            [
                max(0, self.load[w] - lowest // steep[w] + heaviest) if w in givers else UNBOUNDED
                for w in self.table.workers
            ],
            np.int64,
        )
