"""A day whose weights are drawn: what the numbers behind them may also be, as far as is known.

A number with an interval is drawn from it. A class of cases (phase and complexity) none of whose
numbers has one is drawn as a whole: one factor for all its cases, new and open, from 80 to 120 %.
Weights that the instance gives itself are drawn in the same way, by class. A draw is known by its
number: the same number is the same draw on any machine and whatever the order of rows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256
from statistics import NormalDist
from typing import Final, Literal

from assigner.instance import Case, Instance
from assigner.problem import Problem
from assigner.quantity import Quantity
from assigner.workload import FirstWeeks, Rhythm, Weights

Spread = Literal["uniform", "normal"]

SHARE: Final = Decimal("0.2")
"""How far the weight of a class may be off that nothing is known of: the +-20 % of issue 20."""
NORMAL: Final = NormalDist()
ENDS: Final = 1.959964
"""Standard errors from a measured number to an end of its 95 % interval."""
FURTHEST: Final = 3.0
"""Standard errors beyond which nothing is drawn."""
DIGITS: Final = Decimal("1e-9")
SAME: Final = (
    "workers", "cases", "home", "by_choice", "at_home", "held", "given_today", "capacity",
    "phases_held", "days",
)
"""What a day has in common with itself under other weights."""
RHYTHM: Final = ("contacts_a_month", "hours_a_contact", "fixed_hours", "full_load")


@dataclass(frozen=True)
class Uncertain:
    """Something drawn. `key`: a number of the model, a class of cases, or weights given by class.

    `low`, `high`: between which values (of a class: factors of its weight). `spread`: `uniform`,
    as often below the value as above it and evenly on each side; `normal`, where the ends hold
    95 % of what was measured, half of the rest on each side.
    """

    key: str
    value: Decimal
    low: Decimal
    high: Decimal
    spread: Spread = "uniform"
    of_class: bool = False

    def at(self, draw: int) -> Decimal:
        """Its value in a draw."""
        chance = _chance(draw, self.key)
        down = chance < 0.5  # as often below as above
        far = abs(2 * chance - 1)
        if self.spread == "normal":
            far = min(abs(NORMAL.inv_cdf(chance)), FURTHEST) / ENDS
        end = self.low if down else self.high
        return (self.value + (end - self.value) * Decimal(round(far, 12))).quantize(DIGITS)


def _chance(draw: int, key: str) -> float:
    """Between 0 and 1, neither of them; of the draw's number and the name alone."""
    digits = sha256(f"{draw} {key}".encode()).digest()[:6]
    return (int.from_bytes(digits) + 0.5) / 2**48


class DrawnWeights:
    """A day whose weights are drawn. `all`: what is drawn; only what one of its cases weighs by."""

    def __init__(self, day: Problem) -> None:
        self.day = day
        weights, facts = day.weights, day.instance
        cases: tuple[Case, ...] = (*facts.cases, *facts.caseload)
        given = [case.weight_minutes is not None for case in cases]
        kinds = {(case.phase, case.complexity)
                 for case, own in zip(cases, given, strict=True) if not own}
        self.own = sorted({(case.phase, case.complexity)
                           for case, own in zip(cases, given, strict=True) if own})
        self.kinds = sorted(kinds) if weights.every_case is None else []
        self.alone = dict(_alone(weights, any_weighed=bool(kinds)))
        self.all: tuple[Uncertain, ...] = (
            *self.alone.values(),
            *(item for kind in self.kinds for item in self._of(kind).values()),
            *(_factor(_given(kind)) for kind in self.own),
        )
        for name in SAME:
            getattr(day, name)
        self.known = {name: found for name, found in day.so_far.items() if name in SAME}

    def _of(self, kind: tuple[str, str]) -> Mapping[str, Uncertain]:
        """What is drawn of a class: its numbers with an interval, else all of it."""
        phase, complexity = kind
        rhythm = self.day.weights.phases[phase][complexity]
        key = f"weights.phases.{phase}.{complexity}"
        found = {
            name: _between(f"{key}.{name}", number)
            for name in RHYTHM if _wide(number := getattr(rhythm, name))
        }
        return found or {"": _factor(key)}

    def problem(self, draw: int) -> Problem:
        """The day with the weights of one draw; all else is as it is."""
        day = self.day
        weights = self._weights(draw)
        if not self.own:
            return replace(day, weights=weights, known=self.known)
        factor = {kind: _factor(_given(kind)).at(draw) for kind in self.own}
        return replace(day, weights=weights, instance=_scaled(day.instance, factor))

    def _weights(self, draw: int) -> Weights:
        weights = self.day.weights
        phases = {phase: dict(kinds) for phase, kinds in weights.phases.items()}
        for phase, complexity in self.kinds:
            rhythm = phases[phase][complexity]
            phases[phase][complexity] = _drawn(rhythm, self._of((phase, complexity)), draw)
        changed: dict[str, object] = {
            name: _at(getattr(weights, name), item.at(draw)) if name != "every_case"
            or not item.of_class else _slower(weights.every_case, item.at(draw))
            for name, item in self.alone.items() if name != "first_weeks"
        }
        first = weights.first_weeks
        if first is not None and "first_weeks" in self.alone:
            factor = _at(first.factor, self.alone["first_weeks"].at(draw))
            changed["first_weeks"] = FirstWeeks.model_construct(weeks=first.weeks, factor=factor)
        return weights.model_copy(update={"phases": phases, **changed})


