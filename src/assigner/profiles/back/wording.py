"""How an export words a value: as it does elsewhere, else by the words of its profile.

Nothing here decides what is right: each proposal is read again, and the first that reads as what
was decided is taken (`rows`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice

from assigner.documents.profile import Profile, TableProfile
from assigner.files.dialect import PROGRAMS
from assigner.files.vocabulary import clean, fold
from assigner.files.write import as_cell
from assigner.instance import OpenCase
from assigner.profiles.back.day_forms import Form, day_writers
from assigner.profiles.back.people_words import PeopleWords
from assigner.profiles.back.reads import UNSURE, WHO, Reads
from assigner.profiles.calendar_words import as_iso
from assigner.profiles.origins import TablePart
from assigner.profiles.recipe import Recipe
from assigner.profiles.sense import DAYS, LISTS

Cells = Mapping[int, str]
_TICK = "x"
_MOST_DAYS = 200
"""Distinct dates of a column that are looked at: they are nearly always written alike."""


@dataclass(frozen=True)
class Wording:
    """The words of one table of an export. `parts`: it first, then others of its kind."""

    parts: Sequence[TablePart]
    table: TableProfile
    profile: Profile
    reads: Reads
    people: PeopleWords
    _written: dict[str, Sequence[Form]] = field(default_factory=dict, repr=False)

    def proposals(self, recipe: Recipe, case: OpenCase, row: Sequence[str]) -> Iterator[Cells]:
        """Cells that may say of the column what the case has, the likeliest first."""
        value = getattr(case, recipe.column.field)
        blank = value in ("", None, frozenset(), False)
        if blank and recipe.rule.part is None:
            yield dict.fromkeys(recipe.every_place, "")
        examples = self._examples[recipe.column.key]
        for cells in examples.get(value, ()):
            yield dict(zip(recipe.every_place, cells, strict=True))
        if recipe.ticked and isinstance(value, frozenset):
            yield {place: _TICK if item in value else "" for place, item in recipe.ticked}
        for text in ("",) if blank else self._texts(recipe, case, value):
            yield from _placed(recipe, text, row)

    @cached_property
    def _examples(self) -> Mapping[str, Mapping[object, Sequence[tuple[str, ...]]]]:
        """Column -> value -> how its cells say so in the first part, the most usual way first."""
        found: dict[str, dict[object, list[tuple[str, ...]]]] = {}
        for recipe in self.parts[0].recipes:
            counted: Counter[tuple[object, tuple[str, ...]]] = Counter()
            for row in self.parts[0].rows.values():
                value = self.reads.of_row(recipe, row)
                if value is not UNSURE:
                    counted[value, tuple(row[place] for place in recipe.every_place)] += 1
            ways: dict[object, list[tuple[str, ...]]] = defaultdict(list)
            for (value, cells), _ in counted.most_common():
                ways[value].append(cells)
            found[recipe.column.key] = ways
        return found

    def _texts(self, recipe: Recipe, case: OpenCase, value: object) -> Iterator[str]:
        """Whole cells, or with `part` what stands in that part."""
        column, rule = recipe.column, recipe.rule
        yield from (theirs for theirs, ours in self._own_words(recipe)
                    if self.reads.of(column, ours) == value)
        if column.key in WHO and isinstance(value, str):
            yield from self.people.ways(value)
            if rule.between is not None:
                yield from (text.join(rule.between) for text in self.people.plain(value))
            yield from self.people.plain(value)
        elif column.read in DAYS and isinstance(value, date):
            yield from (form(value) for form in self._forms(recipe))
        elif column.read in LISTS and isinstance(value, frozenset):
            between = rule.separator or "|"
            words = {ours: theirs for theirs, ours in reversed(self._own_words(recipe))}
            items = sorted(words.get(item) or item for item in value)
            yield between.join(items)
            yield f"{between} ".join(items)
        else:
            yield as_cell(column, case, PROGRAMS)

    def _own_words(self, recipe: Recipe) -> list[tuple[str, str]]:
        """The words of the profile for the column as it spells them: theirs, ours."""
        said = [pair for words in (
            recipe.rule.words, *self.table.words.values(), *self.profile.words.values(),
        ) for pair in words.items()]
        return [(theirs, ours) for theirs, ours in said if recipe.words.get(fold(theirs)) == ours]

    def _forms(self, recipe: Recipe) -> Sequence[Form]:
        """How the column writes days, worked out once: a list may have 80,000 of them."""
        key = recipe.column.key
        if key not in self._written:
            order = recipe.rule.dates or recipe.settings.dates
            self._written[key] = day_writers(self._days(recipe), order)
        return self._written[key]

    def _days(self, recipe: Recipe) -> list[tuple[str, date]]:
        """Dates of the column as they stand in the export; of others where it holds none yet."""
        own = [(self.parts[0], recipe)]
        others = [(part, each) for part in self.parts for each in part.recipes
                  if each.column.read in DAYS]
        for chosen in (own, others):
            found = []
            for part, each in chosen:
                order = each.rule.dates or each.settings.dates
                texts = dict.fromkeys(
                    clean(row[place]) for row in part.rows.values() for place in each.places)
                for text in islice(filter(None, texts), _MOST_DAYS):
                    iso = as_iso(text, order) or as_iso(text, None)
                    if iso is not None:
                        found.append((text, date.fromisoformat(iso)))
            if found:
                return found
        return []


def _placed(recipe: Recipe, text: str, row: Sequence[str]) -> Iterator[Cells]:
    """Ways to have a text in the cells of a column."""
    rule, places = recipe.rule, recipe.places
    if not places:
        return
    if rule.part is not None and rule.separator is not None:
        yield from ({places[0]: cell} for cell in _with_part(
            row[places[0]], rule.separator, rule.part, text))
        return
    if rule.join and len(places) > 1:
        pieces = text.rsplit(rule.join, len(places) - 1)
        if len(pieces) == len(places):
            yield dict(zip(places, pieces, strict=True))
        pieces = text.split(rule.join, len(places) - 1)
        yield dict(zip(places, [*pieces, *[""] * len(places)], strict=False))
        return
    # "The first that is filled in" has it; what stands behind would be read in no case.
    yield dict.fromkeys(recipe.every_place, "") | {places[0]: text}


def _with_part(cell: str, separator: str, part: int, text: str) -> Iterator[str]:
    """The cell with one of its parts changed, or one more."""
    parts = [each.strip() for each in cell.split(separator)] if cell.strip() else []
    at = part - 1 if part > 0 else part
    if -len(parts) <= at < len(parts):
        yield separator.join([*parts[:at], text, *parts[at:][1:]])
        if not text:
            yield separator.join(each for place, each in enumerate(parts)
                                 if place != at % len(parts))
    wanted = abs(part) - len(parts)
    if wanted > 0:
        more = [""] * (wanted - 1)
        yield separator.join([*parts, *more, text] if part > 0 else [text, *more, *parts])
