"""A sentence as data: a template and the values that go into it.

Rules, tiers and complaints speak in `Words`; whoever prints them decides on language
and form. Templates are `str.format` templates with named fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence: `template` with named fields, and the `values` that fill them."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)


def say(template: str, **values: object) -> Words:
    """Make a sentence. Field names in `template` must be keys of `values`."""
    return Words(template, values)


def listing(names: list[str] | tuple[str, ...] | frozenset[str]) -> str:
    """Names as a plain list, sorted: `A, B, C`."""
    return ", ".join(sorted(names))
