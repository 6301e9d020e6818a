"""How full each would end with a case, all else as in the plan.

Of a large office few can end lower than somebody given a case, and many cases count alike: whom a
case adds nothing to is told once for all cases that count as it does.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from assigner.allocation import Allocation, load_after
from assigner.rule import Ceiling
from assigner.statement import Statement


class EndLoads:
    """The loads of a finished allocation, and what one case more would make of them.

    `load`: caseworker -> minutes a week in the end.
    """

    def __init__(self, statement: Statement, allocation: Allocation) -> None:
        self.statement = statement
        self.problem = statement.problem
        self.allocation = allocation
        self.load = {
            worker: load_after(self.problem, allocation, worker) for worker in self.problem.workers
        }
        self._alike: dict[tuple[tuple[int, int], ...], Mapping[str, int]] = {}
        self._left_under: dict[int, Mapping[str, int]] = {}

    @cached_property
    def phases(self) -> Mapping[str, frozenset[str]]:
        """The phases of what each caseworker holds in the end."""
        return {
            worker: held.union(
                self.problem.cases[case].phase for case in self.allocation.takes(worker)
            )
            for worker, held in self.problem.phases_held.items()
        }

    def load_with(self, case: str, worker: str) -> int:
        """A caseworker's load if the case came on top of what the plan gives them.

        Its co-worker would give that seat up.
        """
        phases = self.phases[worker]
        newly = len(phases) == 1 and self.problem.cases[case].phase not in phases
        mixing = self.problem.mixing[worker] if newly else 0
        beside = self.allocation.seats[case].co_caseworker == worker
        assisting = self.problem.co_weight[case] if beside else 0
        return self.load[worker] - assisting + self.problem.weight[case] + mixing

    def was_lowest(self, chosen: str, among: Sequence[str]) -> bool:
        """Everybody else among them was higher before today: no other is as light."""
        steep, load = self.problem.steepness, self.problem.load_before
        return all(
            load[worker] * steep[worker] > load[chosen] * steep[chosen]
            for worker in among if worker != chosen
        )

    def ends_lowest(self, case: str, chosen: str, among: Sequence[str]) -> bool:
        """Nobody among them would end as low, all else as it is."""
        steepness, others = self.problem.steepness, frozenset(among) - {chosen}
        mine = self.load[chosen] * steepness[chosen]
        # A case makes nobody's load less, but that of whoever assists in it and would take it.
        first = bisect_left(self._ranked, (mine, ""))
        lower = {worker for _, worker in self._ranked[:first]}
        lower.add(self.allocation.seats[case].co_caseworker or chosen)
        return all(
            self.load_with(case, worker) * steepness[worker] >= mine for worker in lower & others
        )

    @cached_property
    def _ranked(self) -> Sequence[tuple[int, str]]:
        """Everybody by how full they end."""
        steep = self.problem.steepness
        return sorted((load * steep[worker], worker) for worker, load in self.load.items())

    def least_over_norms(self, case: str, among: Sequence[str]) -> tuple[int, Sequence[str]]:
        """The least that the case adds above soft ceilings, and whom it adds no more to."""
        beyond = self._beyond(case, hard=False)
        excess = {worker: beyond.get(worker, 0) for worker in among}
        chosen = self.allocation.seats[case].caseworker
        if chosen in excess:
            excess[chosen] = self._excess(case, chosen)
        least = min(excess.values())
        return least, [worker for worker in among if excess[worker] == least]

    def with_room(self, case: str, among: Sequence[str]) -> Sequence[str]:
        """Those of them whom no hard ceiling keeps from one case more; who has it is one."""
        beyond, chosen = self._beyond(case, hard=True), self.allocation.seats[case].caseworker
        return [worker for worker in among if worker == chosen or worker not in beyond]

    def least_kept(self, among: Sequence[str]) -> Sequence[str]:
        """Those of them whose room is worth least for cases to come."""
        price = {who: kept.price for who, kept in self.problem.kept.items()}
        least = min(price.get(worker, 0) for worker in among)
        return [worker for worker in among if price.get(worker, 0) == least]

    def _excess(self, case: str, worker: str) -> int:
        """What the case adds above soft ceilings for a caseworker, all else as it is."""
        others = [other for other in self.allocation.takes(worker) if other != case]
        return sum(
            _over(ceiling.counts.get(case, 0), _left(ceiling, worker, others))
            for rule, ceiling in self.statement.ceilings
            if not rule.hard and worker in ceiling.room
        )

    def _beyond(self, case: str, *, hard: bool) -> Mapping[str, int]:
        """What one more case that counts as this adds above ceilings, for whom it adds any."""
        counts = tuple(
            (at, count) for at, (rule, ceiling) in enumerate(self.statement.ceilings)
            if rule.hard is hard and (count := ceiling.counts.get(case, 0))
        )
        if counts not in self._alike:
            found: dict[str, int] = {}
            for at, count in counts:
                for worker, left in self._room_left(at).items():
                    over = _over(count, left)
                    if over:
                        found[worker] = found.get(worker, 0) + over
            self._alike[counts] = found
        return self._alike[counts]

    def _room_left(self, at: int) -> Mapping[str, int]:
        """The room that the plan leaves everybody under a ceiling."""
        if at not in self._left_under:
            ceiling = self.statement.ceilings[at].item
            self._left_under[at] = {
                worker: _left(ceiling, worker, self.allocation.takes(worker))
                for worker in ceiling.room
            }
        return self._left_under[at]


def _left(ceiling: Ceiling, worker: str, cases: Sequence[str]) -> int:
    """The room under a ceiling of theirs with those cases."""
    return ceiling.room[worker] - sum(ceiling.counts.get(case, 0) for case in cases)


def _over(count: int, left: int) -> int:
    """How far so much goes above a ceiling; what is above it already is not counted."""
    return max(0, count - max(0, left))
