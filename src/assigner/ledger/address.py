"""Where a ledger lies, as a database is told and as people are: never with its password."""

import re
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from assigner.errors import LedgerError
from assigner.words import Words, say

_FILE = "sqlite:///"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""What a URL begins with. Two letters at least: one is a drive of Windows."""
_SERVER = re.compile(r"//[^/]*@|:[^/\\]*@|\bpass\w*\s*=|\b(host|dbname)\s*=", re.IGNORECASE)
"""What only the address of a server holds, however it begins: somebody's name, a password."""
_MEMORY = ("", ":memory:")
POSTGRES = "postgresql"
_IN_MEMORY = say("a ledger in memory is gone when the program ends; name a file")


def file_of(address: str) -> Path | None:
    """The path of a ledger that is a file of SQLite; None for a database on a server.

    Raises LedgerError where it is neither: a ledger that is gone with the program, or an
    address that would be taken for the name of a file.
    """
    text = address.strip()
    if "://" in text and not text.casefold().startswith("sqlite"):
        return None
    if text.casefold().startswith(_FILE):
        text = text[len(_FILE):]
        if "?" in text:
            raise _refused(address, say("write the path of the file alone"))
    elif (scheme := _SCHEME.match(text)) is not None and not _there(text):
        raise _refused(address, _like(scheme[0]))
    elif _SERVER.search(text) is not None and not _there(text):
        raise _refused(address, _like("postgresql:"))
    if text in _MEMORY:
        raise _refused(address, _IN_MEMORY)
    return _kept(text, address)


def _kept(text: str, address: str) -> Path:
    """The path, where it can be that of a file that is kept."""
    try:
        path = Path(text).expanduser()
        there = path.exists()
    except (OSError, ValueError, RuntimeError):
        raise _refused(address, say("no file can be called so")) from None
    if "\0" in text:
        raise _refused(address, say("no file can be called so"))
    if path.is_dir():
        raise _refused(address, say("it is a folder; name a file in it"))
    if there and not path.is_file():
        raise _refused(address, say("it is a device or a pipe, which keeps nothing"))
    return path


def _there(text: str) -> bool:
    try:
        return Path(text).exists()
    except (OSError, ValueError):
        return False


def _like(scheme: str) -> Words:
    name = scheme.rstrip(":")
    if name.casefold().startswith("sqlite"):
        return _IN_MEMORY
    if name.casefold().startswith("postgres"):
        return say("a server's address has two slashes: {address}",
                   address="postgresql://USER@SERVER/DATABASE")
    return say("write the path of a file, or {address}",
               address="postgresql://USER@SERVER/DATABASE")


def _refused(address: str, why: Words) -> LedgerError:
    return LedgerError(str(say(
        '"{ledger}" cannot be a ledger: {why}. Nothing was recorded.', ledger=shown(address),
        why=why,
    )))


def shown(address: str) -> str:
    """The address without its password, rebuilt from its parts.

    Of what cannot be taken apart only the kind is shown: a password may stand anywhere in it.
    """
    if address.casefold().startswith(_FILE):
        return address
    if _SCHEME.match(address.strip()) is None:
        return "…" if _SERVER.search(address) is not None and not _there(address) else address
    try:
        url = make_url(address.strip())
    except (ArgumentError, ValueError):
        return f"{address.strip().partition(':')[0]}:…"
    if url.host is not None and "@" in url.host:
        url = url.set(host="***")
    secret = {key for key in url.query if "pass" in f"{key}={url.query[key]}".casefold()}
    if secret:
        url = url.update_query_dict(dict.fromkeys(secret, "***"))
    return url.render_as_string(hide_password=True).replace("%2A%2A%2A", "***")


def url_of(address: str) -> URL:
    """A database's address for SQLAlchemy; PostgreSQL by psycopg unless it names another.

    Raises ArgumentError where it is no address.
    """
    url = make_url(address.strip())
    plain = url.drivername in (POSTGRES, "postgres")
    return url.set(drivername="postgresql+psycopg") if plain else url
