"""Where a ledger lies, as a database is told and as people are: never with its password."""

import re

from sqlalchemy import URL, make_url

_FILE = "sqlite:///"
_PASSWORD = re.compile(r"(?<=://)([^:/@]*):[^@]*@")
POSTGRES = "postgresql"


def file_of(address: str) -> str | None:
    """The path of a ledger that is a file of SQLite; None for a database."""
    if "://" in address and not address.startswith(_FILE):
        return None
    return address.removeprefix(_FILE)


def shown(address: str) -> str:
    """The address with its password left out."""
    return _PASSWORD.sub(r"\1:***@", address)


def url_of(address: str) -> URL:
    """A database's address for SQLAlchemy; PostgreSQL by psycopg unless it names another.

    Raises ArgumentError where it is no address.
    """
    url = make_url(address)
    return url.set(drivername="postgresql+psycopg") if url.drivername == POSTGRES else url
