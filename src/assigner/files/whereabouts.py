"""Where an instance was when it was solved, so that its plan can be judged again.

A plan names its instance by content, never by path: the same day gives the same file
wherever it lies. The paths are remembered beside, per user, by the instance's fingerprint:
several, since a copy that is solved and then edited must not make the original forgotten.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically
from assigner.files.private import make_folder

FILE = "instances.json"
MOST = 5
"""So many places of one day are remembered."""
MOST_PLANS = 20
"""So many plans of one place are remembered, the last kept first."""


class Whereabouts(NamedTuple):
    """The folder of an instance, the model as it was asked for, the profile it is read by.

    `plans`: the files of the plans that were made of it there.
    """

    folder: Path
    model: str
    profile: str = ""
    plans: tuple[str, ...] = ()

    def made(self, plan: Path) -> bool:
        """Whether a plan's file is one of these."""
        return str(plan.resolve()) in self.plans


def remember(state: Path, sha256: str, where: Whereabouts, plan: Path | None = None) -> None:
    """Note where an instance lies, and the file its plan is kept in.

    Where nothing can be written, nothing is noted.
    """
    known = _known(state)
    model = where.model
    try:
        if model.endswith(".toml") and Path(model).is_file():
            model = str(Path(model).resolve())  # found again from any folder
        mine = {"folder": str(where.folder.resolve()), "model": model}
        if where.profile:
            mine["profile"] = str(Path(where.profile).resolve())
        before = known.get(sha256, ())
        others = [one for one in before if one["folder"] != mine["folder"]]
        plans = [part for one in before if one not in others for part in one["plans"]]
        if plan is not None:
            here = str(plan.resolve())
            plans = [here, *(one for one in plans if one != here)]
            for other in others:
                other["plans"] = [one for one in other["plans"] if one != here]
        known[sha256] = [mine | {"plans": plans[:MOST_PLANS]}, *others][:MOST]
        make_folder(state)
        write_atomically(state / FILE, json.dumps(known, indent=1, sort_keys=True))
    except (OSError, AssignerError):
        return


def recall(state: Path, sha256: str) -> tuple[Whereabouts, ...]:
    """Where the instance was, the last place first; none where that is not known."""
    return tuple(
        Whereabouts(Path(one["folder"]), one["model"], one.get("profile", ""),
                    tuple(one["plans"]))
        for one in _known(state).get(sha256, ())
    )


def _known(state: Path) -> dict[str, list[dict[str, Any]]]:
    try:
        known = json.loads((state / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(known, dict):
        return {}
    return {
        sha: [one | {"plans": _texts(one.get("plans"))}
              for one in (places if isinstance(places, list) else [places])
              if isinstance(one, dict) and {"folder", "model"} <= one.keys()
              and all(isinstance(value, str) for key, value in one.items() if key != "plans")]
        for sha, places in known.items()
    }


def _texts(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
