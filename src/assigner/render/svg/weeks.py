"""The year's load of each team, week by week, under each policy."""

from collections import defaultdict
from collections.abc import Iterator
from statistics import mean

from assigner.documents.simulate import HabitRun, ModelRun, SimulateDocument, WeekRow
from assigner.extras import extra
from assigner.render.svg.drawing import DASHES, INKS, Datum, Drawing, inline
from assigner.scenarios.interval import interval
from assigner.words import counted, say

WAYS = 8


def weeks(document: SimulateDocument) -> Drawing:
    """A `simulate` document: a panel a team, a line a policy; means over the seeds."""
    with extra("pictures"):
        import altair as alt  # noqa: PLC0415  # slow to load

    rows = [
        row for number, run in enumerate(document.runs, start=1)
        for row in _rows(number, run)
    ]
    order = list(dict.fromkeys(str(row["policy"]) for row in rows))
    teams = list(dict.fromkeys(str(row["team"]) for row in rows))
    lines = alt.Chart().mark_line(strokeWidth=2).encode(
        x=alt.X("week:T", title=None, axis=alt.Axis(format="%d-%m-%y", labelAngle=0,
                                                     labelOverlap=True, tickCount=6)),
        y=alt.Y("load:Q", title=str(say("load (% of capacity)")), scale=alt.Scale(zero=False)),
        color=alt.Color("policy:N", sort=order, scale=alt.Scale(
            domain=order, range=[INKS[at % WAYS] for at in range(len(order))])),
        strokeDash=alt.StrokeDash("policy:N", sort=order, scale=alt.Scale(
            domain=order, range=[list(DASHES[at % WAYS]) for at in range(len(order))])),
    )
    # A colour of each own, not of the scale: the legend stays that of the lines.
    bands = [
        alt.Chart().transform_filter(alt.FieldEqualPredicate(field="policy", equal=name))
        .mark_area(color=INKS[at % WAYS], opacity=0.14)
        .encode(x=alt.X("week:T"), y=alt.Y("low:Q"), y2=alt.Y2("high:Q"))
        for at, name in enumerate(order)
    ]
    full = alt.Chart().mark_rule(color=INKS[5], strokeWidth=1, opacity=0.6).encode(
        y=alt.datum(100)
    )
    title = say("The load of each team, week by week")
    chart = alt.layer(*bands, full, lines, data=inline(rows)).properties(
        width=560, height=150
    ).facet(row=alt.Row("team:N", sort=teams, header=alt.Header(
        labelOrient="top", title=None
    ))).properties(title=alt.Title(str(title), subtitle=str(counted(
        "{days} working days, one seed; the black line is 100 %",
        "{days} working days, means of {n} seeds in bands of 95 %; the black line is 100 %",
        len(document.seeds), days=document.days,
    ))))
    return Drawing(
        chart, title,
        say("A panel for each team: its load as a share of its hours for cases, week by week, a "
            "line for each policy in the band of its 95 % interval. The table beside the picture "
            "holds the same numbers."),
        {
            "policy": say("policy"), "team": say("Team"), "week": say("week from"),
            "load": say("load (% of capacity)"), "low": say("load, low end"),
            "high": say("load, high end"), "load_hours": say("hours a week carried"),
            "capacity_hours": say("hours a week for cases"), "cases": say("open cases"),
        },
        rows,
    )


def _rows(number: int, run: ModelRun | HabitRun) -> Iterator[Datum]:
    """A row a team and week: means over the seeds, and the interval of the load."""
    name = run.model if isinstance(run, ModelRun) else run.baseline
    labels = {team.team: team.label for team in run.staffing}
    weeks: dict[tuple[str, str], list[WeekRow]] = defaultdict(list)
    for week in run.weeks:
        weeks[week.team, week.day].append(week)
    for (team, day), of_seeds in sorted(weeks.items()):
        load = interval([
            100 * one.load_hours / one.capacity_hours if one.capacity_hours else None
            for one in of_seeds
        ])
        half = None if load is None else load.half
        yield {
            "team": labels.get(team, team), "week": day, "policy": f"{number}  {name}",
            "load": None if load is None else load.mean,
            "low": None if load is None or half is None else max(0.0, load.mean - half),
            "high": None if load is None or half is None else load.mean + half,
            "load_hours": mean(one.load_hours for one in of_seeds),
            "capacity_hours": mean(one.capacity_hours for one in of_seeds),
            "cases": mean(one.cases for one in of_seeds),
        }
