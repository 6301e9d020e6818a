"""The workspace that is served: its offices, their desks and queue; and what is done at once."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import delete, insert, select

from assigner.api import ledgers
from assigner.api.carry_out import CarriedOut, NextDay, carry_out
from assigner.api.kept import load_plan
from assigner.api.plan import Plan
from assigner.errors import Misused, PlanError
from assigner.ledger import commits
from assigner.plan.fingerprint import fingerprint
from assigner.words import say
from assigner.workspace.desk import Desks, OfficeDesk
from assigner.workspace.office_keys import OfficeKeys
from assigner.workspace.offices import Office, Served
from assigner.workspace.queue import WorkQueue
from assigner.workspace.store import LOOKS, NOTES, Store
from assigner.workspace.versions import Overtaken

PRESENT = 30.0
"""Seconds for which somebody who looked is told to others as looking."""


@dataclass(frozen=True)
class Note:
    """A remark on a case."""

    by: str
    at: str
    text: str


@dataclass(frozen=True)
class Workspace:
    """What `assigner serve` serves. `ledger`: the address of the record, None for the user's."""

    root: Path
    ledger: str | None = None

    @cached_property
    def served(self) -> Served:
        """The folder, by what lies in it."""
        return Served(self.root, self._keys.key)

    @cached_property
    def _keys(self) -> OfficeKeys:
        return OfficeKeys(self.store)

    @cached_property
    def store(self) -> Store:
        """What is kept beside the ledger."""
        return Store(ledgers.address(self.ledger))

    @cached_property
    def queue(self) -> WorkQueue:
        """The work of all offices."""
        return WorkQueue(self.store)

    @cached_property
    def desks(self) -> Desks:
        """The desk of each office."""
        return Desks(self.store, self.ledger)

    def require_same(self, office: Office, seen: str) -> OfficeDesk:
        """The desk, if it is as somebody saw it. Raises Overtaken, with what changed."""
        desk = self.desks.look(office)
        changes = self.desks.changed(desk, seen)
        if changes:
            raise Overtaken(changes)
        return desk

    def tomorrow(self, office: Office, seen: str) -> CarriedOut:
        """Write the next day, as `assigner next` does. Raises Overtaken, and what that raises."""
        with self.store.alone(office.key):
            desk = self.require_same(office, seen)
            if desk.place is None or desk.plan is None:
                raise Misused(say("There is no plan to carry out."))
            if not desk.signed_plan:
                raise PlanError(say("Tomorrow follows from a day that is signed."))
            return carry_out(NextDay(str(desk.place.plan), ledger=self.ledger,
                                     instance=desk.place.path))

    def signed_plan(self, office: Office, on: str) -> Plan | None:
        """The plan of a day as it was signed; None where the one in its folder is not that."""
        place = next((one for one in office.days if one.date.isoformat() == on), None)
        if place is None or not place.plan.is_file():
            return None
        plan, records = load_plan(place.plan, instance=place.path), self.desks.look(office).records
        held = {one.said["plan_sha256"] for one in commits(records) if one.day == on}
        return plan if fingerprint(plan.document) in held else None

    def notes(self, office: Office, subject: str) -> Sequence[Note]:
        """What was remarked on a case, the last first."""
        with self.store.writing() as connection:
            rows = connection.execute(select(NOTES).where(
                NOTES.c.office == office.key, NOTES.c.subject == subject,
            ).order_by(NOTES.c.id.desc()))
            return [Note(row.by, row.at, row.text) for row in rows]

    def note(self, desk: OfficeDesk, subject: str, by: str, text: str) -> None:
        """Keep a remark. Raises Misused where it cannot stand there."""
        said = ledgers.written(text, str(say("Note")))
        with self.store.writing() as connection:
            connection.execute(insert(NOTES).values(
                office=desk.office.key, day=str(desk.place and desk.place.date), subject=subject,
                by=by, at=ledgers.now(), text=said))

    def looking(self, office: Office, subject: str, who: str) -> Sequence[str]:
        """Who else looks at something now; whoever asks is one more."""
        now = time.time()
        with self.store.writing() as connection:
            connection.execute(delete(LOOKS).where(
                (LOOKS.c.at < now - PRESENT)
                | ((LOOKS.c.office == office.key) & (LOOKS.c.subject == subject)
                   & (LOOKS.c.who == who))))
            if who:
                connection.execute(insert(LOOKS).values(
                    office=office.key, subject=subject, who=who, at=now))
            return connection.execute(select(LOOKS.c.who).where(
                LOOKS.c.office == office.key, LOOKS.c.subject == subject, LOOKS.c.who != who,
            ).order_by(LOOKS.c.who)).scalars().all()
