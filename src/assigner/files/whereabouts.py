"""Where an instance was when it was solved, so that its plan can be judged again.

A plan names its instance by content, never by path: the same day gives the same file
wherever it lies. The path is remembered beside, per user, by the instance's fingerprint.
"""

import json
from pathlib import Path
from typing import NamedTuple

from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically

FILE = "instances.json"


class Whereabouts(NamedTuple):
    """The folder of an instance, and the model as it was asked for."""

    folder: Path
    model: str


def remember(state: Path, sha256: str, where: Whereabouts) -> None:
    """Note where an instance lies. Where nothing can be written, nothing is noted."""
    known = _known(state)
    known[sha256] = {"folder": str(where.folder.resolve()), "model": where.model}
    try:
        state.mkdir(parents=True, exist_ok=True)
        write_atomically(state / FILE, json.dumps(known, indent=1, sort_keys=True))
    except (OSError, AssignerError):
        return


def recall(state: Path, sha256: str) -> Whereabouts | None:
    """Where the instance was; None when that is not known."""
    found = _known(state).get(sha256)
    return None if found is None else Whereabouts(Path(found["folder"]), found["model"])


def _known(state: Path) -> dict[str, dict[str, str]]:
    try:
        known = json.loads((state / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(known, dict):
        return {}
    return {
        sha: where
        for sha, where in known.items()
        if isinstance(where, dict) and {"folder", "model"} <= where.keys()
    }
