"""Which numbers of a model a study can look for, and which one a case belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from assigner.instance import Case
from assigner.policy import Policy
from assigner.quantity import CASES_PER_FULL_TIME
from assigner.time_study.sought import WITHIN, Sought
from assigner.workload import MONTHS_A_WEEK, Rhythm, full_load_minutes, monthly_hours

EVERY_CASE = "weights.every_case"
FURTHER, CO = "weights.further_child_share", "weights.co_worker_share"
MIXING, FIRST = "weights.mixing", "weights.first_weeks.factor"
MEETINGS = "capacity.fixed_hours"


@dataclass(frozen=True)
class SoughtNumbers:
    """The numbers of a model. `first_weeks`: how long a case is new, where the model has no say.

    `within`: how far weights may be from the present ones, see `sought`.
    """

    policy: Policy
    first_weeks: int = 0
    within: float = WITHIN

    @property
    def new_for(self) -> int:
        """Weeks a case counts as new; 0 where neither the model nor anybody says."""
        first = self.policy.weights.first_weeks
        return self.first_weeks if first is None else first.weeks.whole

    @cached_property
    def sought(self) -> tuple[Sought, ...]:
        """All of them: weights, then what holds for every case, then fixed time."""
        weights = self.policy.weights
        found = [self._sought(key, "weight", hours) for key, hours in self.hours.items()]
        if not self._bare:
            found.append(self._sought(FURTHER, "further", weights.further_child_share.exact))
            if self.new_for:
                first = weights.first_weeks
                found.append(self._sought(
                    FIRST, "first", Fraction(1) if first is None else first.factor.exact))
        found += [
            self._sought(CO, "co", weights.co_worker_share.exact),
            self._sought(MIXING, "mixing", weights.mixing.exact),
            self._sought(MEETINGS, "meetings", self.policy.capacities.fixed_hours.exact),
        ]
        return tuple(found)

    @cached_property
    def hours(self) -> Mapping[str, Fraction]:
        """Key of a weight -> hours a week of a settled case of one child, person, ... now."""
        weights, full = self.policy.weights, full_load_minutes(self.policy.capacities) / 60
        if weights.every_case is not None:
            return {EVERY_CASE: full / weights.every_case.exact}
        return {
            f"weights.phases.{phase}.{level}": (
                monthly_hours(row) * MONTHS_A_WEEK if row.full_load is None
                else full / row.full_load.exact)
            for phase in self.policy.phases for level, row in weights.phases[phase].items()
        }

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Key -> its place among the numbers."""
        return {one.key: place for place, one in enumerate(self.sought)}

    def of(self, phase: str, complexity: str) -> int:
        """The place of the weight of a kind of case."""
        if self.policy.weights.every_case is not None:
            return self.place[EVERY_CASE]
        return self.place[f"weights.phases.{phase}.{complexity}"]

    def measure(self, case: Case, *, new: bool) -> tuple[int, float, int, bool]:
        """Place of its weight, how often that counts, further children, whether new weighs more.

        A weight a child counts for each of them; one for every case knows no children.
        """
        if self.policy.weights.every_case is not None:
            return self.place[EVERY_CASE], 1.0, 0, False
        place = self.of(case.phase, case.complexity)
        if self._a_head(self.policy.weights.phases[case.phase][case.complexity]):
            return place, float(case.children), 0, False
        return place, 1.0, case.children - 1, new

    @property
    def _bare(self) -> bool:
        """Whether no weight knows of further children and first weeks."""
        weights = self.policy.weights
        return weights.every_case is not None or all(
            self._a_head(row) for rows in weights.phases.values() for row in rows.values())

    @staticmethod
    def _a_head(row: Rhythm) -> bool:
        return row.full_load is not None and row.full_load.unit != CASES_PER_FULL_TIME

    def _sought(self, key: str, kind: str, value: Fraction) -> Sought:
        return Sought.of(key, kind, float(value), self.within)  # type: ignore[arg-type]
