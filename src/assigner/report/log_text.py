"""The ledger in the terminal: a row a record, newest last."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assigner.documents.log import PriceTier
from assigner.report.log_document import Row, seat_words
from assigner.views.override import becomes
from assigner.words import Words, figure, joined, say, term

_MOST = 6
_SHOWN = 40
"""So many findings of an audit are told; JSON has them all."""


def log_text(found: Row) -> RenderableType:
    """What was decided, when and by whom."""
    if not found["records"]:
        return Text(str(say("Nothing is recorded.")))
    told = any("by" in row for row in found["records"])
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), title=str(found["words"]),
        title_justify="left", title_style="bold",
    )
    table.add_column(str(say("No.")), justify="right", no_wrap=True)
    table.add_column(str(say("When (your time)")), no_wrap=True)
    if told:
        table.add_column(str(say("Decided by")), max_width=16)
    table.add_column(str(say("What")), ratio=1)
    one = found["case"] is not None or found["caseworker"] is not None
    for row in found["records"]:
        cells = [str(row["number"]), _here(row["at"])]
        if told:
            cells.append(row["by"])
        said = [str(words) for words in _what(row, one=one)]
        table.add_row(*map(Text, cells), Text("\n".join(said)))
    return table


def _here(at: str) -> str:
    """A moment that is kept in UTC, as the reader's clock had it."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"


def _what(row: Row, *, one: bool) -> Iterator[Words]:
    yield row["words"]
    if one and row["kind"] == "commit" and "by" in row:
        shown = [seat_words(seat) for seat in row["cases"][:_MOST]]
        if len(row["cases"]) > _MOST:
            shown.append(say("{count} more", count=len(row["cases"]) - _MOST))
        yield joined(shown, "; ")
        for seat in row["cases"]:
            if seat["pinned"] and any(seat["pinned"].values()):
                yield say("{case} pinned by {by}: {reason}", case=seat["case"],
                          by=seat["pinned"]["by"] or "–", reason=seat["pinned"]["reason"] or "–")
    if row.get("note"):
        yield say("note: {note}", note=row["note"])
    if row.get("reason"):
        yield say("reason: {reason}", reason=row["reason"])
    if row.get("against"):
        yield say("against: {rules}", rules=", ".join(rule["rule"] for rule in row["against"]))
    if row.get("price"):
        yield say("price: {price}", price=price_words(row["price"]))


def price_words(price: dict[str, Any]) -> Words:
    """The tiers that change, before and after."""
    changed = [
        say("{tier} {before} → {after}", tier=term(tier["name"]),
            before=figure(round(tier["before"], 3)),
            after=becomes(PriceTier.model_validate({"cost_before": (), "cost_after": (), **tier}),
                          lambda value: figure(round(value, 3))))
        for tier in price["tiers"]
        if (tier["before"] != tier["after"] or tier.get("cost_before") != tier.get("cost_after"))
        and tier["name"] != "tie_break"
    ]
    return joined(changed) if changed else say("none, as good in every tier")


def audit_text(found: Row) -> RenderableType:
    """The verdict, every finding, what else to know, and what it does not cover."""
    lines: list[RenderableType] = [Text(str(found["words"]))]
    lines += [Text(f"  - {words}") for words in found["findings"][:_SHOWN]]
    if len(found["findings"]) > _SHOWN:
        lines.append(Text(str(say("{count} more", count=len(found["findings"]) - _SHOWN))))
    lines += [Text(str(say("Note: {words}", words=words))) for words in found["notes"]]
    lines.append(Text(str(found["scope"])))
    return Group(*lines)
