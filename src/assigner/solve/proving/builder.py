"""A proof of a plan, tier by tier and part by part, as long as prices and branching show it.

What they do not show in time is written as proven by the solver alone.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assigner.allocation import Seats
from assigner.objective import Tier
from assigner.proof.check import ProofSubject, parts_of
from assigner.proof.goals import Goal, ProofClaim, steps_of
from assigner.proof.lines import FORMAT, written
from assigner.proof.part import Node, PartOfProof, Weighed
from assigner.proof.prices import Prices, TooMany
from assigner.proof.stated_day import Held, StatedDay
from assigner.solve.dispatch import allocate
from assigner.solve.limits import Limits
from assigner.solve.outcome import Solved
from assigner.solve.parts import PartOfDay, split, whole
from assigner.solve.proving.columns import generate
from assigner.solve.proving.exact import exact_prices
from assigner.solve.proving.fluid import fluid_lines
from assigner.solve.proving.relaxation import Fractions, Relaxation
from assigner.solve.proving.told import Line, ProvingParameters, undecided
from assigner.solve.proving.told import told as told_prices
from assigner.statement import state

ALONE = "CP-SAT"
"""Who has claimed what a proof does not show."""


def proof_of(
    subject: ProofSubject, seconds: float | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> str:
    """The proof of a plan as it is kept; see `assigner.proof`.

    `seconds` of the processor. `tell` hears of the proof as far as it goes: at first that
    nothing is shown, then after each tier.
    """
    builder = _Builder(subject, seconds or ProvingParameters.seconds)
    lines: list[Line] = []
    text = written([builder.head(0)])
    tell(text)
    for count, tier in enumerate(builder.tiers(), start=1):
        lines += tier
        text = written([builder.head(count), *lines])
        tell(text)
    return text


@dataclass
class _OwnPart:
    """A part as the checker will have it, the plan's sets in it, and prices met on budgets."""

    part: PartOfProof
    plan: dict[str, Held]
    fences: dict[int, tuple[Weighed, int]] = field(default_factory=dict)


