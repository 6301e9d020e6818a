"""A study as a picture: for each weight the present number, the measured one, its interval."""

from assigner.documents.calibrate import CalibrateDocument
from assigner.extras import extra
from assigner.render.svg.drawing import INKS, Datum, Drawing, inline
from assigner.words import say


def calibrate_picture(document: CalibrateDocument) -> Drawing:
    """A `calibrate` document: weights in hours a week; a kept one has its present number alone."""
    with extra("pictures"):
        import altair as alt  # noqa: PLC0415  # slow to load

    weights = [row for row in document.numbers if row.kind == "weight"]
    before, after = str(say("the present number")), str(say("the measured one"))
    rows: list[Datum] = [
        {"label": row.label, "before": row.before, "after": row.after,
         "low": None if row.interval is None else row.interval[0],
         "high": None if row.interval is None else row.interval[1],
         "persons": row.persons, "weeks": row.amount, "which": before, "what": after}
        for row in weights
    ]
    base = alt.Chart(inline(rows)).encode(
        y=alt.Y("label:N", title=None, sort=[row.label for row in weights],
                axis=alt.Axis(labelLimit=260)))
    scale = alt.Scale(domain=[before, after], range=[INKS[5], INKS[0]])
    hours = str(say("hours a week"))
    title = say("What cases weigh: from the present number to the measured one")
    chart = alt.layer(
        base.mark_rule(strokeWidth=2, color=INKS[0]).encode(
            x=alt.X("low:Q", title=hours), x2="high:Q"),
        base.mark_point(size=60, filled=False).encode(
            x=alt.X("before:Q", title=hours), color=alt.Color("which:N", scale=scale),
            shape=alt.value("diamond")),
        base.mark_point(size=70, filled=True).encode(
            x=alt.X("after:Q", title=hours), color=alt.Color("what:N", scale=scale)),
    ).properties(width=460, height=alt.Step(20), title=str(title))
    return Drawing(
        chart, title,
        say("A line for each kind of case: a diamond where the present number stands, a dot on "
            "its 95 % interval for the measured one; a kept number has no dot."),
        {
            "label": say("what it is"), "before": say("before"), "after": say("after"),
            "low": say("low end"), "high": say("high end"), "persons": say("persons"),
            "weeks": say("case-weeks"),
        },
        rows,
    )
