"""Policies over months in the terminal: milestones met or not, differences, staff by team."""

from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assigner.policy.milestones import INDICATORS
from assigner.report.measures import (
    MORE,
    UNITS,
    VERDICTS,
    WORDS,
    apart,
    asked,
    banded,
    measure,
    measure_table,
    wanted,
)
from assigner.report.simulate_balance import HOURS_ALONE, positions, stay, warning
from assigner.words import counted, say, term

Row = dict[str, Any]


def simulate_text(document: Row) -> RenderableType:
    """Everything a planner reads: a column a policy."""
    runs = document["runs"]
    parts: list[RenderableType] = [
        Text(str(say(
            "{days} working days from {day} · {seeds} · {policies} on the same days",
            days=document["days"], day=date.fromisoformat(document["instance"]["date"]),
            seeds=counted("{n} seed", "{n} seeds", len(document["seeds"])),
            policies=counted("{n} policy", "{n} policies", len(runs)),
        )), style="bold"),
        *(Text(f"{number}  {_name(run)}") for number, run in enumerate(runs, start=1)),
        *(Text(f"! {warning(row)}", style="bold") for row in document["warnings"]),
        "", _milestones(runs), "", _measures(runs), "", _balance(document),
    ]
    if document["differences"]:
        parts += ["", _differences(document)]
    parts += ["", _staffing(runs)]
    return Group(*parts)


def _name(run: Row) -> str:
    return str(run.get("model") or run["baseline"])


def _milestones(runs: list[Row]) -> Table:
    table = measure_table(say("Milestones"), len(runs))
    if any(one["verdict"] == "open" for run in runs for one in run["milestones"]):
        table.caption_justify = "left"
        table.caption = str(say("open: the 95 % interval holds the target; more --runs tell."))
    for name in INDICATORS:
        set_ = [_set(run, name) for run in runs]
        targets = sorted({one["target"] for one in set_ if one is not None})
        one_target = len(targets) == 1
        words = asked(next(filter(None, set_))) if one_target else measure(name)
        table.add_row(Text(str(words)), *(
            _cell(run, name, one, several=len(targets) > 1)
            for run, one in zip(runs, set_, strict=True)
        ))
    return table


def _set(run: Row, indicator: str) -> Row | None:
    """The milestone of a run's model that an indicator measures."""
    return next((one for one in run["milestones"] if one["indicator"] == indicator), None)


def _cell(run: Row, indicator: str, milestone: Row | None, *, several: bool) -> Text:
    """A value, and whether it meets the target that the model sets, if it sets one."""
    seen = run["measures"][indicator]
    value = banded(seen)
    if milestone is None or milestone["verdict"] is None:
        return Text(value)
    verdict = milestone["verdict"]
    mark = str(VERDICTS[verdict])
    if several:
        sign = "≥" if INDICATORS[indicator].more else "≤"
        value = f"{value} ({sign} {wanted(milestone['target'], seen['unit'])})"
    return Text(f"{value} {mark}", style="bold" if verdict == "missed" else "")


def _measures(runs: list[Row]) -> Table:
    table = measure_table(say("Other measures"), len(runs))
    for name in MORE:
        seen = [run["measures"][name] for run in runs]
        table.add_row(
            Text(str(measure(name))), *(banded(one) for one in seen)
        )
    return table


def _balance(document: Row) -> Table:
    """Each phase: open at first, what enters and leaves, and what has become of it."""
    runs = document["runs"]
    table = measure_table(
        say("Cases by phase: open at first, and how many more at the end"), len(runs)
    )
    for place, phase in enumerate(document["phases"]):
        table.add_row(
            Text(str(say(
                "{phase}: {open} open, {entering:.1f} a day, {stay} working days each",
                phase=term(phase["label"]), open=phase["open"],
                entering=phase["entering_a_day"], stay=stay(phase),
            ))),
            *(apart(run["passed"][place]["change"], "cases") for run in runs),
        )
    table.caption_justify = "left"
    table.caption = str(say(
        "Working days each: open cases / cases a day that enter (Little's law). In balance the "
        "change is chance alone."
    ))
    return table


def _differences(document: Row) -> Table:
    rows = document["differences"]
    table = measure_table(say("Against 1, with 95 % intervals"), len(rows), 2)
    for name in WORDS:
        table.add_row(Text(str(measure(name))), *(
            apart(row["measures"][name], UNITS[name]) for row in rows
        ))
    table.caption_justify = "left"
    table.caption = str(say("Shares differ in percentage points."))
    if len(document["seeds"]) == 1:
        table.caption = str(say("One seed gives no interval: --runs 5"))
    return table


def _staffing(runs: list[Row]) -> Table:
    table = measure_table(
        say("Full-time positions: there, and needed for the hours planned"), len(runs)
    )
    for place, team in enumerate(runs[0]["staffing"]):
        table.add_row(Text(team["label"]), *(
            str(positions(run["staffing"][place])) for run in runs
        ))
    table.caption_justify = "left"
    table.caption = str(HOURS_ALONE)
    return table
