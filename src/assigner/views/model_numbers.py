"""Numbers and rows of a model in words, as all its sections write them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter

from assigner.policy import Policy
from assigner.quantity import Quantity
from assigner.view import Block, Cell, Column, Said, Table, Text, tabled
from assigner.views.amounts import amount, origin
from assigner.words import Words, figure, joined, say

EQUAL = ("weights.every_case", "weights.co_worker_share", "weights.mixing")
"""What counts of the weights where every case weighs the same."""
LONGEST = 32
"""Signs of a key on one line."""
_FURTHER = "weights.further_child_share"
ANY_DAY = date(2000, 1, 3)
"""A day to weigh and to count months on; which, does not matter."""


def shown(policy: Policy) -> Mapping[str, Quantity]:
    """The numbers of a model, without what further people weigh where a case is of one."""
    alone = not policy.called.has("children")
    return {key: number for key, number in policy.numbers.items()
            if not (alone and key == _FURTHER)}


def counts(key: str) -> bool:
    """Whether a number counts where every case weighs the same."""
    return not key.startswith("weights.") or key in EQUAL


def numbers(policy: Policy, keys: tuple[str, ...]) -> Block:
    """The numbers of a section that have a source, alike ones once; the others come last of all."""
    alike: dict[tuple[str, str], list[str]] = {}
    there = shown(policy)
    for key, number in ((key, there[key]) for key in keys if key in there):
        if number.status != "assumed":
            same = (str(amount(number)), str(origin(number)))
            alike.setdefault(same, []).append(key.partition(".")[2])
    if not alike:
        return dim(say("All of it is assumed: see the end."))
    return bare([
        ("\n".join(map(_in_lines, names)), value, source)
        for (value, source), names in alike.items()
    ], min(LONGEST, max(len(name) for names in alike.values() for name in names)),
        max(len(value) for value, _ in alike))


def _in_lines(key: str) -> str:
    """A key in lines that the column has room for, broken between its words."""
    lines = [""]
    for part in re.findall(r"[^._]*[._]?", key):
        if len(lines[-1] + part) > LONGEST:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def bare(rows: Sequence[Sequence[Cell | Text]], *widths: int | None) -> Table:
    """Rows in line, without headers; the last column has the room that is left."""
    return replace(tabled("", rows, [
        (Column("", width=width), itemgetter(place))
        for place, width in enumerate((*widths, None))
    ]), bare=True)


def over(text: Text, under: Sequence[Words]) -> Cell:
    """A text with what stands beneath it, a line each."""
    return Cell(text, under=joined(under, "\n"))


def hours(minutes: float, decimals: int = 1) -> Words:
    """Minutes as hours."""
    return figure(minutes / 60, f".{decimals}f")


def dim(words: Words) -> Said:
    """Words beside the matter."""
    return Said(words, tone="quiet")
