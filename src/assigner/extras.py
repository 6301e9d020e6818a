"""Libraries that only some commands need: installed on demand, told where they are missing."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version

from assigner.errors import MissingExtra
from assigner.words import say

NO_SOLVER = say("OR-Tools is not installed, and nothing is solved without it. "
                "Install it: pip install ortools")
"""Whoever only reads, judges and checks proofs can do without."""


def version_of(library: str) -> str:
    """The version installed; "" where it is not."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


@contextmanager
def solver() -> Iterator[None]:
    """Around the imports of OR-Tools. Raises MissingExtra where it is not there."""
    try:
        yield
    except ModuleNotFoundError as missing:
        raise MissingExtra(NO_SOLVER) from missing


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Around the imports of an extra: `sweep`, `pictures`, `statistics`, `web`, ...

    Raises MissingExtra, with what to install, where one of its libraries is not there.
    """
    try:
        yield
    except ModuleNotFoundError as missing:
        raise MissingExtra(say(
            '{library} is not installed. It comes with an extra: pip install "assigner[{extra}]", '
            "or in a checkout: uv sync --extra {extra}", library=str(missing.name), extra=name,
        )) from missing
