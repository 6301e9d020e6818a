"""Which numbers of a model matter today: one at a time, down and up, the day solved again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assigner.api.day import Day
from assigner.api.plan import Plan
from assigner.api.progress import Cancel
from assigner.documents.effect import EffectDocument, EffectModel, EffectNumber, EffectSide
from assigner.documents.part import DayRef
from assigner.errors import InputError, ModelError
from assigner.policy import Policy, load
from assigner.policy.complaints import instead
from assigner.quantity import Quantity
from assigner.words import say

SCHEMA_VERSION = "1.0"
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


def effect(
    day: Day, keys: Sequence[str] = (), by: float = 0.2, *, seed: int = 0,
    seconds: float | None = None, told: Callable[[int], None] = lambda done: None,
    cancel: Cancel | None = None,
) -> EffectDocument:
    """The contract's `effect`: each number alone, for this day, and nothing else.

    `keys`: numbers of the model as `-S` writes them; a table's name stands for all in it; none are
    all that say what cases weigh. A number is moved to the ends of its interval, where it has one,
    else by the share `by`. `seconds`: for each solve. `told` hears how many are done; `cancel`
    ends a solve, and what follows is not proven. Raises InputError where the day has faults or a
    key is no number.
    """
    _, policy = day.require()
    numbers = _chosen(policy, keys or (WEIGHTS.rstrip("."),))
    how = _How(seed, seconds, cancel)
    base = how.solve(day)
    found = []
    for done, (key, number) in enumerate(numbers.items()):
        told(done)
        sides = [_side(day, policy, base, (key, value), how)
                 for value in _ends(number, by)]
        found.append(EffectNumber(
            key=key, value=float(number.value), unit=number.unit, status=number.status,
            down=sides[0], up=sides[1]))
    found.sort(key=lambda row: (-matters(row), row.status != "assumed", row.key))
    facts = base.problem.instance
    return EffectDocument(
        schema_version=SCHEMA_VERSION, kind="effect",
        instance=DayRef(name=facts.name, date=facts.date.isoformat(), sha256=facts.sha256),
        model=EffectModel(name=policy.name, sha256=policy.sha256), by=by,
        proven=_proven(base), new_cases=len(facts.cases), numbers=tuple(found),
    )


def count(day: Day, keys: Sequence[str] = ()) -> int:
    """How many numbers `effect` moves. Raises InputError as it does."""
    return len(_chosen(day.require()[1], keys or (WEIGHTS.rstrip("."),)))


def matters(row: EffectNumber) -> int:
    """New cases that go to somebody else, the lot aside, on the side where more do."""
    return max((len(side.changed) - side.by_lot for side in (row.down, row.up) if side), default=0)


def _chosen(policy: Policy, keys: Sequence[str]) -> dict[str, Quantity]:
    found: dict[str, Quantity] = {}
    wrong = []
    for key in keys:
        inside = {name: number for name, number in policy.numbers.items()
                  if name == key or name.startswith(f"{key}.")}
        if not inside:
            wrong.append(str(say('"{key}" is no number of the model; {hint}.', key=key,
                                 hint=instead(key, policy.numbers))))
        found |= inside
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
    day: Day, policy: Policy, base: Plan, to: tuple[str, Decimal], how: _How
) -> EffectSide | None:
    """The day with the number moved; None where the model takes no such value, or has it."""
    key, value = to
    if value == policy.numbers[key].value:
        return None
    text = f"{value:f}"
    try:
        moved = load(policy.name, {**policy.overrides, key: text},
                     beside=None if day.folder is None else day.home)
    except ModelError:
        return None
    plan = how.solve(replace(day, policy=moved))
    before = {row.case: row for row in base.claims.assignments}
    after = {row.case: row for row in plan.claims.assignments}
    changed = [case for case in sorted({*before, *after})
               if _who(before.get(case)) != _who(after.get(case))]
    lot = [case for case in changed
           if _tied(before.get(case)) or _tied(after.get(case))]
    return EffectSide(
        value=float(value), proven=_proven(plan), changed=tuple(changed), by_lot=len(lot),
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
