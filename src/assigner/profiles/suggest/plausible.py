"""What is proposed, held against the whole: dates in their order, a week that somebody can work."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from assigner.files.vocabulary import fold
from assigner.profiles.calendar_words import as_iso
from assigner.profiles.heading import name
from assigner.profiles.quantities import NumberReader
from assigner.profiles.sense import schema_of
from assigner.profiles.suggest.contents import ORDERS
from assigner.profiles.suggest.holders import cells_of
from assigner.profiles.suggest.lines import UNSURE, Sureness
from assigner.profiles.suggest.table_lines import TableProposal
from assigner.words import Words, say

_FEWEST, _SLIPS = 5, 0.1
_SHORT, _LONG = 12, 45
"""Hours a week that half of an office works more than, and less than."""
_ORDER = (("received", "due", say("many cases would be due before they came in")),
          ("received", "assigned", say("many cases would be given before they came in")))


def doubted(proposals: Sequence[TableProposal], full_week: float) -> None:
    """Make unsure what cannot be so, with what speaks against it."""
    for proposal in proposals:
        if proposal.meant.of_cases:
            for first, later, why in _ORDER:
                if _turned(proposal, first, later):
                    _doubt(proposal, later, why)
        elif proposal.meant.name == "caseworkers" and (
            (hours := _week(proposal, full_week)) is not None and not _SHORT <= hours <= _LONG
        ):
            _doubt(proposal, "weekly_hours", say(
                "half of them would work {hours:.1f} hours a week or less", hours=hours))
        if proposal.meant.name == "caseworkers" and _is_guessed(proposal, "districts") and not (
            _items(proposal, "districts")
            & {item for one in proposals if one.meant.of_cases for item in _items(one, "district")}
        ):
            _doubt(proposal, "districts", say("no case has a district of that name"))


def _is_guessed(proposal: TableProposal, key: str) -> bool:
    """Whether a column of ours is proposed from one that is not called as ours is, or nearly."""
    line = proposal.lines.get(key)
    ours = next(one for one in schema_of(proposal.meant.name).columns if one.key == key)
    called = (name(ours.key).removesuffix("s"), name(ours.danish))
    return line is not None and line.rule is not None and not all(
        name(header).startswith(called) for header in line.rule.reads)


def _items(proposal: TableProposal, key: str) -> frozenset[str]:
    """What stands in the columns that one of ours is proposed from, folded, each item by itself."""
    line = proposal.lines.get(key)
    headers = () if line is None or line.rule is None else line.rule.reads
    return frozenset(fold(item) for header in headers
                     if (column := proposal.meant.table.column(header)) is not None
                     for item in column.contents.items)


def _doubt(proposal: TableProposal, key: str, why: Words) -> None:
    proposal.lines[key] = replace(proposal.lines[key], level=Sureness(UNSURE, why))


def _turned(proposal: TableProposal, first: str, later: str) -> bool:
    """Whether a tenth of the rows have two dates in the wrong order, in whatever way written."""
    line = proposal.lines.get(later)
    pairs = [*zip(cells_of(proposal, first), cells_of(proposal, later), strict=False)]
    if line is None or line.level.name == UNSURE or len(pairs) < _FEWEST:
        return False
    turned = []
    for order in ORDERS:
        days = [(as_iso(one, order), as_iso(other, order)) for one, other in pairs]
        whole = [(one, other) for one, other in days if one and other]
        if len(whole) >= _FEWEST:
            turned.append(sum(other < one for one, other in whole) / len(whole))
    return min(turned, default=0.0) > _SLIPS


def _week(proposal: TableProposal, full_week: float) -> float | None:
    """How many hours a week half of the staff would work at most; None where it is not known."""
    line = proposal.lines.get("weekly_hours")
    column = None if line is None or line.rule is None else proposal.meant.table.column(
        line.rule.headers[0])
    if column is None or line is None or line.rule is None or line.level.name == UNSURE:
        return None
    held = column.contents
    read = NumberReader(line.rule.unit, held.decimal, held.exact, full_time_hours=full_week)
    hours = [float(number) for cell in held.filled if (number := read(cell)) is not None]
    return median(hours) if len(hours) >= _FEWEST else None
