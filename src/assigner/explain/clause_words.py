"""Every clause that says why, in a plan's file or read from one again."""

import re
from collections.abc import Mapping

from assigner.words import Words, marked, say

SAID = (
    marked("pinned by today's decision; the co-worker was drawn by lot"),
    marked("pinned by today's decision"),
    marked("the only one who can take it; the co-worker was drawn by lot"),
    marked("the only one who can take it"),
    marked("named to take it over; the co-worker was drawn by lot"),
    marked("named to take it over"),
    marked("keeps it; the co-worker was drawn by lot"),
    marked("keeps it"),
    marked("the only one whom today's decisions leave; the co-worker was drawn by lot"),
    marked("the only one whom today's decisions leave"),
    marked("with the siblings {cases}; drawn by lot, or the co-worker was"),
    marked("with the siblings {cases}; drawn by lot"),
    marked("with the siblings {cases}"),
    marked("with {cases} of the same {group}; drawn by lot, or the co-worker was"),
    marked("with {cases} of the same {group}; drawn by lot"),
    marked("with {cases} of the same {group}"),
    marked("has no hours for cases; no rule forbids it"),
    marked("{before:.0%} → {after:.0%}; drawn by lot"),
    marked("{before:.0%} → {after:.0%}; drawn by lot, or the co-worker was"),
    marked("{before:.0%} → {after:.0%}; least over the norms; drawn by lot"),
    marked("{before:.0%} → {after:.0%}; within norms; drawn by lot"),
    marked("{before:.0%} → {after:.0%}; with room left; drawn by lot"),
    marked("{before:.0%} → {after:.0%}; lightest of {count}"),
    marked("{before:.0%} → {after:.0%}; least overloaded of {count}"),
    marked("{before:.0%} → {after:.0%}; nobody of {count} would end lower with it"),
    marked("{before:.0%} → {after:.0%}; lightest within norms"),
    marked("{before:.0%} → {after:.0%}; least overloaded within norms"),
    marked("{before:.0%} → {after:.0%}; nobody within norms would end lower with it"),
    marked("{before:.0%} → {after:.0%}; least over the norms"),
    marked("{before:.0%} → {after:.0%}; lightest whose room is not kept for later"),
    marked(
        "{before:.0%} → {after:.0%}; least overloaded of those whose room is not kept for later"
    ),
    marked("{before:.0%} → {after:.0%}; the only one with room left"),
    marked("{before:.0%} → {after:.0%}; nobody of {count} with room left would end lower with it"),
    marked("{before:.0%} → {after:.0%}; least over the norms of {count} with room left"),
    marked("{before:.0%} → {after:.0%}; nobody within norms and with room left would end lower "
           "with it"),
    marked("{before:.0%} → {after:.0%}; had it before"),
    marked("{before:.0%} → {after:.0%}; best for the day"),
    marked("{before:.0%} → {after:.0%}; best found for the day"),
)
_VALUES = {"before:.0%": r"(?P<before>-?\d+)%", "after:.0%": r"(?P<after>-?\d+)%",
           "cases": r"(?P<cases>.+)", "count": r"(?P<count>\d+)", "group": r"(?P<group>.+)"}


def heard(text: str) -> Words | str:
    """A clause that a plan was written with, to be said in any language; else the text."""
    for template in SAID:
        pieces = re.split(r"\{([^}]+)\}", template)
        pattern = "".join(
            _VALUES[piece] if place % 2 else re.escape(piece)
            for place, piece in enumerate(pieces)
        )
        found = re.fullmatch(pattern, text)
        if found is not None:
            return Words(template, {
                name: int(value) / 100 if name in ("before", "after") else value
                for name, value in found.groupdict().items()
            })
    return text


def generally(text: str, *, proven: bool, tied: bool) -> str:
    """A clause by loads in the plainest words, as plans said more often before: as true, less told.

    In the language being spoken, as `text` is; other clauses as they are. Of a case that is tied
    the lot alone was told.
    """
    loads, _, told = text.partition("; ")
    if not told or " → " not in loads:
        return text
    nothing = {"before": 0, "after": 0}
    if not tied:
        return f"{loads}; {str(general(nothing, proven=proven)).partition('; ')[2]}"
    lot = str(say("{before:.0%} → {after:.0%}; drawn by lot", **nothing)).partition("; ")[2]
    return f"{loads}; {lot}" if told.endswith(f"; {lot}") else text


def general(loads: Mapping[str, float], *, proven: bool) -> Words:
    """What always holds, where no plainer reason does."""
    if not proven:
        return say("{before:.0%} → {after:.0%}; best found for the day", **loads)
    return say("{before:.0%} → {after:.0%}; best for the day", **loads)