def _alone(weights: Weights, *, any_weighed: bool) -> Iterator[tuple[str, Uncertain]]:
    """The numbers that are no class's own, by field."""
    first = weights.first_weeks
    numbers = {
        "further_child_share": weights.further_child_share,
        "co_worker_share": weights.co_worker_share, "mixing": weights.mixing,
        "first_weeks": None if first is None else first.factor, "every_case": weights.every_case,
    }
    for name, number in numbers.items():
        key = "weights.first_weeks.factor" if name == "first_weeks" else f"weights.{name}"
        if _wide(number):
            yield name, _between(key, number)
        elif name == "every_case" and number is not None and any_weighed:
            yield name, _factor(key)


def _wide(number: Quantity | None) -> bool:
    """Whether anything is left open: an interval of one value says that it is certain."""
    return number is not None and number.interval is not None


def _between(key: str, number: Quantity | None) -> Uncertain:
    assert number is not None
    assert number.interval is not None
    return Uncertain(key, number.value, *number.interval,
                     spread="normal" if number.status == "measured" else "uniform")


def _factor(key: str) -> Uncertain:
    return Uncertain(key, Decimal(1), 1 - SHARE, 1 + SHARE, of_class=True)


def _given(kind: tuple[str, str]) -> str:
    return f"weight_hours.{'.'.join(kind)}"


def _at(number: Quantity, value: Decimal) -> Quantity:
    """The number with another value, held inside what its unit allows."""
    least, most = (Decimal(1), None) if "full-time" in number.unit else (
        Decimal(0), Decimal(1) if number.unit == "share" else None)
    inside = max(least, value) if most is None else min(most, max(least, value))
    return number.model_copy(update={"value": inside})


def _slower(number: Quantity | None, factor: Decimal) -> Quantity:
    """So many make a full load that each weighs `factor` times what it did."""
    assert number is not None
    return number.model_copy(update={"value": (number.value / factor).quantize(DIGITS)})


def _drawn(rhythm: Rhythm, items: Mapping[str, Uncertain], draw: int) -> Rhythm:
    if "" not in items:
        return rhythm.model_copy(update={
            name: _at(getattr(rhythm, name), item.at(draw)) for name, item in items.items()
        })
    factor = items[""].at(draw)
    if rhythm.full_load is not None:
        return rhythm.model_copy(update={"full_load": _slower(rhythm.full_load, factor)})
    contacts, fixed = rhythm.contacts_a_month, rhythm.fixed_hours
    assert contacts is not None
    assert fixed is not None
    return rhythm.model_copy(update={
        "contacts_a_month": contacts.model_copy(update={"value": contacts.value * factor}),
        "fixed_hours": fixed.model_copy(update={"value": fixed.value * factor}),
    })


def _scaled(facts: Instance, factor: Mapping[tuple[str, str], Decimal]) -> Instance:
    """The day with the weights it gives itself drawn, each at least a minute."""
    def minutes(case: Case) -> int | None:
        given = case.weight_minutes
        return given and max(1, round(given * factor[case.phase, case.complexity]))

    return replace(
        facts,
        cases=tuple(replace(case, weight_minutes=minutes(case)) for case in facts.cases),
        caseload=tuple(replace(case, weight_minutes=minutes(case)) for case in facts.caseload),
    )
