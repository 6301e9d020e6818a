"""Moves by choice that are cut off: the best plan so far is kept, and says why it is no better."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from assigner.allocation import Seats
from assigner.scenarios.rebalancing import Rebalancing
from assigner.solve import Limits, Solved
from assigner.solve.guard import guarded
from assigner.solve.optional_moves import OptionalMoves, Together
from tests.draws import looped
from tests.rebalance.offices import CHEAP, rebalance
from tests.rebalance.test_parts_apart import NORMS, two_teams

LONG = 600
"""Seconds that nobody waits for."""


@pytest.fixture(autouse=True)
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fork whatever threads other tests have left in this process: they are idle."""
    monkeypatch.setattr("assigner.solve.engine_process.alone", lambda: True)


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file that says time is over, once it is there: no clock has a say."""
    flag = tmp_path / "late"
    monkeypatch.setattr("assigner.solve.guard._overrun", lambda limits: flag.exists())
    return flag


def told(flag: Path) -> Callable[[Callable[[int], None]], int]:
    """Work that tells twice, then says that it is late, and never ends."""
    def work(tell: Callable[[int], None]) -> int:
        tell(1)
        tell(2)
        flag.touch()
        time.sleep(LONG)
        return 3

    return work


@pytest.mark.landing
def test_work_that_overruns_ends_with_what_it_told_last(late: Path) -> None:
    assert guarded(lambda _: 3, Limits()) == (3, "")
    assert guarded(told(late), Limits()) == (2, "overran")


@pytest.mark.landing
def test_work_that_is_cancelled_ends_with_what_it_told_last(tmp_path: Path) -> None:
    flag = tmp_path / "cancelled"
    assert guarded(told(flag), Limits(cancelled=flag.exists))[1] == "interrupted"


@pytest.mark.parametrize("tells", looped([True], [True, False]))
def test_moves_that_overrun_are_a_plan_that_says_so(
    late: Path, monkeypatch: pytest.MonkeyPatch, *, tells: bool
) -> None:
    least = OptionalMoves.least

    def slow(
        question: OptionalMoves, most: int, start: Mapping[str, Seats], limits: Limits,
        tell: Callable[[Together], None],
    ) -> Together:
        found = least(question, most, start, limits, tell if tells else lambda _: None)
        late.touch()
        time.sleep(LONG)
        return found

    monkeypatch.setattr(OptionalMoves, "least", slow)
    day = rebalance(two_teams(), [], CHEAP | NORMS)
    moving = Rebalancing(day, Limits())
    first = moving.placed()
    (point,) = moving.upto(first, 2, only_last=True)
    assert isinstance(point.outcome, Solved)
    assert point.outcome.cut == "overran"
    assert bool(point.rebalance.choice) == tells
    assert set(point.outcome.allocation.seats) >= {case.id for case in two_teams().cases}
