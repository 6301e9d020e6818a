"""A flow of an office's own, begun: its phases one after the other, with remarks on every number.

What nobody measured is `assumed`; with a day of the office, what comes in is counted from it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assigner.instance import Instance
from assigner.policy import Policy
from assigner.policy.commented import comment, number
from assigner.words import Words, counted, say

A_DAY = "10"
"""Cases a day per hundred people, where no day says: 25 each, renewed in a year of 250 days."""


@dataclass(frozen=True)
class Inflow:
    """Cases that are new on a day, how many in each phase, and the people they come to."""

    on: date
    new: Counter[str]
    people: int


def inflow(day: Instance) -> Inflow:
    """What a day says of how many cases come in."""
    return Inflow(day.date, Counter(case.phase for case in day.cases), len(day.caseworkers))


def new_flow(policy: Policy, seen: Inflow | None = None) -> str:
    """The file, for the phases of a model in its order."""
    return flow_of([*policy.phases], seen)


def flow_of(phases: Sequence[str], seen: Inflow | None = None) -> str:
    """The file, for phases that follow one another."""
    lines = [line for part in (_arrivals(phases, seen), _phases(phases), _contacts(), _people())
             for line in part]
    return "\n".join(lines) + "\n"


def _arrivals(phases: Sequence[str], seen: Inflow | None) -> Iterator[str]:
    new = Counter() if seen is None else seen.new
    yield from comment(say(
        "How cases and people come and go, for `assigner ahead`, `simulate` and `sweep`. Every key "
        "is on the page docs/flow.md. Write your own numbers, and where they are from."))
    yield ""
    yield from comment(say("The phase in which cases arrive."))
    yield f'entry = "{max(phases, key=lambda phase: new[phase])}"'
    yield ""
    yield from comment(say("New cases a working day for each hundred people who hold cases."))
    unit = "cases a day per hundred people"
    if seen is None or not new or not seen.people:
        yield number("arrivals", A_DAY, unit, say("25 cases each, renewed in a year"))
    else:
        cases = counted("{n} new case", "{n} new cases", new.total())
        people = counted("{n} person", "{n} people", seen.people)
        yield number("arrivals", f"{100 * new.total() / seen.people:.1f}", unit, say(
            "{cases} on {date}, {people}; better: the mean of some months",
            cases=cases, date=seen.on, people=people))
    yield from comment(say("Of the new cases, those that come with another they belong to."))
    yield number("siblings", "0", "share", _talk())
    yield ""


def _phases(phases: Sequence[str]) -> Iterator[str]:
    yield from comment(say(
        "Where a case goes from each phase; what is left of 1 closes. worked_off = true: work ends "
        "the phase, sooner where there are more hours; false: time alone does. Where there is a "
        "time limit, within says it, in working days."))
    for phase, after in zip(phases, [*phases[1:], ""], strict=True):
        yield f"[phases.{phase}]"
        if after:
            yield number(f"to.{after}", "0.5", "share", say("half of them go on"))
        else:
            yield "to = {}"
        yield number("spread", "0.6", "share", say("how far cases differ"))
        yield "worked_off = true"
        yield ""


def _contacts() -> Iterator[str]:
    yield from comment(say(
        "Where the office plans contacts, a table [contacts] says when (docs/flow.md); what it "
        "does not name is not simulated."))
    yield ""


def _people() -> Iterator[str]:
    yield from comment(say("Who is away, who leaves, who comes."))
    yield "[people]"
    for key, value, unit, source in (
        ("holiday_weeks", "6", "weeks", say("a year")),
        ("short_absence", "0.011", "share", say("chance that one begins on a working day")),
        ("short_absence_days", "4", "working days", say("mean length")),
        ("long_leave", "0.06", "share", say("chance of one in a year")),
        ("long_leave_days", "120", "working days", say("length")),
        ("leaves", "0.15", "share", say("chance of leaving the job in a year")),
        ("vacancy", "40", "working days", say("until the successor starts")),
        ("handover", "10", "working days", say("mornings over which the cases are handed over")),
    ):
        yield number(key, value, unit, source)


def _talk() -> Words:
    return say("to be talked over")
