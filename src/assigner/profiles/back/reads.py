"""What the cells of an export say, as our readers take them: what is written back must read so."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from assigner.files import lists
from assigner.files.cells import Context
from assigner.files.columns import InputColumn, Schema
from assigner.files.people import People
from assigner.files.vocabulary import Vocabulary, clean
from assigner.profiles.recipe import Recipe

UNSURE: Final = object()
"""What no reader takes, or takes with a doubt that a person would have to settle."""
WHO = frozenset({
    "caseworker", "co_caseworker", "previous_caseworker", "cover_for", "cover_for_co",
    "given_to", "given_co",
})
"""Columns that hold one caseworker."""


@dataclass(frozen=True)
class Reads:
    """Reads cells of one table. `people`: the caseworkers of the day."""

    schema: Schema
    people: People
    vocabulary: Vocabulary
    _known: dict[tuple[str, str], object] = field(default_factory=dict, repr=False)

    def of_row(self, recipe: Recipe, row: Sequence[str]) -> object:
        """The value that a row of the export gives a column."""
        return self.of(recipe.column, recipe(row))

    def of(self, column: InputColumn, text: str) -> object:
        """The value of a cell of ours; UNSURE where it is none."""
        key = column.key, text
        if key not in self._known:
            self._known[key] = self._of(column, clean(text))
        return self._known[key]

    def blank(self, column: InputColumn) -> object:
        """What a blank cell stands for."""
        if column.required:
            return UNSURE
        found: object = self.schema.fact.__dataclass_fields__[column.field].default
        return found

    def _of(self, column: InputColumn, text: str) -> object:
        if not text:
            return self.blank(column)
        if column.key in WHO:
            return self._one(text)
        if column.read is lists.ids:
            found = [self._one(item) for item in lists.items(text)]
            return UNSURE if UNSURE in found else frozenset(found)
        read = column.read(text, Context(self.vocabulary))
        return UNSURE if any(not fault.warning for fault in read.faults) else read.value

    def _one(self, text: str) -> object:
        found = self.people.find(text)
        return next(iter(found)) if len(found) == 1 else UNSURE
