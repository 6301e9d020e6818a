"""What an office calls things where its model has words of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assigner.words import Persons, Words, term


@dataclass(frozen=True)
class Called:
    """An office's own words. `headers`: column -> its word, blank where there is no such column.

    `levels`: complexity -> its label, `phases`: phase -> its label; one that is not there is
    called as its key. `persons`: those who hold cases, by language.
    """

    headers: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    phases: Mapping[str, str] = field(default_factory=dict)
    persons: Persons = field(default_factory=dict)

    def has(self, column: str) -> bool:
        """Whether the office has a column."""
        return self.headers.get(column) != ""

    def heading(self, column: str, usual: Words) -> Words:
        """What stands over a column: the office's own word, else the usual one."""
        own = self.headers.get(column)
        return term(own[:1].upper() + own[1:]) if own else usual

    def level(self, complexity: str) -> Words:
        """A complexity as people read it."""
        return term(self.levels.get(complexity, complexity.replace("_", " ")))

    def phase(self, phase: str) -> Words:
        """A phase as people read it."""
        return term(self.phases.get(phase, phase))

    def together(self, usual: Words, own: Words) -> Words:
        """`usual` where cases are of children and families; else `own`.

        It has what the office calls those who belong together in its place {group}.
        """
        if self.about_children:
            return usual
        named = self.headers.get("family") or "group"
        group = term(named[:1].lower() + named[1:])
        return replace(own, values={**own.values, "group": group})

    @property
    def about_children(self) -> bool:
        """Whether cases are of children and families, as where a model says nothing else."""
        return not self.headers.keys() & {"children", "family"}
