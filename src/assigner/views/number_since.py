"""Since when a number of the model is what it is, as far as it is known."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from assigner.quantity import Quantity
from assigner.view import Column, Table, Text, tabled
from assigner.views.amounts import amount, origin
from assigner.words import say


class KnownNumber(Protocol):
    """A number from a moment on; `number` None: what the model said then is not known."""

    @property
    def at(self) -> str: ...  # noqa: D102
    @property
    def by(self) -> str: ...  # noqa: D102
    @property
    def signed(self) -> bool: ...  # noqa: D102
    @property
    def number(self) -> Quantity | None: ...  # noqa: D102
    @property
    def there(self) -> bool: ...  # noqa: D102


def since_table(known: Sequence[KnownNumber]) -> Table:
    """A row for each value, the latest first."""
    return tabled(say("Since when, as far as it is known here"), known[::-1], (
        (Column(say("From"), "day"), lambda one: date.fromisoformat(one.at[:10])),
        (Column(say("Value"), fit="line"), _value),
        (Column(say("Rests on")), lambda one: "" if one.number is None else origin(one.number)),
        (Column(say("Who")), _who),
    ), note=say("The day of the first decision with it, or of the first look at it here. Who "
                "changed a model's file, the file does not say."))


def _value(one: KnownNumber) -> Text:
    if one.number is not None:
        return amount(one.number)
    return say("not in the model") if one.there else say("not known: another model")


def _who(one: KnownNumber) -> Text:
    if one.signed:
        return say("{by} signed the first day with it", by=one.by)
    return say("{by} saw it first", by=one.by)
