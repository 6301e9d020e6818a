"""How full each would end with a case, all else as in the plan."""

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
        steepness = self.problem.steepness
        mine = self.load[chosen] * steepness[chosen]
        return all(
            self.load_with(case, worker) * steepness[worker] >= mine
            for worker in among
            if worker != chosen
        )

    def least_over_norms(self, case: str, among: Sequence[str]) -> tuple[int, Sequence[str]]:
        """The least that the case adds above soft ceilings, and whom it adds no more to."""
        excess = {worker: self._excess(case, worker) for worker in among}
        least = min(excess.values())
        return least, [worker for worker in among if excess[worker] == least]

    def with_room(self, case: str, among: Sequence[str]) -> Sequence[str]:
        """Those of them whom no hard ceiling keeps from one case more; who has it is one."""
        hard = [ceiling for rule, ceiling in self.statement.ceilings
                if rule.hard and ceiling.counts.get(case, 0)]
        chosen = self.allocation.seats[case].caseworker
        return [worker for worker in among if worker == chosen or all(
            ceiling.counts[case] <= self._left(case, worker, ceiling)
            for ceiling in hard if worker in ceiling.room
        )]

    def least_kept(self, among: Sequence[str]) -> Sequence[str]:
        """Those of them whose room is worth least for cases to come."""
        price = {who: kept.price for who, kept in self.problem.kept.items()}
        least = min(price.get(worker, 0) for worker in among)
        return [worker for worker in among if price.get(worker, 0) == least]

    def _excess(self, case: str, worker: str) -> int:
        """What the case adds above soft ceilings for a caseworker, all else as it is."""
        return sum(
            max(0, ceiling.counts.get(case, 0) - max(0, self._left(case, worker, ceiling)))
            for rule, ceiling in self.statement.ceilings
            if not rule.hard and worker in ceiling.room
        )

    def _left(self, case: str, worker: str, ceiling: Ceiling) -> int:
        """The room under a ceiling of theirs, without the case."""
        others = (other for other in self.allocation.takes(worker) if other != case)
        return ceiling.room[worker] - sum(ceiling.counts.get(other, 0) for other in others)
