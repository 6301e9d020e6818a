"""How far a proof is looked for, where a node is split, and prices as a line tells them."""

from collections.abc import Mapping
from typing import Any, Final

from assigner.proof.part import Node
from assigner.proof.prices import Prices
from assigner.proof.stated_day import Held, LinkRow

Line = dict[str, Any]


class ProvingParameters:
    """How far a proof is looked for; what is found is checked whatever these say."""

    listed: Final = 20_000
    """Sets listed in a part: with more, CP-SAT is taken at its word."""
    looked: Final = 50_000
    """Sets looked at in one search: likewise."""
    seconds: Final = 120.0
    """How long prices are looked for where nobody says how long, of the processor."""
    share: Final = 0.5
    """Of the seconds left, what one part of one tier may take: others may close all the same."""
    nodes: Final = 2_000
    """Nodes solved of one tier's tree: past them the tier is proven by CP-SAT alone."""
    even: Final = 0.5
    """The share at which it is least clear whether a seat is taken: there a node is split."""
    finest: Final = 1 << 30
    """Parts of a cost in which duals are rounded, at most: sums stay inside 64 bits."""
    again: Final = 0.7
    """A node left larger than this part of what it was is split; a smaller one is solved again."""


def told(prices: Prices, place: Mapping[str, int], further: int = 0) -> Line:
    """Prices as a line tells them. `place`: of the part's links; `further`: in the sum too."""
    return {
        "scale": prices.scale,
        "links": {name: price for name, price in sorted(prices.links.items()) if price},
        "kept": {str(at): price for at, price in sorted(prices.kept.items()) if price},
        "sum": prices.sum(place) + further,
    }


def undecided(node: Node, shares: Mapping[tuple[str, Held], float]) -> int | None:
    """The seat of which it is least clear whether it is taken."""
    part: dict[int, float] = {}
    some: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for worker, sets in node.sets.items():
        for held in sets:
            share = shares.get((worker, held), 0.0)
            for seat in held:
                part[seat] = part.get(seat, 0.0) + share
                some[seat] = some.get(seat, 0) + 1
                sizes[seat] = len(sets)
    open_seats = [seat for seat, count in some.items() if count < sizes[seat]]
    even = ProvingParameters.even
    return min(open_seats, key=lambda seat: (abs(part[seat] - even), seat), default=None)


def seats_count(link: LinkRow, held: Held) -> int:
    """What the seats of one caseworker count in a link."""
    counts = [link.terms[seat] for seat in held if seat in link.terms]
    return min(1, len(counts)) if link.bond else sum(counts)
