"""A model's numbers as they are spoken: `1 case a day`, `82 %`, and where they come from."""

from decimal import Decimal

from assigner.quantity import Quantity
from assigner.words import Words, figure, marked, of_model, say, term

UNITS = {
    "hours a week": (marked("{n} hour a week"), marked("{n} hours a week")),
    "hours a month": (marked("{n} hour a month"), marked("{n} hours a month")),
    "hours a contact": (marked("{n} hour a contact"), marked("{n} hours a contact")),
    "contacts a month": (marked("{n} contact a month"), marked("{n} contacts a month")),
    "cases per full-time": (marked("{n} case per full-time"), marked("{n} cases per full-time")),
    "children per full-time": (
        marked("{n} child per full-time"), marked("{n} children per full-time"),
    ),
    "hours": (marked("{n} hour"), marked("{n} hours")),
    "weeks": (marked("{n} week"), marked("{n} weeks")),
    "months": (marked("{n} month"), marked("{n} months")),
    "points": (marked("{n} point"), marked("{n} points")),
    "percentage points": (marked("{n} percentage point"), marked("{n} percentage points")),
    "children": (marked("{n} child"), marked("{n} children")),
    "families": (marked("{n} family"), marked("{n} families")),
    "cases": (marked("{n} case"), marked("{n} cases")),
    "cases a day": (marked("{n} case a day"), marked("{n} cases a day")),
    "cases a week": (marked("{n} case a week"), marked("{n} cases a week")),
}


def amount(number: Quantity) -> Words:
    """A number with its unit, and between which values it lies, where that is known."""
    if number.interval is not None:
        low, high = (number.model_copy(update={"value": end, "interval": None})
                     for end in number.interval)
        alone = number.model_copy(update={"interval": None})
        return say("{amount} ({low} to {high})", amount=amount(alone), low=_bare(low),
                   high=_bare(high))
    if number.unit == "share":
        return say("{n} %", n=plain(number.value * 100))
    if number.unit == "factor":
        return say("× {n}", n=plain(number.value))
    if number.unit not in UNITS:
        return say("{n} {unit}", n=plain(number.value), unit=of_model(number.unit))
    one, several = UNITS[number.unit]
    return say(one if number.value == 1 else several, n=plain(number.value))


def _bare(number: Quantity) -> Words:
    """Without the unit: a share in percent."""
    if number.unit == "share":
        return say("{n} %", n=plain(number.value * 100))
    return plain(number.value)


def origin(number: Quantity) -> Words:
    """Where a number comes from."""
    if number.status == "assumed":
        return term(number.status)
    return say("{status}: {source}", status=term(number.status), source=of_model(number.source))


def plain(value: Decimal) -> Words:
    """A number as short as it can be written."""
    return figure(value)
