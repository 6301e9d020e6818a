"""Placing anew with the moves found: what the whole question proved of them is not proven twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from random import Random

import pytest

from assigner.objective import Costs
from assigner.scenarios import rebalancing
from assigner.scenarios.rebalance import Rebalance
from assigner.scenarios.rebalancing import Point, Rebalancing
from assigner.solve import Limits, dispatch
from assigner.solve.compact.engine import Compact
from assigner.solve.known_plan import KnownPlan
from assigner.solve.minimum import Minimum
from tests import in_process
from tests.draws import drawn
from tests.rebalance.offices import CHEAP, change, office, rebalance, with_somebody_away
from tests.rebalance.plain_model import solved

KINDS = ("leaves", "absent", "returns", "hours")
MOVES = ["unassigned", "over_norm", "moves"]


def asked(seed: int) -> Rebalance:
    draw, kind = Random(seed), KINDS[seed % len(KINDS)]
    day = office(draw, draw.choice((4, 5)), draw.choice((12, 18)), draw.choice((0, 2)))
    if kind == "returns":
        day = with_somebody_away(draw, day)
    return rebalance(day, [change(draw, day, kind)], CHEAP)


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part by the plain model, here, where what it does can be counted."""
    monkeypatch.setattr("assigner.solve.engine_process.start", in_process.start)
    monkeypatch.setattr(dispatch, "_by_likeness", lambda tiers: Compact)


@contextmanager
def told_nothing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everything is proven from nothing."""
    with monkeypatch.context() as patch:
        patch.setattr(rebalancing, "_known", lambda point, *_: KnownPlan(
            solved(point).allocation.seats
        ))
        yield


def ended(day: Rebalance) -> Point:
    moving = Rebalancing(day, Limits())
    return list(moving.upto(moving.placed(), 3, only_last=True))[-1]


def asked_anew(day: Rebalance, monkeypatch: pytest.MonkeyPatch) -> tuple[Point, list[bool]]:
    """A plan; and of each tier solved anew, whether it weighs loads against prices."""
    seen: list[bool] = []
    minimise, anew = Compact.minimise, Rebalancing.anew

    def counting(self: Compact, costs: Costs, limits: Limits) -> Minimum | None:
        seen.append(costs.balance == "sumsq" and costs.takes is not None)
        return minimise(self, costs, limits)

    def begun(self: Rebalancing, *given: object) -> Point:
        with monkeypatch.context() as patch:
            patch.setattr(Compact, "minimise", counting)
            return anew(self, *given)  # type: ignore[arg-type]  # handed on as it came

    with monkeypatch.context() as patch:
        patch.setattr(Rebalancing, "anew", begun)
        return ended(day), seen


def moving_days(many: int) -> list[Rebalance]:
    """Days on which something moves by choice."""
    days = (asked(seed) for seed in range(6000, 6100))
    return list(islice((day for day in days if ended(day).rebalance.choice), many))


def test_what_is_proven_of_the_moves_is_not_proven_again(monkeypatch: pytest.MonkeyPatch) -> None:
    days = moving_days(3)
    assert len(days) == 3
    for day in days:
        point, seen = asked_anew(day, monkeypatch)
        assert seen
        assert not any(seen)
        reached = solved(point).reached
        assert [item.tier.name for item in reached[:3]] == MOVES
        assert all(item.proven and item.bound == item.value for item in reached)
        with told_nothing(monkeypatch):
            again, seen = asked_anew(day, monkeypatch)
        assert any(seen)
        assert again.over == point.over
        assert solved(again).reached == reached
        assert solved(again).allocation == solved(point).allocation
        assert solved(again).tied == solved(point).tied


@pytest.mark.parametrize("seed", drawn(3, range(300)))
def test_told_or_not_the_plan_is_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if seed % 2:
        monkeypatch.undo()
        monkeypatch.setattr("assigner.solve.engine_process.start", in_process.start)
    told = ended(asked(seed))
    with told_nothing(monkeypatch):
        alone = ended(asked(seed))
    assert told.over == alone.over
    assert solved(told).allocation == solved(alone).allocation
    assert solved(told).reached == solved(alone).reached


def test_what_is_not_proven_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    (day,) = moving_days(1)
    told: list[KnownPlan] = []
    known = rebalancing._known

    def hearing(point: Point, choice: object, together: object) -> KnownPlan:
        low = replace(together, bound=together.value - 1)  # type: ignore[type-var, attr-defined]  # as Together
        told.append(known(point, choice, low))  # type: ignore[arg-type]  # likewise
        return told[-1]

    monkeypatch.setattr(rebalancing, "_known", hearing)
    ended(day)
    assert [plan.costs for plan in told] == [()]
