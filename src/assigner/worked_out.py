"""What is worked out of something once, when first asked for; or known already of its like.

A day that differs from another in one thing has most in common with it. It is given what is
`known`, property by property; the rest it works out. What is known does not go along when it
is changed (`dataclasses.replace`): whoever changes it says what holds still.
"""

from collections.abc import Callable, Mapping
from dataclasses import InitVar, dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar

Found = TypeVar("Found")


@dataclass(frozen=True)
class Knowing:
    """Whatever may be given some of its properties. `known`: property -> its value."""

    known: InitVar[Mapping[str, Any] | None] = field(default=None, kw_only=True)
    _known: Mapping[str, Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self, known: Mapping[str, Any] | None) -> None:
        object.__setattr__(self, "_known", known or {})

    def __getstate__(self) -> dict[str, Any]:
        """As it is copied and sent: its facts, mappings plain, and nothing worked out of them."""
        facts = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "known"}
        plain = {name: dict(held) for name, held in facts.items() if isinstance(held, Mapping)}
        return {**facts, **plain, "_known": {}}

    @property
    def so_far(self) -> Mapping[str, Any]:
        """Everything known or worked out by now."""
        facts = self.__dataclass_fields__
        own = {name: found for name, found in vars(self).items() if name not in facts}
        return {**self._known, **own}


def worked_out(work: Callable[[Any], Found]) -> cached_property[Found]:
    """A property worked out once, unless it is known."""

    @wraps(work)
    def find(self: Knowing) -> Found:
        name = work.__name__
        found: Found = self._known[name] if name in self._known else work(self)
        return found

    return cached_property(find)
