"""The month's overrides as a document and in the terminal: advice for the model."""

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
        "commits": found.commits, "overrides": found.overrides,
        "rules": [
            {
                "rule": item.rule, "kind": item.kind or None, "overrides": item.count,
                "lifted": item.lifted, "owners": dict(sorted(item.owners.items())),
                "by": [
                    {"name": name, "owner": owner, "overrides": count}
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
        "words": say("{month}: {commits}, {overrides}", month=found.month,
                     commits=counted("{n} plan decided", "{n} plans decided", found.commits),
                     overrides=counted("{n} override", "{n} overrides", found.overrides)),
    }


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
                n=one["overrides"])
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
