"""The seats of one part of the day in CP-SAT, under every row of the statement.

A boolean for every seat somebody may take: takes(case, caseworker), assists(case,
caseworker). docs/formulation.md states the rows line by line.
"""

from collections.abc import Mapping, Sequence

from assigner.rule import Part, Rule, SeatName
from assigner.solve.cpsat import CpQuestion, cp_model
from assigner.solve.parts import PartOfDay
from assigner.statement import Statement


class Seating:
    """The booleans of one part, its rows, and what each caseworker's load gains."""

    def __init__(self, statement: Statement, part: PartOfDay) -> None:
        self.statement = statement
        self.problem = statement.problem
        self.part = part
        self.model = CpQuestion()
        mine = set(part.cases)
        possible = statement.candidates
        self.parts: dict[Part, cp_model.IntVar] = {
            seat: self.model.new_bool_var("") for case in part.cases for seat in possible.of(case)
        }
        self.by_worker: dict[str, list[Part]] = {worker: [] for worker in part.workers}
        for seat in self.parts:
            self.by_worker[seat.worker].append(seat)
        self.soft: dict[str, list[tuple[cp_model.IntVar, int]]] = {}
        self.loads: dict[str, tuple[cp_model.IntVar, int]] = {}
        self._structure()
        self._ceilings()
        self._bonds(mine)
        self._rows(mine)
        self._soft_bars(mine)

    def seats(self, seat: SeatName, case: str) -> list[cp_model.IntVar]:
        """The booleans of everybody who may have a seat in a case."""
        who = getattr(self.statement.candidates, seat)[case]
        return [self.parts[Part(seat, case, worker)] for worker in who]

    def _structure(self) -> None:
        for case in self.part.cases:
            takes, assists = self.seats("takes", case), self.seats("assists", case)
            self.model.add_at_most_one(takes)
            if assists:
                self.model.add(sum(assists) <= sum(takes))

    def _ceilings(self) -> None:
        for rule, ceiling in self.statement.ceilings:
            for worker in self.part.workers:
                if worker not in ceiling.room:
                    continue
                room = ceiling.room[worker]
                counted = [
                    (self.parts[seat], ceiling.counts[seat.case])
                    for seat in self.by_worker[worker]
                    if seat.seat == "takes" and seat.case in ceiling.counts
                ]
                most = sum(count for _, count in counted)
                total = sum(count * variable for variable, count in counted)
                if rule.hard:
                    if most > max(0, room):
                        self.model.add(total <= max(0, room))
                elif most > room:
                    excess = self.model.new_int_var(max(0, -room), most - room, "")
                    self.model.add(excess >= total - room)
                    self._charge(rule, excess)

    def _charge(self, rule: Rule, excess: cp_model.IntVar) -> None:
        self.soft.setdefault(rule.soft_tier, []).append((excess, rule.price))

    def _bonds(self, mine: set[str]) -> None:
        for rule, bond in self.statement.bonds:
            cases = [case for case in bond.cases if case in mine]
            who = sorted({w for case in cases for w in self.statement.candidates.takes[case]})
            if len(who) < 2:
                continue
            homes = []
            for worker in who:
                # Whether somebody holds any of the cases; it may be true for nothing, which only
                # costs, so no row need hold it down.
                home = self.model.new_bool_var("")
                homes.append(home)
                for case in cases:
                    taken = self.parts.get(Part("takes", case, worker))
                    if taken is not None:
                        self.model.add_implication(taken, home)
            if rule.hard:
                self.model.add_at_most_one(homes)
            else:
                excess = self.model.new_int_var(0, len(homes), "")
                self.model.add(excess >= sum(homes) - 1)
                self._charge(rule, excess)

    def _rows(self, mine: set[str]) -> None:
        for rule, row in self.statement.rows:
            terms = [(part, count) for part, count in row.terms if part.case in mine]
            if len(terms) != len(row.terms):
                continue
            alive = [(self.parts[part], count) for part, count in terms if part in self.parts]
            total = sum(count * variable for variable, count in alive)
            most = sum(max(0, count) for _, count in alive)
            if rule.hard:
                if most > row.at_most:
                    if alive:
                        self.model.add(total <= row.at_most)
                    else:
                        self.model.add_bool_or([])
            elif most > row.at_most:
                excess = self.model.new_int_var(0, most - row.at_most, "")
                self.model.add(excess >= total - row.at_most)
                self._charge(rule, excess)

    def _soft_bars(self, mine: set[str]) -> None:
        for rule, bar in self.statement.soft_bars:
            if bar.case not in mine:
                continue
            for part in self.statement.candidates.of(bar.case):
                applies = bar.takes if part.seat == "takes" else bar.assists
                if applies and part.worker in bar.workers:
                    self._charge(rule, self.parts[part])

    def load(self, worker: str) -> tuple[cp_model.IntVar, int]:
        """What today adds to a caseworker's load, and the most it can be; minutes."""
        if worker not in self.loads:
            problem = self.problem
            terms: list[tuple[cp_model.IntVar, int]] = []
            by_phase: dict[str, list[cp_model.IntVar]] = {}
            for seat in self.by_worker[worker]:
                weights = problem.weight if seat.seat == "takes" else problem.co_weight
                terms.append((self.parts[seat], weights[seat.case]))
                if seat.seat == "takes":
                    phase = problem.cases[seat.case].phase
                    by_phase.setdefault(phase, []).append(self.parts[seat])
            mixed = self._mixed(worker, by_phase)
            if mixed is not None:
                terms.append((mixed, problem.mixing[worker]))
            most = sum(weight for _, weight in terms)
            added = self.model.new_int_var(0, most, "")
            self.model.add(added == sum(weight * variable for variable, weight in terms))
            self.loads[worker] = (added, most)
        return self.loads[worker]

    def _mixed(
        self, worker: str, by_phase: Mapping[str, Sequence[cp_model.IntVar]]
    ) -> cp_model.IntVar | None:
        held = self.problem.phases_held[worker]
        if self.problem.mixing[worker] == 0 or len(held) > 1 or len(held | set(by_phase)) < 2:
            return None
        mixed = self.model.new_bool_var("")
        if held:
            for phase, variables in by_phase.items():
                for variable in variables if phase not in held else ():
                    self.model.add_implication(variable, mixed)
            return mixed
        # With nothing held before, mixing begins with the second phase: any two begun imply it.
        begun = []
        for variables in by_phase.values():
            phase_begun = self.model.new_bool_var("")
            begun.append(phase_begun)
            for variable in variables:
                self.model.add_implication(variable, phase_begun)
        for index, first in enumerate(begun):
            for second in begun[index + 1 :]:
                self.model.add_bool_or([~first, ~second, mixed])
        return mixed
