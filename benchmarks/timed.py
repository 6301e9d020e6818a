"""Questions to the program itself, which no peer can be given: each of a size and a strength."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from benchmarks.afternoon import AFTERNOONS, one_more
from benchmarks.ask import Row
from benchmarks.staff import STAFF, change_staff
from benchmarks.whole import WHOLES, solve_whole
from benchmarks.why import WHYS, explain


class Timed(NamedTuple):
    """What is asked, and how one of them is answered."""

    asked: Sequence[Any]
    timed: Callable[[Any], Iterable[Row]]


TIMED = {
    "staff": Timed(STAFF, change_staff), "one_more": Timed(AFTERNOONS, one_more),
    "why": Timed(WHYS, explain), "whole": Timed(WHOLES, solve_whole),
}
