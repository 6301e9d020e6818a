"""The cases of a plan as a data frame."""

from pandas import DataFrame

from assigner.plan import Claims

FIRST = ["case", "caseworker", "co_caseworker", "tied", "why", "weight_hours"]
WEIGHED = ("weight_hours", "co_weight_hours", "eligible")


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
    rows.sort(key=lambda row: str(row["case"]))
    frame = DataFrame(rows)
    others = [name for name in frame.columns if name not in FIRST]
    return frame.reindex(columns=[*FIRST, *others])
