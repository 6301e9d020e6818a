"""Decided cases as rows of the export: as they stood there, with what was decided in its cells."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assigner.documents.profile import ANY, BLANK, Profile, TableProfile
from assigner.files.vocabulary import clean, fold
from assigner.instance import OpenCase
from assigner.profiles.back.people_words import PeopleWords
from assigner.profiles.back.reads import UNSURE, Reads
from assigner.profiles.back.wording import Wording
from assigner.profiles.heading import name
from assigner.profiles.origins import TablePart
from assigner.profiles.recipe import Recipe
from assigner.profiles.row_choice import RowChoice
from assigner.profiles.sources import RawTable

DECIDED = ("caseworker", "co_caseworker", "assigned", "cover_until")
"""What a decision says of a case; none of it may be lost."""
FOLLOWS = ("cover_for", "cover_for_since", "cover_for_co", "previous_caseworker", "involved",
           "changes_12m", "earlier")
"""What follows from it, and is written where the export has a column for it."""
STATUS = "rows"
"""In a fault: what chooses the rows of open cases."""
Fault = tuple[str, str, str]
"""Column of the caseload, case, value: what cannot be written."""


@dataclass(frozen=True)
class Composer:
    """Makes the rows. `open_`, `new`: the sources of the two tables of cases, in order.

    `tables`: every table that the profile reads, by name. `without`: columns left as they are.
    `staff`: where caseworkers stand, which may be the lines of their cases.
    """

    profile: Profile
    tables: Mapping[str, TableProfile]
    open_: Sequence[TablePart]
    new: Sequence[TablePart]
    reads: Reads
    names: Mapping[str, str]
    without: Collection[str] = ()
    staff: Sequence[TablePart] = ()
    faults: list[Fault] = field(default_factory=list)
    blank: list[Fault] = field(default_factory=list)
    """What was left out, as it decides nothing."""

    def rows(self, decided: Sequence[OpenCase]) -> list[tuple[TablePart, list[list[str]]]]:
        """The rows of each source, those of its own in their order, then those new to it."""
        made: dict[int, list[tuple[int, int, list[str]]]] = defaultdict(list)
        for case in decided:
            source = self._sources.get(case.id)
            at = self._target(case, source)
            own = source is not None and source[0].raw is self.open_[at].raw
            order = (0, source[1]) if own and source else (1, self._order.get(case.id, 0))
            row = self._row(case, at, source, own=own)
            made[at].append((*order, row))
        return [(self.open_[at], [row for *_, row in sorted(made[at], key=lambda each: each[:2])])
                for at in sorted(made)]

    @cached_property
    def _sources(self) -> Mapping[str, tuple[TablePart, int]]:
        """Case -> where it stands in the export, and in which row."""
        found: dict[str, tuple[TablePart, int]] = {}
        for part in (*self.new, *self.open_):
            recipe = next(each for each in part.recipes if each.column.key == "id")
            for number, row in part.rows.items():
                found[clean(recipe(row))] = part, number
        return found

    @cached_property
    def _order(self) -> Mapping[str, int]:
        """Case -> its place among all, for rows that come into another table."""
        return {case: place for place, case in enumerate(self._sources)}

    def _target(self, case: OpenCase, source: tuple[TablePart, int] | None) -> int:
        """Where the row is to stand: where it does, else where its caseworker's cases do."""
        for at, part in enumerate(self.open_):
            if source is not None and part.raw is source[0].raw:
                return at
        return self._homes.get(case.caseworker, 0)

    @cached_property
    def _homes(self) -> Mapping[str, int]:
        """Caseworker -> the first source in which their cases stand."""
        found: dict[str, int] = {}
        for at, part in enumerate(self.open_):
            recipe = next(each for each in part.recipes if each.column.key == "caseworker")
            for row in part.rows.values():
                found.setdefault(str(self.reads.of_row(recipe, row)), at)
        return found

    def _row(
        self, case: OpenCase, at: int, source: tuple[TablePart, int] | None, *, own: bool
    ) -> list[str]:
        part = self.open_[at]
        row = list(source[0].rows[source[1]]) if own and source else _moved(part.raw, source)
        kept = [] if own else [recipe for recipe in part.recipes
                               if recipe.column.key not in (*DECIDED, *FOLLOWS)]
        decided = [recipe for recipe in part.recipes
                   if recipe.column.key in (*DECIDED, *FOLLOWS)
                   and recipe.column.key not in self.without]
        done: list[Recipe] = []
        for recipe in (*kept, *decided):
            if not self._set(recipe, case, row, done, at):
                key = recipe.column.key
                soft = key not in DECIDED and not recipe.column.required
                (self.blank if soft else self.faults).append(
                    (key, case.id, _shown(getattr(case, recipe.column.field))))
            else:
                done.append(recipe)
        self._whose(case, part, row)
        if not self._choose(part, row, done, case):
            self.faults.append((STATUS, case.id, ""))
        return row

    def _whose(self, case: OpenCase, part: TablePart, row: list[str]) -> None:
        """Say of whoever has the case now what the lines of their other cases say of them."""
        own = {place for recipe in part.recipes for place in recipe.every_place}
        for staff in self.staff:
            theirs = self._lines[id(staff)].get(case.caseworker)
            if staff.raw is not part.raw or theirs is None:
                continue
            for place in {place for recipe in staff.recipes for place in recipe.every_place} - own:
                row[place] = theirs[place]

    @cached_property
    def _lines(self) -> Mapping[int, Mapping[str, Sequence[str]]]:
        """For each source of caseworkers a row of each of them."""
        found: dict[int, dict[str, Sequence[str]]] = {}
        for staff in self.staff:
            recipe = next(each for each in staff.recipes if each.column.key == "id")
            rows = found.setdefault(id(staff), {})
            for row in staff.rows.values():
                rows.setdefault(clean(recipe(row)), row)
        return found

    def _set(
        self, recipe: Recipe, case: OpenCase, row: list[str], done: Sequence[Recipe], at: int
    ) -> bool:
        """Have a column say what the case has; False where no way is found, and nothing changed."""
        if self._says(recipe, case, row):
            return True
        for cells in self._wordings[at].proposals(recipe, case, row):
            tried = _with(row, cells)
            if all(self._says(each, case, tried) for each in (recipe, *done)):
                row[:] = tried
                return True
        return False

    def _says(self, recipe: Recipe, case: OpenCase, row: Sequence[str]) -> bool:
        value = self.reads.of_row(recipe, row)
        return value is not UNSURE and value == getattr(case, recipe.column.field)

    @cached_property
    def _wordings(self) -> Sequence[Wording]:
        every = (*self.open_, *self.new)
        people = PeopleWords(every, self.reads, self.names)
        return [
            Wording((part, *(each for each in every if each is not part)),
                    self.tables["caseload"], self.profile, self.reads, people)
            for part in self.open_
        ]

    def _choose(
        self, part: TablePart, row: list[str], done: Sequence[Recipe], case: OpenCase
    ) -> bool:
        """Have the row chosen for open cases, by the first word that the profile names."""
        table, columns = self.tables["caseload"], part.raw.columns
        for header, words in table.rows.items():
            place = columns[name(header)]
            if {BLANK, ANY} & {*words} and not fold(clean(row[place])):
                if BLANK in words:
                    continue
            elif fold(clean(row[place])) in {fold(clean(word)) for word in words} or ANY in words:
                continue
            first = next((word for word in words if word != ANY), None)
            if first is not None:
                row[place] = self._spelt(part, place, first)
        return (RowChoice.of(table, columns).takes(row)
                and not any(choice.takes(row) for choice in self._others(part.raw))
                and all(self._says(recipe, case, row) for recipe in done))

    def _others(self, raw: RawTable) -> Iterator[RowChoice]:
        """What chooses the rows of new cases, where they stand in the same list."""
        for part in self.new:
            if part.raw is raw:
                yield RowChoice.of(self.tables["cases"], raw.columns)

    @staticmethod
    def _spelt(part: TablePart, place: int, word: str) -> str:
        """The word as the export spells it."""
        return next((clean(row[place]) for row in part.rows.values()
                     if fold(clean(row[place])) == fold(clean(word))), word)


def _moved(raw: RawTable, source: tuple[TablePart, int] | None) -> list[str]:
    """A row of another list with what it says under the same headers."""
    row = [""] * len(raw.grid.header)
    if source is not None:
        theirs = source[0].rows[source[1]]
        for header, place in raw.columns.items():
            if header in source[0].raw.columns:
                row[place] = theirs[source[0].raw.columns[header]]
    return row


def _with(row: Sequence[str], cells: Mapping[int, str]) -> list[str]:
    return [cells.get(place, cell) for place, cell in enumerate(row)]


def _shown(value: object) -> str:
    return "" if value is None else str(value)
