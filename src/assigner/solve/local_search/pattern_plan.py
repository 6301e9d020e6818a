"""A plan of a large team from patterns of classes: chosen whole, then dealt out block by block."""

from collections.abc import Sequence

import numpy as np

from assigner.solve import cpsat
from assigner.solve.cpsat import CpQuestion, cp_model
from assigner.solve.local_search.block_patterns import BlockPatterns
from assigner.solve.local_search.data import OfficeData
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.pairing import Ints, Pairing
from assigner.solve.local_search.parameters import PatternParameters as Parameters
from assigner.solve.local_search.pattern_master import ClassDuals

Column = tuple[int, Ints]
"""A worker, and how many blocks of each class they take."""


def planned(
    data: OfficeData, patterns: BlockPatterns, found: ClassDuals, deadline: Deadline
) -> Ints | None:
    """(block,), its caseworker in a good plan; None where none comes of these patterns.

    `data`: with those who may have each block, as `patterns` may know more of them.
    """
    chosen = _chosen(patterns, found, deadline)
    return None if chosen is None else _dealt(data, patterns.of, chosen, deadline)


def _chosen(
    patterns: BlockPatterns, found: ClassDuals, deadline: Deadline
) -> list[Column] | None:
    """Patterns that take every block of each class, one for each caseworker, at least cost."""
    model = CpQuestion()
    data, unit = patterns.data, max(1.0, Parameters.finest * found.value)
    taken = [model.new_bool_var("") for _ in found.columns]
    people: dict[int, list[cp_model.IntVar]] = {}
    costs = []
    for has, (worker, counts) in zip(taken, found.columns, strict=True):
        people.setdefault(worker, []).append(has)
        heavy = int(counts @ patterns.weight)
        cost = int(data.steep[worker]) * heavy * (2 * int(data.base[worker]) + heavy)
        costs.append(round((cost - float(counts @ found.duals)) / unit))
    for mine in people.values():
        model.add_at_most_one(mine)
    for row, many in enumerate(patterns.many.tolist()):
        model.add(sum(
            int(counts[row]) * has
            for has, (_, counts) in zip(taken, found.columns, strict=True) if counts[row]
        ) == many)
    model.minimize(sum(cost * has for cost, has in zip(costs, taken, strict=True)))
    answer = cpsat.ask(
        model, effort=Parameters.choice_effort, seconds=deadline.left(), linearization_level=2,
    )
    if not answer.found:
        return None
    return [
        column for has, column in zip(taken, found.columns, strict=True)
        if answer.holds(has)
    ]


def _dealt(
    data: OfficeData, of: Ints, chosen: Sequence[Column], deadline: Deadline
) -> Ints | None:
    """Every block to somebody whose pattern has its class, and who may have it."""
    model = CpQuestion()
    blocks: dict[int, list[int]] = {}
    for block, row in enumerate(of.tolist()):
        blocks.setdefault(row, []).append(block)
    has: dict[int, dict[int, cp_model.IntVar]] = {block: {} for block in range(len(of))}
    for worker, counts in chosen:
        for row in np.flatnonzero(counts).tolist():
            mine = [block for block in blocks[row] if data.sets[data.kind[block], worker]]
            for block in mine:
                has[block][worker] = model.new_bool_var("")
            model.add(sum(has[block][worker] for block in mine) == int(counts[row]))
    for block, people in has.items():
        model.add_exactly_one(people.values())
        for pairing, lead, beside in data.pairs.get(block, ()):
            if block == lead:
                _pair_up(model, pairing, has[lead], has[beside])
    answer = cpsat.ask(model, effort=Parameters.deal_effort, seconds=deadline.left())
    if not answer.found:
        return None
    where = np.full(len(of), -1, np.int64)
    for block, people in has.items():
        where[block] = next(worker for worker, each in people.items() if answer.holds(each))
    return where


def _pair_up(
    model: cp_model.CpModel, pairing: Pairing, leads: dict[int, cp_model.IntVar],
    beside: dict[int, cp_model.IntVar],
) -> None:
    """Who has the two seats of a case goes together."""
    for worker in leads.keys() & beside.keys():
        if pairing.same[worker]:
            model.add_at_most_one((leads[worker], beside[worker]))
    for takes, assists, at_most in zip(
        pairing.takes, pairing.assists, pairing.at_most.tolist(), strict=True
    ):
        terms = [int(takes[worker]) * has for worker, has in leads.items()]
        terms += [int(assists[worker]) * has for worker, has in beside.items()]
        model.add(sum(terms) <= at_most)
