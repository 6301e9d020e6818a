"""Complaints about the instance, told in the cells of the export they come from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assigner.files.complaints import Complaint, letter, shown
from assigner.files.letters import BLOCK
from assigner.files.sheet_marks import index_of
from assigner.profiles.profile_file import ProfileFile
from assigner.profiles.recipe import Recipe, refused
from assigner.profiles.sources import RawTable
from assigner.words import Words, say

_NUMBER = re.compile(r"\d+")
_OF_WORDS = frozenset({"E102", "E103", "E104", "E109", "E127", "W202"})


@dataclass(frozen=True)
class TablePart:
    """The rows that a table of the instance has from one raw table, and how they are made."""

    raw: RawTable
    recipes: tuple[Recipe, ...]
    rows: Mapping[int, Sequence[str]]
    alike: Mapping[int, int] = field(default_factory=dict)
    """How many rows each of them stands for, where rows that are alike are one."""


def keys_of(parts: Sequence[TablePart]) -> list[str]:
    """Our columns, in the order in which the table made of the parts has them."""
    return list(dict.fromkeys(recipe.column.key for part in parts for recipe in part.recipes))


@dataclass(frozen=True)
class Origins:
    """`parts`: file of the instance -> its sources, in order."""

    profile: ProfileFile
    parts: Mapping[str, Sequence[TablePart]]

    def placed(self, complaint: Complaint) -> Complaint:
        """The complaint where the user sees its cell; one of another file as it stands."""
        parts = self.parts.get(complaint.file)
        complaint = replace(complaint, message=self._named(complaint.message, complaint.file),
                            fix=self._named(complaint.fix, complaint.file))
        if not parts:
            return complaint
        number, row = divmod(complaint.row or 0, BLOCK)
        part = parts[number]
        placed = replace(complaint, file=part.raw.place.name, in_book=part.raw.in_book,
                         row=row or None)
        if complaint.column is None:
            return placed
        key = keys_of(parts)[index_of(complaint.column)]
        recipe = next((one for one in part.recipes if one.column.key == key), None)
        return placed if recipe is None else self._in_cell(placed, part, recipe)

    def _in_cell(self, complaint: Complaint, part: TablePart, recipe: Recipe) -> Complaint:
        row = part.rows.get(complaint.row or 0)
        header = part.raw.grid.header
        key = recipe.column.key
        if row is None:
            place, theirs = (recipe.every_place or (None,))[0], ""
        else:
            place, theirs = recipe.shown(row)
        if place is None:
            return self._of_profile(complaint, recipe)
        ours = complaint.value
        if complaint.code in _OF_WORDS:
            complaint = complaint.advising(_meaning(key, theirs))
        elif complaint.code == "E113":
            complaint = complaint.advising(say('Or say dates = "month first" in the profile.'))
        elif complaint.code == "E105" and ours == refused(theirs):
            complaint = complaint.advising(say(
                "The profile says how its numbers are written: see decimal and unit there."))
        elif complaint.code == "E108" and ours == refused(theirs):
            complaint = complaint.advising(say(
                "The profile says how its dates are written: see dates there."))
        return replace(
            complaint, column=letter(place), header=header[place].strip(), value=theirs,
            message=_as_theirs(complaint.message, ours, theirs),
        )

    def _of_profile(self, complaint: Complaint, recipe: Recipe) -> Complaint:
        """A value that the profile gives every row is its own fault."""
        name = next(name.removesuffix(".csv") for name, parts in self.parts.items()
                    if any(recipe in part.recipes for part in parts))
        if recipe.named and complaint.code in _OF_WORDS:
            complaint = complaint.advising(_meaning(recipe.column.key, recipe.named))
        return self.profile.complaint(
            complaint.code, (name, "columns", recipe.column.key), complaint.message,
            complaint.fix, complaint.value)

    def _named(self, words: Words, file: str) -> Words:
        """Files by the names of the export's, rows by its numbers."""
        return replace(words, values={
            name: self._value(name, value, file) for name, value in words.values.items()})

    def _value(self, name: str, value: object, file: str) -> object:
        if isinstance(value, Words):
            return self._named(value, file)
        if isinstance(value, str) and name == "rows":
            return _NUMBER.sub(lambda found: self._row(int(found[0]), file), value)
        if isinstance(value, str) and self.parts.get(value):
            return self.parts[value][0].raw.place.name
        return value

    def _row(self, number: int, file: str) -> str:
        source, row = divmod(number, BLOCK)
        parts = self.parts.get(file, ())
        return str(row) if not source else f"{parts[source].raw.place.name}:{row}"


def _meaning(key: str, theirs: str) -> Words:
    return say('Or say in the profile what it means: words.{key}, "{value}" = "...".',
               key=key, value=shown(theirs))


def _as_theirs(words: Words, ours: str, theirs: str) -> Words:
    """The value as it stands in the export, and what became of it where that is another."""
    if ours == theirs or "value" not in words.values:
        return words
    said = shown(theirs)
    if ours != refused(theirs) and ours:
        said = f"{said} → {shown(ours)}"
    if words.values["value"] not in (shown(ours), ours):
        return words
    return replace(words, values={**words.values, "value": said})
