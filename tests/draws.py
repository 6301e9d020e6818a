"""How often a property is drawn: a few days in every run, the rest among the long ones."""

from collections.abc import Collection, Iterable

import pytest


def drawn(few: int, whole: Iterable[float]) -> list[object]:
    """The seeds of a test: the first `few` as they are, all others marked long."""
    return [
        seed if at < few else pytest.param(seed, marks=pytest.mark.long)
        for at, seed in enumerate(whole)
    ]


def covering(few: Collection[object], whole: Iterable[object]) -> list[object]:
    """All values of a test: `few` cover what it reaches in every run, all others are marked long.

    A value that is a tuple is several arguments.
    """
    every = list(whole)
    assert all(one in every for one in few), few
    return [
        one if one in few else pytest.param(
            *(one if isinstance(one, tuple) else (one,)), marks=pytest.mark.long)
        for one in every
    ]


def one_in(
    many: int, whole: Iterable[object], *, also: Collection[object] = (), alone: bool = False
) -> list[object]:
    """All values of a test, one in so many in every run: neighbours are of a kind.

    `also`: what reaches lines that none of those does. A value that is a tuple is several
    arguments, but where each is one `alone`.
    """
    return [
        one if at % many == 0 or one in also else pytest.param(
            *(one if isinstance(one, tuple) and not alone else (one,)), marks=pytest.mark.long)
        for at, one in enumerate(whole)
    ]
