"""Which numbers matter, as a picture: the lines each moves today, and the spread over months."""

from assigner.documents.effect import EffectDocument, EffectNumber, EffectSide
from assigner.extras import extra
from assigner.render.svg.drawing import INKS, Datum, Drawing, inline
from assigner.words import say, term

_POINTS = 100


def effect_picture(document: EffectDocument) -> Drawing:
    """An `effect` document: a bar to the left for down, one to the right for up, per number."""
    with extra("pictures"):
        import altair as alt  # noqa: PLC0415  # slow to load

    down, up = str(say("down")), str(say("up"))
    rows: list[Datum] = []
    for row in document.numbers:
        for way, side, sign in ((down, row.down, -1), (up, row.up, 1)):
            if side is not None:
                rows.append(_datum(row, side, way, sign))
    order = [_name(row) for row in document.numbers]
    title = say("Which numbers matter, each moved down and up")
    colour = alt.Color("way:N", title=None, sort=[down, up],
                       scale=alt.Scale(domain=[down, up], range=INKS[:2]))
    placed = alt.Chart(inline(rows)).encode(color=colour)
    rowed = alt.Y("number:N", title=None, sort=order, axis=alt.Axis(labelLimit=420))
    today = placed.mark_bar(height=11).encode(y=rowed, x=alt.X(
        "bar:Q", title=str(say("new cases that go to somebody else today")),
        axis=alt.Axis(labelExpr="abs(datum.value)", tickMinStep=1))).properties(
        width=260, height=alt.Step(18))
    chart: alt.TopLevelMixin = today.properties(title=str(title))
    if document.days is not None:
        spread = str(say("spread over months (percentage points more)"))
        # Names stand beside the bars; down lies above up, so that neither hides the other.
        lived = placed.encode(
            y=alt.Y("number:N", title=None, sort=order, axis=alt.Axis(labels=False)),
            yOffset=alt.YOffset("way:N", sort=[down, up]))
        over = alt.layer(
            lived.mark_rule(strokeWidth=2).encode(x=alt.X("low:Q", title=spread), x2="high:Q"),
            lived.mark_point(filled=True, size=45).encode(x=alt.X("spread:Q", title=spread)),
        ).properties(width=260, height=alt.Step(18, **{"for": "position"}))
        chart = alt.hconcat(today, over).properties(title=str(title))
    return Drawing(
        chart, title,
        say("A row for each number of the model, the one that matters most on top: to the left the "
            "new cases that go to somebody else where it is moved down, to the right where it is "
            "moved up; beside it, where months were asked for, by how much the spread of loads "
            "differs, with its 95 % interval. The table beside it holds the same numbers."),
        {"number": say("number"), "way": say("direction"), "lines": say("lines changed"),
         "spread": say("spread over months (percentage points more)"),
         "low": say("its interval from"), "high": say("to")},
        rows,
    )


def _name(row: EffectNumber) -> str:
    return str(say("{key} ({status})", key=row.key, status=term(row.status)))


def _datum(row: EffectNumber, side: EffectSide, way: str, sign: int) -> Datum:
    lines = len(side.changed) - side.by_lot
    seen = None if side.over_time is None else side.over_time.spread
    value = None if seen is None or seen.value is None else _POINTS * seen.value
    half = 0.0 if seen is None or seen.half_width is None else _POINTS * seen.half_width
    return {
        "number": _name(row), "way": way, "lines": lines, "bar": sign * lines, "spread": value,
        "low": None if value is None else value - half,
        "high": None if value is None else value + half,
    }
