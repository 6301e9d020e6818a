"""Handovers under way: what is done of each case's checklist, by whom and when.

A case is asked for from the decision that moves it, until every step of its list is done or it is
taken off the list. A later decision that moves it again asks anew; one that replaces a
decision of the day goes on where that was.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assigner.ledger.decision import Decider, commits
from assigner.ledger.record import Entry, Record
from assigner.policy.handover import USUAL_STEPS

HOME = ("cover", "returns")
"""Reasons of moves that bring a case back to whose it is: nobody has to be told who that is."""


@dataclass(frozen=True)
class StepDone:
    """A step of a case's list. `by` and `at` (UTC) are blank where it is not done."""

    step: str
    words: str
    by: str = ""
    at: str = ""


@dataclass(frozen=True)
class CaseUnderWay:
    """A case that changes hands `on` a day (ISO) by decision `number` of an office.

    `cover_until`: the last day of a cover, blank where it is for good. `off`: who has taken it off
    the list (it was closed, say); blank where nobody has.
    """

    case: str
    giver: str
    to: str
    on: str
    number: int
    office: str
    plan_sha256: str
    steps: tuple[StepDone, ...]
    cover_until: str = ""
    off: str = ""

    @property
    def left(self) -> tuple[str, ...]:
        """The steps that are still to do; none of a case that is off the list."""
        return () if self.off else tuple(one.step for one in self.steps if not one.by)


def handed_cases(records: Sequence[Record], office: str) -> tuple[CaseUnderWay, ...]:
    """Every case of an office that changes hands by what is decided, the next day first."""
    replaces = {record.number: record.said["replaces"] for record in records
                if record.kind == "commit"}
    ticks = [record for record in records if record.kind == "step" and record.office == office]
    mine = [record for record in commits(records) if record.office == office]
    found: dict[str, CaseUnderWay] = {}
    for record in sorted(mine, key=lambda one: (one.day, one.number)):
        numbers = set(_line(record.number, replaces))
        for row in record.said["plan"].get("moves") or ():
            found.pop(row["case"], None)
            if row["to"] is not None and row["reason"] not in HOME:
                said = [one for one in ticks if one.said["commit"] in numbers
                        and (one.said["case"], one.said["to"]) == (row["case"], row["to"])]
                found[row["case"]] = _handed(record, row, said)
    return tuple(sorted(found.values(), key=lambda one: (one.on, one.giver, one.case)))


def _line(number: int, replaces: Mapping[int, int | None]) -> Iterator[int]:
    """A decision, the one it replaces, and so on."""
    at: int | None = number
    while at is not None:
        yield at
        at = replaces.get(at)


def _handed(record: Record, row: Mapping[str, Any], ticks: Sequence[Record]) -> CaseUnderWay:
    done: dict[str, Record] = {}
    for one in ticks:
        if one.said["done"]:
            done[one.said["step"]] = one
        else:
            done.pop(one.said["step"], None)
    plan = record.said["plan"]
    steps = {one["step"]: one["words"] for one in plan.get("checklist") or ()} or {
        key: str(words) for key, words in USUAL_STEPS.items()}
    return CaseUnderWay(
        row["case"], row["from"], row["to"], row.get("date") or record.day, record.number,
        record.office, record.said["plan_sha256"],
        tuple(StepDone(key, words, done[key].by if key in done else "",
                       done[key].at if key in done else "") for key, words in steps.items()),
        row.get("cover_until") or "", done[OFF].by if OFF in done else "",
    )


OFF = ""
"""The step of a case that is taken off the list as a whole."""


def step_entry(handed: CaseUnderWay, step: str, decider: Decider, *, done: bool) -> Entry:
    """A step that is done, or is not after all; the step OFF takes the case off the list."""
    return Entry(
        "step", decider.at, decider.by, handed.office, handed.on,
        {"commit": handed.number, "case": handed.case, "from": handed.giver, "to": handed.to,
         "step": step, "done": done},
    )
