"""The lines of words of a proposed profile: what each means, and how sure that is."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from assigner.files.vocabulary import Vocabulary, fold
from assigner.profiles.suggest.guessed_words import clashing, guess, other_reading
from assigner.profiles.suggest.level_words import COLOUR, LEVELS, Guess
from assigner.profiles.suggest.lines import CLASH, LEFT, LIKELY, UNSURE, Sureness, WordLine
from assigner.profiles.yes_and_no import is_ours, is_true
from assigner.words import civil_number, say

_NOBODY_KNOWS = say("nobody knows what it means")


def meanings(
    key: str, words: Sequence[str], vocabulary: Vocabulary,
    explained: Mapping[str, str] = MappingProxyType({}),
) -> list[WordLine]:
    """What words of a column mean that our readers do not know by themselves.

    `explained`: what the export says that they mean, by the word, folded.
    """
    plain = {word: explained.get(fold(word), word) for word in words}
    guesses = {word: guess(key, plain[word], [*plain.values()], vocabulary)
               for word in sorted(words) if not civil_number.holds(word)}
    last = _last(key, guesses, vocabulary)
    clash = clashing(key, {word: one for word, one in guesses.items() if one is not None},
                     vocabulary)
    lines = []
    for word, found in guesses.items():
        doubted = found is not None and bool(clash) and not found.likely and (
            not found.sure or found.ours in clash)
        own = fold(word) in explained
        if found is not None and not (found.needed or own or doubted):
            continue
        if found is None and last:
            # Where the export says what both ends of a scale are, what is left is between them.
            step = LIKELY if _between(word, [*guesses], explained) else UNSURE
            lines.append(WordLine(word, last, Sureness(step, LEFT)))
            continue
        level = Sureness(UNSURE, _NOBODY_KNOWS)
        if doubted or (found is not None and found.contested):
            level = Sureness(UNSURE, CLASH)
        elif found is None and key == "team" and len({*vocabulary.teams.values()}) == 1:
            lines.append(WordLine(word, next(iter(vocabulary.teams.values())),
                                  Sureness(LIKELY, say("the model has one team"))))
            continue
        elif found is not None:
            level = Sureness() if found.sure else Sureness(UNSURE, say("a guess"))
            if found.likely:
                level = Sureness(LIKELY, say("of three colours red is the heaviest") if (
                    found.by == COLOUR) else say("by the other words of its column"))
            elif not found.sure and key != "complexity":
                level = Sureness(LIKELY, say("by its beginning"))
            if own and (found.sure or level.name != UNSURE):
                level = Sureness(LIKELY, say("the export calls it so: {text}", text=plain[word]))
        ours = found.ours if found else ""
        if doubted and ours in clash:
            ours = other_reading(key, plain[word], ours, guesses.values(), vocabulary)
        lines.append(WordLine(word, ours, level))
    return lines


def _last(
    key: str, guesses: Mapping[str, Guess | None], vocabulary: Vocabulary
) -> str:
    """The one level that no word means, where one word is left that nobody knows; blank: none."""
    if key != "complexity" or sum(found is None for found in guesses.values()) != 1:
        return ""
    every = {*LEVELS} if vocabulary.complexities is None else {*vocabulary.complexities.values()}
    left = every - {found.ours for found in guesses.values() if found is not None}
    return left.pop() if len(left) == 1 else ""


def _between(word: str, words: Sequence[str], explained: Mapping[str, str]) -> bool:
    """Whether the number of a word is between those of all others, which the export explains."""
    others = [other for other in words if other != word]
    steps = [[int(number) for number in re.findall(r"\d+", one)] for one in (word, *others)]
    if len(others) < len(LEVELS) - 1 or not all(len(step) == 1 for step in steps):
        return False
    own, *ends = (step[0] for step in steps)
    return all(fold(other) in explained for other in others) and min(ends) < own < max(ends)


def truths(words: Sequence[str]) -> list[WordLine]:
    """What stands for yes and no, where our readers do not take it."""
    lines = []
    for word in sorted(words):
        if not is_ours(word):
            true = is_true(word)
            level = Sureness() if true is not None else Sureness(UNSURE, _NOBODY_KNOWS)
            lines.append(WordLine(word, {True: "yes", False: "no", None: ""}[true], level))
    return lines
