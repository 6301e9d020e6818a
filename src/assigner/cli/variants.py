"""Models as `-m` names them when there are several: NAME or NAME,KEY=VALUE,..."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from assigner.api.day import Day, open_day, require_all
from assigner.api.day_files import DayFiles
from assigner.cli.options import key_values
from assigner.cli.spoken import usage
from assigner.instance import Instance
from assigner.policy import Policy

HELP = "A model; NAME,KEY=VALUE,... overrides some of its values. Give it several times."


def variant(text: str) -> tuple[str, Mapping[str, str]]:
    """A model's name and the values it overrides."""
    name, *given = (part.strip() for part in text.split(","))
    return name, key_values(given)


def days(
    instance: Path, named: Sequence[str], profile: str | None = None
) -> dict[str, tuple[Instance, Policy]]:
    """The day as each model reads it; without a name, the instance's own model.

    InputError with every fault, each model's once.
    """
    opened: dict[str, Day] = {}
    for text in named or (DayFiles(instance, profile).model,):
        if text in opened:
            raise usage('"{name}" is named twice; compare it with another.', name=text)
        name, overrides = variant(text)
        own = not named
        opened[text] = open_day(instance, None if own else name, dict(overrides), profile)
    read = require_all(opened)
    # Several models may have several words: the first one's are spoken.
    next(iter(read.values()))[1].called.speak()
    return read
