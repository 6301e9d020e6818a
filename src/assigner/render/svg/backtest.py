"""A back-test as a picture: the spread of loads, week by week."""

from assigner.documents.backtest import BacktestDocument
from assigner.extras import extra
from assigner.render.svg.drawing import DASHES, INKS, Datum, Drawing, inline
from assigner.words import say


def backtest_picture(document: BacktestDocument) -> Drawing:
    """A `backtest` document: a line as it was, one placed again, one for the least possible."""
    with extra("pictures"):
        import altair as alt  # noqa: PLC0415  # slow to load

    ways = [(str(say("as it was")), "spread_log"), (str(say("placed again")), "spread_again"),
            (str(say("at least")), "spread_least")]
    rows: list[Datum] = [
        {"week": week.first, "way": name, "spread": getattr(week, key)}
        for name, key in ways for week in document.weeks
    ]
    order = [name for name, _ in ways]
    title = say("How unevenly the work lay, week by week")
    chart = alt.Chart(inline(rows)).mark_line(strokeWidth=2).encode(
        x=alt.X("week:T", title=None, axis=alt.Axis(format="%d-%m-%y", labelAngle=0,
                                                     labelOverlap=True, tickCount=6)),
        y=alt.Y("spread:Q", title=str(say("spread of loads (percentage points)"))),
        color=alt.Color("way:N", title=None, sort=order,
                        scale=alt.Scale(domain=order, range=INKS[:3])),
        strokeDash=alt.StrokeDash("way:N", title=None, sort=order, scale=alt.Scale(
            domain=order, range=[list(dash) for dash in DASHES[:3]])),
    ).properties(width=560, height=240, title=str(title))
    return Drawing(
        chart, title,
        say("Three lines of the spread of loads over caseworkers, week by week: as the log has it, "
            "placed again without foresight, and the least that was possible. The table beside the "
            "picture holds the same numbers."),
        {"week": say("week from"), "way": say("placed how"),
         "spread": say("spread of loads (percentage points)")},
        rows,
    )
