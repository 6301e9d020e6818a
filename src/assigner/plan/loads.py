"""What everybody carries before and after, and the day in a few numbers."""

from collections.abc import Sequence

from assigner.allocation import Allocation, load_after
from assigner.documents.part import Spread, hours, share
from assigner.documents.plan import CaseworkerRow, NormRow, PlanSummary
from assigner.plan.norms import Norms, above, highest_given, norms_of
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.utilisation import spread


def caseworkers(
    problem: Problem, norms: Norms, allocation: Allocation
) -> list[CaseworkerRow]:
    """Load, utilisation, number of cases and norms of each caseworker, before and after.

    Utilisation is load / capacity, null without capacity. `cases` are cases held as the
    caseworker; `new_cases` are taken today, co-work not counted. `norms`: what each rule with
    a ceiling counts of them afterwards, and the ceiling.
    """
    rows = []
    for worker in problem.workers.values():
        capacity = problem.capacity[worker.id]
        before = problem.load_this_morning[worker.id]
        after = load_after(problem, allocation, worker.id)
        held, new = len(problem.held[worker.id]), len(allocation.gains(problem, worker.id))
        given = len(problem.at_home.get(worker.id, ())) + new - len(allocation.takes(worker.id))
        rows.append(CaseworkerRow(
            id=worker.id, team=worker.team, capacity_hours=hours(capacity),
            load_before_hours=hours(before), load_after_hours=hours(after),
            utilisation_before=share(before, capacity), utilisation_after=share(after, capacity),
            cases_before=held, cases_after=held + new - given, new_cases=new,
            norms=tuple(
                NormRow(rule=norm.rule, count=norm.count, ceiling=norm.ceiling, unit=norm.unit)
                for norm in norms[worker.id]
            ),
        ))
    return rows


def day_summary(
    problem: Problem, rules: Sequence[Rule], allocation: Allocation, norms: Norms | None = None
) -> PlanSummary:
    """The day in numbers, with the highest load given something and how many are above a norm.

    `norms`: of the same allocation, where they are counted already.
    """
    norms = norms_of(problem, rules, allocation) if norms is None else norms
    highest = highest_given(problem, allocation)
    return PlanSummary(
        **dict(summary(problem, allocation)),
        utilisation_max_given=None if highest is None else round(highest, 6),
        above_norm=len(above(norms)),
    )


def summary(problem: Problem, allocation: Allocation) -> Spread:
    """The day in numbers: the mean and the spread are weighted by capacity."""
    able = [worker for worker, capacity in problem.capacity.items() if capacity > 0]
    loads = {worker: load_after(problem, allocation, worker) for worker in able}
    total = sum(problem.capacity[worker] for worker in able)
    high = {worker: loads[worker] / problem.capacity[worker] for worker in able}
    mean = sum(loads.values()) / total if total else None
    placed = len(allocation.seats)
    return Spread(
        new_cases=len(problem.cases), placed=placed, unassigned=len(problem.cases) - placed,
        utilisation_mean=None if mean is None else round(mean, 6),
        utilisation_max=round(max(high.values()), 6) if high else None,
        utilisation_sd=round(spread(problem, loads), 6) if able else None,
    )
