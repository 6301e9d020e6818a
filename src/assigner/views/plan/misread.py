"""What the lists say that was not understood, or taken for something else: before all else.

A skill nobody has, a duty the model does not know and a person nobody recognises change who
gets what; whoever decides must see them beside the plan, not only in `check`.
"""

from collections.abc import Iterator, Sequence

from assigner.files.complaints import Complaint
from assigner.view import Item, Listed
from assigner.words import say


def misread(warnings: Sequence[Complaint]) -> Iterator[Listed]:
    """The warnings that change the day, each with its cell."""
    items = [Item(one.place(), one.message, more=one.fix) for one in warnings if one.grave]
    if items:
        yield Listed(say("Not understood in the lists ({count})", count=len(items)), items,
                     tone="warn")
