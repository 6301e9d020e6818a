"""One policy through the days of a run: each morning allocated, each day worked."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice

import numpy as np

from assigner.allocation import Allocation, load_after
from assigner.baselines import practise
from assigner.instance import Case, Instance, OpenCase
from assigner.kept_room import KeptRoom
from assigner.later import kept_for_later
from assigner.population.draw import Draw
from assigner.problem import Problem
from assigner.simulation.by_day import ByDay
from assigner.simulation.calibration import Calibration
from assigner.simulation.caseloads import Caseloads, Waiting, entered, indexed
from assigner.simulation.caseworkers_had import BEFORE, CaseworkersHad
from assigner.simulation.contacts import meet
from assigner.simulation.course import Course, Leg
from assigner.simulation.people import Staff
from assigner.simulation.setting import Practice, Setting, contacts_a_day, rounds_of
from assigner.simulation.tally import Load, Passed, Tally, Week
from assigner.solve import Limits, Solved, settled, solve
from assigner.statement import state
from assigner.verify import judge
from assigner.workload import full_load_minutes

OFFERED = 60


class Year:
    """A run in the making, from an office in balance."""

    def __init__(self, setting: Setting, practice: Practice, balance: Calibration) -> None:
        self.setting, self.practice, self.balance = setting, practice, balance
        self.course = Course(setting.instance, setting.flow, setting.streams, setting.arrivals)
        self.staff = Staff(setting.instance.caseworkers, setting.flow.people, setting.streams,
                           setting.instance.date)
        self.caseloads = Caseloads()
        self.had = CaseworkersHad()
        self.waiting: dict[str, Waiting] = {}
        self.tally = Tally()
        self.by_day = ByDay(practice.policy) if setting.hindsight else None
        for phase in setting.flow.phases:
            self.tally.passed[phase] = Passed()
        self.full = float(full_load_minutes(practice.policy.capacities))
        self._contacts = contacts_a_day(practice.policy)
        self._offered = max(OFFERED, int(3 * self.course.a_day))
        self._week = (0, 0)
        self._kept: Mapping[str, KeptRoom] = {}
        self._a_week = balance.given_a_week(setting)
        self._begin(setting.instance)
        for case in setting.instance.cases:
            legs = self.course.legs(case.id, case.phase)
            self.waiting[case.id] = Waiting(case, legs, {}, 0)

    def run(self) -> Iterator[int]:
        """Day after day; the number of days done."""
        days = self.setting.calendar.from_day(self.setting.instance.date)
        for number, on in enumerate(islice(days, self.setting.days)):
            self._day(number, on)
            if number + 1 == self.setting.days:
                waiting = (one.case for one in self.waiting.values())
                self.had.tell(self.tally, [*self.caseloads.open.values(), *waiting], number)
            yield number + 1

    def _begin(self, instance: Instance) -> None:
        """Cases somebody holds when the run begins: partly done, their contacts under way."""
        flow, streams = self.setting.flow, self.setting.streams
        legs = {held.id: self.course.legs(held.id, held.phase, begun=True)
                for held in instance.caseload}
        days = {case: to_come[0].size * self.balance.stay(to_come[0].phase)
                for case, to_come in legs.items()}
        work = self.balance.left(instance, days)
        follow_ups, meetings = flow.contacts.follow_ups, flow.contacts.meetings
        for held in instance.caseload:
            self.had.took(held.id, held.caseworker, BEFORE)
            draw = Draw("under way", streams, held.id)
            follow, network = draw.random.random(), draw.random.random()
            follow *= 0.0 if follow_ups is None else follow_ups.planned
            network *= 0.0 if meetings is None else meetings.planned
            worked_off = flow.phases[held.phase].worked_off
            self.caseloads.add(held, legs[held.id], {
                "left": work[held.id] if worked_off else days[held.id], "by_work": worked_off,
                "age": -np.inf, "first": -1.0,
                "follow": follow, "follow_days": follow,
                "network": network, "network_days": network,
                "contacts": self._contacts[held.phase, held.complexity],
            })

    def _work(self, leg: Leg) -> float:
        return leg.size * self.balance.work[leg.phase]

    def _day(self, number: int, on: date) -> None:
        for gone in sorted(self.staff.morning(number, on)):
            self._leave(gone, number)
        self._hand_over(number, on)
        if number > 0:
            for case in self.course.arrivals(number, on):
                legs = self.course.legs(case.id, case.phase)
                self.waiting[case.id] = Waiting(case, legs, {}, number)
                self.tally.add("arrived")
                self.tally.passed[case.phase].entered += 1
        problem, allocation = self._morning(number, on)
        if self.by_day is not None:
            self.by_day.day(problem, allocation)
        self._work_through(problem, allocation, on)
        self._pass_on(number)

    def _leave(self, worker: str, number: int) -> None:
        """Whoever has left holds nothing and assists nobody."""
        for held in [*self.caseloads.open.values()]:
            if held.caseworker == worker:
                self._put_back(held.id, number)
            elif held.co_caseworker == worker:
                self.caseloads.change(replace(held, co_caseworker=""))

    def _hand_over(self, number: int, on: date) -> None:
        """Leavers and those on long leave give part of their caseload back each morning."""
        handing = self.staff.handing_over(on)
        if not handing:
            return
        theirs: dict[str, list[str]] = {who: [] for who in handing}
        for held in self.caseloads.open.values():
            if held.caseworker in theirs and not held.frozen:
                theirs[held.caseworker].append(held.id)
        for who, cases in sorted(theirs.items()):
            for case in sorted(cases)[: -(-len(cases) // handing[who])]:
                self._put_back(case, number)

    def _put_back(self, case: str, number: int, told: str = "handovers") -> None:
        held, legs, so_far = self.caseloads.remove(case)
        self.tally.add(told)
        given_up = replace(
            held.given_up(), changes_12m=self.had.changes(case, number),
            earlier=held.earlier | self.had.earlier(case),
        )
        self.waiting[case] = Waiting(given_up, legs, so_far, number)

    def _morning(self, number: int, on: date) -> tuple[Problem, Allocation]:
        """The morning in rounds, the most urgent first; the last round's problem and answer."""
        first = sorted(
            self.waiting.values(),
            key=lambda one: (one.case.due or date.max, one.since, one.case.id),
        )[: self._offered]
        in_rounds = rounds_of([one.case for one in first], self.setting.round)
        if first and self.practice.habit is None:
            facts, policy = self._facts((), on), self.practice.policy
            self._kept = kept_for_later(facts, policy, self._a_week)
        problem, allocation = self._allocate(in_rounds[0], on)
        self._give(allocation, number, on)
        for following in in_rounds[1:]:
            problem, allocation = self._allocate(following, on)
            self._give(allocation, number, on)
        return problem, allocation

    def _allocate(self, cases: tuple[Case, ...], on: date) -> tuple[Problem, Allocation]:
        problem = self.practice.policy.pose(
            self._facts(cases, on), seed=self.setting.seed, kept=self._kept
        )
        if self.by_day is not None:
            self.by_day.asked(problem)
        if not cases:
            return problem, Allocation({})
        rules, habit = self.practice.policy.rules, self.practice.habit
        if habit is not None:
            found = practise(habit, state(problem, rules), self.setting.seed)
            return problem, self._checked(problem, found.allocation)
        tiers = settled(problem, rules, self.practice.policy.tiers)
        outcome = solve(problem, rules, tiers, Limits(ties=False))
        if not isinstance(outcome, Solved):
            return problem, Allocation({})
        self.tally.add("rounds")
        self.tally.add("unproven_rounds", not outcome.proven)
        return problem, self._checked(problem, outcome.allocation)

    def _facts(self, cases: tuple[Case, ...], on: date) -> Instance:
        return Instance(
            date=on, model=self.setting.instance.model, caseworkers=self.staff.employed,
            cases=cases, caseload=tuple(self.caseloads.open.values()))

    def _checked(self, problem: Problem, allocation: Allocation) -> Allocation:
        hard = [rule for rule in self.practice.policy.rules if rule.hard]
        judged = judge(problem, hard, (), allocation)
        self.tally.add("rules_broken", len(judged.breaches))
        return allocation

    def _give(self, allocation: Allocation, number: int, on: date) -> None:
        for case, seats in allocation.seats.items():
            waited = self.waiting.pop(case)
            facts = waited.case
            held = facts.opened(seats.caseworker, seats.co_caseworker, on)
            self.had.took(case, seats.caseworker, number)
            so_far = dict(waited.so_far)
            days = number - waited.since
            for name in ("age", "follow_days", "network_days", "first_days"):
                so_far[name] = so_far.get(name, 0.0) + days
            so_far.setdefault("left", self._work(waited.legs[0]))
            so_far["by_work"] = self.setting.flow.phases[facts.phase].worked_off
            so_far["contacts"] = self._contacts[facts.phase, facts.complexity]
            self.caseloads.add(held, waited.legs, so_far)

    def _work_through(self, problem: Problem, allocation: Allocation, on: date) -> None:
        """The day's work: everybody at work gets as far as the hours reach."""
        loads, shares = [], np.zeros(len(problem.workers))
        index = {}
        for place, (name, worker) in enumerate(problem.workers.items()):
            load = load_after(problem, allocation, name)
            capacity = problem.capacity[name]
            present = worker.present(on)
            index[name] = place
            loads.append(Load(name, worker.team, load, capacity, present))
            if present:
                shares[place] = min(1.0, capacity / load) if load > 0 else 1.0
        tally = self.tally
        tally.day(loads, self.full)
        indexed(self.caseloads, index)
        self.caseloads.work(shares)
        meet(self.setting.flow.contacts, self.caseloads, tally, shares)
        tally.add("open_case_days", len(self.caseloads))
        for case in self.caseloads.open.values():
            tally.passed[case.phase].days += 1
        for waiting in self.waiting.values():
            tally.passed[waiting.case.phase].days += 1
        tally.add("waiting", len(self.waiting))
        if on.isocalendar()[:2] != self._week:
            self._week = on.isocalendar()[:2]
            self._weekly(problem, loads, on)

    def _weekly(self, problem: Problem, loads: list[Load], on: date) -> None:
        rule = self.practice.policy.rule.get("stock_ceiling")
        over = set()
        if rule is not None:
            nothing = Allocation({})
            over = {
                one.worker for one in loads
                if any(norm.room < 0 for norm in rule.norms(problem, nothing, one.worker))
            }
            self.tally.add("weeks_over", len(over))
            self.tally.add("weeks_seen", len(loads))
        teams = sorted({one.team for one in loads})
        for team in teams:
            of = [one for one in loads if one.team == team]
            self.tally.weeks.append(Week(
                on.isoformat(), team, sum(one.load for one in of) / 60,
                sum(one.capacity for one in of) / 60,
                sum(len(problem.held[one.worker]) for one in of), len(of),
                sum(one.worker in over for one in of),
            ))

    def _pass_on(self, number: int) -> None:
        """The day is over: finished phases close, or go on to whoever takes the next."""
        flow = self.setting.flow
        for case in self.caseloads.over():
            held, legs = self.caseloads.open[case], self.caseloads.legs[case]
            within, age = flow.phases[held.phase].within, self.caseloads.read(case, "age")
            if within is not None and age >= 0:
                self.tally.add("phases_with_a_limit")
                self.tally.add("phases_in_time", age <= float(within.value))
            self.tally.passed[held.phase].left += 1
            if len(legs) == 1:
                self.caseloads.remove(case)
                self.had.over(case)
                self.tally.add("closed")
                continue
            self._go_on(number, held, legs[1:])

    def _go_on(self, number: int, held: OpenCase, legs: tuple[Leg, ...]) -> None:
        """The next phase of a case begins: with its holder, or with whoever takes such cases."""
        following, flow = legs[0], self.setting.flow
        takes = self.practice.policy.team_phases
        team = next((one.team for one in self.staff.employed if one.id == held.caseworker), "")
        self.caseloads.write(held.id, age=0.0, left=self._work(following))
        self.caseloads.legs[held.id] = legs
        begun = entered(held, following)
        self.tally.passed[begun.phase].entered += 1
        self.caseloads.change(begun)
        if following.phase in takes.get(team, frozenset()):
            self.caseloads.write(
                held.id, by_work=flow.phases[following.phase].worked_off,
                contacts=self._contacts[following.phase, begun.complexity],
            )
        else:
            self._put_back(held.id, number, "passed_on")
