"""What lies on the desk of an office: its day, the plan, what was decided; read once and kept."""

import hashlib
import json
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, insert, select

from assigner.api.answer import unsolved
from assigner.api.day import Day, open_day
from assigner.api.judged import judged_again
from assigner.api.kept import open_kept
from assigner.api.ledgers import address
from assigner.api.plan import Plan
from assigner.called import Called
from assigner.errors import AssignerError, InputError
from assigner.ledger import Ledger, commits, office_of
from assigner.ledger.limited import learn_record
from assigner.plan.fingerprint import fingerprint
from assigner.plan.limited import learn_plan
from assigner.restrictions import learn_day
from assigner.veil import Veil, before
from assigner.words import Words, joined, say
from assigner.workspace.offices import DayPlace, Office
from assigner.workspace.store import SEEN, Store

if TYPE_CHECKING:
    from assigner.explain.diagnosis import Diagnosis
    from assigner.ledger import Record

READ = (".csv", ".toml", ".txt", ".tsv", ".xlsx")
"""Endings of the files that a day is read from."""
STEP = "step"
"""A record of a handover's checklist: it decides nothing, so no form is stale by it."""


class DeskParameters:
    """How long a look is kept."""

    seen: Final = 7 * 86_400.0
    """Seconds for which is known what somebody saw: a form that is older is refused without
    saying what changed."""


@dataclass(frozen=True)
class OfficeDesk:
    """What lay there at one moment.

    `day`, `plan`: None where there is none (yet) or it cannot be used; then `wrong` says why, in
    the language of whoever reads it: a desk is kept for all.
    `records`: the ledger's, of this office. `files`: the digest of the day's files.
    """

    office: Office
    place: DayPlace | None
    day: Day | None
    plan: Plan | None
    wrong: object
    records: Sequence["Record"]
    files: str

    @cached_property
    def plan_sha256(self) -> str:
        """The plan by its content; blank where there is none."""
        return "" if self.plan is None else fingerprint(self.plan.document)

    @cached_property
    def signed(self) -> "Record | None":
        """The decision on this day that holds, whichever plan it is of."""
        if self.place is None:
            return None
        on = self.place.date.isoformat()
        return next((record for record in reversed(commits(self.records)) if record.day == on),
                    None)

    @cached_property
    def loads(self) -> Sequence[tuple[date, Mapping[str, float | None]]]:
        """Each decided day of the office, with everybody's utilisation after it."""
        return sorted((
            (date.fromisoformat(record.day), {
                row["id"]: row["utilisation_after"] for row in record.said["plan"]["caseworkers"]})
            for record in commits(self.records)), key=itemgetter(0))

    @cached_property
    def asked(self) -> "Diagnosis | None":
        """The day to be asked who may take what; None where it cannot be used."""
        return None if self.day is None or self.day.faults else unsolved(self.day)

    @property
    def signed_plan(self) -> bool:
        """Whether the plan that lies there is the one that was decided on."""
        return self.signed is not None and self.signed.said["plan_sha256"] == self.plan_sha256

    @property
    def called(self) -> Called:
        """The office's own words; the usual ones where it has no model that can be read."""
        policy = None if self.day is None else self.day.policy
        return Called() if policy is None else policy.called

    @cached_property
    def veil(self) -> Veil:
        """Which of its cases are restricted: of its day, its plan and its records."""
        found = Veil()
        with before(found):
            for record in self.records:
                learn_record(record)
            if self.plan is not None:
                learn_plan(self.plan.claims)
            if self.day is not None and self.day.reading.instance is not None:
                learn_day(self.day.reading.instance)
        return found

    @cached_property
    def content(self) -> Mapping[str, object]:
        """What a version is of."""
        lines: dict[str, list[str | None]] = {}
        if self.plan is not None:
            lines = {row.case: [row.caseworker, row.co_caseworker]
                     for row in self.plan.claims.assignments}
        return {
            "office": self.office.key, "day": str(self.place and self.place.date),
            "files": self.files, "plan": self.plan_sha256, "lines": lines,
            "record": max((one.number for one in self.records if one.kind != STEP), default=0),
        }

    @cached_property
    def version(self) -> str:
        """What every form carries: it is another as soon as anything is."""
        said = json.dumps(self.content, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24]


