"""Weights that are likely a slip: the lightest case above the heaviest, one above a whole week."""

from collections.abc import Iterator
from fractions import Fraction

from assigner.policy.policy import Policy
from assigner.words import Words, say
from assigner.workload import MONTHS_A_WEEK, Rhythm, full_load_minutes, monthly_hours


def odd_weights(policy: Policy) -> Iterator[Words]:
    """What deserves a look in a model that can be used as it stands."""
    if policy.weights.every_case is not None:
        return
    levels, called = [*policy.complexities], policy.called
    full = full_load_minutes(policy.capacities)
    light, heavy = levels[0], levels[-1]
    weighs = {
        phase: {level: _minutes(kinds[level], full) for level in levels if level in kinds}
        for phase, kinds in policy.weights.phases.items()
    }
    turned = {phase for phase, weigh in weighs.items()
              if weigh.get(light, Fraction(0)) > weigh.get(heavy, full)}
    for phase, weigh in weighs.items():
        for level, minutes in weigh.items():
            if minutes > full:
                yield say(
                    "weights.phases.{phase}.{level}: one such case weighs {hours:,.1f} hours a "
                    "month, more than anybody at full time has for cases ({most:,.1f}).",
                    phase=phase, level=level, hours=_hours(minutes), most=_hours(full))
        # A slip is in one phase: a model that turns them in several has levels of another kind.
        if turned == {phase} and len(weighs) > 1:
            yield say(
                "weights.phases.{phase}.{level}: the lightest case, {light}, weighs more than the "
                "heaviest, {heavy}: {hours:,.1f} and {other:,.1f} hours a month.",
                phase=phase, level=light, light=called.level(light), heavy=called.level(heavy),
                hours=_hours(weigh[light]), other=_hours(weigh[heavy]))


def _minutes(rhythm: Rhythm, full: Fraction) -> Fraction:
    if rhythm.full_load is not None:
        return full / rhythm.full_load.exact
    return monthly_hours(rhythm) * MONTHS_A_WEEK * 60


def _hours(minutes: Fraction) -> float:
    return float(minutes / MONTHS_A_WEEK / 60)
