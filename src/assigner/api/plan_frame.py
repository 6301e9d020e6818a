"""A plan as data frames: its cases, its caseworkers, what changes hands."""

from pandas import DataFrame

from assigner.documents.part import written
from assigner.documents.plan import AssignmentRow
from assigner.plan import Claims
from assigner.scenarios.rebalance import Rebalance
from assigner.scenarios.rebalance_plan import from_this_morning

FIRST = ["case", "caseworker", "co_caseworker", "tied", "why", "weight_hours"]
WEIGHED = ("weight_hours", "co_weight_hours", "eligible")
EVERY = [*dict.fromkeys((*FIRST, *AssignmentRow.model_fields, "owner", *WEIGHED))]
"""Its columns, whatever the day: with nobody left out, nobody placed or no case at all."""
MOVES = ["case", "from", "to", "reason", "words", "cost", "cover_until", "date"]


def by_case(claims: Claims) -> DataFrame:
    """A row a case, placed or not; see `Plan.frame`."""
    weighed = {row["id"]: row for row in claims.written["cases"]}
    rows: list[dict[str, object]] = [dict(row) for row in claims.written["assignments"]]
    rows += [
        {
            "case": row["case"], "caseworker": None, "co_caseworker": None,
            "why": "; ".join(reason["words"] for reason in row["reasons"]),
            "owner": row["owner"],
        }
        for row in claims.written["unassigned"]
    ]
    for row in rows:
        row.update({key: weighed[row["case"]][key] for key in WEIGHED})
        row["eligible"] = list(weighed[row["case"]]["eligible"])
    rows.sort(key=lambda row: str(row["case"]))
    return DataFrame(rows, columns=EVERY)


def by_caseworker(claims: Claims, rebalance: Rebalance | None) -> DataFrame:
    """A row a caseworker; see `Plan.caseworkers_frame`."""
    if rebalance is None:
        return DataFrame(claims.written["caseworkers"])
    return DataFrame([written(row) for row in from_this_morning(rebalance, claims)])


def by_move(claims: Claims) -> DataFrame:
    """A row an open case that changes hands; see `Plan.moves_frame`."""
    return DataFrame(claims.written.get("moves", []), columns=MOVES)
