"""Whether the parts of a model agree with one another."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from assigner.instance import COMPLEXITIES
from assigner.objectives import registry
from assigner.policy.complaints import ModelComplaint, complain, instead
from assigner.policy.policy import spellings
from assigner.policy.schema import ALWAYS
from assigner.rule import Rule
from assigner.words import say

Parts = Mapping[str, Any]
COUNTED = {"child": "children", "family": "families"}


def disagreements(
    parts: Parts, rules: Mapping[str, Rule], weights: object
) -> Iterator[ModelComplaint]:
    """Everything said in one part that another part does not know.

    `parts` and `rules` are those that could be read; `weights` is the table as written.
    """
    yield from _phases(parts)
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


def _weights(parts: Parts, weights: object) -> Iterator[ModelComplaint]:
    """Read as it was written: a broken number elsewhere does not hide a wrong name."""
    phases = parts.get("phases")
    table = weights.get("phases") if isinstance(weights, dict) else None
    if phases is None or not isinstance(weights, dict) or not isinstance(table, dict):
        return
    for phase, kinds in table.items():
        here = ("weights", "phases", phase)
        if phase not in phases:
            hint = instead(phase, phases)
            yield complain(here, "is not a phase of the model; {hint}", hint=hint)
        for complexity in kinds if isinstance(kinds, dict) else ():
            if complexity not in COMPLEXITIES:
                hint = instead(complexity, COMPLEXITIES)
                yield complain((*here, complexity), "is not a complexity; {hint}", hint=hint)
    if "every_case" in weights:
        return
    for phase in phases:
        kinds = table.get(phase, {})
        for complexity in COMPLEXITIES:
            if isinstance(kinds, dict) and complexity not in kinds:
                yield complain(
                    ("weights", "phases", phase, complexity),
                    "is missing: a {complexity} case in {phase} has no weight; "
                    "write contacts_a_month, hours_a_contact and fixed_hours, or full_load",
                    complexity=complexity, phase=phase,
                )


def _names(parts: Parts) -> Iterator[ModelComplaint]:
    capacity = parts.get("capacity")
    known = {
        "teams": {key: (team.label, *team.names) for key, team in parts.get("teams", {}).items()},
        "phases": {
            key: (phase.label, *phase.names) for key, phase in parts.get("phases", {}).items()
        },
        "roles": {key: role.names for key, role in capacity.roles.items()} if capacity else {},
    }
    for section, names in known.items():
        meant: dict[str, str] = {}
        for key in names:
            for name in sorted(spellings(key, names[key])):
                other = meant.setdefault(name, key)
                if other != key:
                    path = ("capacity", section, key) if section == "roles" else (section, key)
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
    for name, rule in rules.items():
        if not rule.hard and rule.soft_tier not in tiers:
            yield complain(
                ("rules", name, "hard"),
                "the rule is soft but its tier, {tier}, is not among the tiers; "
                "write hard = true or add the tier",
                tier=rule.soft_tier,
            )


def _rules(parts: Parts, rules: Mapping[str, Rule]) -> Iterator[ModelComplaint]:
    phases, counted = parts.get("phases"), COUNTED.get(parts.get("count_unit", ""))
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
