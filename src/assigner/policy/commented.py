"""Lines of a commented TOML file of an office's own: a number nobody measured, a text, a remark."""

import json
import re
import unicodedata
from collections.abc import Iterator
from textwrap import wrap

from assigner.words import Words

_WIDE = 100
"""Signs of a line of the file."""
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th"})


def key_of(label: str) -> str:
    """A label as the key it has in the file: small letters, digits and underscores."""
    plain = unicodedata.normalize("NFKD", label.casefold().translate(_LETTERS))
    return re.sub(r"[^a-z0-9]+", "_", plain.encode("ascii", "ignore").decode()).strip("_")


def number(key: str, value: str, unit: str, source: Words) -> str:
    """A number that nobody measured."""
    return (f'{key} = {{ value = {value}, unit = {text(unit)}, status = "assumed", '
            f"source = {text(source)} }}")


def text(said: Words | str) -> str:
    """A text in TOML's quotes, which are JSON's."""
    return json.dumps(str(said), ensure_ascii=False)


def comment(words: Words) -> Iterator[str]:
    """A remark, in lines that are not too long."""
    yield from wrap(str(words), _WIDE, initial_indent="# ", subsequent_indent="# ")
