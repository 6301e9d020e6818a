"""Who has signed out: a cookie that somebody kept a copy of opens nothing any more."""

import hashlib
import time
from threading import Lock

from sqlalchemy import delete, insert, select

from assigner.workspace.store import SIGNED_OUT, Store

KEPT = 13 * 3600.0
"""Seconds: an hour more than a cookie holds."""


class SignedOut:
    """The sessions that ended, kept over a restart; asked by every page, so read once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.lock = Lock()
        with store.writing() as connection:
            connection.execute(delete(SIGNED_OUT).where(SIGNED_OUT.c.at < time.time() - KEPT))
            self.held = set(connection.execute(select(SIGNED_OUT.c.session)).scalars())

    def holds(self, session: str) -> bool:
        """Whether a session ended."""
        return _mark(session) in self.held

    def end(self, session: str) -> None:
        """End a session for good."""
        mark = _mark(session)
        with self.lock:
            if mark in self.held:
                return
            with self.store.writing() as connection:
                connection.execute(insert(SIGNED_OUT).values(session=mark, at=time.time()))
            self.held.add(mark)


def _mark(session: str) -> str:
    """What is kept of a session: whoever reads the table cannot use it."""
    return hashlib.sha256(session.encode()).hexdigest()
