"""One entry of the ledger, and the hash that ties it to the one before."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, Literal

from assigner.canonical import canonical

Kind = Literal["commit", "override", "withdrawal", "step"]
BEGINNING = "0" * 64
"""What the first record follows."""


@dataclass(frozen=True)
class Entry:
    """What somebody decided, not yet recorded. `at` in UTC, `day` the day of allocation."""

    kind: Kind
    at: str
    by: str
    office: str
    day: str
    content: Mapping[str, Any]

    def follow(self, number: int, previous: str) -> "Record":
        """The record this entry becomes after the one whose hash is `previous`."""
        said = canonical(self.content)
        record = Record(
            number, self.kind, self.at, self.by, self.office, self.day, said, previous, ""
        )
        return Record(**{**record.facts, "sha256": record.hash})


@dataclass(frozen=True)
class Record:
    """An entry in its place. `content` is canonical JSON; `sha256` covers all the rest."""

    number: int
    kind: str
    at: str
    by: str
    office: str
    day: str
    content: str
    previous: str
    sha256: str

    @property
    def facts(self) -> dict[str, Any]:
        """The record as a row."""
        return {item.name: getattr(self, item.name) for item in fields(self)}

    @property
    def hash(self) -> str:
        """sha256 of the previous hash and everything the record says."""
        said = {name: value for name, value in self.facts.items() if name != "sha256"}
        return hashlib.sha256(canonical(said).encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def said(self) -> Mapping[str, Any]:
        """The content, read."""
        found: dict[str, Any] = json.loads(self.content)
        return found
