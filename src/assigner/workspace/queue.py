"""One queue for each office: work that takes longer than a page, in a process of its own.

The tables are the queue: a server that is killed finds it again, and a piece whose process has
died waits once more. A worker ends with the server that started it; what it had in hand waits.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import psutil
from pydantic import JsonValue
from sqlalchemy import Connection, delete, insert, select, update

from assigner.api import ledgers
from assigner.workspace.offices import Office
from assigner.workspace.store import JOBS, PARTS, Store

State = Literal["waiting", "running", "done", "failed", "stopped"]
OPEN = ("waiting", "running")
Data = Mapping[str, JsonValue]


class QueueParameters:
    """How much is tried and kept."""

    tries: Final = 3
    """So often a piece is begun: one whose process dies each time is not begun for ever."""
    kept: Final = 300
    """So many ended pieces of an office are kept, for whoever comes back to their pages."""
    started: Final = 60.0
    """Seconds that a process is given to take its first piece before another is started."""


@dataclass(frozen=True)
class Job:
    """A piece of work. `asked`: what is wanted; `told`: how it stands; `result`: what came of it.

    `failure`: why nothing came of it, in the words of whoever asked.
    """

    id: int
    office: str
    kind: str
    asked: Data
    language: str
    by: str
    at: str
    rank: int
    state: State
    told: Data | None = None
    result: Data | None = None
    failure: str | None = None

    @property
    def open(self) -> bool:
        """Whether it is still to be done or being done."""
        return self.state in OPEN


def begin(queue: "WorkQueue", office: Office) -> None:
    """Start a worker for an office, unless the last one has hardly begun."""
    child, at = queue.started.get(office.key, (None, 0.0))
    if child is not None and child.poll() is None and time.monotonic() - at < (
            QueueParameters.started):
        return
    child = subprocess.Popen(
        [sys.executable, "-m", "assigner.workspace.worker", queue.store.ledger, office.key,
         str(office.folder.resolve()), str(office.since or ""), office.only or "",
         str(os.getpid())],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is the server's: the worker sees it end
    )
    queue.started[office.key] = child, time.monotonic()


@dataclass
class WorkQueue:
    """The work of all offices. `start`: begins a worker for an office; tests do the work here."""

    store: Store
    start: "Callable[[WorkQueue, Office], None]" = begin
    started: dict[str, tuple["subprocess.Popen[bytes]", float]] = field(default_factory=dict)

    def ask(self, office: Office, kind: str, asked: Data, by: str, language: str,
            rank: int = 1) -> Job:
        """Put a piece of work into the queue; the same one that waits already is that one."""
        said = json.dumps(asked, ensure_ascii=False, sort_keys=True)
        with self.store.writing() as connection:
            same = connection.execute(select(JOBS).where(
                JOBS.c.office == office.key, JOBS.c.kind == kind, JOBS.c.asked == said,
                JOBS.c.by == by, JOBS.c.language == language, JOBS.c.state.in_(OPEN),
                JOBS.c.stop.is_(False),
            )).first()
            if same is None:
                connection.execute(insert(JOBS).values(
                    office=office.key, kind=kind, asked=said, language=language, by=by,
                    at=ledgers.now(), rank=rank, state="waiting", stop=False, tries=0,
                ))
                same = connection.execute(
                    select(JOBS).where(JOBS.c.office == office.key).order_by(JOBS.c.id.desc())
                ).first()
                _forget(connection, office.key)
        self.see_to(office)
        return _job(same)

    def job(self, number: int) -> Job | None:
        """A piece of work as it stands."""
        with self.store.writing() as connection:
            row = connection.execute(select(JOBS).where(JOBS.c.id == number)).first()
        return None if row is None else _job(row)

    def of(self, office: Office) -> tuple[Job, ...]:
        """The open work of an office, the next first."""
        with self.store.writing() as connection:
            return tuple(map(_job, connection.execute(
                select(JOBS).where(JOBS.c.office == office.key, JOBS.c.state.in_(OPEN))
                .order_by(JOBS.c.rank, JOBS.c.id))))

    def last(self, office: Office, kind: str, asked: Data, language: str) -> Job | None:
        """The last piece of a kind that asked for just this in a language, if there is one."""
        said = json.dumps(asked, ensure_ascii=False, sort_keys=True)
        with self.store.writing() as connection:
            row = connection.execute(select(JOBS).where(
                JOBS.c.office == office.key, JOBS.c.kind == kind, JOBS.c.asked == said,
                JOBS.c.language == language).order_by(JOBS.c.id.desc())).first()
        return None if row is None else _job(row)

    def ended(self, office: Office, kinds: Collection[str], most: int) -> tuple[Job, ...]:
        """The last pieces of some kinds that something came of, the latest first."""
        with self.store.writing() as connection:
            return tuple(map(_job, connection.execute(select(JOBS).where(
                JOBS.c.office == office.key, JOBS.c.kind.in_(kinds), JOBS.c.state == "done",
            ).order_by(JOBS.c.id.desc()).limit(most))))

    def keep(self, number: int, part: Data) -> None:
        """What of a piece is done, for whoever goes on with it."""
        with self.store.writing() as connection:
            connection.execute(insert(PARTS).values(
                job=number, content=json.dumps(part, ensure_ascii=False)))

    def parts(self, number: int) -> Sequence[Data]:
        """What of a piece has been done before."""
        with self.store.writing() as connection:
            return [json.loads(content) for content in connection.execute(select(
                PARTS.c.content).where(PARTS.c.job == number).order_by(PARTS.c.id)).scalars()]

    def stop(self, number: int) -> None:
        """Nobody wants a piece any more: what waits goes, what runs ends with the best so far."""
        with self.store.writing() as connection:
            connection.execute(update(JOBS).where(
                JOBS.c.id == number, JOBS.c.state == "waiting").values(state="stopped"))
            connection.execute(update(JOBS).where(
                JOBS.c.id == number, JOBS.c.state == "running").values(stop=True))

    def take(self, office: str) -> Job | None:
        """The next piece to do, now in the hands of this process; None where nothing waits."""
        mine = psutil.Process()
        with self.store.writing() as connection:
            _mend(connection, office)
            busy = connection.execute(select(JOBS.c.id).where(
                JOBS.c.office == office, JOBS.c.state == "running")).first()
            row = connection.execute(
                select(JOBS).where(JOBS.c.office == office, JOBS.c.state == "waiting")
                .order_by(JOBS.c.rank, JOBS.c.id)
            ).first()
            if row is None or busy is not None:
                return None
            connection.execute(update(JOBS).where(JOBS.c.id == row.id).values(
                state="running", process=mine.pid, born=mine.create_time(), tries=row.tries + 1,
            ))
        return _job(row)

    def tell(self, number: int, told: Data) -> None:
        """How a piece stands."""
        with self.store.writing() as connection:
            connection.execute(update(JOBS).where(JOBS.c.id == number).values(
                told=json.dumps(told, ensure_ascii=False)))

    def stopped(self, number: int) -> bool:
        """Whether somebody wants it to end."""
        with self.store.writing() as connection:
            found = connection.execute(
                select(JOBS.c.stop).where(JOBS.c.id == number)).scalar()
        return bool(found)

    def overtaken(self, job: Job) -> bool:
        """Whether something waits that goes before a piece, though that has begun."""
        with self.store.writing() as connection:
            return connection.execute(select(JOBS.c.id).where(
                JOBS.c.office == job.office, JOBS.c.state == "waiting", JOBS.c.rank < job.rank,
            )).first() is not None

    def end(self, number: int, state: State, result: Data | None = None,
            failure: str | None = None) -> None:
        """What came of a piece; `waiting` gives it back undone, as if it had not been tried."""
        values: dict[str, Any] = {"state": state, "failure": failure, "process": None}
        if state == "waiting":
            values["tries"] = 0
        if result is not None:
            values["result"] = json.dumps(result, ensure_ascii=False, default=str)
        with self.store.writing() as connection:
            connection.execute(update(JOBS).where(JOBS.c.id == number).values(**values))
            if state != "waiting":
                connection.execute(delete(PARTS).where(PARTS.c.job == number))

    def see_to(self, office: Office) -> None:
        """See that somebody does what waits."""
        with self.store.writing() as connection:
            _mend(connection, office.key)
            states = set(connection.execute(select(JOBS.c.state).where(
                JOBS.c.office == office.key, JOBS.c.state.in_(OPEN))).scalars())
        if states == {"waiting"}:
            self.start(self, office)


def _mend(connection: Connection, office: str) -> None:
    """What a process had in hand that is no more waits again, unless it was tried too often."""
    for row in connection.execute(select(JOBS).where(
            JOBS.c.office == office, JOBS.c.state == "running")).fetchall():
        if not _lives(row.process, row.born):
            gone = row.stop or row.tries >= QueueParameters.tries
            connection.execute(update(JOBS).where(JOBS.c.id == row.id).values(
                state=("stopped" if row.stop else "failed") if gone else "waiting"))


def _lives(process: int | None, born: float | None) -> bool:
    try:
        found = psutil.Process(process)
        same = abs(found.create_time() - (born or 0)) < 1
        return bool(same and found.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def _forget(connection: Connection, office: str) -> None:
    old = connection.execute(
        select(JOBS.c.id).where(JOBS.c.office == office, JOBS.c.state.not_in(OPEN))
        .order_by(JOBS.c.id.desc()).offset(QueueParameters.kept)
    ).scalars().all()
    if old:
        connection.execute(delete(JOBS).where(JOBS.c.id.in_(old)))


def _job(row: Any) -> Job:
    def read(text: str | None) -> Data | None:
        return None if text is None else json.loads(text)

    return Job(row.id, row.office, row.kind, json.loads(row.asked), row.language, row.by, row.at,
               row.rank, row.state, read(row.told), read(row.result), row.failure)
