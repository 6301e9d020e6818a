"""Who is given more though far above a full load: no norm counts it, and somebody should know."""

from collections.abc import Iterator

from assigner.documents.plan import CaseworkerRow
from assigner.plan.norms import given_something
from assigner.view import Item, Listed
from assigner.views.lights import RED
from assigner.views.plan.facts import PlanFacts
from assigner.words import say


def overfull_list(facts: PlanFacts) -> Iterator[Listed]:
    """Those who end higher than they began, from where the light is red; the fullest first."""
    got = given_something(facts.problem, facts.planned.allocation)
    found = sorted(
        ((row, began) for row in facts.claims.caseworkers if row.id in got
         if (began := _this_morning(facts, row)) is not None
         and began < (row.utilisation_after or 0.0) >= RED),
        key=lambda one: (-(one[0].utilisation_after or 0.0), one[0].id),
    )
    if found:
        yield Listed(
            say("Given more, though above {limit:.0%} of a full load ({count})", limit=RED,
                count=len(found)),
            [Item(row.id, say("{before:.0%} → {after:.0%}", before=began,
                              after=row.utilisation_after)) for row, began in found],
            tone="warn",
        )


def _this_morning(facts: PlanFacts, row: CaseworkerRow) -> float | None:
    """How full somebody was before anything was given or taken; None without hours."""
    capacity = facts.problem.capacity.get(row.id, 0)
    return facts.problem.load_this_morning[row.id] / capacity if capacity else None
