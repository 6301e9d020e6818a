"""Large neighbourhoods: a few caseworkers' blocks are taken away and shared out by CP-SAT.

Destroy and repair (Shaw 1998). Everybody else keeps what they have. All hard rows of the blocks
are in the model; the acceptance then checks the outcome in whole numbers before anything moves,
so the model may round.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from assigner.solve import cpsat
from assigner.solve.cpsat import CpQuestion, Expression, cp_model
from assigner.solve.local_search.acceptance import Acceptance, Penalty
from assigner.solve.local_search.deadline import Deadline
from assigner.solve.local_search.incumbent import NOWHERE, Change, Incumbent
from assigner.solve.local_search.parameters import LnsParameters


class Neighbourhood:
    """The model of one neighbourhood."""

    def __init__(self, incumbent: Incumbent, workers: Sequence[int], extra: Iterable[int]) -> None:
        self.incumbent = incumbent
        self.data = incumbent.data
        self.workers = sorted(workers)
        self.extra = set(extra)
        held = {block for worker in workers for block in incumbent.holds[worker]}
        self.blocks = sorted(p for p in held | self.extra if not self.data.blocks[p].still)
        self.model = CpQuestion()
        self.has: dict[Change, cp_model.IntVar] = {}
        for block in self.blocks:
            who = self.data.sets[self.data.kind[block]]
            row = []
            for worker in self.workers:
                if who[worker]:
                    self.has[block, worker] = self.model.new_bool_var("")
                    row.append(self.has[block, worker])
            if block in self.extra:
                self.model.add_at_most_one(row)
            else:
                self.model.add_exactly_one(row)
        for block in self.blocks:
            self._pairs(block)
        for ceiling in range(self.data.hard):
            for worker in self.workers:
                terms = self._counted(ceiling, worker)
                room = int(self.data.room[ceiling, worker]) - self._elsewhere(ceiling, worker)
                if sum(count for _, count in terms) > room:
                    self.model.add(sum(count * has for has, count in terms) <= max(0, room))

    def _counted(self, row: int, worker: int) -> list[tuple[cp_model.IntVar, int]]:
        count = self.data.count[row]
        return [(has, int(count[p])) for (p, w), has in self.has.items()
                if w == worker and count[p]]

    def _elsewhere(self, row: int, worker: int) -> int:
        """What blocks that do not move count here."""
        inside = set(self.blocks)
        return sum(
            int(self.data.count[row, p]) for p in self.incumbent.holds[worker] if p not in inside
        )

    def _pairs(self, block: int) -> None:
        data, where = self.data, self.incumbent.where
        for pairing, lead, co in data.pairs.get(block, ()):
            if block == co and lead in self.blocks:
                continue
            other = co if block == lead else lead
            if other not in self.blocks:
                person = int(where[other])
                if person == NOWHERE:
                    continue
                fits = pairing.beside(person) if block == co else pairing.leads(person)
                for worker in self.workers:
                    if (block, worker) in self.has and not fits[worker]:
                        self.model.add(self.has[block, worker] == 0)
                continue
            leads = {w: self.has[lead, w] for w in self.workers if (lead, w) in self.has}
            beside = {w: self.has[co, w] for w in self.workers if (co, w) in self.has}
            self.model.add(sum(leads.values()) == sum(beside.values()))
            for worker in leads.keys() & beside.keys():
                if pairing.same[worker]:
                    self.model.add_at_most_one((leads[worker], beside[worker]))
            for takes, assists, at_most in zip(
                pairing.takes.tolist(), pairing.assists.tolist(), pairing.at_most.tolist(),
                strict=True,
            ):
                total = sum(takes[w] * has for w, has in leads.items())
                total += sum(assists[w] * has for w, has in beside.items())
                self.model.add(total <= at_most)

    def expression(self, penalty: Penalty) -> Expression:
        """A tier over this neighbourhood, rounded where numbers are large."""
        if penalty.loads:
            return self._loads(penalty.costs.balance == "sumsq")
        terms: list[Expression] = []
        costs = penalty.costs
        plain = not (costs.takes or costs.assists or penalty.data.statement.soft_bars)
        for (block, worker), has in self.has.items():
            cost = 0 if plain else penalty.pair(block, worker)
            if block in self.extra:
                cost -= penalty.left(block)
            terms.append(cost * has)
        if penalty.costs.soft:
            for row in range(self.data.hard, len(self.data.tiers)):
                if self.data.tiers[row] == penalty.costs.soft:
                    terms += self._excess(row)
        return sum(terms)

    def _excess(self, row: int) -> list[Expression]:
        found: list[Expression] = []
        for worker in self.workers:
            counted = self._counted(row, worker)
            room = int(self.data.room[row, worker]) - self._elsewhere(row, worker)
            most = sum(count for _, count in counted)
            if most > room:
                excess = self.model.new_int_var(max(0, -room), most - room, "")
                self.model.add(excess >= sum(count * has for has, count in counted) - room)
                found.append(self.data.prices[row] * excess)
        return found

    def _loads(self, squares: bool) -> Expression:
        data, incumbent = self.data, self.incumbent
        inside = set(self.blocks)
        loads = []
        for worker in self.workers:
            kept = int(incumbent.load[worker]) - sum(
                int(data.weight[p]) for p in incumbent.holds[worker] if p in inside
            )
            mine = [(has, int(data.weight[p])) for (p, w), has in self.has.items() if w == worker]
            loads.append((worker, kept, mine, kept + sum(weight for _, weight in mine)))
        widest = max(int(data.steep[w]) * (most * most if squares else most)
                     for w, _, _, most in loads)
        # Rounded, where squares of minutes would outgrow what CP-SAT can add up.
        part = max(1, len(loads) * widest // LnsParameters.widest)
        peak = self.model.new_int_var(0, widest // part + 1, "")
        terms: list[Expression] = []
        for worker, kept, mine, most in loads:
            load = self.model.new_int_var(kept, most, "")
            self.model.add(load == kept + sum(weight * has for has, weight in mine))
            k = int(data.steep[worker]) // part
            if squares:
                square = self.model.new_int_var(0, most * most, "")
                self.model.add_multiplication_equality(square, load, load)
                terms.append(k * square)
            else:
                self.model.add(k * load <= peak)
        return sum(terms) if squares else peak

    def solve(self, effort: float, deadline: Deadline) -> list[Change]:
        """The changes CP-SAT found; empty when it found none."""
        for (block, worker), has in self.has.items():
            self.model.add_hint(has, self.incumbent.where[block] == worker)
        answer = cpsat.ask(self.model, effort=effort, seconds=deadline.left())
        if not answer.found:
            return []
        return [
            (block, worker) for (block, worker), has in self.has.items()
            if answer.holds(has) and self.incumbent.where[block] != worker
        ]


def destroy_and_repair(
    incumbent: Incumbent, acceptance: Acceptance, workers: Sequence[int], deadline: Deadline,
    extra: Iterable[int] = (), effort: float = LnsParameters.effort,
) -> bool:
    """Share the blocks of these caseworkers out anew; whether that was accepted.

    `extra`: blocks that nobody has and that may find a place here.
    """
    neighbourhood = Neighbourhood(incumbent, workers, extra)
    if not neighbourhood.has:
        return False
    neighbourhood.model.minimize(neighbourhood.expression(acceptance.goal))
    for kept in acceptance.kept:
        # Only what a sum over the neighbourhood says; the acceptance judges the rest.
        if kept.penalty.costs.balance == "sumsq" or not kept.penalty.loads:
            if kept.penalty.costs.unassigned and not kept.penalty.costs.soft:
                continue
            now = neighbourhood.expression(kept.penalty)
            if not kept.penalty.loads:
                blocks, people = neighbourhood.blocks, neighbourhood.workers
                local = kept.penalty.around(incumbent, blocks, people)[0]
                neighbourhood.model.add(now <= local + kept.most[0] - kept.now[0])
    changes = neighbourhood.solve(effort, deadline)
    return bool(changes) and acceptance.attempt(incumbent, changes)


def neighbours(incumbent: Incumbent, seed: int, size: int, rng: np.random.Generator) -> list[int]:
    """A caseworker and others who could exchange blocks with them, drawn at random."""
    data = incumbent.data
    group = [seed]
    while len(group) < size:
        mine = [p for worker in group for p in incumbent.holds[worker]]
        left = np.setdiff1d(
            np.flatnonzero(data.sets[np.unique(data.kind[mine])].any(axis=0)), group
        )
        if not len(left):
            break
        group.append(int(rng.choice(left)))
    return group
