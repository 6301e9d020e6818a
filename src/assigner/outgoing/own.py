"""What a decided day means for one caseworker: what she receives, gives up, and when."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assigner.instance import Agreed, Caseworker, Instance, OpenCase
from assigner.outgoing.day_by_day import case_on, day_after, last_day_of
from assigner.scenarios.agreed import HANDS
from assigner.scenarios.tomorrow import Tomorrow
from assigner.workdays import Calendar

Part = Literal["takes", "covers", "assists"]
_LATER: Mapping[str, Part] = {"handover": "takes", "cover": "covers", "co_worker": "assists"}
Kind = Literal["deadline", "cover_ends", "comes_back", "receives", "gives", "begins", "assists"]


@dataclass(frozen=True)
class Receipt:
    """A case that becomes hers, and when: from whom (blank: new), and who is on it with her."""

    case: OpenCase
    part: Part
    on: date
    from_: str = ""
    beside: str = ""


@dataclass(frozen=True)
class HandedOn:
    """A case that was hers, to whom it goes, and when she hands it over; `beside`: who assists."""

    case: OpenCase
    to: str
    on: date
    beside: str = ""


@dataclass(frozen=True, order=True)
class Appointment:
    """A day that concerns one of her cases, and the colleague it is about, if any."""

    on: date
    kind: Kind
    case: str
    who: str = ""


@dataclass(frozen=True)
class OwnDay:
    """One caseworker's part of a decided day, with what is decided for later; in order of date."""

    caseworker: Caseworker
    day: date
    office: str
    receives: tuple[Receipt, ...]
    gives: tuple[HandedOn, ...]
    appointments: tuple[Appointment, ...]

    @property
    def changes(self) -> bool:
        """Whether anything is other for her than it was in the morning."""
        return bool(self.receives or self.gives)

    @property
    def away(self) -> bool:
        """Whether she is absent on the day; who begins later is not."""
        hired = self.caseworker.hired
        return not self.caseworker.employed(self.day) and (hired is None or hired <= self.day)


def own_days(today: Instance, evening: Tomorrow, open_days: Calendar) -> tuple[OwnDay, ...]:
    """Every caseworker's part, in order of initials.

    `evening`: the same day once its plan is carried out; what is decided for later stands in it.
    """
    receives, gives = _received(today, evening), _given(today, evening, open_days)
    dates = _appointments(evening, open_days)
    people = {worker.id: worker for worker in (*today.caseworkers, *evening.instance.caseworkers)}
    return tuple(
        OwnDay(
            worker, today.date, today.office or today.title, tuple(receives[worker.id]),
            tuple(gives[worker.id]), tuple(sorted(set(dates[worker.id]))),
        )
        for _, worker in sorted(people.items())
    )


def _received(today: Instance, evening: Tomorrow) -> Mapping[str, list[Receipt]]:
    before = {case.id: case for case in today.caseload}
    found: dict[str, list[Receipt]] = defaultdict(list)
    for case in evening.instance.caseload:
        was = before.get(case.id)
        if was is None or was.caseworker != case.caseworker:
            part: Part = "covers" if case.belongs_to else "takes"
            found[case.caseworker].append(Receipt(
                case, part, today.date, was.caseworker if was else "", case.co_caseworker
            ))
        if case.co_caseworker and (was is None or was.co_caseworker != case.co_caseworker):
            found[case.co_caseworker].append(Receipt(
                case, "assists", today.date, was.co_caseworker if was else "", case.caseworker
            ))
    for item, case in _later(evening):
        part = _LATER[item.what]
        beside = case.caseworker if part == "assists" else case.co_caseworker
        found[item.to].append(Receipt(case, part, item.on, item.caseworker, beside))
    return found


def _given(
    today: Instance, evening: Tomorrow, open_days: Calendar
) -> Mapping[str, list[HandedOn]]:
    after = {case.id: case for case in evening.instance.caseload}
    found: dict[str, list[HandedOn]] = defaultdict(list)
    for was in today.caseload:
        case = after.get(was.id)
        if case is not None and case.caseworker != was.caseworker:
            found[was.caseworker].append(
                HandedOn(case, case.caseworker, today.date, case.co_caseworker)
            )
    for item, case in _later(evening):
        if item.what != "co_worker":
            last = last_day_of(item, evening.instance, open_days)
            found[item.caseworker].append(HandedOn(case, item.to, last, case.co_caseworker))
    return found


def _later(evening: Tomorrow) -> Iterator[tuple[Agreed, OpenCase]]:
    """What is decided for later of open cases, by date and case; the case as it is then."""
    held = {case.id: case for case in evening.instance.caseload}
    decided: dict[str, list[Agreed]] = defaultdict(list)
    for item in sorted(evening.later, key=lambda item: (item.on, item.case)):
        if item.what in HANDS and item.case in held:
            decided[item.case].append(item)
            then = case_on(held[item.case], item.on, decided[item.case], evening.instance)
            yield item, then


def _appointments(
    evening: Tomorrow, open_days: Calendar
) -> Mapping[str, list[Appointment]]:
    known, today = evening.instance, evening.instance.date
    found: dict[str, list[Appointment]] = defaultdict(list)
    decided: dict[str, list[Agreed]] = defaultdict(list)
    for item, case in _later(evening):
        decided[case.id].append(item)
        if item.what == "co_worker":
            found[item.to].append(Appointment(item.on, "assists", case.id))
            continue
        last = last_day_of(item, known, open_days)
        found[item.to].append(Appointment(last, "receives", case.id, item.caseworker))
        found[item.caseworker].append(Appointment(last, "gives", case.id, item.to))
        if last < item.on:
            found[item.to].append(Appointment(item.on, "begins", case.id))
    for case in known.caseload:
        later = decided[case.id]
        if case.due is not None and case.due >= today:
            holder = case_on(case, case.due, later, known).caseworker
            found[holder].append(Appointment(case.due, "deadline", case.id))
        for start in (today, *(item.on for item in later if item.what == "cover")):
            there = case_on(case, start, later, known)
            for who, ends in _cover_ends(there, later, known, open_days):
                found[who].append(ends)
    return found


def _cover_ends(
    case: OpenCase, later: Sequence[Agreed], known: Instance, open_days: Calendar
) -> Iterator[tuple[str, Appointment]]:
    """The last day of a cover, for who covers; the first open one after it, for whose it is."""
    last, owner = case.cover_until, case.belongs_to
    if last is None or last < known.date:
        return
    if case_on(case, last, later, known).caseworker != case.caseworker:
        return  # somebody else has it by then
    if not owner:
        yield case.caseworker, Appointment(last, "cover_ends", case.id)
    elif case_on(case, day_after(last), later, known).caseworker in (owner, case.caseworker):
        yield case.caseworker, Appointment(last, "cover_ends", case.id, owner)
        yield owner, Appointment(open_days.next(last), "comes_back", case.id, case.caseworker)
