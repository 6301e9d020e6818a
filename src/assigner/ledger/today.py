"""What is decided of a day's new cases already: by what was committed today, and by overrides."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assigner.documents.pinned import PinnedCase, SignedLine
from assigner.documents.plan import CarriedOverride, DayPlan
from assigner.documents.rebalance import StaffChanges
from assigner.instance import Instance
from assigner.ledger.decision import commits, office_of
from assigner.ledger.overrides import Pairs, decisions, open_overrides
from assigner.ledger.record import Record
from assigner.plan.pinned import Decided
from assigner.plan.staff_changes import in_words, without_reason
from assigner.words import Words, joined, say

MOST = 6
"""So many cases that go elsewhere are named; the rest is counted."""


@dataclass(frozen=True)
class GivenToday:
    """Who has a new case by which record; `reason`: of an override, None of a signature."""

    worker: str
    number: int
    by: str
    at: str
    reason: str | None

    @property
    def pinned(self) -> PinnedCase:
        """As a plan that keeps to it says."""
        if self.reason is not None:
            return PinnedCase(by=self.by, reason=self.reason, also_moved=None)
        return PinnedCase(by=self.by, signed=SignedLine(number=self.number, at=self.at))


@dataclass(frozen=True)
class DecidedToday:
    """New case -> who was given it; who may take no part; the overrides that stand, whole.

    `changes`: the staff changes of each commit of the day, by the record's number.
    """

    given: Mapping[str, GivenToday]
    forbids: Pairs = frozenset()
    overrides: tuple[Record, ...] = ()
    changes: Mapping[int, tuple[Mapping[str, str], ...]] | None = None

    def __bool__(self) -> bool:
        return bool(self.given or self.forbids or self.changes)

    @property
    def pins(self) -> Pairs:
        """(case, caseworker) of everything given."""
        return frozenset((case, one.worker) for case, one in self.given.items())

    @property
    def lifts(self) -> Pairs:
        """(rule, case) of what the overrides lift."""
        return frozenset(
            tuple(lift) for one in self.overrides for lift in one.said.get("lifts", ())
        )

    @property
    def carried(self) -> Decided:
        """What was given, and the overrides, as a plan that obeys them names them."""
        named = []
        for one in self.overrides:
            pins, forbids = decisions(one)
            named.append(CarriedOverride(
                by=one.by, at=one.at, pins=tuple(sorted(pins)), forbids=tuple(sorted(forbids)),
                lifts=tuple(sorted(map(tuple, one.said.get("lifts", ())))),
            ))
        return Decided({case: one.pinned for case, one in self.given.items()}, tuple(named))

    def without(self, gone: Collection[str], otherwise: Collection[str]) -> "DecidedToday":
        """The same, but for those who are gone and the cases that are decided otherwise now."""
        given = {case: one for case, one in self.given.items()
                 if one.worker not in gone and case not in otherwise}
        left = self.given.keys() - given.keys()
        return replace(
            self, given=given,
            forbids=frozenset(pair for pair in self.forbids if pair[0] not in otherwise),
            overrides=tuple(one for one in self.overrides
                            if not _cases(one) & (left | set(otherwise))),
        )

    def headline(self) -> Words:
        """By whom the day is decided."""
        found = {one.number: one.by for one in self.given.values()}
        return joined((say("number {number}, by {by}", number=number, by=by)
                       for number, by in sorted(found.items())), "; ")

    def otherwise(self, plan: DayPlan) -> Iterator[Words]:
        """Where a plan does other than is decided."""
        now = {row.case: row.caseworker for row in plan.assignments}
        found = [
            say("{case} goes to {now}; number {number}, by {by}, gave it to {given}.", case=case,
                now=now.get(case) or say("nobody"), number=one.number, by=one.by, given=one.worker)
            for case, one in sorted(self.given.items()) if now.get(case) != one.worker
        ]
        found += [
            say("{case} goes to {now}; it was decided that {now} takes no part in it.", case=case,
                now=worker)
            for case, worker in sorted(self.forbids) if now.get(case) == worker
        ]
        yield from found[:MOST]
        if len(found) > MOST:
            yield say("{count} more", count=len(found) - MOST)
        yield from self._unnamed(plan)

    def _unnamed(self, plan: DayPlan) -> Iterator[Words]:
        """Staff changes that were decided today and are not among those of the plan."""
        named = without_reason(plan.changes if isinstance(plan, StaffChanges) else ())
        for number, changes in (self.changes or {}).items():
            lost = [in_words(row) for row in changes if row not in named]
            if lost:
                yield say("Number {number} also decided: {changes}. Name them in this command too: "
                          "a plan that replaces it does not carry them out.", number=number,
                          changes=joined(lost, "; "))


def decided_today(records: Sequence[Record], day: Instance) -> DecidedToday:
    """What holds of the decisions on a day, and of the overrides of its new cases."""
    office, new = office_of(day), {case.id for case in day.cases}
    people = {worker.id for worker in day.caseworkers}
    given: dict[str, GivenToday] = {}
    changes = {}
    for record in commits(records):
        if (record.office, record.day) != (office, day.date.isoformat()):
            continue
        given |= _given(record, ((row["case"], row["caseworker"])
                                 for row in record.said["plan"]["assignments"]))
        decided = without_reason(record.said["plan"].get("changes") or ())
        if decided:
            changes[record.number] = tuple(decided)
    forbids: set[tuple[str, str]] = set()
    whole = []
    for item in open_overrides(records, office):
        given |= _given(item.record, item.pins)
        forbids |= item.forbids
        if (item.pins, item.forbids) == decisions(item.record) and _cases(item.record) <= new:
            whole.append(item.record)
    return DecidedToday(
        {case: one for case, one in given.items() if case in new and one.worker in people},
        frozenset(pair for pair in forbids if pair[0] in new and pair[1] in people),
        tuple(whole), changes,
    )


def _given(record: Record, pairs: Iterable[tuple[str, str]]) -> dict[str, GivenToday]:
    reason = record.said["reason"] if record.kind == "override" else None
    return {case: GivenToday(worker, record.number, record.by, record.at, reason)
            for case, worker in pairs}


def _cases(override: Record) -> set[str]:
    pins, forbids = decisions(override)
    return {case for case, _ in pins | forbids}
