"""What was overridden in a month, by rule: by whom, and at what price. Advice for the model.

Whoever decides is named, as in the record: a decision is somebody's. Reasons stay in the log,
and nobody is compared with anybody.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assigner.ledger.record import Record

JUDGEMENT = "proposal"
"""What an override goes against when it breaks no rule: the proposal itself."""


@dataclass
class Overrides:
    """The overrides of one rule in a month. `price`: what tiers lost in all, in their units."""

    rule: str
    kind: str
    count: int = 0
    lifted: int = 0
    owners: Counter[str] = field(default_factory=Counter)
    deciders: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each (name, on whose authority) decided."""
    price: dict[str, float] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    moved: int = 0


@dataclass(frozen=True)
class Month:
    """A month of decisions: commits, overrides, and overrides by rule, most first."""

    month: str
    commits: int
    overrides: int
    rules: tuple[Overrides, ...]


def month_of(records: Sequence[Record], month: str) -> Month:
    """Gather a month (YYYY-MM, by the day of allocation)."""
    mine = [record for record in records if record.day.startswith(f"{month}-")]
    found: dict[str, Overrides] = {}
    decided = [record for record in mine if record.kind == "override"]
    for record in decided:
        said = record.said
        for name, kind, lifted in _against(said):
            item = found.setdefault(name, Overrides(name, kind))
            item.count += 1
            item.lifted += lifted
            item.owners[said["owner"]] += 1
            item.deciders[record.by, said["owner"]] += 1
            item.moved += len({
                move["case"] for move in said["price"]["moves"]
            } - {case for pairs in said["decisions"].values() for case, _ in pairs})
            for tier in said["price"]["tiers"]:
                if tier["name"] != "tie_break":
                    more = item.price.get(tier["name"], 0.0) + tier["after"] - tier["before"]
                    item.price[tier["name"]] = round(more, 6)
                    item.units[tier["name"]] = tier["unit"]
    rules = sorted(found.values(), key=lambda item: (-item.count, item.rule))
    commits = sum(record.kind == "commit" for record in mine)
    return Month(month, commits, len(decided), tuple(rules))


def _against(said: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    if not said["against"]:
        yield JUDGEMENT, "", False
    for rule in said["against"]:
        yield rule["rule"], rule["kind"], rule["lifted"]
