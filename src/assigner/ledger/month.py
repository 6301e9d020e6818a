"""What was overridden in a month, by rule: by whom, and at what price. Advice for the model.

Whoever decides is named, as in the record: a decision is somebody's. Reasons stay in the log,
and nobody is compared with anybody.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assigner.documents.part import RuleKind
from assigner.ledger.decision import commits
from assigner.ledger.overrides import carried_out, open_overrides, withdrawn
from assigner.ledger.record import Record

MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
"""A month as it is written: 2026-11."""
JUDGEMENT = "proposal"
"""What an override goes against when it breaks no rule: the proposal itself."""


@dataclass
class Overrides:
    """The overrides of one rule in a month. `price`: what tiers lost in all, in their units."""

    rule: str
    kind: RuleKind | None
    count: int = 0
    lifted: int = 0
    owners: Counter[str] = field(default_factory=Counter)
    deciders: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each (name, in which role) decided; blank where no role was said."""
    price: dict[str, float] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    moved: int = 0


@dataclass(frozen=True)
class Month:
    """A month of decisions: commits, overrides by rule, most first, and cases pinned by hand.

    `overrides` are those that a commit which holds carries out. Beside them: how many are
    `open`, committed by nobody yet; `replaced` by a later override of the same cases; and
    `withdrawn`. `pinned`: by whom, and how often, in commits; a pin of an override is not one.
    """

    month: str
    commits: int
    overrides: int
    rules: tuple[Overrides, ...]
    open: int = 0
    replaced: int = 0
    withdrawn: int = 0
    pinned: Mapping[str, int] = field(default_factory=dict)


def month_of(records: Sequence[Record], month: str) -> Month:
    """Gather a month (YYYY-MM, by the day of allocation)."""
    mine = [record for record in records if record.day.startswith(f"{month}-")]
    gone = withdrawn(records)
    decided = [record for record in mine if record.kind == "override"]
    kept = [record for record in decided if record.number not in gone]
    standing = {
        item.record.number: item
        for office in {record.office for record in kept}
        for item in open_overrides(records, office)
    }
    plans = [(record.office, record.number, record.said["plan"]) for record in commits(records)]
    committed = [
        record for record in kept if record.number in standing and carried_out(
            standing[record.number],
            (plan for office, number, plan in plans
             if office == record.office and number > record.number),
        )
    ]
    found: dict[str, Overrides] = {}
    for record in committed:
        said = record.said
        for name, kind, lifted in _against(said):
            item = found.setdefault(name, Overrides(name, kind))
            item.count += 1
            item.lifted += lifted
            item.owners[said["owner"] or ""] += 1
            item.deciders[record.by, said["owner"] or ""] += 1
            item.moved += len({
                move["case"] for move in said["price"]["moves"]
            } - {case for pairs in said["decisions"].values() for case, _ in pairs})
            for tier in said["price"]["tiers"]:
                if tier["name"] != "tie_break":
                    more = item.price.get(tier["name"], 0.0) + tier["after"] - tier["before"]
                    item.price[tier["name"]] = round(more, 6)
                    item.units[tier["name"]] = tier["unit"]
    rules = sorted(found.values(), key=lambda item: (-item.count, item.rule))
    replaced = sum(record.number not in standing for record in kept)
    return Month(
        month, sum(record.kind == "commit" for record in mine), len(committed), tuple(rules),
        open=len(kept) - len(committed) - replaced, replaced=replaced,
        withdrawn=len(decided) - len(kept), pinned=_pinned(commits(mine)),
    )


def _pinned(held: Sequence[Record]) -> dict[str, int]:
    """Who pinned how many cases by hand in these commits; blank where nobody said."""
    found: Counter[str] = Counter()
    for record in held:
        plan = record.said["plan"]
        decisions = plan.get("decisions") or {}
        by_override = {
            case for item in decisions.get("overrides", ()) for case, _ in item["pins"]
        }
        who = {row["case"]: row.get("pinned") or {} for row in plan["assignments"]}
        for case, _ in decisions.get("pins", ()):
            said = who.get(case, {})
            if case not in by_override and not said.get("signed"):
                found[said.get("by") or ""] += 1
    return dict(sorted(found.items()))


def _against(said: Mapping[str, Any]) -> Iterator[tuple[str, RuleKind | None, bool]]:
    if not said["against"]:
        yield JUDGEMENT, None, False
    for rule in said["against"]:
        yield rule["rule"], rule["kind"], rule["lifted"]
