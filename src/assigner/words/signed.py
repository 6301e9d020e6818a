"""Names inside sentences that whoever masks them must find there again."""

from collections.abc import Callable

Sign = Callable[[str], str]
_signs: list[Sign] = []


def sign_names(by: Sign) -> None:
    """From now on, write names into sentences as `by` has them: itself, or with a sign on it."""
    _signs.append(by)


def signed(name: str) -> str:
    """A name as sentences have it."""
    for sign in _signs:
        name = sign(name)
    return name
