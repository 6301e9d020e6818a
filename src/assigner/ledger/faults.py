"""What a database complains of, in the user's words."""

import sqlite3

from sqlalchemy.exc import DBAPIError, IntegrityError

from assigner.words import Words, say

_READ_ONLY, _IO, _CORRUPT, _FULL, _NO_FILE, _NO_LEDGER = 8, 10, 11, 13, 14, 26
_BUSY = (5, 6)
_TAKEN, _COLLIDED = "55P03", "40001"
"""PostgreSQL: a lock was not to be had in time; two transactions touched the same."""


def reason(error: DBAPIError, address: str) -> Words:
    """Why the ledger could not be used, and what to do about it."""
    code = _code(error)
    state = getattr(error.orig, "sqlstate", None)
    if isinstance(error, IntegrityError) or state == _COLLIDED:
        return say("Somebody else recorded a decision in {ledger} at the same moment; "
                   "look at it with assigner log, and try again.", ledger=address)
    if code in _BUSY or state == _TAKEN:
        return say("The ledger {ledger} is in use by another program; wait, and try again.",
                   ledger=address)
    if code == _READ_ONLY:
        return say("The ledger {ledger} is read-only; make it writable, or name another with "
                   "--ledger.", ledger=address)
    if code == _FULL:
        return say("The disk of the ledger {ledger} is full; make room, and try again.",
                   ledger=address)
    if code == _IO:
        return say("The ledger {ledger} could not be written or read; is the disk full or "
                   "away?", ledger=address)
    if code == _NO_FILE:
        return say("The ledger {ledger} cannot be opened: look at its folder and who may "
                   "write there.", ledger=address)
    if code in (_CORRUPT, _NO_LEDGER):
        return say("{ledger} is damaged, or no ledger; see assigner log verify.",
                   ledger=address)
    return say("The ledger {ledger} cannot be used: {why}.", ledger=address, why=str(error.orig))


def _code(error: DBAPIError) -> int | None:
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", None)
        return None if code is None else int(code) & 0xFF
    return None
