"""Words as systems spell them that have no letters but the Latin ones: "AABEN", "BOERN"."""

from assigner.files.vocabulary import fold

_LATIN = str.maketrans({
    "æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def latin(word: str) -> str:
    """The word, folded, without letters that some systems do not have."""
    return fold(word).translate(_LATIN)
