"""A model of an office's own, and its flow: begun, and kept once they are known to be good."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from assigner.api.day import open_day
from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically
from assigner.policy import load
from assigner.policy.new_model import OwnModel, new_model
from assigner.simulation.flow import NAME, load_flow
from assigner.simulation.new_flow import inflow, new_flow
from assigner.words import say

_Read = TypeVar("_Read")


def begin_model(file: Path, own: OwnModel) -> Path | None:
    """Write the model into `file`, and a flow beside it.

    The flow; None where one is there, or days are: it would count for them, too.

    Raises AssignerError where the file is there already or cannot be written, or where the
    answers make no model: every one that does not.
    """
    _free(file)
    text = new_model(own)
    policy = _tried(text, lambda path: load(str(path)))
    flow = new_flow(policy)
    _tried(flow, lambda path: load_flow(path, frozenset(policy.phases)))
    write_atomically(file, text)
    beside = flow_beside(file)
    if beside.exists() or _days(file.parent):
        return None
    write_atomically(beside, flow)
    return beside


def flow_beside(model: Path) -> Path:
    """Where the flow of a model lies that is found by itself."""
    return model.parent / NAME


def misfit(file: Path) -> AssignerError | None:
    """Why the flow beside a model is none for its phases; None where it is, or none is there."""
    beside = flow_beside(file)
    if not beside.exists():
        return None
    try:
        load_flow(beside, frozenset(load(str(file)).phases))
    except AssignerError as wrong:
        return wrong
    return None


def begin_flow(file: Path, model: str, day: Path | None) -> None:
    """Write a flow for the phases of a model; `day`: an instance from which what comes is counted.

    Raises AssignerError where the file is there already or cannot be written, ModelError and
    InputError where the model or the day cannot be used.
    """
    _free(file)
    if day is None:
        policy, seen = load(model), None
    else:
        facts, policy = open_day(day, model, {}).require()
        seen = inflow(facts)
    text = new_flow(policy, seen)
    _tried(text, lambda path: load_flow(path, frozenset(policy.phases)))
    write_atomically(file, text)


def _days(folder: Path) -> bool:
    """Whether days of the office lie in a folder, or right below it."""
    return any(any(folder.glob(name)) for name in ("instance.*", "*/instance.*"))


def _free(file: Path) -> None:
    if file.exists():
        raise AssignerError(say("{file} is there already; nothing is overwritten. Name another.",
                                file=file))


def _tried(text: str, read: Callable[[Path], _Read]) -> _Read:
    """What a file of this text is read to. Raises as `read` does."""
    with TemporaryDirectory() as folder:
        tried = Path(folder) / "tried.toml"
        tried.write_text(text, encoding="utf-8")
        return read(tried)
