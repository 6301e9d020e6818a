"""A table of the instance as the export has it: what it is made of, and what was found in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from assigner.profiles.suggest.matching import Match
from assigner.profiles.suggest.named_places import Named
from assigner.profiles.suggest.nobody import Nobody
from assigner.profiles.suggest.opened import ForeignTable, together
from assigner.profiles.suggest.row_words import RowKinds


@dataclass(frozen=True)
class Meant:
    """One table of the instance, and the tables of the export that it is made of, all alike."""

    name: str
    sources: tuple[ForeignTable, ...]
    found: Mapping[str, Match]
    kinds: RowKinds | None = None
    also_open: bool = False
    """Whether the same list holds the open cases."""
    named: Mapping[str, Named] = field(default_factory=dict)
    """Columns of ours that the names of its sources say, and no column of theirs."""
    short: Mapping[str, str] = field(default_factory=dict)
    """Short names of caseworkers, and their ids."""
    people: frozenset[str] = frozenset()
    """What the caseworkers of the export are called."""
    nobody: Nobody = field(default_factory=Nobody)
    """What stands where a name would, where nobody holds a case."""
    others: bool = False
    """Whether it names people who are none of them."""
    pivoted: bool = False
    """Whether a blank cell of the holders means the one above it."""
    private: frozenset[str] = frozenset()
    """Headers of columns that say why somebody is away."""
    within: str = ""
    """Of people who stand in no list of their own: the header of who holds the cases."""

    @property
    def of_cases(self) -> bool:
        """Whether it is a list of cases."""
        return self.name in {"cases", "caseload"}

    @cached_property
    def table(self) -> ForeignTable:
        """Its sources as one: all have the same header."""
        return together(self.sources)
