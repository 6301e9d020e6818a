"""The PostgreSQL server of ASSIGNER_TEST_POSTGRESQL: a database for each process of the tests."""

import os
from functools import cache

import pytest
from sqlalchemy import create_engine, make_url, text

from assigner.ledger.address import url_of

GIVEN = os.environ.get("ASSIGNER_TEST_POSTGRESQL", "")
needed = pytest.mark.skipif(not GIVEN, reason="no server in ASSIGNER_TEST_POSTGRESQL")


@cache
def address() -> str:
    """A database of this process's own, so that parallel tests do not empty one another's."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        return GIVEN
    url = make_url(GIVEN)
    own = f"{url.database}_{worker}"
    engine = create_engine(url_of(GIVEN), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{own}"'))
        connection.execute(text(f'CREATE DATABASE "{own}"'))
    engine.dispose()
    return url.set(database=own).render_as_string(hide_password=False)


def run(*statements: str) -> None:
    """Do something to the database, past the ledger."""
    engine = create_engine(url_of(address()))
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def emptied() -> str:
    """The database without a ledger, and without what was put in its place."""
    run("DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    return address()
