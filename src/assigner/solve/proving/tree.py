"""The tree of a claim that prices at its root do not show: where it is split, and what it needs.

Each leaf has a line of its own and each split falls in two, so a tree of so many splits has one
leaf more: none of either can be left out.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assigner.proof.goals import Goal
from assigner.proof.part import Node, PartOfProof, Weighed
from assigner.proof.prices import Prices
from assigner.proof.stated_day import Held
from assigner.solve.proving.exact import exact_prices
from assigner.solve.proving.relaxation import Fractions, Relaxation
from assigner.solve.proving.told import Line, ProvingParameters, told, undecided

NO_PRICES = Prices(0, {}, {})


@dataclass
class PartBeingProven:
    """A part as the checker will have it, the plan's sets in it, and prices met on budgets."""

    part: PartOfProof
    plan: dict[str, Held]
    fences: dict[int, tuple[Weighed, int]] = field(default_factory=dict)


def fractions_at(
    own: PartBeingProven, origin: Weighed, node: Node, *, costly: bool = True
) -> Fractions | None:
    """The choice of a node's sets in fractions; None where it is not found."""
    finer = max(1, ProvingParameters.finest // (origin.priced.prices.scale or 1))
    return Relaxation(
        own.part, origin, node.most, own.fences, node.sets, costly=costly
    ).solve(finer)


def tree(
    own: PartBeingProven, goal: Goal, least: int, origin: Weighed, until: float
) -> list[Line]:
    """The lines of a tree that shows a claim, none of them needless; at the end {} if none does.

    `until`: of the processor's seconds.
    """
    search = _TreeSearch(own, goal, least, origin, until)
    lines = list(search.lines())
    return lines if lines[-1:] == [{}] else search.trimmed(lines)


@dataclass
class _TreeSearch:
    """One search, depth first."""

    own: PartBeingProven
    goal: Goal
    least: int
    origin: Weighed
    until: float
    count: int = 0

    def lines(self) -> Iterator[Line]:
        """Each line as it is found; {} where there is none."""
        part = self.own.part
        nodes = [part.node]
        while nodes:
            node = nodes.pop()
            shares: Mapping[tuple[str, Held], float] = {}
            if not all(node.sets.values()):
                line, node = self._priced(node, NO_PRICES)
                yield line
            while not node.closed:
                found = self._narrowed(node)
                if found is None:
                    yield {}
                    return
                size, shares = node.size, found.shares
                if found.line:
                    node = found.node
                    yield found.line
                if not found.line or node.size > ProvingParameters.again * size:
                    break
            if node.closed:
                continue
            seat = undecided(node, shares)
            if seat is None:
                line = self._decided(node)
                yield line
                if not line:
                    return
                continue
            yield {"split": list(part.day.seats[seat])}
            nodes += reversed(node.split(part.day, seat))

    def _narrowed(self, node: Node) -> "_Narrowed | None":
        """Prices that leave less of a node, if there are any; None where it is too late."""
        self.count += 1
        if self.count > ProvingParameters.nodes or time.process_time() > self.until:
            return None
        solved = fractions_at(self.own, self.origin, node)
        if solved is None:
            return _Narrowed({}, node, {})
        line, further = self._priced(node, solved.prices)
        if not further.closed and solved.broken:
            empty = fractions_at(self.own, self.origin, node, costly=False)
            if empty is not None:
                other, closed = self._priced(node, empty.prices)
                if closed.closed:
                    solved, line, further = empty, other, closed
        return _Narrowed(line if further.size < node.size else {}, further, solved.shares)

    def _decided(self, node: Node) -> Line:
        """Prices that close a node in which everybody has one set left; nothing if none do."""
        held = {worker: sets[0] for worker, sets in node.sets.items()}
        for prices in exact_prices(self.own.part, self.goal, held):
            line, left = self._priced(node, prices)
            if left.closed:
                return line
        return {}

    def _priced(self, node: Node, prices: Prices) -> tuple[Line, Node]:
        """Prices at a node as a line tells them, and what they leave."""
        part = self.own.part
        weighed, left = node.weigh(part, self.goal, prices, self.least - 1)
        return {
            **told(prices, part.place), "base": weighed.base,
            "people": weighed.total - weighed.base, "left": left.size,
        }, left

    def trimmed(self, lines: Sequence[Line]) -> list[Line]:
        """The same without lines that leave less of a node where what follows shows as much."""
        nodes, needed = [self.own.part.node], []
        for at, line in enumerate(lines):
            node = nodes.pop()
            if line.get("left") and self._holds(lines[at + 1:], node):
                nodes.append(node)
                continue
            nodes += self._after(line, node) or []
            needed.append(line)
        return needed

    def _holds(self, lines: Sequence[Line], node: Node) -> bool:
        """Whether these lines, as they stand, show the claim at a node."""
        nodes = [node]
        for line in lines:
            left = self._after(line, nodes.pop())
            if left is None:
                return False
            nodes += left
            if not nodes:
                return True
        return False

    def _after(self, line: Line, node: Node) -> list[Node] | None:
        """What is left to be shown after a line at a node, the first last; None: it is wrong."""
        day = self.own.part.day
        if "split" in line:
            seat = next(at for at, each in enumerate(day.seats) if [*each] == line["split"])
            return [*reversed(node.split(day, seat))]
        kept = {int(at): price for at, price in line["kept"].items()}
        again, left = self._priced(node, Prices(line["scale"], line["links"], kept))
        if again != line:
            return None
        return [] if left.closed else [left]


@dataclass(frozen=True)
class _Narrowed:
    """A line that leaves less of a node, or none; what it leaves; shares of the sets there."""

    line: Line
    node: Node
    shares: Mapping[tuple[str, Held], float]
