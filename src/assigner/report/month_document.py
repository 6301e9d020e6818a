"""The month's overrides as a document and in the terminal: advice for the model."""

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assigner.ledger.month import JUDGEMENT, Month, Overrides
from assigner.report.log_document import SCHEMA_VERSION, Row
from assigner.words import Words, counted, figure, joined, say, term

OFTEN = 3
"""So many overrides of one rule in a month are worth a talk about the rule."""


def month_document(found: Month) -> Row:
    """By rule: how often, by whom and on whose authority, at what price; in order of name."""
    return {
        "schema_version": SCHEMA_VERSION, "kind": "log_report", "month": found.month,
        "commits": found.commits, "overrides": found.overrides, "open": found.open,
        "replaced": found.replaced, "withdrawn": found.withdrawn,
        "pinned": [
            {"name": name or None, "cases": count} for name, count in found.pinned.items()
        ],
        "rules": [
            {
                "rule": item.rule, "kind": item.kind or None, "overrides": item.count,
                "lifted": item.lifted, "owners": {
                    role: count for role, count in sorted(item.owners.items()) if role
                },
                "by": [
                    {"name": name, "owner": owner or None, "overrides": count}
                    for (name, owner), count in sorted(item.deciders.items())
                ],
                "price": {
                    name: {"more": more, "unit": item.units[name]}
                    for name, more in item.price.items()
                },
                "other_cases_moved": item.moved, "words": advice(item),
            }
            for item in found.rules
        ],
        "words": joined([
            say("{month}: {commits}, {overrides}", month=found.month,
                commits=counted("{n} plan decided", "{n} plans decided", found.commits),
                overrides=counted("{n} override", "{n} overrides", found.overrides)),
            *_beside(found),
        ], " · "),
    }


def _beside(found: Month) -> Iterator[Words]:
    """What was decided and is not among the overrides carried out."""
    if found.open:
        yield counted("{n} override not committed", "{n} overrides not committed", found.open)
    if found.replaced:
        yield counted("{n} decided again later", "{n} decided again later", found.replaced)
    if found.withdrawn:
        yield counted("{n} withdrawn", "{n} withdrawn", found.withdrawn)
    pinned = sum(found.pinned.values())
    if pinned:
        yield counted("{n} case pinned by hand", "{n} cases pinned by hand", pinned)


def advice(item: Overrides) -> Words:
    """What the model could learn from it."""
    if item.count < OFTEN:
        return say("too few to say")
    if item.rule == JUDGEMENT:
        return say("the proposal is often not what is wanted: what does the model not know?")
    if item.lifted:
        return say("{rule} is often lifted: does it still say what the office means?",
                   rule=item.rule)
    return say("{rule} is often gone above: is its number right?", rule=item.rule)


def month_text(found: Row) -> RenderableType:
    """A row a rule."""
    if not found["rules"]:
        return Text(str(found["words"]))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(str(say("Rule")))
    table.add_column(str(say("Times")), justify="right")
    table.add_column(str(say("By whom, on whose authority")), ratio=1)
    table.add_column(str(say("Price in all")), ratio=1)
    table.add_column(str(say("Advice")), ratio=1)
    for row in found["rules"]:
        by = joined([
            say("{name}, {owner} ({n})", name=one["name"], owner=term(one["owner"]),
                n=one["overrides"]) if one["owner"] else
            say("{name} ({n})", name=one["name"], n=one["overrides"])
            for one in row["by"]
        ])
        price = joined([
            say("{tier} {more} {unit}", tier=term(name), more=figure(part["more"], "+.3g"),
                unit=term(part["unit"]))
            for name, part in row["price"].items() if part["more"]
        ])
        table.add_row(
            str(term(row["rule"])) if row["kind"] else str(say("the proposal itself")),
            str(row["overrides"]), Text(str(by)), Text(str(price) or "–"),
            Text(str(row["words"])),
        )
    return Group(Text(str(found["words"]), style="bold"), "", table)
