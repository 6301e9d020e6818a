"""What a case must have and no header says: a column of a few words that every list has.

It is proposed before anything that a case may do without.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from assigner.files.vocabulary import Vocabulary
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.guessed_words import guess
from assigner.profiles.suggest.headers import beside_the_case
from assigner.profiles.suggest.lines import LIKELY, UNSURE, Sureness
from assigner.profiles.suggest.looks_like import unwanted
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.profiles.suggest.people_named import says_held
from assigner.profiles.suggest.table_lines import TableProposal
from assigner.profiles.suggest.taken import take
from assigner.profiles.suggest.word_lines import meanings
from assigner.words import say

ONLY = say("a few words that come again, and no other column says it")
_KEYS = ("complexity", "phase")
_MOST_WORDS, _FILLED, _PEOPLE, _REPEATS = 5, 0.9, 0.6, 2


def required(proposals: Sequence[TableProposal], vocabulary: Vocabulary) -> None:
    """Propose, as unsure lines, what a case must have and no line says yet."""
    lists = [one for one in proposals if one.meant.of_cases]
    for key in _KEYS:
        for one in lists:
            for other in lists if key not in one.lines else ():
                _as_in(one, other, key, vocabulary)
        without = [one for one in lists if not _said(one, key)]
        if not without:
            continue
        scored = sorted(((_known(key, held, vocabulary), header) for header, held in (
            (column.header, _together(without, column.header))
            for column in without[0].meant.table.columns
            if all(_open(one, one.meant.table.column(column.header)) for one in without))
            if held is not None), reverse=True)
        likeliest = [header for share, header in scored if share == scored[0][0]]
        if len(likeliest) == 1:
            for one in without:
                take(one, key, likeliest[0], Sureness(UNSURE, ONLY), vocabulary)


def _as_in(one: TableProposal, other: TableProposal, key: str, vocabulary: Vocabulary) -> None:
    """A few words below a header say what they say below it in another list."""
    line = other.lines.get(key)
    header = line.rule.headers[0] if line is not None and line.rule is not None and (
        line.level.name != UNSURE and len(line.rule.headers) == 1) else ""
    held = _together([one, other], header) if header else None
    if held is not None and _open(one, one.meant.table.column(header)):
        take(one, key, header, Sureness(LIKELY, say("as in another list")), vocabulary)
        one.words[key] = meanings(key, held.distinct, vocabulary, held.explained)


def _said(one: TableProposal, key: str) -> bool:
    """Whether a line says it; what the only sheet is called is a doubt, and no more than that."""
    line = one.lines.get(key)
    return line is not None and not (
        line.level.name == UNSURE and line.rule is not None and line.rule.name_of is not None)


def _known(key: str, held: Contents, vocabulary: Vocabulary) -> float:
    """The share of words that may be words of the model, or steps of a scale."""
    words = [held.plain(word) for word in held.distinct]
    return sum(guess(key, word, words, vocabulary) is not None for word in words) / len(words)


def _together(lists: Sequence[TableProposal], header: str) -> Contents | None:
    """What stands in a column in all lists, where it is a few words that come again."""
    columns = [column for one in lists if (column := one.meant.table.column(header)) is not None]
    held = Contents(tuple(chain.from_iterable(column.contents.cells for column in columns)),
                    exact=True, explained=columns[0].contents.explained)
    again = sum(times > 1 for times in Counter(held.filled).values())
    few = 1 < len(held.distinct) <= _MOST_WORDS and held.truths < 1
    numbers = bool(held.numbers(None)) and not held.steps
    return held if few and held.share_filled >= _FILLED and again >= _REPEATS and not numbers else (
        None)


def _open(one: TableProposal, column: ForeignColumn | None) -> bool:
    """Whether no line takes a column, and it says nothing else of its case."""
    if column is None or column.personal or unwanted(column) or beside_the_case(column.header):
        return False
    spoken = {header for key, line in one.lines.items() if line.rule is not None
              and (line.level.name != UNSURE or key in _KEYS) for header in line.rule.reads}
    kinds = one.meant.kinds
    return column.header not in spoken and (kinds is None or kinds.column is not column) and (
        column.contents.among(one.meant.people) < _PEOPLE) and not (
        says_held(one.meant, column))
