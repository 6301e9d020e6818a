"""The words of the office that is spoken of, in this thread or task, in place of the program's."""

import contextlib
import contextvars
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from assigner.words.person import Persons, in_place


class Spoken(Protocol):
    """What can be put into a language."""

    def spoken(self, chosen: str) -> str:
        """In that one."""


@dataclass(frozen=True)
class OfficeWords:
    """An office's words. `own`: texts of its model that are put into no language.

    `instead`: a word of the program -> what the office says in its place.
    """

    persons: Persons = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    instead: Mapping[str, Spoken] = field(default_factory=dict)


_USUAL = OfficeWords()
_spoken: contextvars.ContextVar[OfficeWords] = contextvars.ContextVar("office", default=_USUAL)
_KEY = re.compile(r"caseworker")
"""In the English header of a column, which is a key."""


def speak_of(office: OfficeWords) -> None:
    """From here on, in this thread or task, the words of an office."""
    _spoken.set(office)


@contextlib.contextmanager
def speaking_of(persons: Persons | None) -> Iterator[None]:
    """For a while no office's words but its word for the people who hold cases."""
    before = _spoken.set(OfficeWords(persons or {}))
    try:
        yield
    finally:
        _spoken.reset(before)


def is_own(text: str) -> bool:
    """Whether the office wrote a text itself."""
    return text in _spoken.get().own


def instead(name: str) -> Spoken | None:
    """What the office says in the place of a word of the program; None: the word."""
    return _spoken.get().instead.get(name)


def is_named() -> bool:
    """Whether an office's own word for the people who hold cases is spoken."""
    return bool(_spoken.get().persons)


def in_own_words(template: str, language: str) -> str:
    """A sentence of the program with the office's own word for the people who hold cases."""
    person = _spoken.get().persons.get(language)
    return template if person is None else in_place(person, template, language)


def own_header(key: str, danish: str, persons: Persons) -> tuple[str, str] | None:
    """A header of a table, in English and Danish, with an office's word; None where it has none."""
    if not persons:
        return None
    named = in_place(persons["da"], danish, "da") if "da" in persons else danish
    english = _KEY.sub(persons["en"].one, key) if "en" in persons else key
    return None if (english, named) == (key, danish) else (english, named)
