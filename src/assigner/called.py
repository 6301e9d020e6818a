"""What an office calls things where its model has words of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assigner.words import (
    LANGUAGES,
    OfficeWords,
    Persons,
    Words,
    as_written,
    of_model,
    speak_of,
    term,
)

_WITH: Mapping[str, str] = {"districts": "district"}
"""A column of caseworkers that is of no use without one of cases."""


@dataclass(frozen=True)
class Called:
    """An office's own words. `headers`: column -> its word, blank where there is no such column.

    `levels`: complexity -> its label, `phases`: phase -> its label; one that is not there is
    called as its key. `persons`: those who hold cases, by language. `own`: what the office wrote
    itself, which stays as it is in every language; what a built-in model says is put into the one
    that is spoken. `rules`: rule -> what it is called where its usual name is of other offices.
    """

    headers: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    phases: Mapping[str, str] = field(default_factory=dict)
    persons: Persons = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    rules: Mapping[str, Words] = field(default_factory=dict)

    def has(self, column: str) -> bool:
        """Whether the office has a column: whose cases have no district has nobody of one."""
        said = self.headers.get(column, self.headers.get(_WITH.get(column, column)))
        return said != ""

    def said(self, text: str) -> Words:
        """A text of the model as people read it."""
        return as_written(text) if text in self.own else of_model(text)

    def heading(self, column: str, usual: Words) -> Words:
        """What stands over a column: the office's own word, else the usual one."""
        own = self.headers.get(column)
        return self._header(own, own[:1].upper()) if own else usual

    def column_key(self, column: str) -> str:
        """What stands over a column of a file for people: the office's own word, else the key."""
        own = self.headers.get(column)
        if not own:
            return column
        return str(self._header(own, own[:1].upper())).lower().replace(" ", "_")

    def as_headers(self, own: str) -> tuple[str, ...]:
        """A word for a column as it is in files: a key in English, as other headers in Danish."""
        said = {one: self.said(own).spoken(one) for one in LANGUAGES}
        return tuple(text[:1].upper() + text[1:] if one == "da" else text
                     for one, text in said.items())

    def level(self, complexity: str) -> Words:
        """A complexity as people read it."""
        return self._named(self.levels, complexity)

    def as_usual(self, complexity: str) -> bool:
        """Whether a level is called as it is where a model names none."""
        usual = complexity.replace("_", " ")
        return self.levels.get(complexity, usual) == usual and usual not in self.own

    def phase(self, phase: str) -> Words:
        """A phase as people read it."""
        return self._named(self.phases, phase)

    def phase_in_words(self, phase: str) -> Words:
        """A phase inside a sentence: the office's own label, else the program's word for the key.

        Labels of built-in models are in one language, words for their keys in each.
        """
        return as_written(self.phases[phase]) if self.phases.get(phase) in self.own else term(phase)

    def _named(self, labels: Mapping[str, str], key: str) -> Words:
        return self.said(labels[key]) if key in labels else term(key.replace("_", " "))

    def _header(self, header: str, first: str) -> Words:
        shown = first + header[1:]
        return as_written(shown) if header in self.own else of_model(shown)

    def speak(self) -> None:
        """From here on, in this thread or task, sentences are in the office's own words."""
        speak_of(OfficeWords(self.persons, self.own, self.rules))

    def together(self, usual: Words, own: Words) -> Words:
        """`usual` where cases are of children and families; else `own`.

        It has what the office calls those who belong together in its place {group}.
        """
        if self.about_children:
            return usual
        named = self.headers.get("family") or "group"
        group = self._header(named, named[:1].lower())
        return replace(own, values={**own.values, "group": group})

    @property
    def about_children(self) -> bool:
        """Whether cases are of children and families, as where a model says nothing else."""
        return not self.headers.keys() & {"children", "family"}
