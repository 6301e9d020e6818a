"""What a profile must say beside being well formed: columns we have, words the model knows."""

from collections.abc import Callable, Iterator, Mapping

from assigner.documents.profile import ColumnProfile, Profile, TableProfile
from assigner.files import cells, lists
from assigner.files.cells import Context, Convert
from assigner.files.columns import LOG_TABLE, TABLES, InputColumn, Schema
from assigner.files.complaints import AGREED, Complaint, shown
from assigner.files.vocabulary import Vocabulary
from assigner.profiles.heading import name as called
from assigner.profiles.personal import is_civil
from assigner.profiles.profile_file import Loc, ProfileFile, unknown_key
from assigner.profiles.quantities import fits
from assigner.words import say

YES_NO = "yes_no"
SCHEMAS = (*(schema for schema in TABLES if schema.file != AGREED), LOG_TABLE)
"""The tables an export may hold; what is agreed for later is the program's own."""
LISTS = (lists.ids, lists.word_list, lists.roles, lists.interests)
DAYS = (cells.day, cells.last_day)
_OF_WORDS: tuple[Convert, ...] = (cells.team, cells.phase, cells.complexity, cells.truth)
"""Readers of several items, of dates, and of words that a profile may say."""


def schema_of(table: str) -> Schema:
    """The columns of a table by its name in a profile."""
    return next(schema for schema in SCHEMAS if schema.file == f"{table}.csv")


def tables(profile: Profile) -> dict[str, TableProfile]:
    """The tables a profile has, by name, in the order of an instance."""
    named = {"caseworkers": profile.caseworkers, "cases": profile.cases,
             "caseload": profile.caseload, "absences": profile.absences,
             "reductions": profile.reductions, "other_work": profile.other_work,
             "log": profile.log}
    return {name: table for name, table in named.items() if table is not None}


def senseless(file: ProfileFile, profile: Profile) -> Iterator[Complaint]:
    """Everything a profile says that cannot be meant, whatever the model is."""
    every = {name for schema in SCHEMAS for column in schema.columns
             for name in (column.key, column.danish)}
    yield from _words(file, ("words",), profile.words, every)
    for name, table in tables(profile).items():
        schema = schema_of(name)
        own = {word for column in schema.columns for word in (column.key, column.danish)}
        if table.like is not None and (table.like == name or table.like not in tables(profile)):
            yield file.complaint(
                "E172", (name, "like"),
                say("{table} cannot be read like {other}.", table=name, other=table.like),
                say("Name another table of the profile."), table.like)
        yield from _words(file, (name, "words"), table.words, own)
        yield from _dropped(file, name, table, profile)
        for key, column in table.columns.items():
            at = (name, "columns", key)
            if schema.column(key) is None:
                yield unknown_key(file, at, own)
            yield from _column(file, at, column)
            ours = schema.column(key)
            if ours is not None and column.unit is not None and not fits(ours.key, column.unit):
                yield file.complaint(
                    "E172", at, say('"{key}" cannot be given in {unit}.', key=ours.key,
                                    unit=column.unit),
                    say("docs/profiles.md says which units it takes."), column.unit)


def _dropped(
    file: ProfileFile, name: str, table: TableProfile, profile: Profile
) -> Iterator[Complaint]:
    """Headers that a table reads and drops: nobody can see which of the two is meant."""
    left = {called(header) for header in (*table.drop, *profile.drop)}
    for key, column in table.columns.items():
        # Of a column of civil numbers something graver is told, in its own cell (E175).
        for header in (one for one in column.reads if called(one) in left and not is_civil(one)):
            yield file.complaint(
                "E172", (name, "columns", key),
                say('"{header}" is read here, and stands in drop as well.', header=shown(header)),
                say("Take it out of drop, or take this line away."), header)


def _words(
    file: ProfileFile, at: Loc, words: Mapping[str, Mapping[str, str]], known: set[str]
) -> Iterator[Complaint]:
    for key in words:
        if key != YES_NO and not any(schema.column(key) for schema in SCHEMAS):
            yield unknown_key(file, (*at, key), {YES_NO, *known})


def _column(file: ProfileFile, at: Loc, column: ColumnProfile) -> Iterator[Complaint]:
    ours = column_of(str(at[-1]))
    if column.count is not None and (column.reads or ours is None or ours.key != "children"):
        yield file.complaint(
            "E172", at, say("Only children are counted by rows, and by nothing else."),
            say('Write children = {{ count = "rows" }}, in a table where alike_are_one = true.'))
    if not (column.reads or column.name_of or column.value is not None or column.count
            or column.default is not None):
        yield file.complaint(
            "E172", at, say("Nothing is said of where it comes from."),
            say('Write from = "a header of the export", or value = "the same for every row".'))
    if column.words_of is not None and column_of(column.words_of) is None:
        yield unknown_key(file, (*at, "words_of", column.words_of), {
            own.key for schema in SCHEMAS for own in schema.columns})
    if column.part == 0 or (column.part is not None and column.separator is None):
        yield file.complaint(
            "E172", (*at, "part"), say("A part is counted from 1, between separators."),
            say('Write as in separator = " - ", part = 1.'), str(column.part))


def column_of(key: str) -> InputColumn | None:
    """The column of any table that a key is, in either language; None: none."""
    return next((column for schema in SCHEMAS if (column := schema.column(key))), None)


def unknown_words(
    file: ProfileFile, profile: Profile, vocabulary: Vocabulary
) -> Iterator[Complaint]:
    """Words that the profile says stand for a word of the model, which has no such word."""
    context = Context(vocabulary)
    for at, words in _every_words(profile):
        read = _reader(at[-1] if at[-1] != "words" else at[-2], at)
        for theirs, ours in words.items() if read is not None else ():
            for fault in () if read is None or not ours else read(ours, context).faults:
                yield file.complaint("E172", (*at, theirs), fault.message, fault.fix, ours)


def _reader(key: str, at: Loc) -> Callable[..., cells.Read] | None:
    if key == YES_NO:
        return cells.truth
    for schema in SCHEMAS:
        column = schema.column(key)
        if column is not None and (at[0] == "words" or schema.file == f"{at[0]}.csv"):
            return column.read if column.read in _OF_WORDS else None
    return None


def _every_words(profile: Profile) -> Iterator[tuple[Loc, Mapping[str, str]]]:
    for key, words in profile.words.items():
        yield ("words", key), words
    for name, table in tables(profile).items():
        for key, words in table.words.items():
            yield (name, "words", key), words
        for key, column in table.columns.items():
            yield (name, "columns", key, "words"), column.words
