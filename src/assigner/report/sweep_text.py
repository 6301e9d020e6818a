"""A sweep in the terminal: each policy over all its runs, and how far it is from the first."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assigner.report.measures import (
    UNITS,
    WORDS,
    apart,
    banded,
    level,
    measure,
    measure_table,
)
from assigner.report.sweep_table import MEASURES
from assigner.scenarios.interval import interval
from assigner.words import say

Row = dict[str, Any]


def sweep_text(policies: Sequence[str], rows: Sequence[Row]) -> RenderableType:
    """Means over offices and seeds, a column a policy; differences run by run."""
    done = [row for row in rows if row["status"] == "done"]
    by_policy = {name: [row for row in done if row["policy"] == name] for name in policies}
    parts: list[RenderableType] = [
        *(Text(f"{place}  {name}") for place, name in enumerate(policies, start=1)),
        "", _means(by_policy),
    ]
    if len(policies) > 1:
        parts += ["", _differences(by_policy)]
    return Group(*parts)


def _means(by_policy: dict[str, list[Row]]) -> Table:
    table = measure_table(say("Mean of all offices and seeds"), len(by_policy))
    for name in WORDS:
        seen = [interval([row[MEASURES[name]] for row in rows]) for rows in by_policy.values()]
        table.add_row(Text(str(measure(name))), *(
            banded(level(one, UNITS[name])) for one in seen
        ))
    return table


def _differences(by_policy: dict[str, list[Row]]) -> Table:
    first, *others = by_policy.values()
    table = measure_table(say("Against 1, run by run, with 95 % intervals"), len(others), 2)
    table.caption = str(say("Shares differ in percentage points."))
    table.caption_justify = "left"
    ruler = {(row["office"], row["seed"]): row for row in first}
    for name in WORDS:
        column = MEASURES[name]
        table.add_row(Text(str(measure(name))), *(
            apart(run_by_run(rows, ruler, column), UNITS[name]) for rows in others
        ))
    return table


def run_by_run(rows: Sequence[Row], ruler: Mapping[tuple[str, int], Row], column: str) -> Row:
    """The mean difference from the runs of the same office and seed, with its interval."""
    pairs = [
        (row[column], ruler[row["office"], row["seed"]][column])
        for row in rows if (row["office"], row["seed"]) in ruler
    ]
    seen = interval([None if None in (a, b) else a - b for a, b in pairs])
    return {"value": seen and seen.mean, "half_width": seen and seen.half}
