"""Balance, fit and moves: what each further move by choice gives, and where no more pays."""

from collections.abc import Mapping, Sequence
from typing import Any

from assigner.extras import extra
from assigner.report.pictures.drawing import INKS, Drawing, inline
from assigner.words import say


def frontier(curve: Sequence[Mapping[str, Any]]) -> Drawing:
    """The curve of a rebalance: a panel for balance and one for fit, over the moves."""
    with extra("pictures"):
        import altair as alt  # noqa: PLC0415  # slow to load

    rows = [_row(point) for point in curve]
    tiers = [tier for tier in ("balance", "fit") if any(row[tier] is not None for row in rows)]
    names = {
        "balance": str(say("balance (hours, lower is more even)")),
        "fit": str(say("fit (points short, lower is better)")),
    }
    proven, stop = str(say("proven")), str(say("no further move pays"))
    unproven = str(say("not proven"))
    panels = []
    for tier in tiers:
        values = [
            {"moves": row["moves"], "value": row[tier],
             "proof": proven if row["proven"] else unproven, "stop": row["stops_paying"]}
            for row in rows if row[tier] is not None
        ]
        x = alt.X("moves:Q", title=str(say("moves by choice, at most")),
                  axis=alt.Axis(tickMinStep=1, format="d"))
        y = alt.Y("value:Q", title=names[tier], scale=alt.Scale(zero=False, nice=True))
        base = alt.Chart(inline(values)).encode(x=x, y=y)
        marks = base.mark_point(
            size=70, opacity=1, stroke=INKS[0], strokeWidth=2, filled=True
        ).encode(
            fill=alt.condition(alt.datum.proof == proven, alt.value(INKS[0]), alt.value("white")),
        )
        ring = base.transform_filter(alt.datum.stop).mark_point(
            size=330, color=INKS[1], strokeWidth=2, filled=False, opacity=1
        )
        words = base.transform_filter(alt.datum.stop).mark_text(
            text=stop, align="left", dx=14, dy=-12, color=INKS[1], fontSize=12
        )
        panels.append(alt.layer(
            base.mark_line(color=INKS[0], interpolate="step-after"), marks, ring, words
        ).properties(width=560, height=200))
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
        [{**row, "proof": proven if row["proven"] else unproven,
          "stop": str(say("yes")) if row["stops_paying"] else ""} for row in rows],
    )


def _row(point: Mapping[str, Any]) -> dict[str, Any]:
    values = {tier["name"]: float(tier["value"]) for tier in point["tiers"]}
    return {
        "moves": point["moves"], "made": point["made"], "proven": point["proven"],
        "stops_paying": point["stops_paying"],
        "balance": values.get("balance", values.get("moves")), "fit": values.get("fit"),
    }
