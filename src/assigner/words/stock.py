"""Texts the program wrote into an office's model when it was begun: they are put into languages.

Whoever began a model in one language reads them in the other too; what somebody wrote in their
place stays as it is.
"""

from collections.abc import Mapping
from functools import cache

from assigner.words.catalogue import catalogue
from assigner.words.language import LANGUAGES

_TEXTS = (
    "nobody: it is law", "manager and shop steward", "manager", "who gives out the cases",
    "to be talked over", "answered when the model was begun",
    "answered for the middle, spread by level", "fairness first", "the smallest step",
    "who knows the case", "nobody decides in their own matter",
    "a new case is looked at on its day", "where a case asks for two", "agreed with each person",
    "the office's teams", "what the case requires", "without hours there is nothing to balance",
    "a new case needs its first day", "the new one reads the file",
    "for each year somebody has had it", "beyond so many it is no longer", "had better stay",
    "for each who has had it within a year", "nothing where the new one knows the case",
    "due so soon, it stays where it is", "Group", "group", "The office",
)


@cache
def _known() -> Mapping[str, str]:
    return {catalogue(language).gettext(text): text for language in LANGUAGES for text in _TEXTS}


def is_stock(text: str) -> bool:
    """Whether the program writes a text into a model that is begun, in some language."""
    return text in _known()


def in_english(text: str) -> str:
    """A text of the program as the catalogue knows it; any other as it is."""
    return _known().get(text, text)
