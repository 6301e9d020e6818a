"""Balance, fit and moves: what each further move by choice gives, and where no more pays."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assigner.documents.rebalance import CurvePoint
from assigner.extras import extra
from assigner.render.svg.drawing import INKS, Datum, Drawing, inline
from assigner.words import say

if TYPE_CHECKING:
    import altair as alt


def frontier(curve: Sequence[CurvePoint]) -> Drawing:
    """The curve of a rebalance: a panel for balance and one for fit, over the moves."""
    with extra("pictures"):
        import altair as alt  # noqa: PLC0415  # slow to load

    values = {
        "balance": [one.values.get("balance", one.values.get("moves")) for one in curve],
        "fit": [one.values.get("fit") for one in curve],
    }
    names = {
        "balance": str(say("balance (hours, lower is more even)")),
        "fit": str(say("fit (points short, lower is better)")),
    }
    panels = [
        panel for tier, reached in values.items()
        if (panel := _panel(curve, reached, names[tier])) is not None
    ]
    title = say("The price of stability: moves by choice against balance")
    return Drawing(
        alt.vconcat(*panels).properties(title=alt.Title(
            str(title), subtitle=str(say("filled: proven · hollow: not proven"))
        )),
        title,
        say("Each mark is the best that so many moves by choice give; a ring shows where no "
            "further move pays its price. The table beside the picture holds the same numbers."),
        {
            "moves": say("moves by choice, at most"), "made": say("made"),
            "balance": say("balance"), "fit": say("fit"), "proof": say("proof"),
            "stop": say("no further move pays"),
        },
        [{"moves": point.moves, "made": point.made,
          "balance": None if balance is None else float(balance),
          "fit": None if fit is None else float(fit),
          "proof": _proof(point),
          "stop": str(say("yes")) if point.stops_paying else ""}
         for point, balance, fit in zip(curve, values["balance"], values["fit"], strict=True)],
    )


def _proof(point: CurvePoint) -> str:
    return str(say("proven") if point.proven else say("not proven"))


def _panel(
    curve: Sequence[CurvePoint], reached: Sequence[float | None], name: str
) -> "alt.LayerChart | alt.FacetChart | None":
    """One tier over the moves; None where it has no value."""
    import altair as alt  # noqa: PLC0415  # slow to load

    marked: list[Datum] = [
        {"moves": point.moves, "value": float(value), "proof": _proof(point),
         "stop": point.stops_paying}
        for point, value in zip(curve, reached, strict=True) if value is not None
    ]
    if not marked:
        return None
    x = alt.X("moves:Q", title=str(say("moves by choice, at most")),
              axis=alt.Axis(tickMinStep=1, format="d"))
    y = alt.Y("value:Q", title=name, scale=alt.Scale(zero=False, nice=True))
    base = alt.Chart(inline(marked)).encode(x=x, y=y)
    filled = alt.condition(
        alt.datum.proof == str(say("proven")), alt.value(INKS[0]), alt.value("white")
    )
    marks = base.mark_point(
        size=70, opacity=1, stroke=INKS[0], strokeWidth=2, filled=True
    ).encode(fill=filled)
    ring = base.transform_filter(alt.datum.stop).mark_point(
        size=330, color=INKS[1], strokeWidth=2, filled=False, opacity=1
    )
    words = base.transform_filter(alt.datum.stop).mark_text(
        text=str(say("no further move pays")), align="left", dx=14, dy=-12, color=INKS[1],
        fontSize=12,
    )
    return alt.layer(
        base.mark_line(color=INKS[0], interpolate="step-after"), marks, ring, words
    ).properties(width=560, height=200)
