"""An office that lives: every day new cases, every week absences, every month a leaver.

Each morning the day is solved, or rebalanced where staff changes; the plan is judged,
decided in the ledger and carried out, as the commands do it.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from assigner.api.carry_out import agreed_earlier
from assigner.api.ledgers import last_decision
from assigner.api.vocabulary import vocabulary
from assigner.documents.part import written
from assigner.instance import Case, Instance, OpenCase
from assigner.ledger import Decider, Ledger, audit, commit_entry, stale
from assigner.plan import Claims, EndedDay, document, recount
from assigner.policy import Policy, load
from assigner.population.office import Wanted, office
from assigner.problem import Problem
from assigner.scenarios.affected_cases import restaff
from assigner.scenarios.change import Change, Written
from assigner.scenarios.change_check import check
from assigner.scenarios.change_file import from_rows
from assigner.scenarios.priced import priced
from assigner.scenarios.rebalance import Rebalance
from assigner.scenarios.rebalance_plan import rebalance_document, recount_rebalance
from assigner.scenarios.rebalancing import Rebalancing
from assigner.scenarios.tomorrow import Tomorrow, tomorrow
from assigner.solve import Limits, Solved
from assigner.solve.dispatch import allocate
from assigner.statement import state
from assigner.workdays import USUAL

MONDAY = date(2026, 1, 5)
MODEL = "danish-child-welfare"
PATIENCE = 30.0
"""Seconds for a rebalance: a whole caseload shared by three colleagues takes some to prove."""


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
    stays: set[str] = field(default_factory=set)
    seen: Counter[str] = field(default_factory=Counter)
    waits: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)
        wanted = Wanted(caseworkers=12, cases=0, load=0.8)
        self.today = office(
            wanted, MODEL, self.policy.weights, self.policy.capacities, self.seed, MONDAY
        )
        counted = tuple(replace(case, changes_12m=0) for case in self.today.caseload)
        self.today = replace(self.today, caseload=counted)
        self.ever |= {case.id for case in self.today.caseload}

    def live(self, days: int) -> None:
        for number in range(days):
            self._morning(number)
            written = [*self._uncovered(), *self._news(number)]
            self._decide(self._agreeing(written))
            on = USUAL.next(self.today.date)
            decided = last_decision(self.ledger.address, None)
            known = vocabulary(self.policy)
            rows = Claims.model_validate(decided.plan).changes
            found = tomorrow(
                self.today, decided.plan, on, agreed_earlier(decided, self.today, known),
                check(from_rows(rows, "plan"), self.today, known),
            )
            self._nothing_is_lost(found)
            self._no_relation_moves(found.instance)
            self.today = found.instance

    def _morning(self, number: int) -> None:
        """New cases, and as many closed ones."""
        new = tuple(self._intake(number))
        self.ever |= {case.id for case in new}
        open_cases = list(self.today.caseload)
        gone = set()
        if len(open_cases) > len(new):
            gone = {case.id for case in self.draw.sample(open_cases, len(new))}
        self.closed |= gone
        self.today = replace(
            self.today, cases=(*self.today.cases, *new),
            caseload=tuple(
                replace(case, frozen=self.draw.random() < 0.02)
                for case in open_cases if case.id not in gone
            ),
        )

    def _uncovered(self) -> Iterator[Written]:
        """Whose cases nobody covers: they are away still, or for good."""
        today = self.today.date
        there = {worker.id: worker for worker in self.today.caseworkers}
        holders = {case.caseworker for case in self.today.caseload}
        for holder in sorted(holders):
            worker = there[holder]
            if worker.present(today):
                continue
            if worker.capacity_minutes == 0:
                yield _written("leaves", caseworker=holder)
            else:
                until = worker.absent_to or today
                yield _written("absent", caseworker=holder, until=max(until, today))

    def _news(self, number: int) -> Iterator[Written]:
        """Weekly absences, a leaver and a newcomer each month, and other changes between."""
        draw, today = self.draw, self.today.date
        people = [
            worker.id for worker in self.today.caseworkers
            if worker.present(today) and worker.max_new_cases is None
        ]
        who = draw.sample(people, min(len(people), 6))
        if today.weekday() == 0:
            later = today + timedelta(days=draw.choice((0, 0, 2)))
            yield _written("absent", caseworker=who[0], start=later,
                           until=later + timedelta(days=draw.choice((1, 4, 9))))
        if number % 21 == 10:
            on = today + timedelta(days=draw.choice((0, 9)))
            yield _written("leaves", caseworker=who[1], date=on)
            gone = next(w for w in self.today.caseworkers if w.id == who[1])
            yield _written("joins", id=f"N{number:03}", team=gone.team, weekly_hours="37",
                           skills="|".join(sorted(gone.skills)), experience_months="60",
                           date=today + timedelta(days=draw.choice((0, 5))))
        if number % 9 == 4:
            yield draw.choice((
                _written("hours", caseworker=who[2], weekly_hours=draw.choice(("30", "37")),
                         date=today + timedelta(days=draw.choice((0, 3)))),
                _written("capacity", caseworker=who[2], percent="70",
                         until=today + timedelta(days=20)),
                _written("hand_over", case=draw.choice(self.today.caseload).id),
            ))
        away = [w.id for w in self.today.caseworkers
                if w.absent_to and w.absent_from and w.absent_from <= today < w.absent_to]
        if away and draw.random() < 0.2:
            yield _written("returns", caseworker=away[0])

    def _agreeing(self, written: Sequence[Written]) -> tuple[Change, ...]:
        """One state for each person, the first told."""
        told: set[str] = set()
        kept = []
        for item in written:
            who = str(item.cells.get("caseworker", ""))
            if not who or who not in told:
                kept.append(item)
                told.add(who)
        self.seen.update(item.kind for item in kept)
        return check(kept, self.today, vocabulary(self.policy))

    def _intake(self, number: int) -> Iterator[Case]:
        for place in range(self.draw.randint(1, 4)):
            team = self.draw.choice(("intake", "investigation", "measures"))
            yield Case(
                id=f"D{number:03}-{place}", phase=team,
                complexity=self.draw.choice(("simple", "simple", "complex", "very_complex")),
                family=f"G{number // 3}-{place}", received=self.today.date,
                due=self.today.date + timedelta(days=self.draw.randint(1, 14)),
                two_advisers=team == "investigation" and self.draw.random() < 0.2,
                changes_12m=0,
            )

    def _decide(self, changes: tuple[Change, ...]) -> None:
        """Solve or rebalance, judge and commit; refused by the ledger would be a failure."""
        problem, plan = self._rebalanced(changes) if changes else self._solved()
        at = f"{self.today.date.isoformat()}T08:00:00Z"
        entry = commit_entry(plan, problem, Decider("coordinator", at))

        def judge(records: Any) -> None:
            assert list(stale(records, self.today)) == []

        self.ledger.append(entry, judge)
        self.listed = {row["case"] for row in plan["unassigned"]}
        self.stays = {row["case"] for row in plan.get("stays", ())}
        for row in plan["assignments"]:  # who leaves later hands over then, to who is there then
            on = problem.start(row["case"])
            assert problem.workers[row["caseworker"]].present(on), (row, on)

    def _solved(self) -> tuple[Problem, dict[str, Any]]:
        problem = self.policy.pose(self.today)
        outcome = allocate(state(problem, self.policy.rules), self.policy.tiers, Limits())
        assert isinstance(outcome, Solved)
        assert outcome.proven
        plan = document(EndedDay(self.policy, outcome, 0.0))
        assert recount(Claims.of(plan), problem, self.policy) == ()
        return problem, written(plan)

    def _rebalanced(self, changes: tuple[Change, ...]) -> tuple[Problem, dict[str, Any]]:
        asked = Rebalance(restaff(self.today, self.policy, changes), priced(self.policy))
        moving = Rebalancing(asked, Limits(seconds=PATIENCE))
        point = list(moving.upto(moving.placed(), 3, only_last=True))[-1]
        self.seen["proven" if point.proven else "not proven in time"] += 1
        rebalance, outcome = point.rebalance, point.outcome
        plan = rebalance_document(EndedDay(rebalance.policy, outcome, 0.0), rebalance, 3, None)
        claims = Claims.of(plan)
        found = recount(claims, rebalance.problem, rebalance.policy)
        assert found == (), [str(words) for words in found]
        assert recount_rebalance(claims, rebalance) == []
        self.seen["moved"] += len(plan.moves)
        return rebalance.problem, written(plan)

    def _nothing_is_lost(self, found: Tomorrow) -> None:
        """Each case once; with one who is there, or listed: as new, or as unattended."""
        day = found.instance
        held = [case.id for case in day.caseload]
        new = [case.id for case in day.cases]
        assert len(held) + len(new) == len({*held, *new})
        assert {*held, *new} == self.ever - self.closed
        open_before = {case.id for case in self.today.caseload}
        assert set(new) == self.listed - open_before == set(found.waiting)
        there = {worker.id for worker in day.caseworkers if worker.present(day.date)}
        for case in day.caseload:
            assert case.caseworker in there or case.id in found.unattended, case.id
        self.seen["unattended"] += len(found.unattended)
        yesterday = {worker.id for worker in self.today.caseworkers
                     if worker.present(self.today.date)}
        for case in day.caseload:
            if case.id in found.unattended and case.id not in self.stays | self.listed:
                assert case.caseworker in yesterday, (case, self.today.caseworkers)
        assert set(found.given).isdisjoint(self.listed)

    def _no_relation_moves(self, day: Instance) -> None:
        """Whose a case is, since when: both stay, or its caseworker changed and it is counted."""
        after = {case.id: case for case in day.caseload}
        for before in self.today.caseload:
            case = after[before.id]
            assert case.changes_12m is not None
            assert before.changes_12m is not None
            more = case.changes_12m - before.changes_12m
            if _whose(case)[0] == _whose(before)[0]:
                assert (_whose(case), more) == (_whose(before), 0), (before, case)
                self.seen["covered"] += bool(case.belongs_to)
            else:
                assert more > 0, (before, case)
                assert _whose(before)[0] in case.earlier
                self.seen["changed"] += 1

    def judged(self, days: int) -> None:
        result = audit(self.ledger)
        assert result.holds
        assert result.records == days


def _whose(case: OpenCase) -> tuple[str, date | None]:
    """Whose a case is, covered or not, and since when."""
    if case.belongs_to:
        return case.belongs_to, case.cover_for_since
    return case.caseworker, case.assigned


def _written(kind: str, **cells: Any) -> Written:
    """A change as a user writes it; `start` and `until` of an absence are its from and to."""
    names = {"start": "from", "until": "to" if kind == "absent" else "until"}
    if kind == "absent":
        cells.setdefault("start", MONDAY)
    texts = {names.get(key, key): str(value) for key, value in cells.items()}
    return Written(kind, texts, {}, kind)
