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
    """How far the tier looks: `ahead` at cases to come, `back` at those that came."""

    ahead: Weeks
    back: Weeks


@dataclass(frozen=True)
class KeptForLater(Tier):
    """What the room is worth that today's cases take: price x what norms count, in hundredths.

    The prices are worked out before the day is solved and are in the plan: what one case more
    that somebody can take is worth in the weeks ahead, in cases that find nobody. A case that
    stays with who has it takes no room.
    """

    heading: ClassVar[Words] = say("kept for later")
    asks: ClassVar[Words] = say("Room that scarce cases to come will need is left for them.")
    table: ClassVar[type[ModelTable]] = KeptForLaterTable

    ahead: int
    back: int
    name: str = "kept_for_later"
    unit: str = "cases"

    @classmethod
    def made(cls, table: ModelTable | None) -> Self:
        """As far as a model looks."""
        assert isinstance(table, KeptForLaterTable)
        return cls(table.ahead.whole, table.back.whole)

    @property
    def looks(self) -> Looks:
        """As far as the model says."""
        return Looks(self.ahead, self.back)

    def changed(self, what: Changed) -> Words:
        """Whose room is taken, and what it is kept for."""
        by = abs(what.after - what.before)
        if what.taken is None:
            return say("{cases:.2f} cases to come more would find nobody", cases=by) \
                if what.worse else \
                say("{cases:.2f} cases to come fewer would find nobody", cases=by)
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
            return kept.price * problem.count(problem.cases[case])

        return Costs(takes=taken)

    def measure(self, problem: Problem, allocation: Allocation, soft: int) -> tuple[int, ...]:
        """Recount what everybody is given and did not have."""
        total = soft
        for worker, kept in problem.kept.items():
            for name in allocation.takes(worker):
                case = problem.cases[name]
                if not isinstance(case, OpenCase) or case.caseworker != worker:
                    total += kept.price * problem.count(case)
        return (total,)

    def shown(self, problem: Problem, cost: tuple[int, ...]) -> float:
        """Cases to come that find nobody."""
        del problem
        return cost[0] / HUNDREDTHS
