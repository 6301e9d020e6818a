"""Which numbers of a model matter: one at a time or together, down and up, the day solved again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assigner.api.day import Day
from assigner.api.plan import Plan
from assigner.api.progress import Cancel
from assigner.documents.effect import EffectDocument, EffectModel, EffectNumber, EffectSide
from assigner.documents.part import DayRef
from assigner.errors import InputError, ModelError
from assigner.policy import Policy, load
from assigner.policy.complaints import alike
from assigner.quantity import STATUSES, Quantity
from assigner.words import say

SCHEMA_VERSION = "1.1"
WEIGHTS = "weights."
"""Without keys, the numbers that say what cases weigh are asked after."""
_POINTS = 100


@dataclass(frozen=True)
class _How:
    """How every solve of it is done."""

    seed: int
    seconds: float | None
    cancel: Cancel | None

    def solve(self, day: Day) -> Plan:
        return day.solve(seed=self.seed, seconds=self.seconds, cancel=self.cancel)


@dataclass(frozen=True)
class Moved:
    """A number, or a table of them, and what `-S` would say; None where the model refuses it."""

    key: str
    numbers: Mapping[str, Quantity]
    alone: bool
    sides: tuple[Policy | None, Policy | None]
    values: tuple[float | None, float | None]

    @property
    def status(self) -> str:
        """Of one number its own; of a table that of the number least is known of."""
        return max((number.status for number in self.numbers.values()), key=STATUSES.index)


def effect(  # noqa: PLR0913  # one keyword for each property of the question
    day: Day, keys: Sequence[str] = (), by: float = 0.2, *, together: bool = False, seed: int = 0,
    seconds: float | None = None, told: Callable[[int], None] = lambda done: None,
    cancel: Cancel | None = None,
) -> EffectDocument:
    """The contract's `effect`: each number alone, for this day, and nothing else.

    `keys`: numbers of the model as `-S` writes them; a table's name stands for all in it; none are
    all that say what cases weigh. A number is moved to the ends of its interval, where it has one,
    else by the share `by`. `together`: all numbers of a key move at once. `seconds`: for each
    solve. `told` hears how many are done; `cancel` ends a solve, and what follows is not proven.
    Raises InputError where the day has faults or a key is no number.
    """
    _, policy = day.require()
    how = _How(seed, seconds, cancel)
    base = how.solve(day)
    found = []
    for done, one in enumerate(moves(day, keys, by, together=together)):
        told(done)
        number = next(iter(one.numbers.values()))
        sides = [_side(day, moved, value, base, how)
                 for moved, value in zip(one.sides, one.values, strict=True)]
        found.append(EffectNumber(
            key=one.key, value=float(number.value) if one.alone else None,
            unit=number.unit if one.alone else "", status=one.status,
            down=sides[0], up=sides[1],
            **({} if one.alone else {"numbers": len(one.numbers)})))
    found.sort(key=place)
    facts = base.problem.instance
    return EffectDocument(
        schema_version=SCHEMA_VERSION, kind="effect",
        instance=DayRef(name=facts.name, date=facts.date.isoformat(), sha256=facts.sha256),
        model=EffectModel(name=policy.name, sha256=policy.sha256), by=by,
        proven=_proven(base), new_cases=len(facts.cases), numbers=tuple(found),
    )


def moves(
    day: Day, keys: Sequence[str], by: float, *, together: bool = False
) -> Iterator[Moved]:
    """What is moved, and the model with it. Raises InputError as `effect` does."""
    _, policy = day.require()
    for key, numbers in _chosen(policy, keys or (WEIGHTS.rstrip("."),), together=together).items():
        alone = not together or [*numbers] == [key]
        ends = {name: _ends(number, by) for name, number in numbers.items()}
        yield Moved(
            key, numbers, alone,
            sides=(_model(day, policy, {name: end[0] for name, end in ends.items()}),
                   _model(day, policy, {name: end[1] for name, end in ends.items()})),
            values=(float(ends[key][0]), float(ends[key][1])) if alone else (None, None))


def _model(day: Day, policy: Policy, to: Mapping[str, Decimal]) -> Policy | None:
    """The model with numbers moved; None where it takes no such value, or has them."""
    moved = {key: f"{value:f}" for key, value in to.items() if value != policy.numbers[key].value}
    if not moved:
        return None
    try:
        return load(policy.name, {**policy.overrides, **moved},
                    beside=None if day.folder is None else day.home)
    except ModelError:
        return None


def count(day: Day, keys: Sequence[str] = (), *, together: bool = False) -> int:
    """How many numbers, or tables, `effect` moves. Raises InputError as it does."""
    return len(_chosen(day.require()[1], keys or (WEIGHTS.rstrip("."),), together=together))


def matters(row: EffectNumber) -> int:
    """New cases that go to somebody else, the lot aside, on the side where more do."""
    return max((len(side.changed) - side.by_lot for side in (row.down, row.up) if side), default=0)


def place(row: EffectNumber) -> tuple[int, bool, float, str]:
    """What moves most lines first, then the assumed, then what moves the spread, as it is told."""
    spread = max((round(abs(side.spread), 2) for side in (row.down, row.up)
                  if side and side.spread is not None), default=0.0)
    return -matters(row), row.status != "assumed", -spread, row.key


def _chosen(
    policy: Policy, keys: Sequence[str], *, together: bool = False
) -> dict[str, dict[str, Quantity]]:
    """What moves at once, by its name: each number for itself, or all of a key."""
    found: dict[str, dict[str, Quantity]] = {}
    wrong = []
    for key in keys:
        inside = {name: number for name, number in policy.numbers.items()
                  if name == key or name.startswith(f"{key}.")}
        if not inside:
            wrong.append(str(say(
                '"{key}" is no number of the model; {hint}. assigner model show {model} lists them '
                "all.", key=key, hint=alike(key, policy.numbers), model=policy.name)))
        elif together:
            found[key] = inside
        else:
            found |= {name: {name: number} for name, number in inside.items()}
    still = [name for name, inside in found.items()
             if not any(one.value or one.interval for one in inside.values())]
    if still and len(still) == len(found) and not wrong:
        wrong = [str(say(
            "{key} is 0, and a share of nothing is nothing: it would not move. Give it an interval "
            "in the model, or compare the model with another value of it.", key=key))
            for key in still]
    if wrong:
        raise InputError(wrong)
    return found


def _ends(number: Quantity, by: float) -> tuple[Decimal, Decimal]:
    """Down and up: its interval, else so large a share; a count to the next whole number."""
    if number.interval is not None:
        return number.interval
    share = Decimal(str(by))
    low, high = number.value * (1 - share), number.value * (1 + share)
    return round(low, 6).normalize(), round(high, 6).normalize()


def _side(
    day: Day, moved: Policy | None, value: float | None, base: Plan, how: _How
) -> EffectSide | None:
    """The day under the moved model."""
    if moved is None:
        return None
    plan = how.solve(replace(day, policy=moved))
    before = {row.case: row for row in base.claims.assignments}
    after = {row.case: row for row in plan.claims.assignments}
    changed = [case for case in sorted({*before, *after})
               if _who(before.get(case)) != _who(after.get(case))]
    lot = [case for case in changed
           if _tied(before.get(case)) or _tied(after.get(case))]
    return EffectSide(
        value=value, proven=_proven(plan), changed=tuple(changed), by_lot=len(lot),
        unassigned=len(before) - len(after), spread=_spread(base, plan),
    )


def _who(row: object) -> object:
    return None if row is None else getattr(row, "caseworker", None)


def _tied(row: object) -> bool:
    return bool(getattr(row, "tied", False))


def _proven(plan: Plan) -> bool:
    return plan.status == "optimal"


def _spread(base: Plan, plan: Plan) -> float | None:
    before, after = (one.claims.summary.utilisation_sd for one in (base, plan))
    return None if before is None or after is None else round(_POINTS * (after - before), 4)
