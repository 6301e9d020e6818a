"""A plan's cases as CSV, one row a case, placed or not."""

from collections.abc import Iterator

from assigner.explain.due_away import due_away
from assigner.plan import EndedDay
from assigner.report.spoken_csv import spoken_csv
from assigner.words import Words, joined, say, term

HEADER = {
    "case": say("Case"), "caseworker": say("Caseworker"), "co_caseworker": say("Co-worker"),
    "tied": say("Tied"), "could_take_it": say("Could take it"),
    "weight_hours": say("Weight (h a week)"), "why": say("Why"), "owner": say("Decides"),
    "passed_over": say("Passed over"),
}


def plan_csv(plan: EndedDay) -> str:
    """The cases in order of id; `owner` names who decides about an unassigned one."""
    return spoken_csv(HEADER, _rows(plan))


def case_words(plan: EndedDay, case: str) -> Words:
    """Why this caseworker, and that they are away when the case is due."""
    away = due_away(plan.problem, plan.allocation, case)
    return joined([plan.clauses.of(case), *([away] if away else [])], "; ")


def _rows(plan: EndedDay) -> Iterator[tuple[object, ...]]:
    for case in plan.problem.cases:
        seats = plan.allocation.seats.get(case)
        could = len(plan.statement.candidates.takes[case])
        weight = round(plan.problem.weight[case] / 60, 4)
        if seats is not None:
            yield (case, seats.caseworker, seats.co_caseworker, plan.drawn(case), could, weight,
                   case_words(plan, case), "", plan.clauses.continuity.words(case) or "")
        else:
            why = joined(plan.why_left.get(case, ()), "; ")
            owner = term(plan.owner(case)) if case in plan.reasons else ""
            yield (case, "", "", "", could, weight, why, owner, "")
