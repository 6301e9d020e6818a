"""Tomorrow's cases: room that scarce cases to come will need is left for them."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar, Self

from assigner.allocation import Allocation
from assigner.instance import OpenCase
from assigner.kept_room import HUNDREDTHS, KeptRoom
from assigner.objective import Changed, Costs, Looks, Tier
from assigner.objectives.balance import Balance
from assigner.problem import Problem
from assigner.quantity import Hours, Weeks, minutes
from assigner.words import Words, say
from assigner.workload import ModelTable

MINUTES = 60
"""An hour."""


class KeptForLaterTable(ModelTable):
    """How far the tier looks: `ahead` at cases to come, `back` at those that came.

    `least`: room that is worth less is not kept, for keeping it makes loads less even. `weighs`:
    so many hours of the balance a week waited is worth; without it weeks alone are counted.
    `fills`: a case of so many hours a week fills its place; a lighter one pays for what it leaves
    empty, and without it each case pays for all of its place.
    """

    ahead: Weeks
    back: Weeks
    least: Weeks | None = None
    weighs: Hours | None = None
    fills: Hours | None = None


@dataclass(frozen=True)
class KeptForLater(Tier):
    """What the room is worth that today's cases take: its price, in hundredths.

    The prices are worked out before the day is solved and are in the plan: how much
    longer cases that come in the weeks ahead wait for one unit of somebody's room less. A case that
    stays with who has it takes no room.

    `weighs`: hours of the balance (`sumsq`, load x utilisation) that a week waited is worth. Where
    it is above 0 the tier is the balance and the room together, so that room is kept only where it
    is worth the evenness it costs: a light case goes to others before a heavy one does.
    `fills`: minutes a week of a case that fills its place, 0 where each does. Who has few places
    and hours enough is so given the heavy ones of what others could have, and is no lighter for
    the room that is left.
    """

    heading: ClassVar[Words] = say("kept for later")
    asks: ClassVar[Words] = say("Room that scarce cases to come will need is left for them.")
    table: ClassVar[type[ModelTable]] = KeptForLaterTable

    ahead: int
    back: int
    least: int = 0
    weighs: Fraction = Fraction(0)
    fills: int = 0
    name: str = "kept_for_later"
    _balance: Balance = field(default_factory=Balance, repr=False)

    @classmethod
    def made(cls, table: ModelTable | None) -> Self:
        """As far as a model looks."""
        assert isinstance(table, KeptForLaterTable)
        least = 0 if table.least is None else table.least.whole
        weighs = Fraction(0) if table.weighs is None else table.weighs.exact
        fills = 0 if table.fills is None else minutes(table.fills.exact)
        return cls(table.ahead.whole, table.back.whole, least, weighs, fills)

    @property
    def unit(self) -> str:
        """Hours of the balance where room is weighed against it, weeks waited where not."""
        return "hours" if self.levels else "weeks"

    @property
    def levels(self) -> bool:
        """Whether room is weighed against the balance."""
        return self.weighs > 0

    @property
    def looks(self) -> Looks:
        """As far as the model says."""
        return Looks(self.ahead, self.back, self.least)

    def changed(self, what: Changed) -> Words:
        """Whose room is taken, and what it is kept for."""
        by = abs(what.after - what.before)
        if what.taken is not None:
            person, kept = what.taken
            room = kept.words(what.called)
            if what.worse:
                return say("takes room of {person} that is {kept}", person=person, kept=room)
            return say("leaves room of {person} that is {kept}", person=person, kept=room)
        if self.levels:
            return say("{hours:,.2f} h more, unevenness and room taken together", hours=by) \
                if what.worse else \
                say("{hours:,.2f} h less, unevenness and room taken together", hours=by)
        return say("cases to come would wait {weeks:.2f} weeks longer", weeks=by) \
            if what.worse else \
            say("cases to come would wait {weeks:.2f} weeks less", weeks=by)

    def costs(self, problem: Problem) -> Costs:
        """Each pair costs the room it takes."""

        def taken(case: str, worker: str) -> int:
            kept = problem.kept.get(worker)
            if kept is None or case in problem.at_home.get(worker, ()):
                return 0
            return self._charge(problem, kept, case)

        return Costs(takes=taken, balance="sumsq" if self.levels else None)

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """Recount what everybody is given and did not have, and the loads it is weighed against."""
        total = self._balance.measure(problem, allocation, soft)[0] if self.levels else soft
        for worker, kept in problem.kept.items():
            for name in allocation.takes(worker):
                case = problem.cases[name]
                if not isinstance(case, OpenCase) or case.caseworker != worker:
                    total += self._charge(problem, kept, name)
        return (total,)

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """Weeks that cases to come wait longer, all of them together; or hours of the balance."""
        return cost[0] / problem.scale / MINUTES if self.levels else cost[0] / HUNDREDTHS

    def _charge(self, problem: Problem, kept: KeptRoom, case: str) -> int:
        """The room a case takes, in hundredths of a week, or as the balance counts where it weighs.

        Of a place that it does not fill, the part it leaves empty; whole, rounded down.
        """
        charge = kept.of(problem.count(problem.cases[case]))
        parts, whole = 1, 1
        if self.fills:
            parts, whole = max(0, self.fills - problem.weight[case]), self.fills
        if self.levels:
            parts *= self.weighs.numerator * MINUTES * problem.scale
            whole *= self.weighs.denominator * HUNDREDTHS
        return charge * parts // whole
