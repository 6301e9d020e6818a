"""One column that says two things: phase and complexity in one word, as in "BFU - tung"."""

from collections.abc import Callable, Iterator, Sequence

from assigner.documents.profile import ColumnProfile
from assigner.files.vocabulary import Vocabulary
from assigner.profiles.suggest.guessed_words import guess
from assigner.profiles.suggest.lines import UNSURE
from assigner.profiles.suggest.meant import Meant
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable

_SEPARATORS = (" - ", " – ", " / ", "/", ", ", ": ", "-", "_", " ")
_MOST_WORDS, _ENOUGH = 40, 0.8
_KEYS = ("phase", "complexity")


def compound(
    table: ForeignTable, vocabulary: Vocabulary
) -> tuple[ForeignColumn, dict[str, ColumnProfile]] | None:
    """The column and the rule of either; None where no column says both."""
    for column in table.columns:
        words = column.contents.distinct
        if column.personal or not 2 <= len(words) <= _MOST_WORDS:
            continue
        for separator in _SEPARATORS:
            found = _parts(words, separator, vocabulary)
            if found is not None:
                return column, {
                    key: ColumnProfile.model_validate(
                        {"from": column.header, "separator": separator, "part": part})
                    for key, part in zip(_KEYS, found, strict=True)
                }
    return None


def one_column(
    meant: Meant, vocabulary: Vocabulary
) -> Iterator[tuple[str, ColumnProfile, tuple[str, ...]]]:
    """Phase and complexity from one column, where neither has one of its own; and their words."""
    alone = [key for key in _KEYS if (match := meant.found.get(key)) and match.level != UNSURE]
    settled = len({*alone, *meant.named} & {*_KEYS}) == len(_KEYS)
    found = None if settled or not meant.of_cases else compound(meant.table, vocabulary)
    if found is None:
        return
    column, rules = found
    for key, rule in rules.items():
        if key in alone and meant.found[key].column.place != column.place:
            continue
        assert rule.separator
        at = 0 if rule.part == 1 else -1
        parts = [word.split(rule.separator)[at].strip() for word in column.contents.distinct]
        yield key, rule, tuple(dict.fromkeys(parts))


def _parts(
    words: Sequence[str], separator: str, vocabulary: Vocabulary
) -> tuple[int, int] | None:
    """Which parts of the words are the phase and the complexity: 1 the first, -1 the last."""
    split = [[part.strip() for part in word.split(separator)] for word in words]
    if any(len(parts) < 2 for parts in split):
        return None
    first, last = [parts[0] for parts in split], [parts[-1] for parts in split]
    if len(set(zip(first, last, strict=True))) in {len(set(first)), len(set(last))}:
        return None  # one part goes with the other: a number before a phase is its turn
    known = _knower(vocabulary)
    for order, (phases, levels) in (((1, -1), (first, last)), ((-1, 1), (last, first))):
        if known("phase", phases) and known("complexity", levels):
            return order
    return None


def _knower(vocabulary: Vocabulary) -> Callable[[str, Sequence[str]], bool]:
    def known(key: str, words: Sequence[str]) -> bool:
        own = sorted(set(words))
        return sum(guess(key, word, own, vocabulary) is not None for word in own) >= (
            _ENOUGH * len(own))

    return known
