"""Ledgers to try things on."""

from pathlib import Path

from assigner.ledger import Entry, Ledger


def entry(mark: int = 0, size: int = 40, office: str = "Nordby", day: str = "2026-11-23") -> Entry:
    return Entry(
        "override", "2026-11-23T08:00:00Z", "Åse", office, day,
        {"mark": mark, "words": "æ" * size},
    )


def filled(folder: Path, count: int = 5, size: int = 40) -> Ledger:
    ledger = Ledger(str(folder / "ledger.db"))
    for mark in range(count):
        ledger.append(entry(mark, size))
    return ledger
