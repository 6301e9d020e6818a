"""What an office calls those who hold its cases, in the place of "caseworker".

Sentences are written with the usual word; where an office has its own, it stands in its place in
every form: one, several, and in Danish both definite forms, in compounds too. It is put into the
sentence, never into what the sentence tells: names, ids and words of a file stay as they are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

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

# Not a field in braces, an option, nor a name of a file or key.
_ENGLISH = re.compile(r"(?<![\w{./-])(?:(?P<article>[Aa])(?P<gap> ))?(?P<sign>[Cc])aseworker"
                      r"(?P<many>s?)(?!\w|}|\.\w)")
_DANISH = re.compile(r"(?<![\w{./-])(?P<before>[^\W\d_]*?)(?P<sign>[Ss])agsbehandler"
                     r"(?:(?P<form>ne|en|e)?(?P<of>s?)(?![\w}]|\.\w)|(?=\w))")
_TYPED = "SAGSBEHANDLER"
"""As what is typed at a terminal has it."""


def in_place(person: PersonWords, template: str, language: str) -> str:
    """A sentence of the program with an office's own word for the people who hold cases."""
    if language == "da":
        said = _DANISH.sub(lambda found: _danish(person, found), template)
        return said.replace(_TYPED, person.one.upper())
    return _ENGLISH.sub(lambda found: _english(person, found), template)


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
