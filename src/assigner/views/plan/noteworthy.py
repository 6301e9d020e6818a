"""Of a large office, whom a printout names: an answer, not a wall of thousands of rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assigner.documents.plan import CaseworkerRow
from assigner.plan.norms import given_something
from assigner.views.plan.facts import PlanFacts
from assigner.words import Words, say

SMALL, FURTHEST = 40, 20
"""People who are all shown: two screens, and every office of one team. Of more, so many of those
above a norm or a light: a screen; a lead would act on no more at once."""
LIGHT = 1.0
"""Utilisation from which the light is amber or red."""


@dataclass(frozen=True)
class Noteworthy:
    """Who is named: everybody of a small office, or where `everybody` is asked for."""

    facts: PlanFacts
    everybody: bool = field(default=False)

    @property
    def all(self) -> bool:
        """Whether nobody is left to the last line."""
        return self.everybody or len(self.facts.claims.caseworkers) <= SMALL

    @cached_property
    def people(self) -> Sequence[CaseworkerRow]:
        """In the plan's order: who gained something, and who is furthest above."""
        rows = self.facts.claims.caseworkers
        if self.all:
            return rows
        gained = given_something(self.facts.problem, self.facts.planned.allocation)
        furthest = sorted(
            (row for row in rows if row.id not in gained and self._high(row)),
            key=lambda row: (-(row.utilisation_after or 0.0), row.id),
        )[:FURTHEST]
        named = gained | {row.id for row in furthest}
        return [row for row in rows if row.id in named]

    @property
    def rest(self) -> Words | None:
        """One line for everybody else; nothing where nobody is left."""
        named = {row.id for row in self.people}
        others = [row for row in self.facts.claims.caseworkers if row.id not in named]
        if not others:
            return None
        norms = sum(self._above_norm(row) for row in others)
        lights = sum(_above_light(row) for row in others)
        return say(
            "And {n:,} more without anything new: {norms:,} above a norm, {lights:,} amber or red. "
            "--all shows everybody.", n=len(others), norms=norms, lights=lights,
        )

    def _high(self, row: CaseworkerRow) -> bool:
        return _above_light(row) or self._above_norm(row)

    def _above_norm(self, row: CaseworkerRow) -> bool:
        return any(norm.room < 0 for norm in self.facts.norms[row.id])


def _above_light(row: CaseworkerRow) -> bool:
    return (row.utilisation_after or 0.0) >= LIGHT


def shortened(names: Sequence[Words], *, whole: bool) -> tuple[Sequence[Words], Words | None]:
    """The first of a long list; and how many more there are, unless it is `whole`."""
    if whole or len(names) <= FURTHEST:
        return names, None
    return names[:FURTHEST], say("and {n:,} more", n=len(names) - FURTHEST)
