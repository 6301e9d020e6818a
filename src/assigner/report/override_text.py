"""The price of an override, before anything is recorded."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assigner.views.answers import SEATS
from assigner.words import Words, figure, joined, say, term

UNPROVEN = say("Not proven: a better day may exist, with the decision or without it, so the price "
               "may be another")
_MOST, UNASSIGNED = 12, "unassigned"


def override_text(price: dict[str, Any], against: list[dict[str, Any]], who: Words) -> (
    RenderableType
):
    """Each tier before and after, who gets heavier or lighter, what else moves."""
    parts: list[RenderableType] = [Text(str(who), style="bold")]
    parts += [Text(str(_against(rule))) for rule in against]
    if not price["proven"]:
        parts.append(Text(str(UNPROVEN)))
    changed = [tier for tier in price["tiers"] if tier["cost_before"] != tier["cost_after"]
               and tier["name"] != "tie_break"]
    if changed:
        table = _table(say("Tier"), say("Before"), say("After"), say("Unit"))
        for tier in changed:
            table.add_row(str(term(tier["name"])), _number(tier["before"]),
                          str(becomes(tier, _number)), str(term(tier["unit"])))
        parts += _titled(say("What it costs"), table)
        parts += [Text(str(words)) for words in _seated(price)]
    else:
        parts.append(Text(str(say("It costs nothing: as good in every tier."))))
    if price["caseworkers"]:
        table = _table(say("Who"), say("Points"), say("Hours"))
        for load in price["caseworkers"][:_MOST]:
            hours = load["hours_after"] - load["hours_before"]
            table.add_row(load["id"], str(figure(load["points"], "+.1f")),
                          str(figure(hours, "+.2f")))
        parts += _titled(say("Who gets heavier or lighter"), table)
    if price["moves"]:
        table = _table(say("Case"), say("From"), say("To"), say("As"))
        for move in price["moves"]:
            table.add_row(move["case"], move["from"] or "–", move["to"] or "–",
                          str(SEATS[move["seat"]]))
        parts += _titled(say("What changes hands in the plan"), table)
    return Group(*parts)


def becomes(tier: dict[str, Any], written: Callable[[float], object]) -> Words:
    """What a tier comes to; where its value hides that other cases are left, that too.

    An entry of an older ledger has values alone.
    """
    value = written(tier["after"])
    before, after = tier.get("cost_before", []), tier.get("cost_after", [])
    if tier["name"] != UNASSIGNED or tier["before"] != tier["after"] or before == after:
        return say("{value}", value=value)
    if after > before:
        return say("{value}, more urgent", value=value)
    return say("{value}, less urgent", value=value)


def _seated(price: dict[str, Any]) -> Iterator[Words]:
    """Who loses a caseworker for it, and who gets one."""
    if price["left"]:
        yield say("Left without a caseworker for it: {cases}", cases=_by_due(price["left"]))
    if price["placed"]:
        yield say("Gets a caseworker by it: {cases}", cases=_by_due(price["placed"]))


def _by_due(rows: list[dict[str, str | None]]) -> Words:
    return joined(
        say("{case} (no deadline)", case=row["case"]) if row["due"] is None
        else say("{case} (due {day})", case=row["case"], day=date.fromisoformat(row["due"]))
        for row in rows
    )


def _against(rule: dict[str, Any]) -> Words:
    values = {"rule": rule["rule"], "kind": term(rule["kind"])}
    if rule["lifted"]:
        return say("Lifts {rule} ({kind}) for this case.", **values)
    return say("Against {rule} ({kind}): {more} more above it.", more=rule["more"], **values)


def _titled(title: Words, table: Table) -> list[RenderableType]:
    return ["", Text(str(title), style="bold"), table]


def _table(*columns: Words) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for place, column in enumerate(columns):
        table.add_column(str(column), justify="left" if place == 0 else "right")
    return table


def _number(value: float) -> str:
    return str(figure(value, ".3f" if value != int(value) else ".0f"))
