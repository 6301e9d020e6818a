"""The weeks of a simulation as a chart and its table: the load of the whole office."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from math import ceil

from assigner.documents.simulate import SimulatedRun
from assigner.scenarios.interval import ConfidenceInterval, interval
from assigner.view import (
    Block,
    Card,
    Chart,
    Column,
    Line,
    Spot,
    Text,
    tabled,
)
from assigner.view.figures import share
from assigner.view.scale import Axis
from assigner.view.table import NONE
from assigner.words import figure, joined, say

MOST_LINES, MOST_TICKS = 4, 2


def weeks_blocks(runs: Sequence[SimulatedRun]) -> tuple[Block, ...]:
    """The chart of the first policies, and the table of all, unfolded on demand."""
    loads = {run.name: _loads(run) for run in runs}
    days = sorted({on for load in loads.values() for on in load})
    if not days:
        return ()
    across = Axis(0, max(1, len(days) - 1))
    up = Axis.around(end for load in loads.values() for one in load.values() for end in _ends(one))
    lines = [
        Line(name, [
            _spot(name, on, load[on], across(place), up)
            for place, on in enumerate(days) if on in load
        ])
        for name, load in list(loads.items())[:MOST_LINES]
    ]
    step = max(1, ceil((len(days) - 1) / MOST_TICKS))
    chart = Chart(
        say("Load of the whole office, week by week"),
        joined(_told(runs, len(lines)), " "),
        say("load, as a share of capacity"), lines,
        [(across(place), figure(days[place])) for place in range(0, len(days), step)],
        [(up(value), share(value)) for value in up.ticks],
    )
    table = tabled(say("Load in each week"), days, (
        (Column(say("Week from"), "day"), lambda on: on),
        *((Column(name, "number"), _on(load)) for name, load in loads.items()),
    ), wide=True)
    same = say("The same as a table")
    return chart, Card("weeks-table", say("Weeks"), same, "", "", (), (table,))


def _on(loads: Mapping[date, ConfidenceInterval]) -> Callable[[date], Text]:
    return lambda on: _said(loads[on]) if on in loads else NONE


def _told(runs: Sequence[SimulatedRun], lines: int) -> Iterator[Text]:
    if len(runs) > lines:
        yield say("The first {n} policies.", n=lines)
    if len({week.seed for week in runs[0].weeks}) > 1:
        yield say("The band is the 95 % interval of the mean.")
    yield say("The table holds the same numbers.")


def _loads(run: SimulatedRun) -> Mapping[date, ConfidenceInterval]:
    """Load over capacity of all teams, by week: the mean of the seeds, and how sure it is."""
    sums: dict[tuple[date, int], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for week in run.weeks:
        both = sums[date.fromisoformat(week.day), week.seed]
        both[0] += week.load_hours
        both[1] += week.capacity_hours
    by_day: dict[date, list[float | None]] = defaultdict(list)
    for (on, _), (load, capacity) in sums.items():
        by_day[on].append(load / capacity if capacity else None)
    found = {on: interval(loads) for on, loads in by_day.items()}
    return {on: one for on, one in found.items() if one is not None}


def _ends(one: ConfidenceInterval) -> tuple[float, float]:
    return max(0.0, one.mean - (one.half or 0)), one.mean + (one.half or 0)


def _spot(policy: str, on: date, load: ConfidenceInterval, across: float, up: Axis) -> Spot:
    low, high = _ends(load)
    said = say("{policy}, {day}: {load}", policy=policy, day=on, load=_said(load))
    band = None if load.half is None else (up(low), up(high))
    return Spot(across, up(load.mean), said, band=band)


def _said(load: ConfidenceInterval) -> Text:
    if load.half is None:
        return share(load.mean)
    return joined((share(load.mean), figure(100 * load.half, ".1f")), " ± ")
