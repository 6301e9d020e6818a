"""Who decides, as a model names it: people with their roles, and who may commit."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from assigner.policy import Policy
from assigner.policy.deciders import COMMIT
from assigner.words import joined, say, term


def decider_parts(policy: Policy) -> Iterator[RenderableType]:
    """A line a person; nothing where the model names nobody, and roles stand with the rules."""
    for name, roles in sorted(policy.deciders.items()):
        yield Text(str(say("{name}: {roles}", name=name, roles=joined(map(term, roles)))))
    if COMMIT in policy.roles_of_deciders:
        roles = policy.roles_of_deciders[COMMIT]
        yield Text(str(say("That a plan holds decides: {roles}", roles=joined(map(term, roles)))))
