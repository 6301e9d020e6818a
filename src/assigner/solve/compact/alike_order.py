"""Cases that are alike are taken in order of person: one of the ways to deal the same numbers.

What a tier comes to does not depend on which of them goes to whom, so a proof that tells them apart
is made once for every way to deal them. Only for tiers that charge them alike.
"""

from collections.abc import Sequence

import numpy as np

from assigner.objective import Costs
from assigner.rule import Part
from assigner.solve.columns.aggregation import kinds_of
from assigner.solve.columns.cost import charge
from assigner.solve.columns.linking_rows import link
from assigner.solve.columns.seats import tabulate
from assigner.solve.compact.engine import Compact


def order_alike(choice: Compact, tiers: Sequence[Costs], *, all_placed: bool) -> None:
    """Hold cases that all of `tiers` charge alike in the order of who takes them, its hint too.

    `all_placed`: no plan that is looked for leaves a case that somebody can take.
    """
    table = tabulate(choice.statement, choice.part)
    rows = link(table)
    each = [charge(table, rows, costs).seat_costs for costs in tiers]
    left = {} if all_placed else {
        at: tuple(costs.unassigned.get(case, 0) for costs in tiers)
        for at, case in enumerate(table.cases)
    }
    kinds = kinds_of(rows, np.ones(len(table.case), np.bool_), each, left)
    for kind in kinds.each:
        cases = [table.cases[at] for at in kind]
        people = [table.workers[at] for at in table.worker[table.of_case(kind[0], False)].tolist()]
        _sort_hint(choice, cases, people)
        before = [choice.parts[Part("takes", cases[0], worker)] for worker in people]
        for case in cases[1:]:
            after = [choice.parts[Part("takes", case, worker)] for worker in people]
            for many in range(1, len(people)):
                choice.model.add(sum(before[:many]) >= sum(after[:many]))
            before = after


def _sort_hint(choice: Compact, cases: Sequence[str], people: Sequence[str]) -> None:
    """The same people for the same kind, in order; whatever is left comes last."""
    held = [choice.hint.pop(case) for case in cases if case in choice.hint]
    held.sort(key=lambda seats: people.index(seats.caseworker))
    choice.hint.update(zip(cases, held, strict=False))
