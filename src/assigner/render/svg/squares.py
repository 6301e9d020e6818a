"""Squares of load: a row for each caseworker, a column for each week, the percent in each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assigner.extras import extra
from assigner.render.svg.drawing import Datum, inline
from assigner.words import Words, say

if TYPE_CHECKING:
    import altair

LIGHTS = ["#dce8ee", "#cfe6d6", "#f3d9a0", "#eeb1ab"]
"""Blue, green, amber, red as the lights have them, so pale that the figure on them is read."""


def squares(
    rows: Sequence[Datum], people: Sequence[str], title: Words
) -> "altair.LayerChart | altair.FacetChart":
    """`rows` have who, week (a day) and load in percent; `people`: the order of the rows."""
    with extra("pictures"):
        import altair as alt  # noqa: PLC0415  # slow to load

    placed = alt.Chart(inline(rows)).encode(
        x=alt.X("week:O", title=str(say("week from")), axis=alt.Axis(labelAngle=-60)),
        y=alt.Y("who:N", title=None, sort=list(people)),
    )
    colour = alt.Color("load:Q", title=str(say("load (% of capacity)")), scale=alt.Scale(
        type="threshold", domain=[95, 100, 110], range=LIGHTS))
    return alt.layer(
        placed.mark_rect(stroke="white").encode(color=colour),
        placed.mark_text(fontSize=9).encode(
            text=alt.Text(field="load", type="quantitative", format=".0f")),
    ).properties(width=34 * max(1, len({row["week"] for row in rows})),
                 height=alt.Step(16), title=str(title))
