"""Holds every document against its class and, by a validator of others, against its schema."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from assigner.documents.kinds import KINDS

SCHEMAS = Path(__file__).parents[1] / "docs" / "schemas"
SEEN: set[str] = set()
"""What was held already: the same document is judged once a process."""


def validate(text: str) -> str | None:
    """The kind of a document; None where the text is none. AssertionError where it is wrong."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    if not isinstance(found, Mapping) or "schema_version" not in found:
        return None
    kind = str(found["kind"])
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if mark not in SEEN:
        KINDS[kind].model_validate(found)
        wrong = next(iter(validator(kind).iter_errors(found)), None)
        assert wrong is None, f"{kind}: {wrong.json_path}: {wrong.message}"
        SEEN.add(mark)
    return kind


@cache
def validator(kind: str) -> Any:
    """The third-party validator of a kind, by the schema that is published."""
    return Draft202012Validator(json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8")))
