"""Under which name the workspace keeps what belongs to an office: no two folders share one.

Folders may have one name and be different offices (`a/nordby`, `b/nordby`), and one folder may
hold the days of several offices, each served by itself. What was kept for one is never another's.
"""

import json
import os
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, update

from assigner.workspace.offices import Office
from assigner.workspace.store import OFFICES, Store


@dataclass
class OfficeKeys:
    """The keys that are taken, beside the ledger. `known`: those asked for since the start."""

    store: Store
    known: dict[tuple[Path, str | None], str] = field(default_factory=dict)

    def key(self, office: Office) -> str:
        """The key of an office: its folder's name, or that with a number where it is taken.

        A folder that was moved is known again by what its office is called, as in the record.
        """
        asked = office.folder.resolve(), office.only
        if asked not in self.known:
            with self.store.alone("offices"), self.store.writing() as connection:
                self.known[asked] = _key(connection, office)
        return self.known[asked]


def _key(connection: Connection, office: Office) -> str:
    folder, only = office.folder.resolve(), office.only
    called = "" if office.today is None else office.today.head.office
    rows = connection.execute(select(OFFICES).order_by(OFFICES.c.key)).fetchall()
    path = json.dumps(str(folder))
    mine = [row for row in rows if row.folder == path]
    same = [row for row in mine if row.name == called]
    renamed = [row for row in mine if not row.name or (only is None and len(mine) == 1)]
    moved = [row for row in rows if called and row.name == called
             and _place(row).name == folder.name and not os.path.lexists(_place(row))]
    found = next(chain(same, renamed, moved), None)
    if found is not None:
        connection.execute(update(OFFICES).where(OFFICES.c.key == found.key).values(
            folder=path, name=called))
        return str(found.key)
    taken = {row.key for row in rows}
    key = next(name for name in chain(
        [folder.name], (f"{folder.name}-{number}" for number in count(2))) if name not in taken)
    connection.execute(insert(OFFICES).values(key=key, folder=path, name=called))
    return key


def _place(row: Any) -> Path:
    return Path(json.loads(row.folder))
