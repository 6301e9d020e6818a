"""Policy against policy on one day: how even each is, and how well it fits."""

from assigner.documents.compare import ComparedModel, CompareDocument, ComparedRun
from assigner.extras import extra
from assigner.render.svg.drawing import INKS, SHAPES, Datum, Drawing, inline
from assigner.words import say

LETTERS = 8


def policies(document: CompareDocument) -> Drawing:
    """A `compare` document: spread against points short of fit, a mark and a number a run."""
    with extra("pictures"):
        import altair as alt  # noqa: PLC0415  # slow to load

    order = [f"{number}  {run.name}" for number, run in enumerate(document.runs, start=1)]
    rows = [
        _row(number, name, run)
        for number, (name, run) in enumerate(zip(order, document.runs, strict=True), start=1)
    ]
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
                name=document.instance.name,
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


def _row(number: int, name: str, run: ComparedRun) -> Datum:
    values = {tier.name: tier.value for tier in run.judged.tiers}
    spread, worst = run.judged.summary.utilisation_sd, run.judged.worst_off_today
    return {
        "number": number, "policy": name,
        "kind": str(say("model") if isinstance(run, ComparedModel) else say("habit")),
        "spread": None if spread is None else 100 * spread,
        "fit": values.get("fit", 0), "over": values.get("over_norm"),
        "unassigned": run.judged.summary.unassigned,
        "highest": None if worst is None else 100 * worst.utilisation,
    }
