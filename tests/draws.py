"""How often a property is drawn: a few days in every run, the rest among the long ones."""

from collections.abc import Iterable

import pytest


def drawn(few: int, whole: Iterable[float]) -> list[object]:
    """The seeds of a test: the first `few` as they are, all others marked long."""
    return [
        seed if at < few else pytest.param(seed, marks=pytest.mark.long)
        for at, seed in enumerate(whole)
    ]
