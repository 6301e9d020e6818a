"""Whether what a model says of who decides makes sense."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from assigner.policy.complaints import ModelComplaint, complain, instead
from assigner.policy.deciders import COMMIT
from assigner.rule import Kind, Rule

_LAW = "law"


def undecidable(parts: Mapping[str, Any], rules: Mapping[str, Rule]) -> Iterator[ModelComplaint]:
    """Roles for what is no rule, for law, or that nobody named has."""
    kinds = set(get_args(Kind)) - {_LAW}
    named = parts.get("roles_of_deciders", {})
    for key in named:
        here = ("roles_of_deciders", key)
        if key == _LAW or (key in rules and rules[key].kind == _LAW):
            yield complain(here, "is law, which nobody lifts; take it out")
        elif key not in kinds | rules.keys() | {COMMIT}:
            yield complain(here, "is neither a rule of the model nor a kind of rule; {instead}",
                           instead=instead(key, kinds | rules.keys() | {COMMIT}))
    people = parts.get("deciders", {})
    if people:
        roles = {role.casefold() for roles in people.values() for role in roles}
        for key, wanted in named.items():
            if not any(role.casefold() in roles for role in wanted):
                yield complain(("roles_of_deciders", key),
                               "names roles that nobody in [deciders] has; {instead}",
                               instead=instead(wanted[0] if wanted else "", roles))
