"""Results that commands write as JSON (`--format json`), held against its class."""

from pathlib import Path

from pydantic import BaseModel, ValidationError

from assigner.bounded import MOST_JSON, json_document, read_text
from assigner.documents.kinds import KINDS
from assigner.documents.misread import SHOWN, misread
from assigner.errors import PlanError
from assigner.words import listing, say

SWEPT = "sweep.json"
"""Where a sweep keeps what a page of it needs, in its folder."""


def kind_of(path: Path) -> str:
    """What a file, or a sweep's folder, says it is; blank where it is no result at all."""
    try:
        found = json_document(read_text(_file(path), MOST_JSON))
    except (OSError, ValueError):
        return ""
    return str(found.get("kind", "")) if isinstance(found, dict) else ""


def read_result(path: Path) -> BaseModel:
    """Read a result. PlanError where it is not what that kind must be."""
    found = json_document(read_text(_file(path), MOST_JSON))
    try:
        return KINDS[found["kind"]].model_validate(found)
    except ValidationError as error:
        wrong = misread(error)
        if wrong.unknown:
            raise PlanError(say(
                "{path}: says what {kind} does not write: {keys}.", path=path, kind=found["kind"],
                keys=listing(wrong.unknown[:SHOWN]),
            )) from error
        raise PlanError(say(
            "{path}: is not what {kind} writes: {where}: {reason}", path=path,
            kind=found["kind"], where=wrong.where, reason=wrong.reason,
        )) from error


def _file(path: Path) -> Path:
    """The file itself, or the one that a sweep keeps in its folder."""
    return path / SWEPT if path.is_dir() else path
