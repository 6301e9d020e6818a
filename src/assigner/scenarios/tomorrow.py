"""The next day of an office: today's caseload with a plan carried out, and no new cases.

What was given is held from today on. What moved has its earlier caseworker as
`previous_caseworker`; a covered case goes back to whose it is once its cover has passed.
A case that nobody took is new again tomorrow, and what was decided for a later day stays
written until it has come: nothing is lost. Staff changes happen on their day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from assigner.instance import Agreed, Caseworker, Instance, OpenCase
from assigner.scenarios.agreed import HANDS, as_change, kept, of_changes, of_plan
from assigner.scenarios.change import Change
from assigner.scenarios.hands import covered, handed, home, keeps
from assigner.scenarios.roster import known, roster, still_to_come

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Tomorrow:
    """The next day, and what became of cases on the way to it.

    `waiting`: cases nobody has taken. `back`: covered cases that went back; `kept`: those
    whose cover has passed while nobody is there to take them back, or that may not go back.
    `later`: what is decided for a day after this one, or waits for somebody who is not there;
    `dropped`: what was decided and cannot happen any more, because its case is elsewhere.
    `unattended`: cases whose caseworker is not there, and which nobody covers.
    """

    instance: Instance
    given: tuple[str, ...]
    moved: tuple[str, ...]
    waiting: tuple[str, ...]
    back: tuple[str, ...]
    kept: tuple[str, ...]
    later: tuple[Agreed, ...]
    dropped: tuple[Agreed, ...]
    unattended: tuple[str, ...]


def tomorrow(
    today: Instance, plan: Row, day: date, earlier: Sequence[Agreed] = (),
    changes: Sequence[Change] = (),
) -> Tomorrow:
    """Carry out a plan's document on the day it was made for, as it is on `day`.

    `earlier`: what earlier decisions set a date for and the day itself may not know;
    `changes`: staff changes of the plan. Raises ValueError where the plan names cases or
    people whom the day does not have.
    """
    held = {case.id: case for case in today.caseload}
    new = {case.id: case for case in today.cases}
    anew = of_plan(plan, today.date)
    given = []
    for row in plan["assignments"]:
        if row["case"] in new:
            case = new.pop(row["case"])
            held[case.id] = case.opened(row["caseworker"], row["co_caseworker"], today.date)
            given.append(case.id)
        elif row["case"] not in {item.case for item in anew} and row["case"] not in held:
            raise ValueError(f"{row['case']} is no case of the day")
    returning = {change.caseworker: _ends(change, today) for change in changes
                 if change.kind == "returns"}
    before = kept(
        {**dict.fromkeys(earlier), **dict.fromkeys(today.agreed)},
        (*anew, *of_changes(changes, date.min)), today.date, returning,
        {item for item in today.agreed if item.what == "handover" and item.on <= today.date},
    )
    staff = [as_change(item) for item in before
             if item.what not in HANDS and not known(today.people.get(item.caseworker), item)]
    changes = sorted((*staff, *changes), key=lambda change: change.on or today.date)
    people = roster(today, changes, day)
    hands = _Hands(today, held, people, day)
    hands.carry_out(anew, before)
    hands.end_cover()
    later = (*hands.later, *still_to_come(today, changes, people, day))
    found = replace(
        today, date=day, title=today.title if not today.office else "",
        caseworkers=tuple(people.values()), cases=tuple(new.values()),
        caseload=tuple(held.values()), agreed=later,
    )
    return Tomorrow(
        found, tuple(given), tuple(dict.fromkeys(hands.moved)), tuple(sorted(new)),
        tuple(hands.back), tuple(hands.kept), found.agreed, tuple(hands.dropped),
        tuple(case.id for case in held.values() if not people[case.caseworker].employed(day)),
    )


def _ends(change: Change, today: Instance) -> date:
    """Until which day a return ends what was to begin: of who is not away, all there is."""
    on, who = change.on or today.date, today.people.get(change.caseworker)
    return on if who is not None and not who.employed(on) else date.max


@dataclass
class _Hands:
    """Open cases on their way to `day`: who has them, and who assists."""

    today: Instance
    held: dict[str, OpenCase]
    people: Mapping[str, Caseworker]
    day: date
    moved: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    later: list[Agreed] = field(default_factory=list)
    dropped: list[Agreed] = field(default_factory=list)

    def carry_out(self, anew: Iterable[Agreed], before: Iterable[Agreed]) -> None:
        """Everything whose day has come, day by day; handovers before co-workers."""
        fresh = frozenset(anew)
        rows = [*fresh, *(item for item in before if item.what in HANDS)]
        waits: set[tuple[str, date]] = set()
        for item in sorted(rows, key=lambda item: (item.on, item.what == "co_worker", item.case)):
            now = item in fresh and item.on == self.today.date
            if self.today.date < item.on <= self.day:
                self._end_before(item)
            if self._done(item):
                continue
            if not self._stands(item):
                if item in fresh and item.to not in self.people:
                    raise ValueError(f"case {item.case} is to be held by nobody known")
                if item.on > self.today.date or item in self.today.agreed:
                    self.dropped.append(item)
            elif not now and (item.on > self.day or not self._there(item)
                              or (item.case, item.on) in waits):
                self.later.append(item)
                waits.add((item.case, item.on))
            elif item.what != "co_worker":
                case = self.held[item.case]
                self.held[case.id] = self._given(case, item)
                if self.held[case.id] != replace(case, cover_until=item.until):
                    self.moved.append(case.id)
            else:
                case = self.held[item.case]
                if case.caseworker == item.to:
                    self.dropped.append(item)
                else:
                    left = frozenset({case.co_caseworker} - {""})
                    self.held[case.id] = replace(
                        case, co_caseworker=item.to, involved=case.involved | left)

    def _done(self, item: Agreed) -> bool:
        """Whether the case is with whom it was to go to already, on the terms agreed."""
        case = self.held.get(item.case)
        if case is None or item.what == "co_worker" or case.caseworker != item.to:
            return False
        if item.what != "cover" or not case.belongs_to:
            return not case.belongs_to
        return (case.cover_until or date.max) >= (item.until or date.max)

    def _stands(self, item: Agreed) -> bool:
        """Whether the case is still with whom it was to be taken from, and may change hands."""
        case = self.held.get(item.case)
        if case is None or item.to not in self.people:
            return False
        if item.until is not None and item.until < max(self.today.date, item.on):
            return False
        if item.what != "co_worker":
            return item.caseworker in (case.caseworker, case.belongs_to)
        return case.caseworker != item.to or item.on > self.today.date

    def _there(self, item: Agreed) -> bool:
        """Whether who is to have it is there on its day, or today where that has passed."""
        who = self.people[item.to]
        return who.employed(item.on) or who.employed(self.day)

    def _end_before(self, item: Agreed) -> None:
        """A case whose cover has passed by the day of a decision is home by then.

        Not one that who covered it has for good: between two days of an office it lay with
        nobody else, and they have had it since the cover began.
        """
        case = self.held.get(item.case)
        if case is None or (item.what == "handover" and case.caseworker == item.to):
            return
        if case.cover_until is not None and case.cover_until < item.on:
            found = self._home(case, item.on)
            if found is not None:
                self.held[case.id] = found
                self.back.append(case.id)

    def _given(self, case: OpenCase, item: Agreed) -> OpenCase:
        if item.to == case.belongs_to:
            return home(case, self.people, item.on)
        if item.to == case.caseworker:
            return keeps(case) if item.what == "handover" else replace(
                case, cover_until=item.until)
        # Who covers without an end hands on a cover, whatever a plan can say of its last day.
        hands_on = case.belongs_to and case.cover_until is None and (
            item.caseworker == case.caseworker)
        if item.what == "cover" or hands_on:
            return covered(case, item.to, item.on, item.until)
        return handed(case, item.to, item.on)

    def _home(self, case: OpenCase, on: date) -> OpenCase | None:
        """The case with whose it is; None where they cannot take it back."""
        owner = self.people.get(case.belongs_to)
        if owner is None or not owner.employed(on) or case.frozen or case.kept_from(owner.id):
            return None
        return home(case, self.people, on)

    def end_cover(self) -> None:
        """Whose cover has passed goes back."""
        for case in list(self.held.values()):
            endless = case.cover_until is None and bool(case.cover_for)
            if not endless and (case.cover_until is None or case.cover_until >= self.day):
                continue
            found = self._home(case, self.day)
            if found is not None:
                self.held[case.id] = found
                self.back.append(case.id)
            elif not endless or self._has_come_back(case):
                self.kept.append(case.id)

    def _has_come_back(self, case: OpenCase) -> bool:
        owner = self.people.get(case.belongs_to)
        return owner is not None and owner.employed(self.day)
