"""Tomorrow's cases: room that scarce cases to come will need is left for them."""

from dataclasses import dataclass
from typing import ClassVar, Self

from assigner.allocation import Allocation
from assigner.instance import OpenCase
from assigner.kept_room import HUNDREDTHS
from assigner.objective import Changed, Costs, Looks, Tier
from assigner.problem import Problem
from assigner.quantity import Weeks
from assigner.words import Words, say
from assigner.workload import ModelTable


class KeptForLaterTable(ModelTable):
    """How far the tier looks: `ahead` at cases to come, `back` at those that came.

    `least`: room that is worth less is not kept, for keeping it makes loads less even.
    """

    ahead: Weeks
    back: Weeks
    least: Weeks | None = None


@dataclass(frozen=True)
class KeptForLater(Tier):
    """What the room is worth that today's cases take: its price, in hundredths.

    The prices are worked out before the day is solved and are in the plan: how much
    longer cases that come in the weeks ahead wait for one unit of somebody's room less. A case that
    stays with who has it takes no room.
    """

    heading: ClassVar[Words] = say("kept for later")
    asks: ClassVar[Words] = say("Room that scarce cases to come will need is left for them.")
    table: ClassVar[type[ModelTable]] = KeptForLaterTable

    ahead: int
    back: int
    least: int = 0
    name: str = "kept_for_later"
    unit: str = "weeks"

    @classmethod
    def made(cls, table: ModelTable | None) -> Self:
        """As far as a model looks."""
        assert isinstance(table, KeptForLaterTable)
        least = 0 if table.least is None else table.least.whole
        return cls(table.ahead.whole, table.back.whole, least)

    @property
    def looks(self) -> Looks:
        """As far as the model says."""
        return Looks(self.ahead, self.back, self.least)

    def changed(self, what: Changed) -> Words:
        """Whose room is taken, and what it is kept for."""
        by = abs(what.after - what.before)
        if what.taken is None:
            return say("cases to come would wait {weeks:.2f} weeks longer", weeks=by) \
                if what.worse else \
                say("cases to come would wait {weeks:.2f} weeks less", weeks=by)
        person, kept = what.taken
        room = kept.words(what.called)
        if what.worse:
            return say("takes room of {person} that is {kept}", person=person, kept=room)
        return say("leaves room of {person} that is {kept}", person=person, kept=room)

    def costs(self, problem: Problem) -> Costs:
        """Each pair costs the room it takes."""

        def taken(case: str, worker: str) -> int:
            kept = problem.kept.get(worker)
            if kept is None or case in problem.at_home.get(worker, ()):
                return 0
            return kept.of(problem.count(problem.cases[case]))

        return Costs(takes=taken)

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """Recount what everybody is given and did not have."""
        total = soft
        for worker, kept in problem.kept.items():
            for name in allocation.takes(worker):
                case = problem.cases[name]
                if not isinstance(case, OpenCase) or case.caseworker != worker:
                    total += kept.of(problem.count(case))
        return (total,)

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """Weeks that cases to come wait longer, all of them together."""
        del problem
        return cost[0] / HUNDREDTHS
