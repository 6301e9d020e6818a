"""A record says which of its cases are restricted, as its plan did; the ledger itself is whole."""

from collections.abc import Mapping
from typing import Any

from assigner.ledger.record import Record
from assigner.veil import veil

KEY = "restricted"


def carried(plan: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a record without its plan carries on of it; nothing where no case is restricted."""
    return {KEY: plan[KEY]} if plan.get(KEY) else {}


def learn_record(record: Record) -> Record:
    """Let what is shown from now on know the restricted cases of a record."""
    if f'"{KEY}":' in record.content:
        said = record.said
        rows = said.get(KEY) or said.get("plan", {}).get(KEY) or ()
        veil().learn((row["case"], row["number"], row["people"]) for row in rows)
        veil().plain.update(row["id"] for row in said.get("plan", {}).get("caseworkers", ()))
    return record
