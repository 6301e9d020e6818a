"""What a case weighs under a model, in words."""

from collections.abc import Iterator
from dataclasses import replace

from assigner.instance import Case
from assigner.policy import Policy
from assigner.quantity import CASES_PER_FULL_TIME
from assigner.view import Block, Cell, Column, Field, Said, tabled
from assigner.views.model_numbers import ANY_DAY, EQUAL, dim, hours, numbers
from assigner.words import Words, joined, of_model, say
from assigner.workload import Rhythm, case_minutes, full_load_minutes

_MOST_LEVELS = 6
"""Levels of complexity that a table of 80 signs has room for."""


def weights_in_words(policy: Policy) -> Iterator[Block]:
    """Hours a week by phase and level, how they are made, and the numbers they come from."""
    weights = policy.weights
    if weights.every_case is not None:
        hours = float(full_load_minutes(policy.capacities) / weights.every_case.exact) / 60
        yield Said(
            say("Every case weighs the same, {hours:.2f} h a week, whatever it is.", hours=hours)
        )
        yield numbers(policy, EQUAL)
        return
    if len(policy.complexities) > _MOST_LEVELS:
        yield from _listed(policy)
        yield numbers(policy, tuple(key for key in policy.numbers if key.startswith("weights.")))
        return
    fields: list[Field[str]] = [
        (Column(say("hours a week")), lambda phase: policy.phases[phase].label),
        *(_of_complexity(policy, complexity) for complexity in policy.complexities),
    ]
    yield replace(tabled("", policy.phases, fields), roomy=True)
    rhythms = [row for rows in weights.phases.values() for row in rows.values()]
    if any(row.contacts_a_month is not None for row in rhythms):
        yield dim(say("contacts a month × hours a contact + fixed hours a month, × 12/52"))
    if any(row.full_load is not None for row in rhythms):
        yield dim(say("1/n: n of them are a full load of an experienced full-time caseworker"))
    yield numbers(policy, tuple(key for key in policy.numbers if key.startswith("weights.")))


def _listed(policy: Policy) -> Iterator[Block]:
    """Hours a week in words, a line a phase, where a table would not fit."""
    for phase, label in ((key, one.label) for key, one in policy.phases.items()):
        levels = joined(
            (say("{level} {hours}", level=policy.called.level(key),
                 hours=hours(_minutes(policy, phase, key), 2)) for key in policy.complexities),
            " · ",
        )
        yield Said(say("{phase}, hours a week: {levels}", phase=label, levels=levels))


def _minutes(policy: Policy, phase: str, complexity: str) -> int:
    """What a settled case of one child, person, ... weighs."""
    settled = policy.weights.model_copy(update={"first_weeks": None})
    case = Case(id="", phase=phase, complexity=complexity)
    return case_minutes(case, settled, policy.capacities, ANY_DAY)


def _of_complexity(policy: Policy, complexity: str) -> Field[str]:
    def weight(phase: str) -> Cell:
        rhythm = policy.weights.phases[phase][complexity]
        return Cell(hours(_minutes(policy, phase, complexity), 2), under=_made_of(policy, rhythm))

    return Column(policy.called.level(complexity), "number"), weight


def _made_of(policy: Policy, rhythm: Rhythm) -> Words:
    if rhythm.full_load is not None:
        if rhythm.full_load.unit != CASES_PER_FULL_TIME:
            if not policy.units:
                return say("1/{n} a child", n=rhythm.full_load.value)
            return say("1/{n} a {unit}", n=rhythm.full_load.value, unit=of_model(policy.unit.one))
        return say("1/{n}", n=rhythm.full_load.value)
    if rhythm.hours_a_month is not None:
        return say("{hours} h a month", hours=rhythm.hours_a_month.value)
    parts = (rhythm.contacts_a_month, rhythm.hours_a_contact, rhythm.fixed_hours)
    contacts, hours, fixed = (part.value if part else 0 for part in parts)
    return say("{contacts} × {hours} + {fixed}", contacts=contacts, hours=hours, fixed=fixed)
