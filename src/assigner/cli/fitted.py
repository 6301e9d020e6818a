"""Sentences as wide as the terminal they are read in; a command to be typed stays whole."""

import os
import re
import shutil
import textwrap
from typing import IO

from assigner.words import say

NEXT = say("Next:")
"""How a sentence of what is to be done begins, in every language."""


def fitted(text: str, stream: IO[str] | None) -> str:
    """A text for a stream: at a terminal no word is broken, and what is next has its own line.

    So it is in a pipe where COLUMNS says how wide its reader is.
    """
    if stream is None or not (stream.isatty() or os.environ.get("COLUMNS", "").isdecimal()):
        return text
    return within(text, shutil.get_terminal_size().columns)


def within(text: str, width: int) -> str:
    """A text in lines of at most `width` columns, but for a command, which is copied whole."""
    return "\n".join(line for said in text.splitlines() for line in _lines(said, width))


def _lines(said: str, width: int) -> list[str]:
    if len(said) <= width:
        return [said]
    begins = f"{NEXT} "
    told, *then = re.split(rf" (?={re.escape(begins)})", said, maxsplit=1)
    if told.startswith(begins):
        return [told]
    return [*textwrap.wrap(told, width, break_long_words=False, break_on_hyphens=False,
                           subsequent_indent=" " * (len(told) - len(told.lstrip()))), *then]
