"""Which rows of a raw table belong to a table of the instance; those of nobody are told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assigner.documents.profile import ANY, BEFORE, BLANK, DateOrder, TableProfile
from assigner.files.complaints import Complaint, rows_of, shown
from assigner.files.vocabulary import clean, fold
from assigner.instance import Day
from assigner.profiles.calendar_words import as_iso, no_day
from assigner.profiles.heading import name
from assigner.profiles.sources import RawTable
from assigner.words import say


@dataclass(frozen=True)
class Condition:
    """Words of one column that choose a row."""

    place: int
    words: frozenset[str]
    day: Day | None = None
    """The day of allocation; None where it is not known, or no word is of it."""
    order: DateOrder | None = None

    def holds(self, row: Sequence[str]) -> bool:
        """Whether the cell is one of the words; `*` is any that is filled in."""
        cell = clean(row[self.place])
        return fold(cell) in self.words or (
            # Somebody's initials may be NA.
            ANY in self.words and cell != BLANK and (cell.isalpha() or not no_day(cell))) or (
            self.day is not None and (as_iso(cell, self.order) or str(self.day)) < str(self.day))

    def undated(self, row: Sequence[str]) -> bool:
        """Whether the cell is compared with the day, and is no date."""
        cell = clean(row[self.place])
        return BEFORE in self.words and bool(cell) and as_iso(cell, self.order) is None


@dataclass(frozen=True)
class RowChoice:
    """The rows of one table: all that fit every condition of `rows` and none of `leave_out`."""

    rows: tuple[Condition, ...]
    leave_out: tuple[Condition, ...]

    @classmethod
    def of(
        cls, table: TableProfile, columns: Mapping[str, int], day: Day | None = None,
        order: DateOrder | None = None,
    ) -> "RowChoice":
        """The choice of a table; headers that are not there choose nothing.

        `day`: the day of allocation, None where it chooses nothing; `order`: how dates are
        written.
        """

        def made(said: Mapping[str, Sequence[str]]) -> tuple[Condition, ...]:
            return tuple(
                Condition(columns[name(header)], frozenset(fold(clean(word)) for word in words),
                          day if BEFORE in words else None, table.dates or order)
                for header, words in said.items() if name(header) in columns
            )

        return cls(made(table.rows), made(table.leave_out))

    def takes(self, row: Sequence[str]) -> bool:
        """Whether a row belongs to the table.

        Where `rows` choose by a column, `*` left out of the same column means all others.
        """
        return self.left_by(row) == ()

    def left_by(self, row: Sequence[str]) -> tuple[int, ...] | None:
        """The columns by which a row that `rows` choose is left out; None: they do not choose."""
        chosen = {one.place for one in self.rows}
        if not all(one.holds(row) for one in self.rows):
            return None
        return tuple(one.place for one in self.leave_out
                     if (ANY not in one.words or one.place not in chosen) and one.holds(row))

    def leaves(self, row: Sequence[str]) -> bool:
        """Whether a row is left out by name."""
        return any(one.holds(row) for one in self.leave_out)


def nobodys(
    raw: RawTable, choices: Sequence[RowChoice], *, people: bool = False
) -> list[Complaint]:
    """Complain of rows that no table takes and none leaves out: a word nobody thought of.

    `people`: whether they are of caseworkers.
    """
    grid = raw.grid
    undated = list(_undated(raw, choices))
    if not choices or not all(choice.rows for choice in choices):
        return undated
    places = sorted({one.place for choice in choices for one in choice.rows})
    lost: dict[tuple[str, ...], list[int]] = {}
    for index, row in enumerate(grid.rows):
        # Where the cells of a row are not where they belong, that is told, and no word of it.
        if index not in grid.damaged and not any(
            choice.takes(row) or choice.leaves(row) for choice in choices
        ):
            lost.setdefault(tuple(clean(row[place]) for place in places), []).append(index)
    told = undated
    for words, indices in lost.items():
        rows = rows_of([grid.numbers[index] for index in indices])
        what = ", ".join(f"{grid.header[place].strip()} = {word or '(blank)'}"
                         for place, word in zip(places, words, strict=True))
        told.append(raw.complaint(
            "E176", grid.numbers[indices[0]], places[0],
            say("The profile does not say whether these people are here: {what} ({rows}).",
                what=shown(what), rows=rows) if people else
            say("The profile does not say whether these are new or open cases: {what} ({rows}).",
                what=shown(what), rows=rows),
            say("Add the word to the rows of caseworkers in the profile, or to leave_out; who is "
                "away for a while is there, and has days of absence.") if people else
            say("Add the word to the rows of cases or caseload in the profile, or to leave_out."),
            grid.rows[indices[0]][places[0]]))
    return told


def _undated(raw: RawTable, choices: Sequence[RowChoice]) -> Iterator[Complaint]:
    """Cells that are to be compared with the day, and are no dates."""
    grid = raw.grid
    for one in {one.place: one for choice in choices
                for one in (*choice.rows, *choice.leave_out)}.values():
        for index, row in enumerate(grid.rows):
            if index not in grid.damaged and one.undated(row):
                yield raw.complaint(
                    "E108", grid.numbers[index], one.place,
                    say('"{value}" is not a date.', value=shown(clean(row[one.place]))),
                    say("Write the date as 2026-11-23 or 23-11-2026."), row[one.place])
