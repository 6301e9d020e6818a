"""A plan's cases as CSV, one row a case, placed or not."""

import csv
import io

from assigner.plan import Plan

HEADER = (
    "case", "caseworker", "co_caseworker", "tied", "could_take_it", "weight_hours",
    "why", "owner",
)


def plan_csv(plan: Plan) -> str:
    """The cases in order of id; `owner` names who decides about an unassigned one.

    Text that a spreadsheet would run as a formula is kept text by an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for case in plan.problem.cases:
        seats = plan.allocation.seats.get(case)
        could = len(plan.statement.candidates.takes[case])
        weight = round(plan.problem.weight[case] / 60, 4)
        if seats is not None:
            row = [
                case, seats.caseworker, seats.co_caseworker or "",
                "yes" if case in plan.tied else "no", could, weight,
                str(plan.clauses.of(case)), "",
            ]
        else:
            why = "; ".join(str(reason.words) for reason in plan.reasons.get(case, ()))
            owner = plan.owner(case) if case in plan.reasons else ""
            row = [case, "", "", "", could, weight, why, owner]
        writer.writerow([_text(value) for value in row])
    return out.getvalue()


def _text(value: object) -> object:
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value