@dataclass
class Desks:
    """The desks of all offices. A day is read again when the content of its files is another."""

    store: Store
    ledger: str | None = None
    known: dict[str, OfficeDesk] = field(default_factory=dict)
    locks: dict[str, threading.RLock] = field(default_factory=dict)
    read: dict[str, tuple[tuple[int, int], tuple["Record", ...]]] = field(default_factory=dict)

    def look(self, office: Office) -> OfficeDesk:
        """What lies there now."""
        with self.locks.setdefault(office.key, threading.RLock()):
            place = office.today
            before = self.known.get(office.key)
            files = "" if place is None else digest(place)
            plan_file = b"" if place is None or not place.plan.is_file() else (
                place.plan.read_bytes())
            key = files + hashlib.sha256(plan_file).hexdigest()
            records = self._records()
            if before is None or before.files != key or before.place != place:
                before = self._read(office, place, key, there=bool(plan_file))
            mine = tuple(one for one in records if one.office == _filed(before))
            if mine != tuple(before.records):
                before = OfficeDesk(office, place, before.day, before.plan, before.wrong, mine, key)
            self.known[office.key] = before
            if before.day is not None and before.day.policy is not None:
                before.day.policy.called.speak()
            return before

    def shown(self, desk: OfficeDesk) -> str:
        """The version of a desk that is shown to somebody, remembered with what it held."""
        with self.store.writing() as connection:
            known = connection.execute(
                select(SEEN.c.version).where(SEEN.c.version == desk.version)).first()
            if known is None:
                connection.execute(delete(SEEN).where(
                    SEEN.c.at < time.time() - DeskParameters.seen))
                connection.execute(insert(SEEN).values(
                    version=desk.version, office=desk.office.key, at=time.time(),
                    content=json.dumps(desk.content, ensure_ascii=False)))
        return desk.version

    def changed(self, desk: OfficeDesk, seen: str) -> tuple[Words, ...]:
        """What is another since a version that somebody saw; nothing where it is that one."""
        if seen == desk.version:
            return ()
        content = self._seen(desk, seen)
        if content is None:
            return (say("It is not known what you saw: look at the page as it is now."),)
        return tuple(_differences(content, desk)) or (
            say("The page is another than the one you saw."),)

    def moved(self, desk: OfficeDesk, seen: str) -> frozenset[str]:
        """The cases that somebody else takes than at a version somebody saw."""
        before = (self._seen(desk, seen) or {}).get("lines")
        after = desk.content["lines"]
        if not isinstance(before, dict) or not isinstance(after, dict):
            return frozenset()
        return frozenset(case for case in {*before, *after}
                         if before.get(case) != after.get(case))

    def known_of(self, desk: OfficeDesk, seen: str) -> bool:
        """Whether it is known what was there at a version, and it was this day."""
        content = self._seen(desk, seen)
        return content is not None and content["day"] == desk.content["day"]

    def _seen(self, desk: OfficeDesk, seen: str) -> Mapping[str, object] | None:
        with self.store.writing() as connection:
            row = connection.execute(select(SEEN.c.content).where(
                SEEN.c.version == seen, SEEN.c.office == desk.office.key)).first()
        found: Mapping[str, object] | None = None if row is None else json.loads(row.content)
        return found

    def _records(self) -> tuple["Record", ...]:
        where = Ledger(address(self.ledger))
        if not where.exists:
            return ()
        mark = (0, 0)
        if where.file is not None:
            stat = where.file.stat()
            mark = stat.st_mtime_ns, stat.st_size
            held = self.read.get(where.address)
            if held is not None and held[0] == mark:
                return held[1]
        found = where.records()
        self.read[where.address] = mark, found
        return found

    def _read(self, office: Office, place: DayPlace | None, key: str, *, there: bool) -> OfficeDesk:
        if place is None:
            return OfficeDesk(office, None, None, None, "", (), key)
        try:
            day = open_day(place.path, None, {})
        except AssignerError as wrong:
            return OfficeDesk(office, place, None, None, wrong.on_a_page, (), key)
        why: object = ""
        plan = None
        if there and not day.faults:
            try:
                plan = open_kept(place.plan, place.path, None)
                found = judged_again(plan)
                if found:
                    plan, why = None, joined(found, "\n")
            except AssignerError as wrong:
                why = wrong.on_a_page
        return OfficeDesk(office, place, day, plan, why, (), key)


def digest(place: DayPlace) -> str:
    """The content of a day's files: sha256 over names and bytes."""
    files = [place.path] if place.path.is_file() else sorted(
        file for file in place.path.iterdir()
        if file.suffix.casefold() in READ and not file.name.startswith((".", "~$")))
    found = hashlib.sha256()
    for file in files:
        found.update(file.name.encode("utf-8", "surrogatepass"))
        found.update(hashlib.sha256(Path(file).read_bytes()).digest())
    return found.hexdigest()


def _filed(desk: OfficeDesk) -> str:
    """The office as the ledger files it."""
    try:
        return "" if desk.day is None else office_of(desk.day.require()[0])
    except InputError:
        return ""


def _differences(seen: Mapping[str, object], desk: OfficeDesk) -> Sequence[Words]:
    now: Mapping[str, object] = desk.content
    said: list[Words] = []
    if seen["day"] != now["day"]:
        return [say("The day is another: {day}.", day=str(now["day"]))]
    earlier, later = seen["lines"], now["lines"]
    if isinstance(earlier, dict) and isinstance(later, dict):
        held = _holders(desk)
        said = [say("{case}: {before} → {after}", case=case,
                    before=_seat(earlier.get(case, held.get(case))),
                    after=_seat(later.get(case)))
                for case in sorted({*earlier, *later}) if earlier.get(case) != later.get(case)]
    last = seen["record"]
    for record in desk.records:
        if isinstance(last, int) and record.number > last and record.kind != STEP:
            said.append(say("{by} decided number {number} in the record.", by=record.by,
                            number=record.number))
    if not said and seen["files"] != now["files"]:
        said.append(say("The day's files, or its plan, have changed."))
    return said


def _holders(desk: OfficeDesk) -> Mapping[str, Sequence[str]]:
    """Who has each open case this morning: staff changes move those, too."""
    facts = None if desk.day is None else desk.day.reading.instance
    return {} if facts is None else {one.id: [one.caseworker] for one in facts.caseload}


def _seat(pair: object) -> str:
    return " + ".join(str(one) for one in pair if one) if isinstance(pair, list) else "–"
