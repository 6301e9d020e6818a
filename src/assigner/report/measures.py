"""Measures of a simulation as people read them: words, units, numbers, tables of columns."""

from typing import Any

from rich import box
from rich.table import Table

from assigner.policy.milestones import INDICATORS
from assigner.scenarios.interval import ConfidenceInterval
from assigner.words import Words, figure, marked, say

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
"""What is shown beside the indicators of milestones."""
WORDS = {**{name: one.words for name, one in INDICATORS.items()}, **MORE}
UNITS = {
    **{name: one.unit for name, one in INDICATORS.items()},
    "phase_changes_a_year": "changes a year", "weeks_over_norm": "caseworker weeks",
    "networks_held": "meetings", "utilisation": "share", "spread": "share",
    "spread_over_time": "share", "worst_over_time": "share", "open_cases": "cases",
    "arrived": "cases", "closed": "cases", "rounds": "rounds", "unproven_rounds": "rounds",
    "rules_broken": "breaches",
}
Row = dict[str, Any]
HUNDRED, TEN = 100, 10
WIDTH = 64


def measure(name: str) -> Words:
    """What an indicator, or another measure, is called."""
    words = WORDS[name]
    return say(words)


def measure_table(title: Words, columns: int, first: int = 1) -> Table:
    """A table of measures with a numbered column for each policy, from `first` on."""
    table = Table(
        title=str(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD,
        pad_edge=False, padding=(0, 1, 0, 0), min_width=WIDTH,
    )
    table.add_column(str(say("Indicator")), ratio=1)
    for place in range(first, first + columns):
        table.add_column(str(place), justify="right", no_wrap=True)
    return table


def measured(value: float | None, unit: str) -> str:
    """A measure as its unit is read."""
    if value is None:
        return "–"
    return str(figure(value, ".1%" if unit == "share" else _form(value)))


def banded(seen: Row) -> str:
    """A measure with half its 95 % interval, where several runs give one.

    `seen`: value, half_width (None for one run), unit; half widths of shares are points.
    """
    said = measured(seen["value"], seen["unit"])
    if seen["value"] is None or seen["half_width"] is None:
        return said
    if seen["unit"] == "share":
        return f"{said} ± {figure(seen['half_width'] * HUNDRED, '.1f')}"
    return f"{said} ± {figure(seen['half_width'], _form(seen['value']))}"


def level(seen: ConfidenceInterval | None, unit: str) -> Row:
    """A mean over runs as `banded` reads it."""
    return {"value": None if seen is None else seen.mean,
            "half_width": None if seen is None else seen.half, "unit": unit}


VERDICTS = {"met": say("met"), "missed": say("NOT met"), "open": say("open")}
"""How a milestone ended: `open` where its interval holds the target."""


def wanted(value: float, unit: str) -> Words:
    """A target as somebody set it."""
    return say("{n:.4g}%", n=value * 100) if unit == "share" else figure(value, ".4g")


def asked(milestone: Row) -> Words:
    """What a milestone that can be measured asks for."""
    indicator = INDICATORS[milestone["indicator"]]
    values = {
        "what": measure(milestone["indicator"]),
        "target": wanted(milestone["target"], milestone["unit"]),
    }
    if indicator.more:
        return say("{what} (at least {target})", **values)
    return say("{what} (at most {target})", **values)


def apart(seen: Row, unit: str) -> str:
    """A difference with its sign, and half its interval; shares in percentage points."""
    if seen["value"] is None:
        return "–"
    scale = HUNDRED if unit == "share" else 1
    value = seen["value"] * scale
    form = ".1f" if unit == "share" else _form(value)
    said = str(figure(abs(value), form))
    if any(digit in said for digit in "123456789"):
        said = ("+" if value > 0 else "−") + said
    if seen["half_width"] is None:
        return said
    return f"{said} ± {figure(seen['half_width'] * scale, form)}"


def _form(value: float) -> str:
    if abs(value) >= HUNDRED:
        return ",.0f"
    return ".1f" if abs(value) >= TEN else ".2f"
