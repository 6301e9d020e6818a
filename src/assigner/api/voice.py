"""Who listens. A program hears nothing unless it asks to; a command speaks on the screen."""

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from assigner.words import Words

Told = Callable[[Words], None]
"""Told what deserves a word and stops nothing."""


def ignored(words: Words | str) -> None:
    """Say nothing."""
    del words


def nobody(question: Words) -> None:
    """Nobody is there to ask."""
    del question


def plainly(*parts: object) -> str:
    """A command as somebody would type it; None is left out."""
    return " ".join(["assigner", *(shlex.quote(str(part)) for part in parts if part is not None)])


class CommandLine(Protocol):
    """A command as somebody would type it where the program was started; None is left out."""

    def __call__(self, *parts: object) -> str:
        """Of these parts, after the program's own name."""


@dataclass(frozen=True)
class Voice:
    """`tell`: warnings; `show`: a line that is the answer itself, as a checkpoint for `-`.

    `ask`: a question for yes or no; None where nobody is there. `typed`: a command to type next.
    """

    tell: Told = ignored
    show: Callable[[str], None] = ignored
    ask: Callable[[Words], bool | None] = nobody
    typed: CommandLine = plainly


SILENT = Voice()
