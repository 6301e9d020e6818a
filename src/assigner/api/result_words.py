"""What is told of a result or a record is told in the words of the office it is of.

Neither holds a model, only its name: it is looked for beside what is told, here, and where the day
was. Where it is not found the usual words are spoken.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel

from assigner.api.state import state_folder
from assigner.errors import ModelError
from assigner.files.whereabouts import recall
from assigner.policy import load

if TYPE_CHECKING:
    from assigner.ledger import Record


def speak_as_of(result: BaseModel, file: Path) -> None:
    """Call those who hold cases what the model of a result calls them."""
    told = result.model_dump(include={"model", "runs", "instance"})
    runs = told.get("runs") or [{}]
    told["model"] = told.get("model") or (runs[0] if isinstance(runs[0], dict) else {}).get("model")
    _speak(told, file.resolve().parent)


def speak_by(model: str, day: str, file: Path) -> None:
    """Likewise, by the name of a model and the fingerprint of a day, for what stands in `file`."""
    _speak({"model": model, "instance": {"sha256": day}}, file.resolve().parent)


def speak_as_decided(records: Iterable["Record"]) -> None:
    """Likewise, as the model of the last plan that was committed."""
    plans = [record.said["plan"] for record in records if isinstance(record.said.get("plan"), dict)]
    if plans:
        _speak(plans[-1], Path.cwd())


def _speak(told: Mapping[str, object], beside: Path) -> None:
    """`told`: a document with the name of its model, and its day."""
    model, day = told.get("model"), told.get("instance")
    name = model.get("name") if isinstance(model, dict) else model
    if not isinstance(name, str):
        return
    name = name.partition(",")[0]
    sha = day.get("sha256") if isinstance(day, dict) else None
    known = recall(state_folder(), sha) if isinstance(sha, str) else ()
    places = [(name, beside), *((where.model or name, where.folder) for where in known)]
    for wanted, folder in places:
        try:
            load(wanted, beside=folder).called.speak()
        except ModelError:
            continue
        return
