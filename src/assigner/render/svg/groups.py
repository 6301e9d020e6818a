"""Caseload by seniority and hours, before and after the day: groups, never persons."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assigner.allocation import Allocation
from assigner.explain.fairness import Fairness
from assigner.explain.planned import Planned
from assigner.extras import extra
from assigner.render.svg.drawing import INKS, LINE, Datum, Drawing, inline
from assigner.words import of_model, say, term

ALONE, EDGE = 1, 1.1


@dataclass(frozen=True, slots=True)
class _Group:
    """Means of a group: cases each, and load in per cent; before the day and after."""

    by: str
    name: str
    people: int
    cases: tuple[float, float]
    load: tuple[float, float]

    @property
    def row(self) -> Datum:
        return {
            "by": str(term(self.by)), "group": self.name, "people": self.people,
            "cases_before": self.cases[0], "cases_after": self.cases[1],
            "load_before": self.load[0], "load_after": self.load[1],
        }


def groups(planned: Planned) -> Drawing:
    """Cases for each caseworker and load of each group, this morning and with the plan."""
    with extra("pictures"):
        import altair as alt  # noqa: PLC0415  # slow to load

    rows = list(_rows(planned))
    before, after = str(say("before today")), str(say("after today"))
    panels = []
    for by in ("seniority", "hours"):
        shown = [row for row in rows if row.by == by]
        order = list(dict.fromkeys(row.name for row in shown))
        for measure, words, means in (
            ("cases", say("cases for each caseworker"), [row.cases for row in shown]),
            ("load", say("load (% of capacity)"), [row.load for row in shown]),
        ):
            values: list[Datum] = [
                {"group": row.name, "when": when, "value": value}
                for row, pair in zip(shown, means, strict=True)
                for when, value in zip((before, after), pair, strict=True)
            ]
            y = alt.Y("group:N", sort=order, title=None, axis=alt.Axis(labelLimit=220))
            base = alt.Chart(inline(values)).encode(
                y=y,
                x=alt.X("value:Q", title=str(words), axis=alt.Axis(tickCount=6), scale=alt.Scale(
                    domain=[0, EDGE * max(map(max, means))], nice=False)),
            )
            panels.append(alt.layer(
                base.mark_line(color=LINE, strokeWidth=3).encode(detail="group:N"),
                base.mark_point(size=90, strokeWidth=2, opacity=1).encode(
                    shape=alt.Shape("when:N", sort=[before, after], scale=alt.Scale(
                        domain=[before, after], range=["circle", "diamond"])),
                    stroke=alt.Stroke("when:N", sort=[before, after], scale=alt.Scale(
                        domain=[before, after], range=[INKS[7], INKS[0]])),
                    fill=alt.Fill("when:N", sort=[before, after], scale=alt.Scale(
                        domain=[before, after], range=["white", INKS[0]])),
                ),
            ).properties(width=230, height={"step": 30}, title=alt.Title(
                str(say("by seniority") if by == "seniority" else say("by weekly hours"))
                if measure == "cases" else "", fontSize=13,
            )))
    title = say("Caseload by seniority and hours, before and after")
    return Drawing(
        alt.concat(*panels, columns=2).properties(title=alt.Title(str(title))),
        title,
        say("A row for each group of caseworkers: cases for each of them and load as a share of "
            "capacity, hollow before today and filled after. Groups of one are left out. The "
            "table beside the picture holds the same numbers."),
        {
            "by": say("by"), "group": say("group"), "people": say("caseworkers"),
            "cases_before": say("cases each, before"), "cases_after": say("cases each, after"),
            "load_before": say("load before (%)"), "load_after": say("load after (%)"),
        },
        [row.row for row in rows],
    )


def _rows(planned: Planned) -> Iterator[_Group]:
    """Means of every group with more than one person in it."""
    problem, allocation = planned.problem, planned.allocation
    morning = {
        (group.by, group.name): group.mean
        for group in Fairness(replace(planned, allocation=Allocation({})), None, False).groups
    }
    for group in Fairness(planned, None, False).groups:
        if group.by == "team" or len(group.workers) <= ALONE:
            continue
        held = sum(len(problem.held[worker]) for worker in group.workers)
        gained = sum(len(allocation.gains(problem, worker)) for worker in group.workers)
        people = len(group.workers)
        yield _Group(
            group.by, str(of_model(group.name)), people, (held / people, (held + gained) / people),
            (morning[group.by, group.name], group.mean),
        )
