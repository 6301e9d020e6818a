"""How sure a plan is, as its document says it: written from the draws, and judged again.

The draws themselves only a solver could repeat. That they add up, and that what was drawn is what
the model leaves open, is counted again.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from math import sqrt
from typing import Final

from assigner.documents.plan import AssignmentRow
from assigner.documents.stability import DrawnWeightRow, StabilityRow, SureRow
from assigner.drawn_weights import DrawnWeights
from assigner.problem import Problem
from assigner.solve.redrawn import Redrawn
from assigner.words import Words, joined, say

NORMAL: Final = 1.959964
"""Standard errors to the ends of a 95 % interval."""
DIGITS: Final = 4
SHOWN: Final = 3
"""So many others are named."""


def likely(kept: int, draws: int) -> tuple[float, float]:
    """Between which shares it is kept, were it drawn for ever (Wilson's 95 % interval)."""
    if not draws:
        return 0.0, 1.0
    square = NORMAL**2
    middle = (kept + square / 2) / (draws + square)
    half = NORMAL * sqrt(kept * (draws - kept) / draws + square / 4) / (draws + square)
    return round(max(0.0, middle - half), DIGITS), round(min(1.0, middle + half), DIGITS)


def sure_row(found: Redrawn, case: str, caseworker: str) -> SureRow | None:
    """One line; None where nothing was drawn."""
    if not found.draws:
        return None
    taken = found.taken.get(case, Counter[str]())
    kept = taken[caseworker]
    others = sorted(
        ((name, count) for name, count in taken.items() if name != caseworker),
        key=lambda pair: (-pair[1], pair[0]),
    )
    return SureRow(
        kept=kept, draws=found.draws, others=tuple(name for name, _ in others),
        counts=tuple(count for _, count in others), likely=likely(kept, found.draws),
    )


def stability_row(found: Redrawn, problem: Problem) -> StabilityRow:
    """All the draws."""
    return StabilityRow(
        draws=found.draws, asked=found.asked, cut=found.cut or None, proven=found.proven,
        whole=found.whole,
        given_up_points=round(found.given_up / found.draws, 6) if found.draws else None,
        weights=_weights(problem),
    )


def _weights(problem: Problem) -> tuple[DrawnWeightRow, ...]:
    return tuple(
        DrawnWeightRow(
            key=item.key, by="share" if item.of_class else "interval", spread=item.spread,
            low=float(item.low), high=float(item.high),
        )
        for item in DrawnWeights(problem).all
    )


def claimed(rows: tuple[AssignmentRow, ...], stability: StabilityRow | None) -> Redrawn | None:
    """The draws as a plan tells them."""
    if stability is None:
        return None
    return Redrawn(
        stability.asked, stability.draws, stability.proven, stability.whole,
        (stability.given_up_points or 0.0) * stability.draws,
        {row.case: Counter({row.caseworker: row.sure.kept,
                            **dict(zip(row.sure.others, row.sure.counts, strict=False))})
         for row in rows if row.sure is not None},
        stability.cut or "",
    )


def faults(
    rows: tuple[AssignmentRow, ...], stability: StabilityRow | None, problem: Problem
) -> Iterator[Words]:
    """What cannot be: more draws than were asked for, a line in more draws than there are."""
    if stability is None:
        if any(row.sure is not None for row in rows):
            yield say("it says how sure lines are, and nothing of any draws")
        return
    draws = stability.draws
    if not max(stability.proven, stability.whole) <= draws <= stability.asked:
        yield say("its draws do not add up: {proven} proven of {draws} of {asked}",
                  proven=stability.proven, draws=draws, asked=stability.asked)
    if (draws < stability.asked) != (stability.cut is not None):
        yield say("it says why draws are missing where none are, or not where some are")
    for row in rows:
        sure = row.sure
        if (sure is None) != (draws == 0):
            yield say("{case}: how sure it is does not follow from {draws} draws", case=row.case,
                      draws=draws)
        elif sure is not None and not _holds(row, sure, draws, problem):
            yield say("{case}: how often it is kept does not add up to {draws} draws",
                      case=row.case, draws=draws)


def _holds(row: AssignmentRow, sure: SureRow, draws: int, problem: Problem) -> bool:
    names = {row.caseworker, *sure.others}
    return (
        sure.draws == draws and len(names) == len(sure.others) + 1
        and names <= problem.workers.keys() and len(sure.counts) == len(sure.others)
        and sure.kept + sum(sure.counts) <= draws and 0 not in sure.counts
    )


def told(rows: tuple[AssignmentRow, ...]) -> Mapping[str, Words]:
    """How sure each line is, in words, of those that say it."""
    return {row.case: sure_words(row.sure) for row in rows if row.sure is not None}


def sure_words(sure: SureRow) -> Words:
    """A line in words: how often it is kept, and who else has the case."""
    low, high = sure.likely
    said = say(
        "kept in {share:.0%} of {draws} draws of the weights (95 %: {low:.0%} to {high:.0%})",
        share=near(sure.kept, sure.draws), draws=sure.draws, low=low, high=high,
    )
    return joined((said, *([else_words(sure)] if sure.others else [])), "; ")


def else_words(sure: SureRow) -> Words:
    """Who has the case in the other draws, the most often first."""
    shown = joined([
        say("{person} {share:.0%}", person=name, share=near(count, sure.draws))
        for name, count in list(zip(sure.others, sure.counts, strict=True))[:SHOWN]
    ], ", ")
    more = len(sure.others) - SHOWN
    if more > 0:
        return say("else {people} and {n} more", people=shown, n=more)
    return say("else {people}", people=shown)


def near(count: int, draws: int) -> float:
    """A share in whole per cent: 0 and 100 only where it is so in every draw."""
    least, most = (0 if count == 0 else 1), (100 if count == draws else 99)
    return max(least, min(most, round(100 * count / draws))) / 100
