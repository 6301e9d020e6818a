"""Which numbers of a model matter over months: the same days lived with each of them moved."""

from collections.abc import Callable

from assigner.api.day import Day
from assigner.api.effect import moves, place
from assigner.api.simulation import Months, simulated
from assigner.documents.effect import EffectDocument, EffectNumber, EffectOverTime, EffectSide
from assigner.documents.simulate import PolicyApart, SimulateDocument
from assigner.policy import Policy

MEASURES = ("spread", "over_norm_share", "contacts_share", "deadline_share", "waiting",
            "changes_a_year")
"""What is told of a run, of all that `simulate` measures."""


def over_time(
    day: Day, found: EffectDocument, months: Months,
    told: Callable[[int], None] = lambda done: None,
) -> EffectDocument:
    """What `effect` found for today, and what moving each number does over `months`.

    The office lives the same days under the model and under each moved one (common random numbers),
    so that what differs is the number's doing. `told` hears how many days of `days_over` are done.
    """
    facts, policy = day.require()
    models: dict[str, Policy] = {policy.name: policy}
    for row in found.numbers:
        for one in moves(day, [row.key], found.by, together=row.numbers is not None):
            for way, moved in zip(_WAYS, one.sides, strict=True):
                if moved is not None:
                    models[_name(row, way)] = moved
    lived = simulated({name: (facts, model) for name, model in models.items()}, (), months, told)
    rows = [
        row.model_copy(update={way: _lived(getattr(row, way), lived, _name(row, way))
                               for way in _WAYS})
        for row in found.numbers]
    rows.sort(key=lambda row: (-milestones_moved(row), -clear(row), place(row)))
    return found.model_copy(update={
        "days": months.days, "runs": months.runs, "numbers": tuple(rows)})


def days_over(found: EffectDocument, months: Months) -> int:
    """Working days that are lived in all."""
    sides = sum(side is not None for row in found.numbers for side in (row.down, row.up))
    return months.days * months.runs * (1 + sides)


def milestones_moved(row: EffectNumber) -> int:
    """Milestones whose verdict is another one, on the side where more are."""
    return max((len(side.over_time.milestones) for side in (row.down, row.up)
                if side is not None and side.over_time is not None), default=0)


def clear(row: EffectNumber) -> int:
    """Measures that differ clearly, on the side where more do."""
    return max((sum(bool(getattr(side.over_time, name).clear) for name in MEASURES)
                for side in (row.down, row.up)
                if side is not None and side.over_time is not None), default=0)


_WAYS = ("down", "up")


def _name(row: EffectNumber, way: str) -> str:
    return f"{row.key}, {way}"


def _lived(side: EffectSide | None, lived: SimulateDocument, name: str) -> EffectSide | None:
    if side is None:
        return None
    apart = next(row for row in lived.differences if row.model == name)
    return side.model_copy(update={"over_time": _over(lived, apart)})


def _over(lived: SimulateDocument, apart: PolicyApart) -> EffectOverTime:
    base = lived.runs[0]
    moved = next(run for run in lived.runs if run.name == apart.model)
    was = {row.name: row.verdict for row in base.milestones}
    return EffectOverTime(
        milestones=tuple(row.name for row in moved.milestones
                         if {row.verdict, was.get(row.name)} == {"met", "missed"}),
        **{name: apart.measures.of(name) for name in MEASURES})
