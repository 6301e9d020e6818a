"""The seal of an SQLite ledger: one digest over every byte of its file.

The chain covers what records say. Pages also hold bytes that belong to no record, and a bit
flipped there is no less a sign that the file was touched. So every commit ends by writing,
in the same transaction, the digest of the whole image the file will have, as seen through
the connection (`serialize` reads pages not yet written). Blanked in the digest are the seal
itself and three numbers of the header that SQLite writes at the very end: two copies of the
change counter, which must be equal, and the version of the library, which `head` notes.
"""

import hashlib
import sqlite3

from sqlalchemy import Connection

BLANK = "0" * 64
_COUNTER, _COUNTER_AGAIN, _LIBRARY = slice(24, 28), slice(92, 96), slice(96, 100)
LIBRARY = sqlite3.sqlite_version


def image(connection: Connection) -> bytes:
    """The file as this connection sees it, uncommitted pages included."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("only SQLite has a file to seal")
    return driver.serialize()


def digest(seen: bytes, seal: str) -> str:
    """sha256 of a file's image with its seal and the header's last numbers blanked."""
    blanked = bytearray(seen.replace(seal.encode("ascii", "replace"), BLANK.encode()))
    for place in (_COUNTER, _COUNTER_AGAIN, _LIBRARY):
        blanked[place] = bytes(4)
    return hashlib.sha256(blanked).hexdigest()


def broken(seen: bytes, size: int, library: object, seal: object) -> bool:
    """Whether a committed image is not what was sealed. `size`: the file's own length.

    One flipped bit can make a text of the ledger nothing, a number or bytes.
    """
    if not isinstance(library, str) or not isinstance(seal, str):
        return True
    return (
        len(seen) != size
        or seen[_COUNTER] != seen[_COUNTER_AGAIN]
        or int.from_bytes(seen[_LIBRARY], "big") != _numbered(library)
        or digest(seen, seal) != seal
    )


def _numbered(library: str) -> int:
    """3.40.1 as SQLite writes it: 3040001."""
    try:
        major, minor, patch = (int(part) for part in library.split("."))
    except ValueError:
        return -1
    return major * 1_000_000 + minor * 1000 + patch
