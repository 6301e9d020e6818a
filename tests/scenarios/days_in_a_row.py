"""An office that lives: every day new cases, every week absences; solved, judged, decided."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from assigner.instance import Case, Instance
from assigner.ledger import Decider, Ledger, audit, commit_entry, stale
from assigner.plan import Claims, Plan, document, recount
from assigner.policy import Policy, load
from assigner.population.office import Wanted, office
from assigner.scenarios.tomorrow import Tomorrow, tomorrow
from assigner.scenarios.working_day import next_working_day
from assigner.solve import Limits
from assigner.solve.day import allocate
from assigner.statement import state

MONDAY = date(2026, 1, 5)
MODEL = "danish-child-welfare"


@dataclass
class Life:
    """The office from one day to the next. `ever`: every case it has had, open or closed."""

    ledger: Ledger
    seed: int
    today: Instance = field(init=False)
    policy: Policy = field(default_factory=lambda: load(MODEL))
    ever: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    waits: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)
        wanted = Wanted(caseworkers=12, cases=0, load=0.8)
        self.today = office(
            wanted, MODEL, self.policy.weights, self.policy.capacities, self.seed, MONDAY
        )
        self.ever |= {case.id for case in self.today.caseload}

    def live(self, days: int) -> None:
        for number in range(days):
            self._morning(number)
            plan = self._decide()
            found = tomorrow(self.today, plan, next_working_day(self.today.date))
            self._nothing_is_lost(found)
            self.today = found.instance

    def _morning(self, number: int) -> None:
        """New cases, closed ones, and on Mondays who is away this week."""
        new = tuple(self._intake(number))
        self.ever |= {case.id for case in new}
        open_cases = list(self.today.caseload)
        gone = set()
        if len(open_cases) > len(new):
            gone = {case.id for case in self.draw.sample(open_cases, len(new))}
        self.closed |= gone
        people = self.today.caseworkers
        if self.today.date.weekday() == 0 or number == 0:
            away = self.draw.sample([worker.id for worker in people], 2)
            friday = self.today.date + timedelta(days=4)
            people = tuple(
                replace(worker, absent_from=self.today.date, absent_to=friday)
                if worker.id in away else worker
                for worker in people
            )
        self.today = replace(
            self.today, cases=(*self.today.cases, *new), caseworkers=people,
            caseload=tuple(case for case in open_cases if case.id not in gone),
        )

    def _intake(self, number: int) -> Iterator[Case]:
        for place in range(self.draw.randint(1, 4)):
            team = self.draw.choice(("intake", "investigation", "measures"))
            yield Case(
                id=f"D{number:03}-{place}", phase=team,
                complexity=self.draw.choice(("simple", "simple", "complex", "very_complex")),
                family=f"G{number // 3}-{place}", received=self.today.date,
                due=self.today.date + timedelta(days=self.draw.randint(1, 14)),
                two_advisers=team == "investigation" and self.draw.random() < 0.2,
            )

    def _decide(self) -> dict[str, Any]:
        """Solve, judge and commit the day; refused by the ledger would be a failure."""
        problem = self.policy.pose(self.today)
        outcome = allocate(state(problem, self.policy.rules), self.policy.tiers, Limits())
        plan = document(Plan(self.policy, outcome, 0.0))
        assert recount(Claims.model_validate(plan), problem, self.policy) == ()
        at = f"{self.today.date.isoformat()}T08:00:00Z"
        entry = commit_entry(plan, problem, Decider("coordinator", at))

        def judge(records: Any) -> None:
            assert list(stale(records, self.today)) == []

        self.ledger.append(entry, judge)
        self.listed = {row["case"] for row in plan["unassigned"]}
        for row in plan["assignments"]:
            assert problem.present(row["caseworker"])
        return plan

    def _nothing_is_lost(self, found: Tomorrow) -> None:
        held = [case.id for case in found.instance.caseload]
        new = [case.id for case in found.instance.cases]
        assert len(held) + len(new) == len({*held, *new})
        assert {*held, *new} == self.ever - self.closed
        assert set(new) == self.listed == set(found.waiting)
        people = {worker.id for worker in found.instance.caseworkers}
        assert {case.caseworker for case in found.instance.caseload} <= people
        assert set(found.given).isdisjoint(self.listed)

    def judged(self, days: int) -> None:
        result = audit(self.ledger)
        assert result.holds
        assert result.records == days
