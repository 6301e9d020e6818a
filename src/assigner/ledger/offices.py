"""The offices of a ledger, each by the name that is shown of it and may be typed for it."""

from collections.abc import Collection, Sequence

from assigner.errors import Misused
from assigner.files.vocabulary import nearest
from assigner.instance import NAMELESS
from assigner.ledger.record import Record
from assigner.words import Words, listing, say


def offices_of(records: Sequence[Record]) -> tuple[str, ...]:
    """Every office that something is recorded of, as the ledger files it."""
    return tuple(sorted({record.office for record in records}))


def shown_office(filed: str) -> str:
    """What an office is called: one without a name as its days are called in plans."""
    return filed or NAMELESS


def office_named(name: str, offices: Collection[str]) -> str:
    """The office that a typed name means, as it is filed. Raises Misused where none is called so.

    An office that writes the name of the nameless ones as its own is meant before those.
    """
    if name in offices:
        return name
    known = {shown_office(office): office for office in offices}
    if name in known:
        return known[name]
    near = nearest(name, known)
    raise Misused(
        say('The ledger has no office "{office}". Did you mean {near}?', office=name, near=near)
        if near else say('The ledger has no office "{office}". It has {offices}.', office=name,
                         offices=listing(list(known))))


def several(offices: Collection[str]) -> Words:
    """That one of them is to be named."""
    return say("The ledger has several offices: name one with --office ({offices}).",
               offices=listing([shown_office(office) for office in offices]))
