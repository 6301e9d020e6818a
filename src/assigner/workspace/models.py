"""What an office's model said, and since when: as far as the record and the workspace know."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import insert, select

from assigner.api import ledgers
from assigner.ledger import commits
from assigner.policy import Policy
from assigner.policy.load import merged_model
from assigner.policy.sources import chain
from assigner.quantity import Quantity
from assigner.workspace.desk import OfficeDesk
from assigner.workspace.store import MODELS, Store


@dataclass(frozen=True)
class NumberSince:
    """A number from a moment on. `number` None: what the model said then is not known here.

    `by`: who first signed a day with it, or first opened the office with it (`signed` False).
    """

    at: str
    by: str
    signed: bool
    number: Quantity | None
    there: bool = True


@dataclass(frozen=True)
class ModelFile:
    """A file of the office's own that the model is read from, and when it was last written."""

    name: str
    written: datetime


def note_model(store: Store, desk: OfficeDesk, by: str) -> None:
    """Remember the model of the desk, where it is another than the last one seen."""
    policy = None if desk.day is None else desk.day.policy
    if policy is None:
        return
    with store.writing() as connection:
        last = connection.execute(select(MODELS.c.sha256).where(
            MODELS.c.office == desk.office.key).order_by(MODELS.c.id.desc())).scalar()
        if last != policy.sha256:
            connection.execute(insert(MODELS).values(
                office=desk.office.key, sha256=policy.sha256, by=by, at=ledgers.now(),
                numbers=json.dumps({key: number.model_dump(mode="json")
                                    for key, number in policy.numbers.items()},
                                   ensure_ascii=False)))


def number_since(store: Store, desk: OfficeDesk, policy: Policy, key: str) -> Sequence[NumberSince]:
    """Each value a number has had, the first known one first; at least the one it has."""
    seen = _seen(store, desk.office.key)
    known = {sha: numbers for sha, _, _, numbers in seen}
    known[policy.sha256] = policy.numbers
    events = sorted([
        *((record.at, record.by, True, str(record.said["plan"]["model"]["sha256"]))
          for record in commits(desk.records)),
        *((at, by, False, sha) for sha, by, at, _ in seen),
    ], key=itemgetter(0))
    found: list[NumberSince] = []
    for at, by, signed, sha in events:
        numbers = known.get(sha)
        number = None if numbers is None else numbers.get(key)
        one = NumberSince(at, by, signed, number, numbers is not None)
        if not found or (found[-1].number, found[-1].there) != (one.number, one.there):
            found.append(one)
    return found


def model_files(policy: Policy, desk: OfficeDesk) -> Sequence[ModelFile]:
    """The model's files that lie with the office, not with the program."""
    if desk.day is None or desk.day.folder is None:
        return ()
    home = desk.day.folder if desk.day.folder.is_dir() else desk.day.folder.parent
    found = []
    for source in chain(policy.name, home):
        file = home / source.label
        if file.suffix == ".toml" and file.is_file():
            found.append(ModelFile(source.label, datetime.fromtimestamp(
                file.stat().st_mtime, UTC)))
    return found


def stands_in(policy: Policy, desk: OfficeDesk, key: str) -> str:
    """`file:line` where a key was said last; blank where it is not known."""
    home = None if desk.day is None else desk.day.folder
    path = tuple(int(step) if step.isdigit() else step for step in key.split("."))
    where = merged_model(policy.name, policy.overrides, home)[0].where
    while path and path not in where:
        path = path[:-1]
    return where.get(path, "")


def _seen(
    store: Store, office: str
) -> Sequence[tuple[str, str, str, Mapping[str, Quantity]]]:
    with store.writing() as connection:
        rows = connection.execute(select(MODELS).where(
            MODELS.c.office == office).order_by(MODELS.c.id)).fetchall()
    return [(row.sha256, row.by, row.at, _read(row.numbers)) for row in rows]


@lru_cache(maxsize=64)
def _read(text: str) -> Mapping[str, Quantity]:
    return {key: Quantity.model_validate({**row, **_exact(row)})
            for key, row in json.loads(text).items()}


def _exact(row: Mapping[str, Any]) -> Mapping[str, object]:
    """The numbers of a row, which are kept as they are written."""
    ends = row["interval"]
    return {"value": Decimal(row["value"]),
            "interval": None if ends is None else tuple(map(Decimal, ends))}
