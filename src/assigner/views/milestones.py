"""Milestones of policies over months: what each asks for, and whether it was reached."""

from collections.abc import Iterator, Mapping, Sequence

from assigner.documents.simulate import SimulatedRun
from assigner.policy.milestones import INDICATORS
from assigner.view import Cell, Column, Item, Listed, Table, Tone, tabled
from assigner.views.measures import banded, measure, policies
from assigner.words import Words, figure, joined, say

TONES: Mapping[str, Tone] = {"met": "good", "missed": "bad", "open": "warn"}
VERDICTS = {"met": say("met"), "missed": say("NOT met"), "open": say("open")}
"""How a milestone ended: `open` where its interval holds the target."""
Runs = Sequence[SimulatedRun]


def asked_for(runs: Runs) -> list[str]:
    """The indicators that a milestone of some policy is measured by."""
    return [name for name in INDICATORS if any(run.milestone(name) for run in runs)]


def milestones(runs: Runs) -> Iterator[Table]:
    """A row an indicator that is asked for, and whether each policy reached it; else nothing."""
    asked = asked_for(runs)
    if asked:
        yield _reached(runs, asked)


def _reached(runs: Runs, asked: Sequence[str]) -> Table:
    def reached(run: SimulatedRun, indicator: str) -> Cell:
        unit, found = INDICATORS[indicator].unit, run.milestone(indicator)
        value = banded(run.measures.of(indicator), unit)
        if found is None or found.verdict is None:
            return Cell(value)
        if found.target is not None and len(_targets(indicator, runs)) > 1:
            sign = "≥" if INDICATORS[indicator].more else "≤"
            value = f"{value} ({sign} {_wanted(found.target, unit)})"
        return Cell(joined((value, VERDICTS[found.verdict]), " "), tone=TONES[found.verdict],
                    tag=True)

    return tabled(
        say("Milestones and what was reached"), asked, (
            (Column(say("Measure")), lambda indicator: _asked(indicator, runs)),
            *policies([run.name for run in runs], runs, reached),
        ), wide=True,
        note=say("With 95 % intervals where there are several seeds; open: the interval holds "
                 "the target."),
    )


def _targets(indicator: str, runs: Runs) -> set[float]:
    set_ = (run.milestone(indicator) for run in runs)
    return {one.target for one in set_ if one is not None and one.target is not None}


def _wanted(value: float, unit: str) -> Words:
    """A target as somebody set it."""
    return say("{n:.4g}%", n=value * 100) if unit == "share" else figure(value, ".4g")


def _asked(name: str, runs: Runs) -> Words:
    """What milestones ask of an indicator, where all who set one ask the same."""
    targets, indicator = _targets(name, runs), INDICATORS[name]
    if len(targets) != 1:
        return measure(name)
    what, target = measure(name), _wanted(targets.pop(), indicator.unit)
    if indicator.more:
        return say("{what} (at least {target})", what=what, target=target)
    return say("{what} (at most {target})", what=what, target=target)


def not_met(runs: Runs) -> Iterator[Listed]:
    """Each milestone that some policy misses, with who misses it by what."""
    items = []
    for indicator, one in INDICATORS.items():
        missed = [
            say("{policy}: {value}", policy=run.name,
                value=banded(run.measures.of(indicator), one.unit))
            for run in runs
            if (found := run.milestone(indicator)) is not None and found.verdict == "missed"
        ]
        if missed:
            items.append(Item(_asked(indicator, runs), say("{parts}", parts=tuple(missed)),
                              "#milestones"))
    if items:
        yield Listed(say("Milestones not met ({count})", count=len(items)), items, tone="warn")
