"""The rows and columns that a table of the instance has from one raw table."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from assigner.documents.profile import Profile, TableProfile
from assigner.files.complaints import Complaint
from assigner.files.grid import Grid
from assigner.files.letters import BLOCK
from assigner.files.vocabulary import clean, fold, nearest
from assigner.instance import Day
from assigner.profiles.called import bare, called, groups
from assigner.profiles.heading import name
from assigner.profiles.origins import TablePart, keys_of
from assigner.profiles.personal import is_civil
from assigner.profiles.recipe import Recipe, Settings, words_of
from assigner.profiles.row_choice import RowChoice
from assigner.profiles.sense import schema_of
from assigner.profiles.sources import RawTable
from assigner.words import say


def parts_of(
    raw: RawTable, table: str, said: TableProfile, profile: Profile, day: Day | None
) -> tuple[list[TablePart], list[Complaint]]:
    """Its parts, one for each heading where those name something; and what is not there.

    `day`: the day of allocation, where it is known.
    """
    told = list(_missing(raw, table, said))
    by_heading = bool(said.below or said.not_below) or any(
        rule.name_of == "heading" for rule in said.columns.values())
    choice = RowChoice.of(said, raw.columns, day, profile.dates)
    return [
        _part(raw, table, said, profile, choice, heading,
              numbers if _chosen(said, heading) else frozenset())
        for heading, numbers in groups(raw, "heading" if by_heading else "file")
    ], told


def _chosen(said: TableProfile, heading: str) -> bool:
    """Whether the rows below a heading are of the table."""

    def named(headings: Sequence[str]) -> bool:
        return fold(heading) in {fold(form) for one in headings for form in (clean(one), bare(one))}

    return (not said.below or named(said.below)) and not named(said.not_below)


def _part(  # a part is of one table, one export and one heading
    raw: RawTable, table: str, said: TableProfile, profile: Profile, choice: RowChoice,
    heading: str, numbers: Collection[int],
) -> TablePart:
    settings = Settings.of(profile, said, exact=raw.in_book)
    recipes = []
    for column in schema_of(table).columns:
        rule = said.columns.get(column.key)
        if rule is None:
            continue
        places = tuple(place for header in rule.headers
                       if (place := _place(raw, header)) is not None)
        ticked = tuple((place, item) for header, item in rule.ticked.items()
                       if (place := _place(raw, header)) is not None)
        if places or ticked or rule.value is not None or not rule.reads:
            named = "" if rule.name_of is None else (
                heading if rule.name_of == "heading" else called(raw.place, rule.name_of))
            recipes.append(Recipe(column, rule, places, ticked,
                                  words_of(column, rule, said, profile), settings, named))
    rows = {
        raw.grid.numbers[index]: row for index, row in enumerate(raw.grid.rows)
        if raw.grid.numbers[index] in numbers and choice.takes(row) and _filled(row, recipes)
    }
    if not said.alike_are_one:
        return TablePart(raw, tuple(recipes), rows)
    alike = _once(rows, recipes)
    return TablePart(raw, tuple(recipes), {number: rows[number] for number in alike}, alike)


def _once(
    rows: Mapping[int, Sequence[str]], recipes: Sequence[Recipe]
) -> Mapping[int, int]:
    """The first of all rows that are alike in whatever is read of them, and how many they are."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for number, row in rows.items():
        alike.setdefault(tuple(recipe(row) for recipe in recipes), []).append(number)
    return {numbers[0]: len(numbers) for numbers in alike.values()}


def _filled(row: Sequence[str], recipes: Sequence[Recipe]) -> bool:
    """Whether anything of it is read: a note or a pivot beside the table reaches further down."""
    return any(row[place].strip() for recipe in recipes for place in recipe.every_place)


def _place(raw: RawTable, header: str) -> int | None:
    place = raw.columns.get(name(header))
    return None if place is None or is_civil(raw.grid.header[place]) else place


def _missing(raw: RawTable, table: str, said: TableProfile) -> Iterator[Complaint]:
    """Headers that the profile names and the export does not have."""
    wanted: dict[str, str] = {}
    for key, rule in said.columns.items():
        for header in rule.reads:
            wanted.setdefault(header, key)
    for header in (*said.rows, *said.leave_out):
        wanted.setdefault(header, "rows")
    for header, key in wanted.items():
        if name(header) not in raw.columns:
            near = nearest(header, [named for named in raw.grid.header if named])
            fix = say("Write in the profile what it is called now, or take the line out.")
            if near is not None:
                fix = say('Write "{near}" in the profile if that is what it is called now.',
                          near=near)
            yield raw.complaint(
                "E173", raw.grid.header_row, None,
                say('There is no column "{header}"; the profile has "{key}" of {table} from it.',
                    header=header, key=key, table=table), fix, header)


def _not_for_oneself(keys: Sequence[str], row: list[str]) -> list[str]:
    """Who holds a case covers it for somebody else, or for nobody."""
    if "cover_for" in keys and "caseworker" in keys:
        at = keys.index("cover_for")
        if row[at] == row[keys.index("caseworker")]:
            row[at] = ""
    return row


def grid_of(file: str, parts: Sequence[TablePart]) -> Grid:
    """The table of the instance that the parts make together."""
    keys = keys_of(parts)
    grid = Grid(file, header=keys, header_row=parts[0].raw.grid.header_row)
    for number, part in enumerate(parts):
        raw = part.raw.grid
        damaged = {raw.numbers[index] for index in raw.damaged}
        made = {recipe.column.key: recipe for recipe in part.recipes}
        recipes = [made.get(key) for key in keys]
        for row, cells in part.rows.items():
            if row in damaged:
                grid.damaged.add(len(grid.rows))
            grid.numbers.append(number * BLOCK + row)
            grid.rows.append(_not_for_oneself(
                keys, ["" if recipe is None else str(part.alike.get(row, 1)) if recipe.rule.count
                       else recipe(cells) for recipe in recipes]))
    return grid
