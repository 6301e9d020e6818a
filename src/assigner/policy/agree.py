"""Whether the parts of a model agree with one another."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from assigner.objectives import registry
from assigner.objectives.over_time import HEAVY
from assigner.policy.complaints import ModelComplaint, complain, either, instead
from assigner.policy.names import spellings
from assigner.policy.own_words import CHILD, THREE, UNITS, CountUnit, header_faults, person_faults
from assigner.policy.schema import ALWAYS
from assigner.quantity import CASES_PER_FULL_TIME
from assigner.rule import Rule
from assigner.words import say

Parts = Mapping[str, Any]


def disagreements(
    parts: Parts, rules: Mapping[str, Rule], weights: object
) -> Iterator[ModelComplaint]:
    """Everything said in one part that another part does not know.

    `parts` and `rules` are those that could be read; `weights` is the table as written.
    """
    yield from _phases(parts)
    yield from _levels(parts, rules)
    yield from _count_unit(parts)
    person = parts.get("person")
    yield from header_faults(parts.get("headers", {}), {} if person is None else person.persons)
    yield from person_faults(person)
    yield from _weights(parts, weights)
    yield from _names(parts)
    yield from _capacity(parts)
    yield from _tiers(parts, rules)
    yield from _rules(parts, rules)


def _phases(parts: Parts) -> Iterator[ModelComplaint]:
    phases, teams = parts.get("phases"), parts.get("teams")
    if phases is None or teams is None:
        return
    if not teams:
        yield complain(("teams",), "is empty; write at least one [teams.NAME]")
    for key, team in teams.items():
        for place, phase in enumerate(team.phases):
            if phase not in phases:
                yield complain(
                    ("teams", key, "phases", place),
                    '"{phase}" is not a phase of the model; {instead}',
                    phase=phase, instead=instead(phase, phases),
                )
    taken = {phase for team in teams.values() for phase in team.phases}
    for phase in phases.keys() - taken:
        yield complain(("phases", phase), "is taken by no team; add it to a team's phases")


def _levels(parts: Parts, rules: Mapping[str, Rule]) -> Iterator[ModelComplaint]:
    levels = parts.get("complexities", THREE)
    if not levels:
        yield complain(("complexities",), "is empty; write at least one [complexities.NAME]")
        return
    named = [
        (("rules", name, *place), level)
        for name, rule in rules.items() for place, level in rule.complexities_named()
    ]
    moves = parts.get("moves")
    if moves is not None:
        named += [(("moves", "complexity", level), level) for level in moves.complexity]
        named += [
            (("moves", level), level) for level in ("complex", "very_complex")
            if getattr(moves, level) is not None
        ]
    for path, level in named:
        if level not in levels:
            yield complain(
                path, '"{level}" is not a complexity of the model; {instead}',
                level=level, instead=instead(level, levels),
            )
    over_time = parts.get("over_time")
    if over_time is not None and over_time.heavy.value and HEAVY not in levels:
        yield complain(
            ("over_time", "heavy"),
            "counts cases of the level {level}, which the model has not; write 0", level=HEAVY,
        )


def _count_unit(parts: Parts) -> Iterator[ModelComplaint]:
    units = {**UNITS, **parts.get("units", {})}
    unit = parts.get("count_unit")
    if unit is not None and unit not in units:
        yield complain(
            ("count_unit",), '"{unit}" is not known here; {instead}, or describe it: '
            '[units.{unit}] with one, many and counts = "people" or "cases"',
            unit=unit, instead=instead(unit, units),
        )


def _weights(parts: Parts, weights: object) -> Iterator[ModelComplaint]:
    """Read as it was written: a broken number elsewhere does not hide a wrong name."""
    phases, levels = parts.get("phases"), parts.get("complexities", THREE)
    loads = {CASES_PER_FULL_TIME, *(f"{unit.many} per full-time" for unit in _units(parts))}
    table = weights.get("phases") if isinstance(weights, dict) else None
    if phases is None or not isinstance(weights, dict) or not isinstance(table, dict):
        return
    for phase, kinds in table.items():
        here = ("weights", "phases", phase)
        if phase not in phases:
            hint = instead(phase, phases)
            yield complain(here, "is not a phase of the model; {hint}", hint=hint)
        for complexity in kinds if isinstance(kinds, dict) else ():
            if complexity not in levels:
                hint = instead(complexity, levels)
                yield complain((*here, complexity), "is not a complexity; {hint}", hint=hint)
            unit = _unit_of_load(kinds[complexity])
            if unit is not None and unit not in loads:
                yield complain(
                    (*here, complexity, "full_load", "unit"), 'the unit is "{unit}"; write {units}',
                    unit=unit, units=either([f'"{load}"' for load in sorted(loads)]),
                )
    if "every_case" in weights:
        return
    for phase in phases:
        kinds = table.get(phase, {})
        for complexity in levels:
            if isinstance(kinds, dict) and complexity not in kinds:
                yield complain(
                    ("weights", "phases", phase, complexity),
                    "is missing: a {complexity} case in {phase} has no weight; "
                    "write contacts_a_month, hours_a_contact and fixed_hours, or full_load",
                    complexity=complexity, phase=phase,
                )


def _units(parts: Parts) -> list[CountUnit]:
    """Units of people that a full load may be said in: the model's own, else children."""
    unit = {**UNITS, **parts.get("units", {})}.get(parts.get("count_unit", ""), UNITS[CHILD])
    own = parts.get("count_unit") in parts.get("units", {})
    return [one for one in ((unit,) if own else (UNITS[CHILD],)) if one.counts == "people"]


