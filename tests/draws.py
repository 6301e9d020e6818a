"""How often a property is drawn: a few days in the loop or at a landing, the rest among the long.

Three levels: what bears no mark is the loop's (`uv run pytest`), `landing` is asked at every
landing too (`.ci/run`), `long` where somebody asks for it.
"""

from collections.abc import Collection, Iterable

import pytest

MARKED = type(pytest.param())
"""What carries the mark of one value of a parameter."""


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


def looped(
    few: int | Collection[object], whole: Iterable[object], *, alone: bool = False
) -> list[object]:
    """All values of a test: `few` in the loop, the others at a landing, the long ones stay long.

    `few`: so many of the first, or which. A value that is a tuple is several arguments, but where
    each is one `alone`.
    """
    every = list(whole)
    short = [one for one in every if not (
        isinstance(one, MARKED) and any(mark.name == "long" for mark in one.marks))]
    stay = short[:few] if isinstance(few, int) else list(few)
    assert all(one in short for one in stay), few
    return [
        one if one in stay or one not in short else _at_landing(one, alone=alone) for one in every
    ]


def _at_landing(one: object, *, alone: bool) -> object:
    if isinstance(one, MARKED):
        return pytest.param(*one.values, id=one.id, marks=(*one.marks, pytest.mark.landing))
    values = one if isinstance(one, tuple) and not alone else (one,)
    return pytest.param(*values, marks=pytest.mark.landing)
