"""What a column looks like by what stands in it, whatever its header says."""

import re

from assigner.profiles.calendar_words import IN_TEXT
from assigner.profiles.heading import name
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.headers import bare
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.words import Words, say

MOSTLY = 0.8
"""Share of cells from which on a column is what they are."""
DATES_OF_SOMETHING = say("a column of dates; no header says of what")
NUMBERS = say("numbers; no header says of what")
OF_PLACES = say("a few words that come again; no header says of what")
_DATE = re.compile(IN_TEXT)
_MOST_CHILDREN, _MOST_COUNTS, _FEW_CHILDREN = 12, 7, 2
_MOST_PLACES, _FEWEST_ROWS, _MOST_HOURS = 15, 5, 60
_NOTES = frozenset(map(bare, (
    "husk", "husk at", "huskeseddel", "andet", "øvrigt", "info", "til info", "obs", "noteret",
    "notat", "notater", "particulars", "remark", "memo", "other", "misc", "misc.", "anmerkung",
    "anmerkungen", "notiz", "notizen", "anteckning", "anteckningar", "merknad", "merknader",
    "bem", "bem.", "komm", "komm.", "free text", "fritekst", "oplysninger", "anmærkninger",
    "extra info", "additional info", "further information", "reminder", "reminders",
    "bemærkning", "bemærkninger", "note", "notes", "noter", "kommentar", "kommentarer", "comment",
    "comments", "remarks", "anmärkning", "bemerkung", "beskrivelse", "description",
)))
# What is no column of ours though it looks like one: what somebody is called, how old a child is.
_NONE = frozenset(map(bare, (
    "stilling", "stillingsbetegnelse", "job title", "title", "titel", "position", "post", "grade",
    "lokale", "room", "kontor", "office", "køn", "gender", "sex", "bemærkning", "bemærkninger",
    "note", "notes", "noter", "kommentar", "kommentarer", "comment", "comments", "remarks", "alder",
    "age", "child age", "barnets alder", "uddannelse", "education", "profession", "nationalitet",
    "ethnicity", "row", "række", "løbenr", "beskrivelse", "description", "anmärkning", "befattning",
    "ålder", "kön", "bemerkung", "geschlecht", "alter", "year group", "klassetrin", "tjenestested",
    "state", "school", "skole", "email", "leder", "manager",
    "subject", "child", "barn", "barnet", "borger", "client", "klient", "kind", "young person",
)))


def seen(held: Contents) -> Words:
    """What stands in a column, without a word of it."""
    if dated(held) > MOSTLY:
        return say("dates")
    if len(held.distinct) == 1 and held.share_filled == 1:
        return say("one word throughout")
    if len(held.distinct) == 1:
        return say("one word, in {n} rows of {all}", n=len(held.filled), all=len(held.cells))
    if len(held.numbers(None)) == len(held.filled):
        return say("numbers, {n} different", n=len(held.distinct))
    if held.unique:
        return say("another text in every row")
    return say("words, {n} different", n=len(held.distinct))


def says_twice(held: Contents, other: Contents) -> bool:
    """Whether a column says in other words what another one does: a code beside its name."""
    if dated(held) > MOSTLY or held.numbers(None):
        return False
    pairs = {*zip(held.cells, other.cells, strict=True)}
    return _FEW_CHILDREN < len(pairs) <= len(held.cells) / _FEW_CHILDREN and (
        len(pairs) == len({*held.cells}) == len({*other.cells}))


def dated(held: Contents) -> float:
    """Share of cells that are dates, however they are written."""
    return max(held.dates, held.solid_dates)


def days_in_text(held: Contents) -> bool:
    """Whether days stand in its cells with something else: from and to, a day and a word."""
    return bool(held.filled) and (
        sum(bool(_DATE.search(cell)) for cell in held.filled) > MOSTLY * len(held.filled))


def unwanted(column: ForeignColumn) -> bool:
    """Whether a header is of what no instance has a column for."""
    return bare(column.header) in _NONE or name(column.header) in _NONE or of_notes(column)


def of_notes(column: ForeignColumn) -> bool:
    """Whether a header is of whatever somebody noted."""
    return bare(column.header) in _NOTES or name(column.header) in _NOTES


def are_children(held: Contents) -> bool:
    """Small whole numbers in most rows, as of the children of a case."""
    numbers = held.numbers(None)
    return (len(numbers) == len(held.filled) and held.share_filled > MOSTLY
            and all(number == int(number) and 0 <= number <= _MOST_CHILDREN for number in numbers)
            and not held.unique and 1 < len(held.distinct) <= _MOST_COUNTS
            and min(numbers) <= _FEW_CHILDREN)


def small_numbers(held: Contents) -> bool:
    """Numbers of which some come again and none is large: hours, counts, steps of a scale."""
    numbers = held.numbers(None)
    return (len(numbers) == len(held.filled) and not held.unique and len(held.distinct) > 1
            and min(numbers) >= 0 and max(numbers) <= _MOST_HOURS)


def come_again(held: Contents) -> bool:
    """A few words, most of them more than once, and no numbers."""
    return (len(held.filled) >= _FEWEST_ROWS and 1 < len(held.distinct) <= _MOST_PLACES
            and 2 * len(held.distinct) <= len(held.filled) + 1 and not held.numbers(None)
            and held.truths < 1)


def are_codes(held: Contents) -> bool:
    """A few numbers of one length with a zero before them, or of three digits or more: places."""
    words = held.distinct
    return (len(held.filled) >= _FEWEST_ROWS and 1 < len(words) <= _MOST_PLACES
            and 2 * len(words) <= len(held.filled) + 1 and len({*map(len, words)}) == 1
            and all(map(str.isdigit, words)) and not held.solid_dates
            and (len(words[0]) > _FEW_CHILDREN or any(word[0] == "0" for word in words)))


def of_families(held: Contents) -> bool:
    """Codes with digits in every row, a few of which stand in two or three."""
    most = max(held.counted.values(), default=0)
    return (held.share_filled == 1 and 1 < most <= _FEW_CHILDREN + 1
            and 2 * len(held.distinct) > len(held.cells) > _FEWEST_ROWS and not held.solid_dates
            and all(any(map(str.isdigit, word)) and len(word) > _FEW_CHILDREN
                    for word in held.distinct))
