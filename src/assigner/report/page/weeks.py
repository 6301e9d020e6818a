"""The weeks of a simulation as a chart and its table: the load of the whole office."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil

from assigner.report.page.figures import NONE, share
from assigner.report.page.parts import (
    Block,
    Card,
    Cell,
    Chart,
    Column,
    Line,
    Row,
    Spot,
    Table,
)
from assigner.report.page.results import Row as Found
from assigner.report.page.results import run_name
from assigner.report.page.scale import Span
from assigner.words import figure, say

MOST_LINES, MOST_TICKS = 4, 2


def weeks_blocks(runs: Sequence[Found]) -> tuple[Block, ...]:
    """The chart of the first policies, and the table of all, unfolded on demand."""
    loads = {run_name(run): _loads(run) for run in runs}
    days = sorted({on for load in loads.values() for on in load})
    if not days:
        return ()
    across = Span(0, max(1, len(days) - 1))
    up = Span.around(value for load in loads.values() for value in load.values())
    lines = [
        Line(name, [
            Spot(across(place), up(load[on]), say("{policy}, {day}: {load}", policy=name, day=on,
                                                  load=share(load[on])))
            for place, on in enumerate(days) if on in load
        ])
        for name, load in list(loads.items())[:MOST_LINES]
    ]
    step = max(1, ceil((len(days) - 1) / MOST_TICKS))
    chart = Chart(
        say("Load of the whole office, week by week"),
        say("The first {n} policies. The table holds the same numbers.", n=len(lines))
        if len(runs) > MOST_LINES else say("The table holds the same numbers."),
        say("load, as a share of capacity"), lines,
        [(across(place), figure(days[place])) for place in range(0, len(days), step)],
        [(up(value), share(value)) for value in up.ticks],
    )
    table = Table(
        say("Load in each week"),
        (Column(say("Week from")), *(Column(name, number=True) for name in loads)),
        [
            Row((Cell(figure(on)), *(
                Cell(share(load[on]) if on in load else NONE) for load in loads.values()
            )))
            for on in days
        ],
        wide=True,
    )
    return chart, Card("weeks-table", say("Weeks"), say("The same as a table"), "", (), (table,))


def _loads(run: Found) -> Mapping[date, float]:
    """Load over capacity of all teams and seeds, by week."""
    sums: dict[date, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for week in run["weeks"]:
        both = sums[date.fromisoformat(week["day"])]
        both[0] += week["load_hours"]
        both[1] += week["capacity_hours"]
    return {on: load / capacity for on, (load, capacity) in sums.items() if capacity}
