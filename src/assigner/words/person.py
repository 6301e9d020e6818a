"""What an office calls those who hold its cases, in the place of "caseworker".

Sentences are written with the usual word; where an office has its own, it stands in its place in
every form: one, several, and in Danish both definite forms, in compounds too. It is put into the
sentence, never into what the sentence tells: names, ids and words of a file stay as they are.
"""

import contextlib
import contextvars
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

VOWELS = frozenset("aeiouæøåAEIOUÆØÅ")


@dataclass(frozen=True)
class PersonWords:
    """One, several; in Danish also the one and the several (`the_one`, `the_many`)."""

    one: str
    many: str
    the_one: str = ""
    the_many: str = ""


Persons = Mapping[str, PersonWords]
"""By language; the usual word where one is not there."""



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
# Not a field in braces, an option, nor a name of a file or key.
_ENGLISH = re.compile(r"(?<![\w{./-])(?:(?P<article>[Aa])(?P<gap> ))?(?P<sign>[Cc])aseworker"
                      r"(?P<many>s?)(?!\w|}|\.\w)")
_DANISH = re.compile(r"(?<![\w{./-])(?P<before>[^\W\d_]*?)(?P<sign>[Ss])agsbehandler"
                     r"(?:(?P<form>ne|en|e)?(?P<of>s?)(?![\w}]|\.\w)|(?=\w))")
_TYPED = "SAGSBEHANDLER"
"""As what is typed at a terminal has it."""
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


def in_own_words(template: str, language: str) -> str:
    """A sentence of the program with the office's own word for the people who hold cases."""
    person = _spoken.get().persons.get(language)
    if person is None:
        return template
    if language == "da":
        said = _DANISH.sub(lambda found: _danish(person, found), template)
        return said.replace(_TYPED, person.one.upper())
    return _ENGLISH.sub(lambda found: _english(person, found), template)


def own_header(key: str, danish: str, persons: Persons) -> tuple[str, str] | None:
    """A header of a table, in English and Danish, with an office's word; None where it has none."""
    if not persons:
        return None
    with speaking_of(persons):
        named = in_own_words(danish, "da")
    english = _KEY.sub(persons["en"].one, key) if "en" in persons else key
    return None if (english, named) == (key, danish) else (english, named)


def is_named() -> bool:
    """Whether an office's own word is spoken."""
    return bool(_spoken.get().persons)


def _english(person: PersonWords, found: re.Match[str]) -> str:
    word = _as(person.many if found["many"] else person.one, found["sign"])
    if not found["article"]:
        return word
    return f"{found['article']}{'n' if word[0] in VOWELS else ''} {word}"


def _danish(person: PersonWords, found: re.Match[str]) -> str:
    form = {None: person.one, "e": person.many, "en": person.the_one, "ne": person.the_many}
    # In "medsagsbehandleren" the office's word may be two: "den medtrækyndige".
    article, gap, word = form[found["form"]].rpartition(" ")
    before = found["before"]
    said = f"{article}{gap}{before.lower()}{word}"
    capital = (before or found["sign"])[0]
    return _as(said, capital) + (found["of"] or "")


def _as(word: str, sign: str) -> str:
    """With a capital where the usual word has one."""
    return word[:1].upper() + word[1:] if sign.isupper() else word
