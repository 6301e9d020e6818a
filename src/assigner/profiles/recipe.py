"""One of our columns, made from cells of the export."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assigner.documents.profile import ColumnProfile, DateOrder, Decimal, Profile, TableProfile
from assigner.files import cells, lists
from assigner.files.columns import InputColumn
from assigner.files.vocabulary import clean, fold
from assigner.profiles.back_again import DAY_OF_RETURN, last_day_away
from assigner.profiles.calendar_words import as_iso, no_day
from assigner.profiles.days_in_text import FIRST_IN_IT, LAST_IN_IT, day_in
from assigner.profiles.quantities import NumberReader
from assigner.profiles.sense import DAYS, LISTS, YES_NO, column_of, tables
from assigner.profiles.yes_and_no import YES


def refused(cell: str) -> str:
    """A cell that is not what the profile says: no reader takes it for a date or a number."""
    return f"({cell})"


@dataclass(frozen=True)
class Settings:
    """What a profile says of a whole table. `exact`: its numbers stand with a decimal point."""

    dates: DateOrder | None
    decimal: Decimal | None
    exact: bool
    hours_a_day: float
    full_time_hours: float

    @classmethod
    def of(cls, profile: Profile, table: TableProfile, *, exact: bool) -> "Settings":
        """Those of a table, from what stands in it and above it."""
        return cls(table.dates or profile.dates, table.decimal or profile.decimal, exact,
                   profile.hours_a_day, profile.full_time_hours)


def words_of(
    column: InputColumn, rule: ColumnProfile, table: TableProfile, profile: Profile
) -> Mapping[str, str]:
    """Their words, folded, and ours; what is said nearest the column counts."""
    found = {fold(theirs): ours for theirs, ours in of_other(rule, profile)}
    wanted = {column.key, column.danish}
    for words in (profile.words, table.words):
        for key, pairs in words.items():
            meant = fold(key) in {fold(word) for word in wanted} or (
                key == YES_NO and column.read is cells.truth)
            found.update({fold(theirs): ours for theirs, ours in pairs.items()} if meant else {})
    return {**found, **{fold(theirs): ours for theirs, ours in rule.words.items()}}


def of_other(rule: ColumnProfile, profile: Profile) -> Iterator[tuple[str, str]]:
    """Words of the column that a rule names, from every place where the profile has some."""
    if rule.words_of is None:
        return
    column = column_of(rule.words_of)
    wanted = set() if column is None else {fold(column.key), fold(column.danish)}
    for table in tables(profile).values():
        for words in (profile.words, table.words):
            yield from (pair for key, pairs in words.items() if fold(key) in wanted
                        for pair in pairs.items())
        yield from (pair for key, other in table.columns.items() if fold(key) in wanted
                    for pair in other.words.items())


@dataclass(frozen=True)
class Recipe:
    """Makes the cell of `column` from those of `places`, one for each header it has.

    `named`: what its file, sheet or heading is called, where the cell comes from there.
    """

    column: InputColumn
    rule: ColumnProfile
    places: tuple[int, ...]
    ticked: tuple[tuple[int, str], ...]
    words: Mapping[str, str]
    settings: Settings
    named: str = ""
    _made: dict[tuple[str, ...], str] = field(default_factory=dict, repr=False)

    @property
    def every_place(self) -> tuple[int, ...]:
        """Places of all cells it looks at."""
        return (*self.places, *(place for place, _ in self.ticked))

    def __call__(self, row: Sequence[str]) -> str:
        """Our cell. Rows repeat themselves, so each combination is worked out once."""
        given = tuple(row[place] for place in self.every_place)
        if given not in self._made:
            self._made[given] = self._text(given)
        return self._made[given]

    def shown(self, row: Sequence[str]) -> tuple[int | None, str]:
        """The cell to point at: the first that is filled in, else the first; None: no cell."""
        for place in self.every_place:
            if row[place].strip():
                return place, row[place]
        if self.every_place:
            return self.every_place[0], ""
        return None, self.rule.value or self.named

    def _text(self, given: tuple[str, ...]) -> str:
        rule = self.rule
        if rule.value is not None:
            return rule.value
        if rule.name_of is not None:
            return self._cell(self.named) or rule.default or ""
        made = [text for cell in given[:len(self.places)] if (text := self._cell(clean(cell)))]
        made += [item for (_, item), cell in zip(self.ticked, given[len(self.places):], strict=True)
                 if fold(cell) in YES]
        if self.column.read in LISTS:
            text = "|".join(made)
        else:
            text = rule.join.join(made) if rule.join is not None else next(iter(made), "")
            if rule.ticked and len(made) > 1:
                text = " + ".join(made)  # no reader takes two: nobody can see which is meant
        return text or rule.default or ""

    def _cell(self, cell: str) -> str:
        if fold(cell) in self.words:
            return self.words[fold(cell)]
        rule = self.rule
        if rule.between is not None:
            cell = _between(cell, *rule.between)
        if rule.part is not None and rule.separator is not None:
            parts = [part.strip() for part in cell.split(rule.separator)]
            at = rule.part - 1 if rule.part > 0 else rule.part
            cell = parts[at] if -len(parts) <= at < len(parts) else ""
        elif rule.separator is not None:
            items = [part.strip() for part in cell.split(rule.separator)]
            return "|".join(self.words.get(fold(item), item) for item in items if item)
        if not cell or fold(cell) in self.words:
            return self.words.get(fold(cell), "")
        if self.column.read in LISTS and self.words:
            return "|".join(self.words.get(fold(item), item) for item in lists.items(cell))
        return self._value(cell)

    def _value(self, cell: str) -> str:
        """A date or a number in the form that our readers take."""
        settings, key = self.settings, self.column.key
        order = self.rule.dates or settings.dates
        if self.column.read in DAYS and no_day(cell):
            return ""
        if self.column.read in DAYS:
            if self.rule.unit in (FIRST_IN_IT, LAST_IN_IT):
                end = day_in(cell, self.rule.unit, order)
                return refused(cell) if end is None else end
            found = as_iso(cell, order)
            if self.rule.unit == DAY_OF_RETURN:
                return last_day_away(found) if found else refused(cell)
            return found or (cell if order is None else refused(cell))
        decimal = settings.decimal
        if self.rule.unit is not None or (decimal is not None and key.endswith("_hours")):
            read = NumberReader(self.rule.unit, decimal, settings.exact, settings.hours_a_day,
                            settings.full_time_hours)(cell)
            return read or refused(cell)
        return cell


def _between(cell: str, opening: str, closing: str) -> str:
    """What stands between two signs; the whole where they do not."""
    _, found, rest = cell.partition(opening)
    inside, ended, _ = rest.partition(closing)
    return inside.strip() if found and ended else cell
