"""A scale with a word for its middle: what lies above that is the heaviest, whatever its name."""

import pytest

from assigner.profiles.suggest.level_words import level
from tests.draws import looped

LEVELS = ("simple", "complex", "very_complex")


@pytest.mark.parametrize("words", looped(3, [
    ("Enkel", "Normal", "Komplex"), ("Simple", "Moderate", "Complex"),
    ("Normal", "Kompleks", "Meget kompleks"), ("Let", "Middel", "Kompliceret"),
    ("leicht", "durchschnittlich", "schwer"), ("Low", "Average", "High"),
], alone=True))
def test_a_scale_is_read_around_its_middle(words: tuple[str, str, str]) -> None:
    found = [level(word, words) for word in words]
    assert tuple(one.ours for one in found if one is not None) == LEVELS


def test_a_word_that_is_read_otherwise_than_it_is_called_is_not_sure() -> None:
    heaviest = level("Complex", ("Simple", "Moderate", "Complex"))
    assert heaviest is not None
    assert (heaviest.ours, heaviest.sure, heaviest.needed) == ("very_complex", False, True)


@pytest.mark.parametrize("words", looped(2, [
    ("let", "mellem", "tung"), ("Low", "Medium", "High"), ("grün", "mittel", "komplex"),
], alone=True))
def test_a_scale_that_says_it_by_itself_is_left_alone(words: tuple[str, str, str]) -> None:
    middle = level(words[1], words)
    assert middle is not None
    assert (middle.ours, middle.sure) == ("complex", True)
