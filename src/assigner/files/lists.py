"""Lists inside a cell, separated by |; what was meant as a list, and is separated otherwise.

A comma, semicolon or line break is never part of a word; a slash, a plus or an "and" may
be. A cell is taken apart where a part of it is known by itself, and a warning says so.
"""

import re
from collections.abc import Callable

from assigner.files.cells import Context, Fault, Read, of_model
from assigner.files.complaints import shown
from assigner.files.vocabulary import find, fold
from assigner.instance import WEEKDAYS
from assigner.words import marked, say

_SURE = re.compile(r"\s*[,;\n\r\t]+\s*")
_MAYBE = re.compile(r"\s*[/+&]\s*|\s+(?:og|and|samt)\s+")
_SCORED = re.compile(r":\s*[+\-\u2212]?\d")
_SCORE = re.compile(r"[+\-\u2212]?\d+")
_DANISH = ("man", "tir", "ons", "tor", "fre", "lør", "søn")
_FULL = (
    *zip(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
         WEEKDAYS, strict=True),
    *zip(("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
         WEEKDAYS, strict=True),
)
_SHORT = (("ma", "må"), ("ti",), ("on",), ("to",), ("fr",), ("lø", "lö"), ("sø", "sö"))
"""Two letters, as Danish, Norwegian and Swedish write them."""
# "To" is Thursday beside days of two letters, and "until" after longer ones.
_FROM_TO = re.compile(r"\s*[-\u2013]\s*|(?<=\w{3})\s+to\s+|\s+(?:til|bis|till)\s+", re.IGNORECASE)
_EACH = re.compile(r"\s*[/+&]\s*|\s+(?:(?:og|and|samt)\s+)?", re.IGNORECASE)
_FIX = say("Separate the items of a list with |, as in english|arabic.")


def items(text: str) -> list[str]:
    """The items of a list inside a cell."""
    return [item for part in text.split("|") if (item := part.strip())]


def ids(text: str, context: Context) -> Read:
    """A list of ids."""
    found, faults = _apart(text, lambda part: fold(part) in context.people, whole=True)
    return Read(frozenset(found), tuple(faults))


def named(text: str, context: Context) -> Read:
    """A list of ids that names somebody, or leaves the cell blank."""
    if not items(text):
        return Read(None, (Fault("E133", say("The list names nobody."), say(
            "Name those who may know the case, or leave the cell blank where everybody may.")),))
    return ids(text, context)


def word_list(text: str, context: Context) -> Read:
    """A list of words of the office."""
    found, faults = _apart(text, lambda part: fold(part) in context.words)
    return Read(frozenset(context.spelling.get(fold(item), item) for item in found),
                tuple(faults))


def roles(text: str, context: Context) -> Read:
    """A list of roles; one the model does not know is a warning, and is left out."""
    if context.vocabulary is None:
        return Read(frozenset(fold(item) for item in items(text)))
    known = context.vocabulary.roles
    template = marked('The model knows no role "{value}"; it is not read, and lowers no capacity.')
    found, faults = _apart(text, lambda part: find(part, known) is not None, whole=True)
    read = [of_model(item, known, "W202", template, context) for item in found]
    return Read(
        frozenset(role.value for role in read if not role.faults),
        (*faults, *(fault for role in read for fault in role.faults)),
    )


def weekday_words(days: frozenset[str], *, danish: bool) -> list[str]:
    """Weekdays as a cell holds them, Monday first."""
    return [_DANISH[at] if danish else day for at, day in enumerate(WEEKDAYS) if day in days]


def weekdays(text: str, context: Context) -> Read:
    """A list of weekdays, or from one to another, in English or Danish, short or in full."""
    del context
    found: set[str] = set()
    for item in (word for piece in items(text) for part in _SURE.split(piece)
                 for word in _EACH.split(_FROM_TO.sub("-", part)) if word):
        ends = [_weekday(end) for end in item.split("-")]
        if None in ends or len(ends) > 2:
            return Read(None, (Fault("E132", say(
                '"{value}" is not a weekday.', value=shown(item)), say(
                "Write mon, tue, wed, thu, fri, sat or sun, as mon|tue|thu.")),))
        first, last = (WEEKDAYS.index(str(end)) for end in (ends[0], ends[-1]))
        found |= {WEEKDAYS[(first + step) % 7] for step in range((last - first) % 7 + 1)}
    return Read(frozenset(found))


def _weekday(word: str) -> str | None:
    """The weekday of a word, in full or its first three letters or more, one or many of them."""
    folded = fold(word).rstrip(".")
    short = next(
        (day for day, words in zip(WEEKDAYS, _SHORT, strict=True) if folded in words), None)
    return short or next((day for full, day in _FULL if len(folded) > 2 and (
        full.startswith(folded) or folded in (f"{full}s", f"{full}e"))), None)


def interests(text: str, context: Context) -> Read:
    """A list of `topic:score`."""
    scores: dict[str, int] = {}
    fix = say("Write topic:score with a score of -2, -1, 0, +1 or +2, as unge:+2.")
    found, told = _apart(text, _is_score, every=True, whole=True)
    faults = list(told)
    for item in found:
        topic, colon, score = (part.strip() for part in item.rpartition(":"))
        topic = context.spelling.get(fold(topic), topic)
        number = score.replace("\u2212", "-")
        values = {"value": shown(item), "topic": shown(topic), "score": shown(score)}
        if not colon or not topic or _SCORED.search(topic) or not _SCORE.fullmatch(number):
            faults.append(Fault("E110", say('"{value}" is not topic:score.', **values), fix))
        elif number not in {"-2", "-1", "-0", "0", "+0", "1", "+1", "2", "+2"}:
            message = say('"{value}" has a score outside -2 to +2.', **values)
            faults.append(Fault("E110", message, fix))
        elif scores.setdefault(topic, int(number)) != int(number):
            message = say('"{topic}" has two different scores.', **values)
            faults.append(Fault("E110", message, say("Keep one of them.")))
    return Read(tuple(sorted(scores.items())), tuple(faults))


def _is_score(part: str) -> bool:
    topic, _, score = part.rpartition(":")
    return bool(topic) and not _SCORED.search(topic) and bool(_SCORE.fullmatch(score.strip()))


def _apart(
    text: str, known: Callable[[str], bool], *, every: bool = False, whole: bool = False
) -> tuple[list[str], list[Fault]]:
    """The items of a cell, those with another separator taken apart where parts are known.

    `every`: all parts must be. `whole`: an item that is known stays whole, and nothing is
    said of one whose parts are not known; somebody else says that.
    """
    found: list[str] = []
    faults: list[Fault] = []
    enough = all if every else any
    for item in items(text):
        sure = [part for part in _SURE.split(item) if part]
        parts = sure if len(sure) > 1 else [part for part in _MAYBE.split(item) if part]
        if len(parts) < 2 or (whole and known(item)):
            found.append(item)
        elif enough(map(known, parts)):
            found += parts
            faults.append(Fault("W220", say(
                '"{value}" is read as {n} items.', value=shown(item), n=len(parts)), _FIX))
        else:
            found.append(item)
            if len(sure) > 1 and not whole:
                faults.append(Fault("W220", say(
                    '"{value}" is read as one word, not as a list.', value=shown(item)), _FIX))
    return found, faults
