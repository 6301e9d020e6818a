"""Policy against policy on one day: how even each is, and how well it fits."""

from collections.abc import Mapping
from typing import Any

from assigner.extras import extra
from assigner.report.pictures.drawing import INKS, SHAPES, Drawing, inline
from assigner.words import say

LETTERS = 8


def policies(document: Mapping[str, Any]) -> Drawing:
    """A `compare` document: spread against points short of fit, a mark and a number a run."""
    with extra("pictures"):
        import altair as alt  # noqa: PLC0415  # slow to load

    rows = []
    for number, run in enumerate(document["runs"], start=1):
        values = {tier["name"]: tier["value"] for tier in run["judged"]["tiers"]}
        summary, worst = run["judged"]["summary"], run["judged"]["worst_off_today"]
        rows.append({
            "number": number, "policy": f"{number}  {run.get('model') or run['baseline']}",
            "kind": str(say("model") if "model" in run else say("habit")),
            "spread": None if summary["utilisation_sd"] is None
            else 100 * summary["utilisation_sd"],
            "fit": values.get("fit", 0), "over": values.get("over_norm"),
            "unassigned": summary["unassigned"],
            "highest": None if worst is None else 100 * worst["utilisation"],
        })
    order = [row["policy"] for row in rows]
    ways = {
        "color": alt.Color("policy:N", sort=order, scale=alt.Scale(
            domain=order, range=[INKS[at % LETTERS] for at in range(len(order))])),
        "shape": alt.Shape("policy:N", sort=order, scale=alt.Scale(
            domain=order, range=[SHAPES[at % LETTERS] for at in range(len(order))])),
    }
    base = alt.Chart(inline(rows)).encode(
        x=alt.X("spread:Q", scale=alt.Scale(zero=False, padding=24), title=str(
            say("spread of loads (percentage points, lower is more even)"))),
        y=alt.Y("fit:Q", title=str(say("fit (points short, lower is better)")),
                scale=alt.Scale(zero=False, padding=24)),
    )
    marks = base.mark_point(size=110, filled=True, opacity=1).encode(**ways)
    labels = base.mark_text(dy=-14, fontSize=12, fontWeight="bold").encode(
        text="number:N", color=ways["color"],
    )
    title = say("Policy against policy: even loads and a good fit")
    return Drawing(
        alt.layer(marks, labels).properties(width=560, height=340, title=alt.Title(
            str(title), subtitle=str(say(
                "{name} · the nearer to the lower left, the better",
                name=document["instance"]["name"],
            )),
        )),
        title,
        say("Each mark is a policy on the same day, judged by the first one: how uneven the loads "
            "are, and how far cases are from who suits them. The table beside the picture holds "
            "the same numbers."),
        {
            "policy": say("policy"), "kind": say("kind"), "unassigned": say("left"),
            "over": say("over the norm"),
            "spread": say("spread of loads (percentage points, lower is more even)"),
            "highest": say("highest load today (%)"),
            "fit": say("fit (points short, lower is better)"),
        },
        rows,
    )


