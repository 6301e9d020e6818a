"""The weeks ahead as a picture: a row for each caseworker, a square for each week."""

from assigner.documents.ahead import AheadDocument
from assigner.extras import extra
from assigner.render.svg.drawing import Datum, Drawing, inline
from assigner.words import say

LIGHTS = ["#dce8ee", "#cfe6d6", "#f3d9a0", "#eeb1ab"]
"""Blue, green, amber, red as the lights have them, so pale that the figure on them is read."""


def ahead_picture(document: AheadDocument) -> Drawing:
    """An `ahead` document: expected load in percent, written in each square."""
    with extra("pictures"):
        import altair as alt  # noqa: PLC0415  # slow to load

    rows: list[Datum] = [
        {"who": row.id, "team": row.team, "week": week.first,
         "load": None if week.utilisation is None else 100 * week.utilisation,
         "low": week.low_hours, "high": week.high_hours, "expected": week.expected_hours,
         "capacity": week.capacity_hours}
        for row in document.caseworkers for week in row.weeks
    ]
    squares = alt.Chart(inline(rows)).encode(
        x=alt.X("week:O", title=str(say("week from")), axis=alt.Axis(labelAngle=-60)),
        y=alt.Y("who:N", title=None, sort=[row.id for row in document.caseworkers]),
    )
    colour = alt.Color("load:Q", title=str(say("load (% of capacity)")), scale=alt.Scale(
        type="threshold", domain=[95, 100, 110], range=LIGHTS))
    title = say("Expected load in the weeks ahead")
    chart = alt.layer(
        squares.mark_rect(stroke="white").encode(color=colour),
        squares.mark_text(fontSize=9).encode(
            text=alt.Text(field="load", type="quantitative", format=".0f")),
    ).properties(width=34 * max(1, len({row["week"] for row in rows})),
                 height=alt.Step(16), title=str(title))
    return Drawing(
        chart, title,
        say("A row for each caseworker, a square for each week with the expected load in percent "
            "of the hours for cases. The table beside the picture has the ranges, too."),
        {
            "who": say("caseworker"), "team": say("Team"), "week": say("week from"),
            "load": say("load (% of capacity)"), "expected": say("expected hours"),
            "low": say("low end"), "high": say("high end"),
            "capacity": say("hours a week for cases"),
        },
        rows,
    )
