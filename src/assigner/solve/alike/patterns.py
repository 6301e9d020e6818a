"""What one caseworker of a type could hold, counted by item, and what it costs in each tier."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assigner.allocation import Seats
from assigner.objective import Costs
from assigner.solve.alike.symmetry import KINDS, AlikeTypes
from assigner.solve.columns.seats import Flags, Ints


@dataclass(frozen=True)
class CountPatterns:
    """Pattern p is held by caseworkers of type `kind[p]`: `counts[p, i]` seats of item i.

    The empty pattern of every type is among them.
    """

    types: AlikeTypes
    kind: Ints  # (pattern,), the type of caseworker
    counts: Ints  # (pattern, item), seats

    def __len__(self) -> int:
        return len(self.kind)

    def only(self, keep: Flags | Ints) -> "CountPatterns":
        """Some of them."""
        return CountPatterns(self.types, self.kind[keep], self.counts[keep])

    def uses_of(self, seats: Mapping[str, Seats]) -> Ints:
        """How often each pattern is used in an allocation of all cases. Shape (pattern,)."""
        types = self.types
        item_at = {item: at for at, item in enumerate(types.items)}
        type_of = {case: at for at, same in enumerate(types.cases) for case in same}
        held = {who: [0] * len(types.items) for same in types.people for who in same}
        for case, people in seats.items():
            for seat, person in zip(KINDS, people, strict=True):
                if person is not None:
                    held[person][item_at[type_of[case], seat]] += 1
        uses = np.zeros(len(self), np.int64)
        for kind, same in enumerate(types.people):
            mine = np.flatnonzero(self.kind == kind)
            for row, many in Counter(tuple(held[worker]) for worker in same).items():
                there = (self.counts[mine] == np.asarray(row)).all(axis=1)
                uses[mine[int(np.argmax(there))]] += many
        return uses

    def _each(self, values: Sequence[int]) -> Ints:
        """A fact of each type of caseworkers, pattern by pattern."""
        found: Ints = np.asarray(values, np.int64)[self.kind]
        return found

    @cached_property
    def _firsts(self) -> list[str]:
        return [same[0] for same in self.types.people]

    @cached_property
    def load(self) -> Ints:
        """Minutes a week the caseworker carries with it, mixing included. Shape (pattern,)."""
        types, problem = self.types, self.types.statement.problem
        minutes, phases = [], []
        for at, seat in types.items:
            case = types.cases[at][0]
            takes = seat == "takes"
            minutes.append((problem.weight if takes else problem.co_weight)[case])
            phases.append(problem.cases[case].phase if takes else "")
        load = self._each([problem.load_before[w] for w in self._firsts])
        load = load + self.counts @ np.asarray(minutes, np.int64)
        mixing = [problem.mixing[w] if len(problem.phases_held[w]) < 2 else 0 for w in self._firsts]
        if any(mixing):
            held = self._each([len(problem.phases_held[w]) for w in self._firsts])
            for phase in sorted({*phases} - {""}):
                mine = [item for item, other in enumerate(phases) if other == phase]
                new = self._each([phase not in problem.phases_held[w] for w in self._firsts])
                held = held + (new.astype(np.bool_) & self.counts[:, mine].any(axis=1))
            load = load + np.where(held > 1, self._each(mixing), 0)
        return load

    @cached_property
    def height(self) -> Ints:
        """The utilisation of the caseworker, in 1/scale; 0 without capacity. Shape (pattern,)."""
        steep = self.types.statement.problem.steepness
        return self._each([steep[w] for w in self._firsts]) * self.load

    def cost(self, costs: Costs) -> Ints:
        """What each costs in a tier that adds up, all of it. Shape (pattern,)."""
        types = self.types
        found = np.zeros(len(self), np.int64)
        if costs.balance == "sumsq":
            found += self.height * self.load
        if costs.takes is not None or costs.assists is not None or costs.soft:
            prices = np.asarray([
                [
                    types.price(costs, item, kind) if item in able else 0
                    for item in range(len(types.items))
                ]
                for kind, able in enumerate(map(types.able, range(len(types.people))))
            ], np.int64)
            found += (self.counts * prices[self.kind]).sum(axis=1)
        if costs.soft:
            found += self._excess(costs.soft)
        return found

    def _excess(self, tier: str) -> Ints:
        found = np.zeros(len(self), np.int64)
        for rule, ceiling in self.types.statement.ceilings:
            if not rule.hard and rule.soft_tier == tier:
                total = self.counts @ counts_of_types(self.types, ceiling.counts)
                # Whom the ceiling does not concern is never above it.
                over = total - self._each([ceiling.room.get(w, 1 << 40) for w in self._firsts])
                found += rule.price * np.maximum(0, over)
        return found


def counts_of_types(types: AlikeTypes, counts: Mapping[str, int]) -> Ints:
    """What each item counts against a ceiling: first seats alone do. Shape (item,)."""
    return np.asarray([
        counts.get(types.cases[at][0], 0) if seat == "takes" else 0 for at, seat in types.items
    ], np.int64)


def every_pattern(types: AlikeTypes, most: int) -> CountPatterns | None:
    """All that anybody could hold and keep the hard ceilings; None where they are too many."""
    kinds, counts = [], []
    for kind, same in enumerate(types.people):
        found = _of_type(types, kind, same[0], most)
        if found is None:
            return None
        most -= len(found)
        kinds.append(np.full(len(found), kind))
        counts.append(found)
    return CountPatterns(types, np.concatenate(kinds), np.concatenate(counts))


def _of_type(types: AlikeTypes, kind: int, worker: str, most: int) -> Ints | None:
    limits = [
        (counts_of_types(types, ceiling.counts), max(0, ceiling.room[worker]))
        for rule, ceiling in types.statement.ceilings if rule.hard and worker in ceiling.room
    ]
    first = {at: item for item, (at, seat) in enumerate(types.items) if seat == "takes"}
    found = np.zeros((1, len(types.items)), np.int64)
    for item in types.able(kind):
        number = types.demand[item]
        if len(found) * (number + 1) > 2 * most:
            return None
        steps = np.arange(number + 1)
        found = np.repeat(found, number + 1, axis=0)
        found[:, item] = np.tile(steps, len(found) // len(steps))
        at, seat = types.items[item]
        keep = np.ones(len(found), np.bool_)
        if seat == "assists":
            # Nobody has both seats of a case: so many first and second ones are different cases.
            keep &= found[:, item] + found[:, first[at]] <= number
        for counts, room in limits:
            keep &= found @ counts <= room
        found = found[keep]
        if len(found) > most:
            return None
    return found
