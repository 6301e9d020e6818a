"""Whose each case is and who is there, told by a book of its own: beside the program, not from it.

The book hears what a coordinator decides (absences, leavers, reductions, plans) and says what the
next day's files must hold: whose a case is and since when, who is away, what somebody can carry.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

EVER = date.max
COVERS = ("absent", "cover", "returns")
FIXED, SHARE = Fraction(555, 100), Fraction(82, 100)
"""Hours a week of meetings, and the share on cases: of danish-child-welfare, written down again."""
RAMP = ((2, Fraction(4, 10)), (4, Fraction(6, 10)), (6, Fraction(8, 10)))


@dataclass
class Somebody:
    """A person as the office knows them. `away`: first and last days; `less`: reductions."""

    hired: date
    hours: Fraction
    left: date = EVER
    away: list[tuple[date, date]] = field(default_factory=list)
    less: list[tuple[date, date, Fraction, int]] = field(default_factory=list)
    """First and last day, hours a week, percent of the contracted hours."""
    situations: list[tuple[date, date, int]] = field(default_factory=list)
    later_hours: list[tuple[date, Fraction]] = field(default_factory=list)

    def there(self, on: date) -> bool:
        if not self.hired <= on < self.left:
            return False
        return not any(first <= on <= last for first, last in self.away)

    def away_until(self, on: date) -> date:
        """The last day away of who is away on a day; absences that meet are one."""
        last = on
        while True:
            ends = [end for first, end in self.away if first <= last.fromordinal(
                min(last.toordinal() + 1, EVER.toordinal())) and end > last]
            if not ends or last == EVER:
                return last
            last = max(ends)

    def apart(self, on: date) -> bool:
        """Whether who is away on a day is so by one absence alone, which meets no other."""
        begins, ends = date.fromordinal(on.toordinal() - 1), self.away_until(on)
        around = [1 for first, last in self.away
                  if first <= date.fromordinal(ends.toordinal() + 1) and begins <= last]
        return len(around) == 1 and self.hired <= on

    def minutes(self, on: date) -> int:
        """Minutes a week for cases, halves up."""
        hours = self.hours
        for begins, other in sorted(self.later_hours):
            hours = other if begins <= on else hours
        left = hours - FIXED
        for first, last, taken, percent in self.less:
            if first <= on <= last:
                # What a percent takes is never less than agreed: whole minutes, up.
                left -= taken if taken else Fraction(-((-hours * 60 * percent) // 100), 60)
        carried = max(Fraction(0), left) * SHARE
        months = (on.year - self.hired.year) * 12 + on.month - self.hired.month
        months -= on.day < self.hired.day
        carried *= next((share for until, share in RAMP if months < until), Fraction(1))
        latest = [percent for first, last, percent in self.situations if first <= on <= last]
        if latest:
            carried *= Fraction(latest[-1], 100)
        return int((carried * 120 + 1) // 2)


@dataclass
class Book:
    """Whose each open case is: `owner` has case -> (person, since); `pending` handovers to come."""

    people: dict[str, Somebody]
    owner: dict[str, tuple[str, date | None]] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)
    pending: list[tuple[date, str, str, str]] = field(default_factory=list)
    """(day, case, giver, receiver) of every handover for good that has not happened yet."""
    held: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """Rows of caseload.csv by case, as they were on the day before."""
    yesterday: date = date.min

    def decided(self, plan: Mapping[str, Any], today: date) -> None:
        """What a plan decides of whose a case is: new ones at once, handovers by their day."""
        self.waiting = {row["case"] for row in plan["unassigned"]} - self.owner.keys()
        moves = {row["case"]: row for row in plan.get("moves", ())}
        for row in plan["assignments"]:
            if row["case"] not in self.owner:
                self.owner[row["case"]] = (row["caseworker"], today)
        for case, row in moves.items():
            if row["to"] is None or row["reason"] in COVERS:
                continue
            if row["from"] == self.owner[case][0]:
                on = date.fromisoformat(row["date"]) if row["date"] else today
                self.pending = [item for item in self.pending if item[1] != case]
                self.pending.append((on, case, row["from"], row["to"]))

    def overnight(
        self, day: date, held: Mapping[str, Mapping[str, str]], agreed: Iterable[Mapping[str, str]],
        told: str,
    ) -> None:
        """Handovers whose day has come have happened, wait in agreed.csv, or are told to be off."""
        waits = {(row["case"], row["to"]) for row in agreed if row["what"] == "handover"}
        rest = []
        for on, case, giver, to in sorted(self.pending):
            if case in self.closed:
                continue
            if on > day or (case, to) in waits:
                off = f"{case} from {giver} to {to}" in _dropped(told)
                assert (case, to) in waits or off, (on, case, giver, to)
                rest += [] if off else [(on, case, giver, to)]
            elif f"{case} from {giver} to {to}" not in _dropped(told):
                self.owner[case] = (to, self._since(case, on, to, held[case]))
        self.pending = rest
        self.yesterday = day
        self.held = dict(held)

    def _since(
        self, case: str, on: date, to: str, row: Mapping[str, str]
    ) -> date:
        """The day of a handover; of who covered the case already, the day that began."""
        before = self.held.get(case, {})
        if before.get("caseworker") == to:
            return date.fromisoformat(before["assigned"])
        written = row["cover_for_since"] or row["assigned"]
        began = date.fromisoformat(written) if written else on
        return began if self.yesterday <= began else on

    def faults(
        self, day: date, held: Mapping[str, Mapping[str, str]], listed: set[str]
    ) -> Iterable[str]:
        """Where a day's files say otherwise of somebody's case."""
        for case, row in held.items():
            owner, since = self.owner[case]
            began = since.isoformat() if since else ""
            holder = row["caseworker"]
            if not self.people[holder].there(day) and case not in listed:
                yield f"{case} is with {holder}, who is away, and nobody is told"
            if holder == owner:
                if row["cover_for"]:
                    yield f"{case} is {owner}'s own, and covered for {row['cover_for']}"
                if row["assigned"] != began:
                    yield f"{case} is with {owner} since {row['assigned']}, not {began}"
                continue
            if self.people[owner].there(day) and not (row.get("frozen") and case in listed):
                yield f"{case} is with {holder}, and {owner} is there"
            if row["cover_for"] != owner or row["cover_for_since"] != began:
                yield (f"{case} is covered for {row['cover_for']} since "
                       f"{row['cover_for_since']}, not {owner} since {began}")


def _dropped(told: str) -> str:
    return "".join(line for line in told.splitlines() if line.startswith("Decided, and can no"))
