"""A column a phase, a level or a team, with a tick in one of them in each row."""

from collections.abc import Iterator, Mapping

from assigner.documents.profile import ColumnProfile
from assigner.files.vocabulary import Vocabulary
from assigner.profiles.suggest.guessed_words import guess
from assigner.profiles.suggest.lines import LIKELY, UNSURE, ColumnLine, Sureness
from assigner.profiles.suggest.meant import Meant
from assigner.profiles.yes_and_no import is_true
from assigner.words import say

_KEYS: Mapping[str, tuple[str, ...]] = {
    "cases": ("phase", "complexity"), "caseload": ("phase", "complexity"), "caseworkers": ("team",),
}
_LEAST, _MOSTLY = 2, 0.9
_WHY = say("a tick in one of them in each row")


def ticked_words(
    meant: Meant, lines: Mapping[str, ColumnLine], used: set[str], vocabulary: Vocabulary
) -> Iterator[ColumnLine]:
    """The lines of what no column says and ticks below its words do; their headers are `used`."""
    for key in _KEYS.get(meant.name, ()):
        if key in lines and lines[key].level.name != UNSURE:
            continue
        left = [one for one in meant.table.columns
                if one.header not in used and not one.personal and one.contents.ticks]
        words = [header.rpartition(" ")[2] if " " in header else header
                 for header in (one.header for one in left)]
        found = {one: ours for one, word in zip(left, words, strict=True)
                 if (ours := _meant(key, (one.header, word), words, vocabulary))}
        if len(found) < _LEAST or len({*found.values()}) < len(found):
            continue
        rows = [*zip(*(one.contents.cells for one in found), strict=True)]
        single = sum(sum(is_true(cell) is True for cell in row) == 1 for row in rows)
        if single >= _MOSTLY * len(rows):
            used |= {one.header for one in found}
            yield ColumnLine(key, ColumnProfile.model_validate(
                {"ticked": {one.header: ours for one, ours in found.items()}}),
                Sureness(LIKELY, _WHY))


def _meant(key: str, words: tuple[str, ...], among: list[str], vocabulary: Vocabulary) -> str:
    return next((one.ours for word in words
                 if (one := guess(key, word, among, vocabulary)) is not None), "")
