"""Policies over months in the terminal: milestones met or not, differences, staff by team."""

from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assigner.policy.milestones import INDICATORS
from assigner.words import Words, figure, marked, say

Row = dict[str, Any]
WHOLE, FEW = 10, 3
MORE = {
    "utilisation": marked("mean utilisation"),
    "spread": marked("spread of utilisation, each day"),
    "spread_over_time": marked("spread of everybody's mean over the time"),
    "worst_over_time": marked("highest mean over the time"),
    "weeks_over_norm": marked("caseworker weeks over the norm"),
    "networks_held": marked("network meetings held"),
    "phase_changes_a_year": marked("cases passed to another team, a case and year"),
    "open_cases": marked("open cases in the mean"),
    "closed": marked("cases closed"),
    "rules_broken": marked("hard rules broken"),
}


def simulate_text(document: Row) -> RenderableType:
    """Everything a planner reads: a column a policy."""
    runs = document["runs"]
    parts: list[RenderableType] = [
        Text(str(say(
            "{days} working days from {day} · {runs} seeds · {policies} policies on the same days",
            days=document["days"], day=document["instance"]["date"],
            runs=len(document["seeds"]), policies=len(runs),
        )), style="bold"),
        *(Text(f"{number}  {_name(run)}") for number, run in enumerate(runs, start=1)),
        "", _milestones(runs), "", _measures(runs),
    ]
    if document["differences"]:
        parts += ["", _differences(document)]
    parts += ["", _staffing(runs)]
    return Group(*parts)


def _name(run: Row) -> str:
    return str(run.get("model") or run["baseline"])


def _table(title: object, *, numbers: int) -> Table:
    table = Table(
        title=str(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD,
        pad_edge=False, padding=(0, 1, 0, 0),
    )
    table.add_column(str(say("Measure")), ratio=1)
    for number in range(1, numbers + 1):
        table.add_column(str(number), justify="right", no_wrap=True)
    return table


def _milestones(runs: list[Row]) -> Table:
    table = _table(say("Milestones"), numbers=len(runs))
    for milestone in runs[0]["milestones"]:
        if milestone["indicator"] is None:
            continue
        said = asked(milestone)
        cells = []
        for run in runs:
            same = [m for m in run["milestones"] if m["indicator"] == milestone["indicator"]]
            met = same[0]["met"] if same else None
            value = run["measures"][milestone["indicator"]]["value"]
            mark = {True: say("met"), False: say("NOT met"), None: say("–")}[met]
            cells.append(f"{measured(value, milestone['unit'])} {mark}")
        table.add_row(Text(str(said)), *cells)
    return table


def asked(milestone: Row) -> Words:
    """What a milestone that can be measured asks for."""
    indicator = INDICATORS[milestone["indicator"]]
    values = {
        "what": say(indicator.words),
        "target": measured(milestone["target"], milestone["unit"]),
    }
    if indicator.more:
        return say("{what} (at least {target})", **values)
    return say("{what} (at most {target})", **values)


def _measures(runs: list[Row]) -> Table:
    table = _table(say("Beside them"), numbers=len(runs))
    for name in MORE:
        seen = [run["measures"][name] for run in runs]
        table.add_row(
            Text(str(measure(name))), *(measured(one["value"], one["unit"]) for one in seen)
        )
    return table


def _differences(document: Row) -> Table:
    rows = document["differences"]
    table = _table(say("Against 1, with 95 % intervals"), numbers=0)
    for number, _ in enumerate(rows, start=2):
        table.add_column(str(number), justify="right", no_wrap=True)
    for name in (*INDICATORS, *MORE):
        unit = document["runs"][0]["measures"][name]["unit"]
        cells = [apart(row["measures"][name], unit) for row in rows]
        if any(cells):
            table.add_row(Text(str(measure(name))), *cells)
    if len(document["seeds"]) == 1:
        table.caption = str(say("One seed gives no interval: --runs 5"))
    return table


def measure(name: str) -> Words:
    """What an indicator, or another measure, is called."""
    words = INDICATORS[name].words if name in INDICATORS else MORE[name]
    return say(words)


def apart(seen: Row, unit: str) -> str:
    """A difference with its interval."""
    if seen["value"] is None:
        return "–"
    said = measured(abs(seen["value"]), unit)
    if any(digit in said for digit in "123456789"):
        said = ("+" if seen["value"] > 0 else "−") + said
    if seen["half_width"] is not None:
        said += f" ± {measured(seen['half_width'], unit)}"
    return said


def _staffing(runs: list[Row]) -> Table:
    table = _table(say("Full-time positions: there, and needed for the hours planned"),
                   numbers=len(runs))
    for place, team in enumerate(runs[0]["staffing"]):
        table.add_row(Text(team["label"]), *(
            str(say("{there:.1f} / {needed:.1f}",
                    there=run["staffing"][place]["there_full_time"],
                    needed=run["staffing"][place]["needed_full_time"]))
            for run in runs
        ))
    return table


def measured(value: float | None, unit: str) -> str:
    """A measure as its unit is written."""
    if value is None:
        return "–"
    if unit == "share":
        return str(figure(value, ".1%"))
    return str(figure(value, ",.0f" if abs(value) >= WHOLE ** FEW else ".2f"))
