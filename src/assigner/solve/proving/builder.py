"""A proof of a plan, tier by tier and part by part, as long as prices and branching show it.

What they do not show in time is written as proven by the solver alone.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from assigner.allocation import Seats
from assigner.objective import Tier
from assigner.proof.check import ProofSubject, parts_of
from assigner.proof.goals import Goal, ProofClaim, steps_of
from assigner.proof.lines import FORMAT, written
from assigner.proof.part import Weighed
from assigner.proof.prices import Prices, TooMany
from assigner.proof.stated_day import StatedDay
from assigner.solve.dispatch import allocate
from assigner.solve.limits import Limits
from assigner.solve.outcome import Solved
from assigner.solve.parts import PartOfDay, split, whole
from assigner.solve.proving.columns import generate
from assigner.solve.proving.fluid import fluid_lines
from assigner.solve.proving.needless import without_needless
from assigner.solve.proving.told import Line, ProvingParameters
from assigner.solve.proving.told import told as told_prices
from assigner.solve.proving.tree import PartBeingProven, fractions_at, tree
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
    count = 0
    for count, tier in enumerate(builder.tiers(), start=1):
        lines += tier
        text = written([builder.head(count), *lines])
        tell(text)
    needed = without_needless([builder.head(count), *lines], subject)
    if len(needed) <= len(lines):
        text = written(needed)
        tell(text)
    return text


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
        self.parts = [PartBeingProven(p, {w: self.held[w] for w in p.workers}) for p in parts]
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

    def _cost(self, own: PartBeingProven, goal: Goal) -> int:
        """What the plan costs in a part."""
        part = own.part
        cost = sum(goal.of(self.day, worker, own.plan[worker]) for worker in part.workers)
        mine = set(part.links)
        return cost + sum(
            goal.spare(self.day.spares[name]) * count for name, count in self.beside.items()
            if self.day.spares[name].link in mine
        )

    def _shown(self, own: PartBeingProven, goal: Goal, least: int) -> Iterator[Line]:
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

    def _kept(self, own: PartBeingProven, number: int, found: Weighed, *, needed: bool) -> Line:
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
            "keep": number, **told_prices(prices, part.place, 2 * number + lists),
            "base": weighed.base,
            "least": {w: each for w, each in weighed.least.items() if self.day.mine[w]},
            **({"lists": True} if lists else {}), "left": part.node.size,
        }

    def _listed(self, own: PartBeingProven, number: int, goal: Goal, least: int) -> Iterator[Line]:
        """The root by its relaxation, which is kept; then the tree."""
        part = own.part
        mine = part.budgets[number].goal is goal
        if mine and number in own.fences:
            origin = own.fences[number][0]
        else:
            origin, _ = part.node.weigh(part, goal, Prices(1, {}, {}), least)
        solved = fractions_at(own, origin, part.node) if mine else None
        if solved is not None:
            found, _ = part.node.weigh(part, goal, solved.prices, least)
            yield self._kept(own, number, found, needed=True)
            origin = own.fences[number][0]
            if found.room(least - 1) < 0:
                return
        yield from tree(own, goal, least, origin, self.until)
