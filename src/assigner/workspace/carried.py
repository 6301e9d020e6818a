"""What everybody carries, by the plan that lies there; without one, this morning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assigner.allocation import Allocation
from assigner.documents.plan import CaseworkerRow
from assigner.norm import Norm
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.views.people import before_any_plan
from assigner.workspace.desk import OfficeDesk


@dataclass(frozen=True)
class Carried:
    """The day, and a row for each caseworker."""

    problem: Problem
    policy: Policy
    allocation: Allocation
    rows: Sequence[CaseworkerRow]

    def row(self, worker: str) -> CaseworkerRow | None:
        """Somebody's; None where the day knows nobody of that name."""
        return next((one for one in self.rows if one.id == worker), None)

    @property
    def reasons(self) -> Mapping[str, str]:
        """The model's reasons for fewer hours, by key, as people read them."""
        return {key: one.label for key, one in self.policy.capacities.reductions.items()}

    def norms(self, worker: str) -> Sequence[Norm]:
        """What she has against every norm that holds for her, in the model's order."""
        return [norm for rule in self.policy.rules
                for norm in rule.norms(self.problem, self.allocation, worker)]


def carried(desk: OfficeDesk) -> Carried | None:
    """Of the desk; None where its day cannot be used."""
    if desk.plan is not None:
        return Carried(desk.plan.problem, desk.plan.policy, desk.plan.claims.allocation,
                       desk.plan.claims.caseworkers)
    if desk.day is None or desk.asked is None:
        return None
    policy = desk.day.require()[1]
    return Carried(desk.asked.problem, policy, Allocation({}),
                   before_any_plan(desk.asked.problem, policy))


def leaving(desk: OfficeDesk) -> Mapping[str, date]:
    """Who leaves for good, and when: by what is decided, and by the plan that lies there."""
    if desk.day is None or desk.day.faults:
        return {}
    facts = desk.day.require()[0]
    found = {item.caseworker: item.on for item in facts.agreed if item.what == "leaves"}
    changes = () if desk.plan is None else desk.plan.claims.changes
    return found | {
        row["caseworker"]: date.fromisoformat(row.get("date", facts.date.isoformat()))
        for row in changes if row["kind"] == "leaves"}
