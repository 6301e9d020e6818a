"""Policies side by side in the terminal: a row a run, then the cases that go elsewhere."""

from collections.abc import Iterator
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assigner.words import figure, marked, say, term

MOST_DIFFERENCES, ABREAST, NAME, SAME = 40, 6, 36, "="
SHOWN = {"over_norm": marked("Over"), "balance": marked("Bal."), "fit": marked("Fit")}
Row = dict[str, Any]


def compare_text(document: Row) -> RenderableType:
    """Everything a planner reads, the judge named first."""
    runs = document["runs"]
    parts: list[RenderableType] = [
        Text(str(document["words"]), style="bold"),
        str(say("All judged by {model}, by the checker.", model=document["judged_by"]["name"])),
        "", _legend(runs), "", _measures(runs),
    ]
    broken = list(_broken(runs))
    if broken:
        parts += ["", *broken]
    for first in range(0, len(runs), ABREAST) if document["differences"] else ():
        parts += ["", _differences(document, first)]
    return Group(*parts)


def _name(run: Row) -> str:
    return str(run.get("model") or run["baseline"])


def _table(title: object) -> Table:
    return Table(
        title=str(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD,
        pad_edge=False, padding=(0, 1, 0, 0),
    )


def _legend(runs: list[Row]) -> Table:
    table = _table(say("What is compared"))
    table.add_column(str(say("No.")), justify="right", no_wrap=True)
    table.add_column(str(say("Policy")), overflow="fold", max_width=NAME)
    table.add_column(str(say("What it is")), ratio=1)
    for number, run in enumerate(runs, start=1):
        drawn = len(run.get("birth_days_drawn", ()))
        what = str(term(run["title"]))
        if drawn:
            what += " " + str(say("{n} birth days were drawn from the seed.", n=drawn))
        table.add_row(str(number), Text(_name(run)), Text(what))
    return table


def _measures(runs: list[Row]) -> Table:
    table = _table(say("How they are found"))
    asked = [tier["name"] for tier in runs[0]["judged"]["tiers"] if tier["name"] in SHOWN]
    headers = [
        say("No."), say("Left"), *(say(SHOWN[name]) for name in asked), say("Spread"),
        say("Highest"), say("Highest today"), say("Broken"), say("Proof"),
    ]
    for header in headers:
        table.add_column(str(header), justify="right", no_wrap=header.template == "Spread")
    for number, run in enumerate(runs, start=1):
        judged, summary = run["judged"], run["judged"]["summary"]
        values = {tier["name"]: tier["value"] for tier in judged["tiers"]}
        table.add_row(
            str(number), str(summary["unassigned"]),
            *(_number(values[name]) for name in asked), _points(summary["utilisation_sd"]),
            _person(judged["worst_off"]), _person(judged["worst_off_today"]),
            str(len(judged["breaks"])), _proof(run),
        )
    table.caption = str(say(
        "Left: nobody takes them. Over: above the soft ceilings. Bal.: the balance tier. Fit: "
        "points short. Spread: of utilisation, in percentage points. Highest: the "
        "most loaded person; today: of those who were given something. Broken: hard rules."
    ))
    table.caption_justify = "left"
    return table


def _proof(run: Row) -> str:
    """Under the run's own model; a habit proves nothing."""
    said = {
        "optimal": say("optimal"), "counted": say("none"), "infeasible": say("impossible"),
    }
    return str(said.get(run["status"], say("open")))


def _broken(runs: list[Row]) -> Iterator[RenderableType]:
    for number, run in enumerate(runs, start=1):
        for breach in run["judged"]["breaks"]:
            yield Text(str(say(
                "{n} breaks {rule}: {words}", n=number, rule=breach["rule"], words=breach["words"]
            )))


def _differences(document: Row, first: int) -> Table:
    """The cases that differ, for some of the runs: as many as fit beside one another."""
    runs = document["runs"][first : first + ABREAST]
    table = _table(say("Who would get which case instead"))
    table.add_column(str(say("Case")), no_wrap=True)
    for number, _ in enumerate(runs, start=first + 1):
        table.add_column(str(number), no_wrap=True)
    rows = document["differences"]
    for row in rows[:MOST_DIFFERENCES]:
        judge = _who(row, document["runs"][0])
        table.add_row(Text(row["case"]), *(
            Text(SAME if run is not document["runs"][0] and _who(row, run) == judge
                 else _who(row, run))
            for run in runs
        ))
    captions = [str(say("{sign}: as in 1. –: nobody takes it.", sign=SAME))]
    if len(rows) > MOST_DIFFERENCES:
        captions.append(str(say("and {n} more: --format json", n=len(rows) - MOST_DIFFERENCES)))
    table.caption = "\n".join(captions)
    table.caption_justify = "left"
    return table


def _who(row: Row, run: Row) -> str:
    name = _name(run)
    lead, co = row["by"][name], row.get("co_by", {}).get(name)
    if lead is None:
        return "–"
    return f"{lead}+{co}" if co else lead


def _person(row: Row | None) -> str:
    if row is None:
        return "–"
    high = say("{load:.0%} {person}", load=row["utilisation"], person=row["caseworker"])
    return str(high)


def _points(value: float | None) -> str:
    return "–" if value is None else str(figure(100 * value, ".2f"))


def _number(value: float) -> str:
    return str(figure(value, ",.0f" if value == int(value) else ",.2f"))