def _unit_of_load(rhythm: object) -> str | None:
    load = rhythm.get("full_load") if isinstance(rhythm, dict) else None
    unit = load.get("unit") if isinstance(load, dict) else None
    return unit if isinstance(unit, str) else None


def _names(parts: Parts) -> Iterator[ModelComplaint]:
    capacity = parts.get("capacity")
    known = {
        "teams": {key: (team.label, *team.names) for key, team in parts.get("teams", {}).items()},
        "phases": {
            key: (phase.label, *phase.names) for key, phase in parts.get("phases", {}).items()
        },
        "complexities": {
            key: (one.label, *one.names) for key, one in parts.get("complexities", {}).items()
        },
        "roles": {key: role.names for key, role in capacity.roles.items()} if capacity else {},
        "reductions": {
            key: (one.label, *one.names) for key, one in capacity.reductions.items()
        } if capacity else {},
    }
    for section, names in known.items():
        meant: dict[str, str] = {}
        for key in names:
            for name in sorted(spellings(key, names[key])):
                other = meant.setdefault(name, key)
                if other != key:
                    inside = section in ("roles", "reductions")
                    path = ("capacity", section, key) if inside else (section, key)
                    yield complain(
                        path, '"{name}" means {other} already; take it out of one of them',
                        name=name, other=other,
                    )


def _capacity(parts: Parts) -> Iterator[ModelComplaint]:
    capacity = parts.get("capacity")
    if capacity is None:
        return
    if capacity.full_time_hours.value <= capacity.fixed_hours.value:
        yield complain(
            ("capacity", "fixed_hours"), "leaves nothing of a full-time week; write less hours"
        )
    if capacity.share_on_cases.value == 0:
        yield complain(("capacity", "share_on_cases"), "is 0; write a share above 0")
    for place, (step, following) in enumerate(pairwise(capacity.ramp), start=1):
        if following.months.value <= step.months.value:
            yield complain(
                ("capacity", "ramp", place, "months"),
                "is not later than the step before; write the steps in rising order",
            )


def _tiers(parts: Parts, rules: Mapping[str, Rule]) -> Iterator[ModelComplaint]:
    tiers = parts.get("tiers")
    if tiers is None:
        return
    if "unassigned" not in tiers:
        yield complain(
            ("tiers",), "does not name unassigned: leaving every case would be best; add it"
        )
    for tier in tiers:
        table = registry()[tier].table
        if table is not None and tier not in parts and tier not in ALWAYS:
            *some, last = table.model_fields
            yield complain(
                ("tiers",), "name {tier}, and the model has no [{tier}]; write one: {keys}",
                tier=tier, keys=say("{some} and {last}", some=", ".join(some), last=last)
                if some else last,
            )
    for place, tier in enumerate(tiers):
        if tier in tiers[:place]:
            yield complain(("tiers", place), '"{tier}" stands there twice', tier=tier)
    balance, later = parts.get("balance"), parts.get("kept_for_later")
    if balance and later and later.weighs and balance.measure != "sumsq":
        yield complain(
            ("kept_for_later", "weighs"), "is hours of the balance, which {measure} does not "
            'count; write measure = "sumsq", or leave it out', measure=balance.measure,
        )
    for name, rule in rules.items():
        if not rule.hard and rule.soft_tier not in tiers:
            yield complain(
                ("rules", name, "hard"),
                "the rule is soft but its tier, {tier}, is not among the tiers; "
                "write hard = true or add the tier",
                tier=rule.soft_tier,
            )


def _rules(parts: Parts, rules: Mapping[str, Rule]) -> Iterator[ModelComplaint]:
    phases, units = parts.get("phases"), {**UNITS, **parts.get("units", {})}
    unit_of_model = units.get(parts.get("count_unit", ""))
    counted = unit_of_model.many if unit_of_model else None
    for name, rule in rules.items():
        for place, phase in rule.phases_named():
            if phases is not None and phase not in phases:
                yield complain(
                    ("rules", name, *place),
                    "is not a phase of the model; {instead}", instead=instead(phase, phases),
                )
        for place, unit in rule.counted_in() if counted else ():
            if unit != counted:
                yield complain(
                    ("rules", name, *place),
                    'the unit is "{unit}" but the model counts {counted} (count_unit); '
                    "a norm is never mixed with another unit of count",
                    unit=unit, counted=counted,
                )
