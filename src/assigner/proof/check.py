"""A proof checked: every claim of a plan about its tiers, shown again or refused.

What is shown for a tier: no allocation that keeps what comes before costs less. Each claim is
shown part by part, each part at the nodes of a finite tree, each node by prices.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assigner.allocation import Allocation, Seats
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.proof import lines as text
from assigner.proof.goals import Goal, ProofClaim, steps_of, sum_of
from assigner.proof.part import PartOfProof
from assigner.proof.prices import Prices, TooMany
from assigner.proof.stated_day import StatedDay
from assigner.rule import Rule
from assigner.statement import state
from assigner.verify import judge
from assigner.words import say

Grade = Literal["prices", "alone", "bound", "none"]


@dataclass(frozen=True)
class ClaimedTier:
    """What a plan says of a tier: its cost, and whether it is called proven."""

    cost: tuple[int, ...]
    proven: bool


@dataclass(frozen=True)
class ShownTier:
    """What a proof shows of a tier: nothing costs less than `least`.

    `grade`: by prices; in some part on the word of solvers `alone`; a `bound` only; nothing.
    """

    tier: Tier
    grade: Grade
    least: tuple[int, ...] = ()
    alone: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProofSubject:
    """A plan under check: the day it is of, the digests it names, and what it claims."""

    problem: Problem
    rules: Sequence[Rule]
    tiers: Sequence[Tier]
    instance: str
    model: str
    allocation: Allocation
    claims: Sequence[ClaimedTier]


def check(proof: str, subject: ProofSubject) -> list[ShownTier]:
    """Check a proof. Raises VerificationFailed at the first line that does not hold."""
    return _Checker(text.ProofText(proof), subject).run()


class _Checker:
    """One run over the lines of a proof."""

    def __init__(self, lines: text.ProofText, subject: ProofSubject) -> None:
        self.lines, self.subject, self.require = lines, subject, lines.require
        self.day = StatedDay(state(subject.problem, subject.rules))
        self.head = lines.take(text.HeadLine)
        self.require(self.head.proof == text.FORMAT, say("that version is not known"))
        same = (self.head.instance, self.head.model) == (subject.instance, subject.model)
        self.require(same, say("it is of another day, or under another model"))
        self.parts = parts_of(self.day, self.head.parts)
        self.require(bool(self.parts), say("the parts are not independent, or not the day"))

    def run(self) -> list[ShownTier]:
        """Every tier in order, as far as the proof goes."""
        found: list[ShownTier] = []
        every = [*zip(self.subject.tiers, self.subject.claims, strict=True)]
        for tier, claimed in every[: self.head.tiers]:
            line = self.lines.take(text.TierLine)
            after = not found or found[-1].grade != "bound"
            self.require(after, say("nothing is proven after what is not"))
            self.require(line.tier == tier.name, say("it is not the next tier of the model"))
            known = claimed.proven == (line.bound is None)
            self.require(known, say("the plan does not call it proven, or does"))
            found.append((self._proven if claimed.proven else self._bounded)(tier, claimed, line))
        self.lines.over()
        self.require(len(found) == self.head.tiers, say("so many tiers are not told"))
        return [*found, *(ShownTier(tier, "none") for tier, _ in every[len(found):])]

    def _proven(self, tier: Tier, claimed: ClaimedTier, line: text.TierLine) -> ShownTier:
        best = allowed = tuple(line.claim)
        reached = self.subject.allocation
        if tier.tolerance > 0:
            decided = {*self.day.problem.pins, *self.day.problem.forbids}
            told = line.best is not None and not decided
            self.require(told, say("a tolerance is told by its best allocation, without decisions"))
            reached, allowed = self._best(line.best or {}, tier, best)
            fits = all(mine <= most for mine, most in zip(claimed.cost, allowed, strict=True))
            self.require(fits, say("the plan gives up more than the tolerance"))
        else:
            same = best == claimed.cost and line.best is None
            self.require(same, say("the claim is not the cost that the plan has"))
        held, alone = self.day.held(reached.seats), set[str]()
        steps = steps_of(self.day, tier, best, allowed, held)
        self.require(bool(steps), say("that tier is not told in proofs"))
        for number, step in enumerate(steps):
            total = step.goal.total(self.day, held)
            same = total >= step.value if step.goal.height is not None else total == step.value
            self.require(same or step.given, say("costs are read otherwise here than recounted"))
            alone |= self._step(number, step)
        return ShownTier(tier, "alone" if alone else "prices", best, tuple(sorted(alone)))

    def _bounded(self, tier: Tier, claimed: ClaimedTier, line: text.TierLine) -> ShownTier:
        """A tier not called proven: that it costs at least its `bound`."""
        same = tuple(line.claim) == claimed.cost and line.best is None
        self.require(same, say("the claim is not the cost that the plan has"))
        costs, shown = tier.costs(self.day.problem), line.bound or 0
        # Above the plan's own cost, its budget would leave parts no allocation at all.
        told = not costs.urgency and costs.balance in ("sumsq", None) and shown <= claimed.cost[0]
        self.require(told, say("that tier is not told in proofs"))
        goal = sum_of(costs)
        alone = sorted(self._step(0, ProofClaim(goal, shown, ((goal, claimed.cost[0]),))))
        return ShownTier(tier, "bound", (shown,), tuple(alone))

    def _best(
        self, told: Mapping[str, list[str]], tier: Tier, best: tuple[int, ...]
    ) -> tuple[Allocation, tuple[int, ...]]:
        """An allocation that reaches the best balance, and how far later tiers may rise."""
        subject = self.subject
        try:
            found = Allocation({case: Seats(*who) for case, who in told.items()})
            self.day.held(found.seats)
        except (KeyError, TypeError):
            self.require(False, say("the best allocation is none of the day"))
        judged = judge(subject.problem, subject.rules, subject.tiers, found)
        before = zip(subject.tiers[: subject.tiers.index(tier)], subject.claims, strict=False)
        as_good = all(judged.costs[each.name] == claim.cost for each, claim in before)
        holds = as_good and not judged.breaches and judged.costs[tier.name] == best
        self.require(holds, say("the best allocation is not as good as is claimed"))
        return found, tier.allowed(subject.problem, found)

    def _step(self, number: int, step: ProofClaim) -> set[str]:
        """One claim, in every part; which solvers alone say so somewhere."""
        line = self.lines.take(text.StepLine)
        told = (number, step.value, [most for _, most in step.kept])
        self.require((line.step, line.value, line.kept) == told, say("it is not the next claim"))
        whole = len(self.parts), 0 if step.given else step.value
        adds_up = (len(line.least), sum(line.least)) == whole
        self.require(adds_up, say("the parts do not add up to the claim"))
        alone = set[str]()
        for part in self.parts:
            part.begin(step, line.least)
        for part, least in zip(self.parts, line.least, strict=True):
            named, began = self.lines.take(text.PartLine), self.lines.number
            self.require(named.part == part.number, say("it is not the next part"))
            if not self._budgets(part, step.goal, least) and not named.alone:
                self._tree(part, step.goal, least)
            many = self.lines.number - began
            self.require(many == named.lines, say("the part has not so many lines"))
            alone |= {named.alone} - {""}
        return alone

    def _budgets(self, part: PartOfProof, goal: Goal, least: int) -> bool:
        """What is left out for good; whether one of these shows the claim already."""
        shown = False
        while self.lines.next_is(text.KeepLine):
            line = self.lines.take(text.KeepLine)
            self.require(0 <= line.keep < len(part.budgets), say("there is no such budget"))
            prices = self._prices(part, line, 2 * line.keep + line.lists - line.fluid)
            try:
                found = part.keep(line.keep, prices, line.least, lists=line.lists, fluid=line.fluid)
            except TooMany:
                found = None
            told = found is not None and (found.base, part.node.size) == (line.base, line.left)
            self.require(told, say("the numbers do not come out"))
            mine = part.budgets[line.keep].goal is goal
            shown |= mine and found is not None and found.room(least - 1) < 0
        return shown

    def _tree(self, part: PartOfProof, goal: Goal, least: int) -> None:
        """The claim at every node, depth first."""
        self.require(part.listed is not None, say("the claim is not shown: nothing is listed"))
        nodes = [part.node]
        while nodes:
            node = nodes.pop()
            while not node.closed and self.lines.next_is(text.PricesLine):
                line = self.lines.take(text.PricesLine)
                found, node = node.weigh(part, goal, self._prices(part, line), least - 1)
                told = line.base, line.base + line.people, line.left
                same = (found.base, found.total, node.size) == told
                self.require(same, say("the numbers do not come out"))
            if not node.closed:
                split = self.lines.take(text.SplitLine).split
                seat = next((at for at, each in enumerate(self.day.seats) if [*each] == split), -1)
                known = seat >= 0 and self.day.seats[seat].worker in node.sets
                self.require(known, say("there is no such seat"))
                nodes += reversed(node.split(self.day, seat))

    def _prices(self, part: PartOfProof, line: text.PricedLine, further: int = 0) -> Prices:
        """The prices of a line, each on something, and on its right side of 0; and their sum."""
        budgets = {str(at): at for at in range(len(part.budgets))}
        right = line.kept.keys() <= budgets.keys() and line.links.keys() <= part.place.keys()
        right = right and min(line.kept.values(), default=1) > 0 and all(
            price < 0 or (price > 0 and self.day.links[name].equal)
            for name, price in line.links.items()
        )
        self.require(right, say("a price is on nothing, or on the wrong side of 0"))
        prices = Prices(line.scale, line.links, {budgets[a]: n for a, n in line.kept.items()})
        self.require(line.sum == prices.sum(part.place) + further, say("the sum is another"))
        return prices


def parts_of(
    day: StatedDay, told: Sequence[tuple[Sequence[str], Sequence[str]]]
) -> list[PartOfProof]:
    """The parts told; none where a link joins two, or they are not the day, everything once."""
    place = {("case", case): at for at, (each, _) in enumerate(told) for case in each}
    place |= {("worker", worker): at for at, (_, each) in enumerate(told) for worker in each}
    known = [("case", case) for case in day.problem.cases]
    known += [("worker", worker) for worker in day.problem.workers]
    if sorted(place) != sorted(known) or len(place) < sum(len(c) + len(w) for c, w in told):
        return []
    links: list[list[str]] = [[] for _ in told]
    for name, link in day.links.items():
        found = {place["case", day.seats[seat].case] for seat in link.terms}
        found |= {place["worker", day.seats[seat].worker] for seat in link.terms}
        if name.startswith("place "):
            found.add(place["case", name.removeprefix("place ")])
        if len(found) > 1:
            return []
        for part in found:
            links[part].append(name)
    return [PartOfProof(day, at, each, links[at]) for at, (_, each) in enumerate(told)]
