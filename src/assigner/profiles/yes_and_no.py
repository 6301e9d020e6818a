"""What other programs write for yes and no, beside what our own readers take."""

from assigner.files import cells
from assigner.files.vocabulary import fold

YES = cells.YES | {"j", "y", "✓", "✔", "wahr", "oui"}
NO = cells.NO | {"n", "-", "falsch", "nein", "nee", "nei", ""}


def is_true(word: str) -> bool | None:
    """Whether a word is a yes or a no; None where it is neither."""
    folded = fold(word)
    return True if folded in YES else (False if folded in NO else None)


def is_ours(word: str) -> bool:
    """Whether our readers take the word as it is."""
    return fold(word) in cells.YES | cells.NO
