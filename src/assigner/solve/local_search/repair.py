"""Places for blocks that found none: by making room, by neighbourhoods around them."""

import numpy as np

from assigner.solve.local_search.acceptance import Acceptance
from assigner.solve.local_search.construct import place
from assigner.solve.local_search.data import OfficeData
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.incumbent import NOWHERE, Incumbent
from assigner.solve.local_search.lns import destroy_and_repair
from assigner.solve.local_search.pairing import Ints
from assigner.solve.local_search.parameters import RepairParameters

CERTAIN = 1e9
"""Minutes of a share that outweighs every other: the flow's place is tried first."""


def unplaced(incumbent: Incumbent) -> list[int]:
    """The blocks that are cases and that nobody has."""
    data = incumbent.data
    return [p for p in np.flatnonzero(incumbent.where == NOWHERE).tolist()
            if data.blocks[p].seat == "takes"]


def follow(incumbent: Incumbent, where: Ints) -> None:
    """Place blocks where a flow would have them, the rest where there is room."""
    for block in np.flatnonzero(where != NOWHERE).tolist():
        if incumbent.where[block] == NOWHERE:
            place(incumbent, block, {int(incumbent.data.kind[block]): {int(where[block]): CERTAIN}})
    for block in unplaced(incumbent):
        place(incumbent, block)


def repair(incumbent: Incumbent, acceptance: Acceptance, deadline: Deadline) -> None:
    """Place what can be placed; the goal is the tier of unassigned cases."""
    waiting = unplaced(incumbent)
    waiting.sort(key=lambda block: -acceptance.goal.pair(block, NOWHERE))
    for block in waiting:
        if deadline.over():
            return
        if not place(incumbent, block):
            _make_room(incumbent, block)
    rng = np.random.default_rng(1)
    for turn in range(RepairParameters.rounds):
        waiting = unplaced(incumbent)
        if not waiting or deadline.over():
            return
        block = waiting[turn % len(waiting)]
        data = incumbent.data
        extra = [block, *(co for _, lead, co in data.pairs.get(block, ()) if lead == block)]
        workers = _around(incumbent, block, rng)
        destroy_and_repair(incumbent, acceptance, workers, deadline, extra, RepairParameters.effort)


def urge(incumbent: Incumbent, acceptance: Acceptance, deadline: Deadline) -> None:
    """Exchange a case that waits for a less urgent one that has a place, while any can be."""
    data, better = incumbent.data, True
    while better and not deadline.over():
        better = False
        for block in sorted(
            unplaced(incumbent), key=lambda block: -acceptance.goal.pair(block, NOWHERE)
        ):
            for worker in np.flatnonzero(data.sets[data.kind[block]]).tolist():
                if deadline.over():
                    return
                if _instead(incumbent, acceptance, block, worker):
                    better = True
                    break


def _instead(incumbent: Incumbent, acceptance: Acceptance, block: int, worker: int) -> bool:
    """Give a caseworker a block instead of one that costs less to leave."""
    data, worth = incumbent.data, acceptance.goal.pair(block, NOWHERE)
    if block in data.pairs:
        return False
    for other in sorted(
        incumbent.holds[worker], key=lambda held: acceptance.goal.pair(held, NOWHERE)
    ):
        if data.blocks[other].seat != "takes" or data.fixed[other] or other in data.pairs:
            continue
        # In order of worth: none of those behind is worth less.
        if acceptance.goal.pair(other, NOWHERE) >= worth:
            return False
        if acceptance.attempt(incumbent, [(other, NOWHERE), (block, worker)]):
            return True
    return False


def _make_room(incumbent: Incumbent, block: int) -> None:
    """Move one block on, so that this one fits."""
    data: OfficeData = incumbent.data
    if block in data.pairs:
        return
    for worker in np.flatnonzero(data.sets[data.kind[block]]).tolist():
        for other in sorted(incumbent.holds[worker]):
            if data.fixed[other] or other in data.pairs:
                continue
            incumbent.shift([(other, NOWHERE)])
            if incumbent.fits(block)[worker]:
                incumbent.shift([(block, worker)])
                if place(incumbent, other):
                    return
                incumbent.shift([(block, NOWHERE)])
            incumbent.shift([(other, worker)])


def _around(incumbent: Incumbent, block: int, rng: np.random.Generator) -> list[int]:
    data = incumbent.data
    group = np.flatnonzero(data.sets[data.kind[block]])
    many = RepairParameters.people
    if len(group) > many:
        group = rng.choice(group, many, replace=False)
    near = [p for worker in group.tolist() for p in incumbent.holds[worker]]
    if near:
        reach = np.flatnonzero(data.sets[np.unique(data.kind[near])].any(axis=0))
        others = np.setdiff1d(reach, group)
        more = rng.choice(others, min(many, len(others)), replace=False) if len(others) else others
        group = np.concatenate([group, more])
    return sorted(int(worker) for worker in group)
