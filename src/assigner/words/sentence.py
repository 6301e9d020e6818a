"""A sentence as data: a template and the values that go into it.

Rules, tiers and complaints speak in `Words`; whoever prints them decides on language and
form. Templates are `str.format` templates with named fields.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assigner.words.catalogue import catalogue
from assigner.words.language import LANGUAGES, language
from assigner.words.office import in_own_words, instead, is_named, is_own
from assigner.words.signed import signed
from assigner.words.stock import in_english
from assigner.words.written import Writer


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence: `template` with named fields, and the `values` that fill them.

    `several`: the template for any number `n` but one.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    several: str = ""

    def __str__(self) -> str:
        return self.spoken(language())

    def spoken(self, chosen: str) -> str:
        """The sentence in one language."""
        known = catalogue(chosen)
        if self.several:
            number = self.values["n"]
            one = 1 if number == 1 else 2
            template = known.ngettext(self.template, self.several, one)
        else:
            template = known.gettext(self.template) if self.template else ""
        text = in_own_words(template, chosen)
        if "{" not in text and "}" not in text:
            return text  # most of a page's words: nothing is to be filled in
        return Writer(chosen, known).vformat(text, (), self.values)


@dataclass(frozen=True, slots=True)
class Term:
    """A word that is data; unknown to the catalogue, it stays as it is."""

    name: str

    def __str__(self) -> str:
        return self.spoken(language())

    def spoken(self, chosen: str) -> str:
        """The word in one language; the office's own in it, where the word is the program's."""
        if (other := instead(self.name)) is not None:
            return other.spoken(chosen)
        said = catalogue(chosen).gettext(self.name) if self.name else ""
        if is_named() and catalogue(LANGUAGES[1]).gettext(self.name) != self.name:
            return in_own_words(said, chosen)
        return said


@dataclass(frozen=True, slots=True)
class Untold:
    """A word that is data, and an office's own: no catalogue is asked for it."""

    name: str

    def spoken(self, chosen: str) -> str:
        """The word."""
        del chosen
        return self.name


def say(template: str, /, **values: object) -> Words:
    """Make a sentence. Field names in `template` must be keys of `values`."""
    return Words(template, values)


def counted(one: str, several: str, n: float, /, **values: object) -> Words:
    """Make a sentence about `n` things; both templates may use {n}."""
    return Words(one, {"n": n, **values}, several)


def term(name: str) -> Words:
    """A name that is data, in the language spoken: a phase, a tier, a kind, a unit."""
    return Words("{term}", {"term": Term(name)})


def as_written(name: str) -> Words:
    """A name that is data and stays as it is in every language."""
    return Words("{term}", {"term": Untold(name)})


def of_model(name: str) -> Words:
    """What a model calls something: a built-in one in the language spoken, an office as it does."""
    return as_written(name) if is_own(name) else term(in_english(name))


def figure(value: object, form: str = "") -> Words:
    """A number or a date by itself; `form` is a format specification, as `,.1f` or `.0%`."""
    return Words(f"{{value:{form}}}", {"value": value})


def joined(parts: Iterable[object], by: str = ", ") -> Words:
    """Several sentences, names or numbers in a row."""
    values = {f"part{place}": part for place, part in enumerate(parts)}
    return Words(by.join(f"{{{name}}}" for name in values), values)


def marked(template: str) -> str:
    """A template kept for later, so that it is found and translated."""
    return template


def listing(names: Iterable[str]) -> str:
    """Names as a plain list, sorted: `A, B, C`."""
    return ", ".join(map(signed, sorted(names)))
