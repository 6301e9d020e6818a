"""Measures of a simulation as people read them: words, units, numbers, tables of policies."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from assigner.documents.simulate import Interval
from assigner.policy.milestones import INDICATORS
from assigner.simulation.tally import UNITS
from assigner.view import PAGE, SCREEN, Cell, Column, Field, Table, Text, Value, tabled
from assigner.view.table import NONE
from assigner.words import Words, figure, marked, say

MORE = {
    "utilisation": marked("mean utilisation"),
    "spread": marked("spread of utilisation, each day"),
    "spread_over_time": marked("spread of everybody's mean over the time"),
    "worst_over_time": marked("highest mean over the time"),
    "weeks_over_norm": marked("caseworker weeks over the norm"),
    "networks_held": marked("network meetings held"),
    "phase_changes_a_year": marked("cases passed to another team, a case and year"),
    "three_caseworkers_share": marked(
        "share with three or more caseworkers in the last 12 months"),
    "open_cases": marked("open cases in the mean"),
    "closed": marked("cases closed"),
    "rules_broken": marked("hard rules broken"),
}
"""What is shown beside the indicators of milestones."""
WORDS: Mapping[str, str] = {**{name: one.words for name, one in INDICATORS.items()}, **MORE}
HUNDRED, TEN = 100, 10
CONTACTS = frozenset({"first_contact_days", "contacts_share", "follow_up_share",
                      "network_share", "networks_held"})
"""Not shown of offices that have no such contacts: none of them is held, nor planned."""
Told = Callable[[str], Interval]
"""What is told of a measure, by its name."""
_Subject = TypeVar("_Subject")
_Run = TypeVar("_Run")


def measure(name: str) -> Words:
    """What an indicator, or another measure, is called."""
    words = WORDS[name]
    return say(words)


def measured(value: float | None, unit: str) -> Text:
    """A measure as its unit is read."""
    if value is None:
        return NONE
    return figure(value, ".1%" if unit == "share" else _form(value))


def banded(seen: Interval, unit: str) -> str:
    """A measure with half its 95 % interval, where several runs give one; shares in points."""
    said = str(measured(seen.value, unit))
    if seen.value is None or seen.half_width is None:
        return said
    if unit == "share":
        return f"{said} ± {figure(seen.half_width * HUNDRED, '.1f')}"
    return f"{said} ± {figure(seen.half_width, _form(seen.value))}"


def apart(seen: Interval, unit: str) -> Cell:
    """A difference with its sign, and half its interval; shares in percentage points."""
    if seen.value is None:
        return Cell(NONE)
    scale = HUNDRED if unit == "share" else 1
    value = seen.value * scale
    form = ".1f" if unit == "share" else _form(value)
    said = str(figure(abs(value), form))
    if any(digit in said for digit in "123456789"):
        said = ("+" if value > 0 else "−") + said
    if seen.half_width is not None:
        said = f"{said} ± {figure(seen.half_width * scale, form)}"
    return Cell(said, tone="calm", tag=bool(seen.clear))


def policies(
    names: Sequence[Text], runs: Sequence[_Run], said: Callable[[_Run, _Subject], Cell | Value],
    first: int = 1,
) -> list[Field[_Subject]]:
    """A column a policy: numbered from `first` in a terminal, by its name on a page."""
    fields: list[Field[_Subject]] = []
    for place, (name, run) in enumerate(zip(names, runs, strict=True), start=first):
        of = _of(run, said)
        fields += [(Column(str(place), "number", on=SCREEN), of),
                   (Column(name, "number", on=PAGE), of)]
    return fields


def _of(
    run: _Run, said: Callable[[_Run, _Subject], Cell | Value]
) -> Callable[[_Subject], Cell | Value]:
    return lambda subject: said(run, subject)


def levels(
    caption: Text, measures: Iterable[str], names: Sequence[str], told: Sequence[Told]
) -> Table:
    """A row a measure, a column a policy."""
    def level(seen: Told, name: str) -> str:
        return banded(seen(name), UNITS[name])

    return tabled(caption, there(measures, told), (
        (Column(say("Measure")), measure), *policies(names, told, level),
    ), wide=True)


def there(measures: Iterable[str], told: Sequence[Told]) -> list[str]:
    """The measures there are in some office told of."""
    return [name for name in measures
            if name not in CONTACTS or any(seen(name).value is not None for seen in told)]


def differences(names: Sequence[str], told: Sequence[Told], note: Text = "") -> Table:
    """How far the other policies are from the first; `note`: in place of how it is read."""
    def difference(seen: Told, name: str) -> Cell:
        return apart(seen(name), UNITS[name])

    return tabled(
        say("Differences with their 95 % intervals"), there(WORDS, told), (
            (Column(say("Measure")), measure), *policies(names, told, difference, first=2),
        ), wide=True,
        note=note or say("In a label: a clear difference, its interval does not hold 0. Shares "
                         "differ in percentage points."),
    )


def _form(value: float) -> str:
    if abs(value) >= HUNDRED:
        return ",.0f"
    return ".1f" if abs(value) >= TEN else ".2f"
