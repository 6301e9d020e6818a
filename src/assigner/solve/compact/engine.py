"""The plain CP-SAT model of one part of the day, tier by tier.

Each tier sets its objective; what has been reached stays as a constraint for the tiers
after it. docs/formulation.md states the tiers line by line.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from assigner.allocation import Allocation, Seats, load_after
from assigner.objective import Costs
from assigner.rule import Part
from assigner.solve import cpsat
from assigner.solve.compact.load_bounds import spans_kept
from assigner.solve.compact.loads import Loads
from assigner.solve.compact.settled_loads import other_loads, settle
from assigner.solve.cpsat import Expression
from assigner.solve.limits import Limits
from assigner.solve.minimum import Minimum, NoAllocation, TiedCases, seats_of
from assigner.solve.parts import PartOfDay
from assigner.solve.trivial_bound import floor
from assigner.statement import Statement

Care = Literal["none", "some", "all"]


class CompactParameters:
    """CP-SAT's levels of linear relaxation."""

    much: Final = 2
    """For squares, norms, and all once spans are told: products and sums bound well there."""
    little: Final = 1
    """Else: what more of it costs in time it does not give in bounds."""


class Compact(Loads):
    """The seats of one part, and how the tiers choose among them."""

    way = "plain"

    def __init__(
        self, statement: Statement, part: PartOfDay, hint: Mapping[str, Seats] | None = None
    ) -> None:
        """`hint`: an allocation of the part that every tier kept later allows, if one is known."""
        super().__init__(statement, part)
        self.hint: dict[str, Seats] = dict(hint or {})
        self.kept: list[tuple[Costs, tuple[int, ...]]] = []
        self.narrow = False
        # A sum of squares that is kept, and whose loads were not asked for yet.
        self.squares_kept: Costs | None = None
        self.settled = False
        # Deterministic time for each tier; None: until it is proven.
        self.effort: float | None = None
        # Whether rows come into the linear relaxation only once they are broken.
        self.lazy = True

    def _charge_of(self, costs: Costs) -> tuple[Expression, int]:
        """A tier as an expression and a constant."""
        if costs.balance == "minmax":
            return self.peak()
        expression: list[Expression] = []
        constant = 0
        if costs.balance == "sumsq":
            squares, constant = self.squares()
            expression.append(squares)
        for case in self.part.cases:
            price = costs.unassigned.get(case, 0)
            if price:
                constant += price
                expression += [-price * variable for variable in self.seats("takes", case)]
        for part, variable in self.parts.items():
            pair = costs.takes if part.seat == "takes" else costs.assists
            price = 0 if pair is None else pair(part.case, part.worker)
            if price:
                expression.append(price * variable)
        for excess, price in self.soft.get(costs.soft, ()) if costs.soft else ():
            expression.append(price * excess)
        return sum(expression), constant

    def minimise(self, costs: Costs, limits: Limits) -> Minimum | None:
        """The least a tier can cost here; None when no allocation was found in time.

        Raises NoAllocation when the part is proved to have none.
        """
        if costs.balance == "leximax":
            return self._in_order(limits)
        self._settle(limits)
        much = self.narrow or costs.soft or costs.balance == "sumsq"
        level = CompactParameters.much if much else CompactParameters.little
        found = self._least(*self._charge_of(costs), limits, level=level)
        if found is None and not self.hint:
            return None
        if found is None or not found.proven:
            value = self.cost_of(costs, self.hint)
            lowest = floor(self.problem, costs, self.part.workers, self.parts)
            bound = lowest if found is None else max(lowest, found.bound)
            return Minimum(value, min(bound, value), self.hint)
        return found

    def cost_of(self, costs: Costs, seats: Mapping[str, Seats]) -> tuple[int, ...]:
        """What given seats cost in a tier other than `leximax`."""
        fresh = Compact(self.statement, self.part)
        expression, constant = fresh._charge_of(costs)
        for part, variable in fresh.parts.items():
            taken = seats.get(part.case)
            person = None if taken is None else taken[part.seat == "assists"]
            fresh.model.add(variable == int(person == part.worker))
        fresh.model.minimize(expression)
        return (constant + cpsat.ask(fresh.model).value(expression),)

    def keep(self, costs: Costs, most: tuple[int, ...]) -> None:
        """Hold a tier at `most` for the tiers after it."""
        self.kept.append((costs, most))
        if costs.balance != "leximax":
            expression, constant = self._charge_of(costs)
            self.model.add(expression <= most[0] - constant)
            if costs.balance == "sumsq":
                self._narrow(most[0])
                self.squares_kept = costs
            return
        # As good in order: above each utilisation reached, no more people than reach above it.
        for reached in sorted(set(most)):
            flags, already = self.above(reached)
            self.model.add(flags <= sum(high > reached for high in most) - already)

    def _narrow(self, squares: int) -> None:
        """Tell what each load may still be, where every case is placed anyway."""
        able = [worker for worker in self.part.workers if self.load(worker)[1]]
        placed = any(
            most == (0,) and all(costs.unassigned.get(case, 0) > 0 for case in self.part.cases)
            for costs, most in self.kept
        )
        if not placed or not all(self.problem.steepness[worker] for worker in able):
            return
        before = self.problem.load_before
        others = (w for w in self.part.workers if w not in able)
        squares -= sum(self.problem.steepness[w] * before[w] ** 2 for w in others)
        caps = {worker: self.load(worker)[1] for worker in able}
        found = spans_kept(self.problem, Allocation(self.hint), caps, self.part.cases, squares)
        for worker, (least, most) in found.items():
            self.model.add_linear_constraint(self.load(worker)[0], least, most)
            self.narrow = True

    def _settle(self, limits: Limits) -> None:
        """Tell the loads of all, where the squares kept leave these or a few others."""
        costs, self.squares_kept = self.squares_kept, None
        if costs is None or self.settled or not self.hint or limits.over():
            return
        plan, before = Allocation(self.hint), self.problem.load_before
        met = {
            worker: load_after(self.problem, plan, worker) - before[worker]
            for worker in self.part.workers
            if self.load(worker)[1] and self.problem.steepness[worker]
        }
        trial, limit = Compact(self.statement, self.part), 0
        for earlier, most in self.kept:
            if earlier is costs:
                limit = most[0]
            else:
                trial.keep(earlier, most)
        squares, constant = trial._charge_of(costs)
        trial.model.add(squares <= limit - constant)
        loads = other_loads(trial, squares, met, limits) if met else None
        if loads is not None:
            settle(self, loads)
            self.settled = True

    def tied(self, limits: Limits) -> TiedCases:
        """The cases that could have other people with every tier kept as good."""
        seats = dict(self.hint)
        # As many cases as can be have other people: each such answer settles several cases, and
        # when none of the rest can, all are settled.
        open_cases, sought = sorted(seats), True
        tied: set[str] = set()
        while open_cases:
            differing = self._differing(seats, open_cases)
            found = self._least(-differing, 0, limits, level=CompactParameters.much)
            if found is None:
                sought = False
                break
            changed = {case for case in open_cases if found.seats.get(case) != seats[case]}
            if not changed:
                sought = found.proven
                break
            tied |= changed
            open_cases = [case for case in open_cases if case not in changed]
        self.hint = seats
        return TiedCases(frozenset(tied), sought)

    def _in_order(self, limits: Limits) -> Minimum | None:
        """Leximax: the highest as low as can be, as few that high as can be, and so on."""
        trial = self._again()
        able = sum(self.problem.capacity[worker] > 0 for worker in self.part.workers)
        levels: list[int] = []
        care: Care = "some"
        while len(levels) < able:
            top = trial._least(*trial.peak(exempt=len(levels)), limits, care=care)
            if top is None or not top.proven:
                return self._unfinished(trial, levels, top)
            # No more people above this one than are there already; then, as few at it as can be.
            flags, already = trial.above(top.value[0])
            trial.model.add(flags <= len(levels) - already)
            flags, already = trial.above(top.value[0] - 1)
            many = trial._least(flags, already, limits)
            if many is None or not many.proven:
                return self._unfinished(trial, [*levels, top.value[0]], None)
            if many.value[0] <= len(levels):  # `top` was not the least
                if care == "all":
                    return self._unfinished(trial, levels, None)
                care = "all"
                continue
            trial.model.add(flags <= many.value[0] - already)
            levels += [top.value[0]] * (many.value[0] - len(levels))
        self.hint = trial.hint
        return Minimum(tuple(levels), tuple(levels), self.hint)

    def _unfinished(
        self, trial: "Compact", proven: list[int], top: Minimum | None
    ) -> Minimum | None:
        """Leximax when time is over: the best so far, bounded by the places proven."""
        if not trial.hint:
            return None
        self.hint = trial.hint
        allocation = Allocation(self.hint)
        reached = sorted(
            (
                load_after(self.problem, allocation, worker) * self.problem.steepness[worker]
                for worker in self.part.workers
                if self.problem.capacity[worker] > 0
            ),
            reverse=True,
        )
        bound = proven + ([] if top is None else [top.bound[0]])
        bound += [0] * (len(reached) - len(bound))
        return Minimum(tuple(reached), min(tuple(bound), tuple(reached)), self.hint)

    def _least(
        self, expression: Expression, constant: int, limits: Limits,
        care: Care = "none", level: int = CompactParameters.little,
    ) -> Minimum | None:
        """One minimisation; None when it found nothing in time.

        `care`: with some, without the dual reductions of presolve; with all, without presolve.
        In ortools 9.15 both lose, now and then, the optimum of a variable that only enforced
        rows bound, as `peak` with `exempt` does.
        """
        if limits.over() and self.hint:
            return None
        self.model.minimize(expression)
        self.model.clear_hints()  # type: ignore[no-untyped-call]  # no stub
        for part, variable in self.parts.items():
            if part.case in self.hint:
                seats = self.hint[part.case]
                person = seats.caseworker if part.seat == "takes" else seats.co_caseworker
                self.model.add_hint(variable, person == part.worker)
        answer = cpsat.ask(
            self.model, limits.threads, effort=self.effort, seconds=limits.left(),
            linearization_level=level, cp_model_presolve=care != "all",
            add_lp_constraints_lazily=self.lazy,
            keep_all_feasible_solutions_in_presolve=care == "some",
        )
        if answer.impossible and not self.hint:
            raise NoAllocation(self.part.cases)
        if not answer.found:
            return None
        value = answer.value(expression)
        self.hint = self._read(answer)
        return Minimum((constant + value,), (constant + answer.bound(value),), self.hint)

    def _again(self) -> "Compact":
        """The same part, with the tiers kept so far."""
        again = Compact(self.statement, self.part)
        for costs, most in self.kept:
            again.keep(costs, most)
        again.hint = dict(self.hint)
        return again

    def _read(self, answer: cpsat.CpAnswer) -> dict[str, Seats]:
        return seats_of([part for part, has in self.parts.items() if answer.holds(has)])

    def _differing(self, seats: Mapping[str, Seats], cases: Iterable[str]) -> Expression:
        """How many of `cases` have other people than in `seats`."""
        flags = []
        for case in cases:
            lead, beside = seats[case]
            changed = [~self.parts[Part("takes", case, lead)]]
            if beside is None:
                changed += self.seats("assists", case)
            else:
                changed.append(~self.parts[Part("assists", case, beside)])
            flag = self.model.new_bool_var("")
            self.model.add_bool_or([~flag, *changed])
            flags.append(flag)
        return sum(flags)
