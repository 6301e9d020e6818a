"""Who changed the register of people's time, when and what: kept beside the ledger."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from assigner.api import ledgers
from assigner.words import Words, joined, say
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.store import REGISTERED, Store

PRIVATE = ("note",)
"""What the log does not repeat."""
CALLED: Mapping[str, Words] = {
    "reason": say("reason"), "hours": say("hours a week"),
    "percent": say("per cent of the hours"), "from": say("first day"), "to": say("last day"),
    "kind": say("kind"),
}


@dataclass(frozen=True)
class Entered:
    """A row of a file as it was and as it is, as one types it; None where there was or is none."""

    file: str
    worker: str
    before: Mapping[str, str] | None
    after: Mapping[str, str] | None
    noted: bool = False
    """Whether the note is another; what it says is not repeated."""

    @property
    def words(self) -> Words:
        """What was done, in a sentence."""
        if self.before is None:
            return say("{file}: put in {row}", file=self.file, row=_row(self.after or {}))
        if self.after is None:
            return say("{file}: taken out {row}", file=self.file, row=_row(self.before))
        return say("{file}: {row}; {changes}", file=self.file, row=_row(self.before),
                   changes=joined(_changes(self.before, self.after, noted=self.noted), "; "))


@dataclass(frozen=True)
class RegisterChange:
    """What somebody did to it, and when (UTC)."""

    by: str
    at: str
    entered: Entered


def enter(connection: Connection, desk: OfficeDesk, by: str, entered: Entered) -> None:
    """Keep what is done, in the transaction that does it."""
    connection.execute(insert(REGISTERED).values(
        office=desk.office.key, day=str(desk.place and desk.place.date), subject=entered.worker,
        by=by, at=ledgers.now(), file=entered.file, content=json.dumps(
            [_kept(entered.before), _kept(entered.after), _noted(entered)], ensure_ascii=False)))


def register_changes(store: Store, desk: OfficeDesk, worker: str) -> Sequence[RegisterChange]:
    """What was done to the entries of somebody, the last first."""
    with store.writing() as connection:
        rows = connection.execute(select(REGISTERED).where(
            REGISTERED.c.office == desk.office.key, REGISTERED.c.subject == worker,
        ).order_by(REGISTERED.c.id.desc()))
        return [RegisterChange(row.by, row.at, Entered(row.file, worker, *json.loads(row.content)))
                for row in rows]


def _kept(row: Mapping[str, str] | None) -> Mapping[str, str] | None:
    return None if row is None else {
        key: text for key, text in row.items()
        if text and key != "caseworker" and key not in PRIVATE}


def _noted(entered: Entered) -> bool:
    before, after = entered.before or {}, entered.after or {}
    return any(before.get(key, "") != after.get(key, "") for key in PRIVATE)


def _row(row: Mapping[str, str]) -> Words:
    return joined((say("{column} {value}", column=CALLED[key], value=text)
                   for key, text in row.items() if key in CALLED), ", ")


def _changes(
    before: Mapping[str, str], after: Mapping[str, str], *, noted: bool
) -> Sequence[Words]:
    said = [say("{column} {before} → {after}", column=words, before=before.get(key) or "–",
                after=after.get(key) or "–")
            for key, words in CALLED.items() if before.get(key) != after.get(key)]
    return [*said, say("the note is another")] if noted else said
