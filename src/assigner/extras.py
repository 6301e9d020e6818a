"""Libraries that only some commands need: installed on demand, told where they are missing."""

from collections.abc import Iterator
from contextlib import contextmanager

from assigner.errors import MissingExtra
from assigner.words import say


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Around the imports of an extra of this package: `sweep`, `pictures`, `postgresql`.

    Raises MissingExtra, with what to install, where one of its libraries is not there.
    """
    try:
        yield
    except ModuleNotFoundError as missing:
        raise MissingExtra(say(
            '{library} is not installed. It comes with an extra: pip install "assigner[{extra}]", '
            "or in a checkout: uv sync --extra {extra}", library=str(missing.name), extra=name,
        )) from missing