class _Builder:
    """One run over the tiers of a plan."""

    def __init__(self, subject: ProofSubject, seconds: float) -> None:
        self.subject = subject
        statement = state(subject.problem, subject.rules)
        self.day = StatedDay(statement)
        every = [tier.costs(subject.problem) for tier in subject.tiers]
        # What may be given up, or is enough, is so of the day as a whole: parts share it.
        loose = any(tier.tolerance > 0 for tier in subject.tiers)
        shared = loose or any(costs.enough for costs in every)
        told = (whole(statement),) if shared else split(statement)
        self.told: Sequence[PartOfDay] = [each for each in told if each.cases or each.workers]
        parts = parts_of(self.day, [(each.cases, each.workers) for each in self.told])
        assert parts
        self.held = self.day.held(subject.allocation.seats)
        self.beside = self.day.beside(self.held)
        self.parts = [_OwnPart(p, {w: self.held[w] for w in p.workers}) for p in parts]
        self.squares = any(costs.balance == "sumsq" for costs in every)
        for own in self.parts:
            own.part.patience = ProvingParameters.looked
        self.until = self.end = time.process_time() + seconds

    def head(self, tiers: int) -> Line:
        """The first line of a proof that tells so many tiers."""
        return {
            "proof": FORMAT, "tiers": tiers, "instance": self.subject.instance,
            "model": self.subject.model,
            "parts": [[[*part.cases], [*part.workers]] for part in self.told],
        }

    def tiers(self) -> Iterator[list[Line]]:
        """The lines of each tier, as long as they are proven; of the next, a bound."""
        for tier, claim in zip(self.subject.tiers, self.subject.claims, strict=True):
            if not claim.proven:
                yield from fluid_lines(tier, claim, [(own.part, own.plan) for own in self.parts])
                return
            best, told = claim.cost, {}
            steps = steps_of(self.day, tier, best, best, self.held)
            if tier.tolerance > 0:
                found = self._evenest(tier)
                if found is None:
                    return
                best, allowed, seats = found
                told = {"best": {c: [w for w in who if w] for c, who in sorted(seats.items())}}
                steps = steps_of(self.day, tier, best, allowed, self.day.held(seats))
            if not steps:
                return
            lines = [{"tier": tier.name, "claim": [*best], **told}]
            for number, step in enumerate(steps):
                lines += self._step(number, step, best == claim.cost)
            yield lines

    def _evenest(
        self, tier: Tier
    ) -> tuple[tuple[int, ...], tuple[int, ...], Mapping[str, Seats]] | None:
        """The best balance, how far it may rise, and who has what in it.

        None where decisions for today, or what the plan gives up, are beyond what proofs tell.
        """
        subject, problem = self.subject, self.subject.problem
        place = list(subject.tiers).index(tier)
        if problem.pins or problem.forbids or problem.named:
            return None
        limits = Limits(seconds=self.end - time.process_time(), ties=False)
        found = allocate(self.day.statement, subject.tiers[: place + 1], limits)
        if not isinstance(found, Solved) or not found.proven:
            return None
        best = found.reached[-1].value
        allowed = tier.allowed(problem, found.allocation)
        kept = all(a <= b for a, b in zip(subject.claims[place].cost, allowed, strict=True))
        return (best, allowed, found.allocation.seats) if kept else None

    def _step(self, number: int, step: ProofClaim, mine: bool) -> Iterator[Line]:
        """One claim. `mine`: the plan costs what is claimed; else its parts are told as one."""
        least = [self._cost(own, step.goal) for own in self.parts]
        if not mine:
            least = [step.value]
        if step.given:
            least = [0] * len(self.parts)
        if step.goal.height is not None and step.value < sum(least):
            # The highest load needs showing in one part.
            first = next(at for at, each in enumerate(least) if each)
            least = [step.value * (at == first) for at in range(len(least))]
        yield {"step": number, "value": step.value, "least": least,
               "kept": [most for _, most in step.kept]}
        for own in self.parts:
            own.part.begin(step, least)
        for own, each in zip(self.parts, least, strict=True):
            now = time.process_time()
            self.until = now + ProvingParameters.share * (self.end - now)
            lines = list(self._shown(own, step.goal, each))
            alone = lines[-1:] == [{}]
            kept = [line for line in lines if line and ("keep" in line or not alone)]
            named = {"alone": ALONE} if alone else {}
            yield {"part": own.part.number, "lines": len(kept), **named}
            yield from kept

    def _cost(self, own: _OwnPart, goal: Goal) -> int:
        """What the plan costs in a part."""
        part = own.part
        cost = sum(goal.of(self.day, worker, own.plan[worker]) for worker in part.workers)
        mine = set(part.links)
        return cost + sum(
            goal.spare(self.day.spares[name]) * count for name, count in self.beside.items()
            if self.day.spares[name].link in mine
        )

    def _shown(self, own: _OwnPart, goal: Goal, least: int) -> Iterator[Line]:
        part = own.part
        number = next((n for n, b in enumerate(part.budgets) if b.goal is goal), None)
        if number is None:
            number = len(part.budgets) - 1
        if part.listed is None:
            try:
                best = generate(part, part.budgets[number].goal, least, own.plan, self.until)
                shows = part.budgets[number].goal is goal and best.room(least - 1) < 0
                line = self._kept(own, number, best, needed=shows)
            except TooMany:
                line = {}
            yield line
            if not line:
                return
            if part.budgets[number].goal is goal and best.room(least - 1) < 0:
                return
        if part.listed is None:
            yield {}
            return
        yield from self._listed(own, number, goal, least)

    def _kept(self, own: _OwnPart, number: int, found: Weighed, *, needed: bool) -> Line:
        """State prices on a budget, and list what is left where it is little enough.

        Nothing where it is not, unless the line is `needed` all the same.
        """
        part, weighed, lists = own.part, None, False
        prices, square = found.priced.prices, part.budgets[number].goal.square
        if part.listed is None and (square or not self.squares):
            try:
                many = ProvingParameters.listed
                weighed = part.keep(number, prices, found.least, lists=True, many=many)
                lists = True
            except TooMany:
                pass
        if weighed is None and (needed or part.listed is not None):
            weighed = part.keep(number, prices, found.least)
        if weighed is None:
            return {}
        own.fences[number] = weighed, weighed.room(part.budgets[number].most)
        return {
            "keep": number, **told_prices(prices, part.links, 2 * number + lists),
            "base": weighed.base,
            "least": {w: each for w, each in weighed.least.items() if self.day.mine[w]},
            **({"lists": True} if lists else {}), "left": part.node.size,
        }

    def _listed(self, own: _OwnPart, number: int, goal: Goal, least: int) -> Iterator[Line]:
        """The root by its relaxation, which is kept; then the tree."""
        part = own.part
        mine = part.budgets[number].goal is goal
        if mine and number in own.fences:
            origin = own.fences[number][0]
        else:
            origin, _ = part.node.weigh(part, goal, Prices(1, {}, {}), least)
        solved = self._solve(own, goal, origin, part.node) if mine else None
        if solved is not None:
            found, _ = part.node.weigh(part, goal, solved.prices, least)
            yield self._kept(own, number, found, needed=True)
            origin = own.fences[number][0]
            if found.room(least - 1) < 0:
                return
        yield from self._tree(own, goal, least, origin)

    def _solve(
        self, own: _OwnPart, goal: Goal, origin: Weighed, node: Node, *, costly: bool = True
    ) -> Fractions | None:
        finer = max(1, ProvingParameters.finest // (origin.priced.prices.scale or 1))
        return Relaxation(
            own.part, origin, node.most, own.fences, node.sets, costly=costly
        ).solve(finer)

    def _tree(self, own: _OwnPart, goal: Goal, least: int, origin: Weighed) -> Iterator[Line]:
        part = own.part
        nodes, count = [part.node], 0
        while nodes:
            node = nodes.pop()
            shares: dict[tuple[str, Held], float] = {}
            while not node.empty:
                count += 1
                if count > ProvingParameters.nodes or time.process_time() > self.until:
                    yield {}
                    return
                size = node.size
                solved = self._solve(own, goal, origin, node)
                if solved is None:
                    break
                weighed, further = node.weigh(part, goal, solved.prices, least - 1)
                if not further.closed and solved.broken:
                    empty = self._solve(own, goal, origin, node, costly=False)
                    if empty is not None:
                        other, closed = node.weigh(part, goal, empty.prices, least - 1)
                        if closed.closed:
                            solved, weighed, further = empty, other, closed
                shares = solved.shares
                if further.size == size:
                    break
                node = further
                yield self._priced(part, solved.prices, weighed, node)
                if node.size > ProvingParameters.again * size:
                    break
            if node.empty:
                continue
            seat = undecided(node, shares)
            if seat is None:
                line = self._decided(part, goal, least, node)
                yield line
                if not line:
                    return
                continue
            yield {"split": list(self.day.seats[seat])}
            nodes += reversed(node.split(self.day, seat))

    def _decided(self, part: PartOfProof, goal: Goal, least: int, node: Node) -> Line:
        """Prices that close a node in which everybody has one set left; nothing if none do."""
        held = {worker: sets[0] for worker, sets in node.sets.items()}
        for prices in exact_prices(part, goal, held):
            weighed, left = node.weigh(part, goal, prices, least - 1)
            if left.closed:
                return self._priced(part, prices, weighed, left)
        return {}

    def _priced(
        self, part: PartOfProof, prices: Prices, weighed: Weighed, node: Node
    ) -> Line:
        return {
            **told_prices(prices, part.links), "base": weighed.base,
            "people": weighed.total - weighed.base, "left": node.size,
        }
