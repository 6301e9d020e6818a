"""The year's load of each team, week by week, under each policy."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from assigner.report.pictures.drawing import DASHES, INKS, Picture, inline
from assigner.words import counted, say

WAYS = 8


def weeks(document: Mapping[str, Any]) -> Picture:
    """A `simulate` document: a panel a team, a line a policy; means over the seeds."""
    import altair as alt  # noqa: PLC0415  # slow to load

    rows = []
    for number, run in enumerate(document["runs"], start=1):
        name = f"{number}  {run.get('model') or run['baseline']}"
        labels = {team["team"]: team["label"] for team in run["staffing"]}
        sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0] * 4)
        for week in run["weeks"]:
            row = sums[week["team"], week["day"]]
            row[0] += week["load_hours"]
            row[1] += week["capacity_hours"]
            row[2] += week["cases"]
            row[3] += 1
        rows += [
            {
                "team": labels.get(team, team), "week": day, "policy": name,
                "load": 100 * load / capacity if capacity else None,
                "load_hours": load / seeds, "capacity_hours": capacity / seeds,
                "cases": cases / seeds,
            }
            for (team, day), (load, capacity, cases, seeds) in sorted(sums.items())
        ]
    order = list(dict.fromkeys(row["policy"] for row in rows))
    teams = list(dict.fromkeys(row["team"] for row in rows))
    lines = alt.Chart().mark_line(strokeWidth=2).encode(
        x=alt.X("week:T", title=None, axis=alt.Axis(format="%d-%m-%y", labelAngle=0,
                                                     labelOverlap=True, tickCount=6)),
        y=alt.Y("load:Q", title=str(say("load (% of capacity)")), scale=alt.Scale(zero=False)),
        color=alt.Color("policy:N", sort=order, scale=alt.Scale(
            domain=order, range=[INKS[at % WAYS] for at in range(len(order))])),
        strokeDash=alt.StrokeDash("policy:N", sort=order, scale=alt.Scale(
            domain=order, range=[list(DASHES[at % WAYS]) for at in range(len(order))])),
    )
    full = alt.Chart().mark_rule(color=INKS[5], strokeWidth=1, opacity=0.6).encode(
        y=alt.datum(100)
    )
    title = say("The load of each team, week by week")
    chart = alt.layer(full, lines, data=inline(rows)).properties(
        width=560, height=150
    ).facet(row=alt.Row("team:N", sort=teams, header=alt.Header(
        labelOrient="top", title=None
    ))).properties(title=alt.Title(str(title), subtitle=str(counted(
        "{days} working days, one seed; the black line is 100 %",
        "{days} working days, means of {n} seeds; the black line is 100 %",
        len(document["seeds"]), days=document["days"],
    ))))
    return Picture(
        chart, title,
        say("A panel for each team: its load as a share of its hours for cases, week by week, a "
            "line for each policy. The table beside the picture holds the same numbers."),
        {
            "policy": say("policy"), "team": say("Team"), "week": say("week from"),
            "load": say("load (% of capacity)"), "load_hours": say("hours a week carried"),
            "capacity_hours": say("hours a week for cases"), "cases": say("open cases"),
        },
        rows,
    )
