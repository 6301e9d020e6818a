"""The lines of words of a proposed profile: what each means, and how sure that is."""

from collections.abc import Sequence

from assigner.files.vocabulary import Vocabulary
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.guessed_words import clashing, guess
from assigner.profiles.suggest.lines import CLASH, LIKELY, UNSURE, Sureness, WordLine
from assigner.profiles.yes_and_no import is_ours, is_true
from assigner.words import civil_number, say

_NOBODY_KNOWS = say("nobody knows what it means")


def meanings(key: str, words: Sequence[str], vocabulary: Vocabulary) -> list[WordLine]:
    """What words of a column mean that our readers do not know by themselves."""
    guesses = {word: guess(key, word, words, vocabulary) for word in sorted(words)
               if not civil_number.holds(word)}
    clash = clashing(key, [one for one in guesses.values() if one is not None], vocabulary)
    lines = []
    for word, found in guesses.items():
        doubted = found is not None and bool(clash) and not found.likely and (
            not found.sure or found.ours in clash)
        if found is not None and not found.needed and not doubted:
            continue
        level = Sureness(UNSURE, _NOBODY_KNOWS)
        if doubted:
            level = Sureness(UNSURE, CLASH)
        elif found is not None:
            level = Sureness() if found.sure else Sureness(UNSURE, say("a guess"))
            if found.likely:
                level = Sureness(LIKELY, say("by its initials"))
            elif not found.sure and key != "complexity":
                level = Sureness(LIKELY, say("by its beginning"))
        lines.append(WordLine(word, found.ours if found else "", level))
    return lines


def truths(held: Contents) -> list[WordLine]:
    """What stands for yes and no, where our readers do not take it."""
    lines = []
    for word in sorted(held.distinct):
        if not is_ours(word):
            true = is_true(word)
            level = Sureness() if true is not None else Sureness(UNSURE, _NOBODY_KNOWS)
            lines.append(WordLine(word, {True: "yes", False: "no", None: ""}[true], level))
    return lines
