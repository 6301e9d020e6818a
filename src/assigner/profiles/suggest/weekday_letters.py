"""Weekdays in one letter or two: "M-F", "MWF", "T-Th", "M T O T F", "Mo, Mi".

One language spells all that stand in a column, and a day stands after the one before it: so the
first T of "M T O T F" is a Tuesday. Where two readings are left, nobody is told which it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product

from assigner.files.vocabulary import fold
from assigner.instance import WEEKDAYS

_LANGUAGES: Sequence[Sequence[str]] = (
    ("m mo mon", "t tu tue tues", "w we wed", "th thu thur thurs r t", "f fr fri", "sa sat",
     "su sun"),
    ("m ma man", "t ti tir tirs", "o on ons", "t to tor tors", "f fr fre", "l lø lør", "s sø søn"),
    ("m må mån", "t ti tis", "o on ons", "t to tor tors", "f fr fre", "l lö lör", "s sö sön"),
    ("mo", "di", "mi", "do", "fr", "sa", "so"),
)
_FROM_TO = re.compile(r"\s*[-–]\s*|\s+(?:to|til|bis|till)\s+")
_BETWEEN = re.compile(r"[\s,;/+&|.]+")
_MOST = 40


def spelt(words: Sequence[str]) -> Mapping[str, str]:
    """Each word and the weekdays that it means, as our own cells have them; none in doubt."""
    found = [made for language in _LANGUAGES if (made := _all_in(words, language))]
    return found[0] if found and all(one == found[0] for one in found) else {}


def _all_in(words: Sequence[str], language: Sequence[str]) -> Mapping[str, str]:
    letters: dict[str, set[int]] = {}
    for day, own in enumerate(language):
        for one in own.split():
            letters.setdefault(one, set()).add(day)
    parted = {word: _parts(fold(word), letters) for word in words}
    if not all(parted.values()) or len(words) > _MOST:
        return {}
    # Where Thursday has a spelling of its own, "T" is Tuesday; and the other way round.
    own_days = {next(iter(letters[part])) for parts in parted.values() for one in parts
                for part in one if len(letters[part]) == 1}
    for part, days in letters.items():
        letters[part] = days - own_days if len(days) > 1 and days - own_days else days
    return {word: meant for word, parts in parted.items()
            if (meant := _meant(parts, letters))} if all(
                _meant(parts, letters) for parts in parted.values()) else {}


def _parts(word: str, letters: Mapping[str, set[int]]) -> list[list[str]]:
    """A word as days beside each other, each alone or with the one that it reaches to."""
    found = []
    for piece in _BETWEEN.split(_FROM_TO.sub("-", word)):
        ends = [_split(end, letters) for end in piece.split("-")] if piece else []
        if not all(ends) or len(ends) > 2 or (len(ends) == 2 and max(map(len, ends)) > 1):
            return []
        found += [[ends[0][0], ends[1][0]]] if len(ends) == 2 else [
            [part] for part in (ends[0] if ends else ())]
    return found


def _split(run: str, letters: Mapping[str, set[int]]) -> list[str]:
    """Letters that are written together, the longest spelling first: "mtuwthf"."""
    found = []
    while run:
        one = next((run[:size] for size in range(5, 0, -1)
                    if len(run) >= size and run[:size] in letters), None)
        if one is None:
            return []
        found.append(one)
        run = run[len(one):]
    return found


def _meant(parts: Sequence[Sequence[str]], letters: Mapping[str, set[int]]) -> str:
    """The days in the only reading in which each comes after the one before; blank: no such."""
    flat = [part for one in parts for part in one]
    read = [*_rising(flat, letters)] if len(flat) <= len(WEEKDAYS) else []
    if len(read) != 1:
        return ""
    days = iter(read[0])
    return "|".join("-".join(WEEKDAYS[next(days)] for _ in one) for one in parts)


def _rising(flat: Sequence[str], letters: Mapping[str, set[int]]) -> Iterator[tuple[int, ...]]:
    for read in product(*(sorted(letters[part]) for part in flat)):
        if all(before < after for before, after in pairwise(read)):
            yield read
