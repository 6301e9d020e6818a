"""A proof checked: every claim of a plan about its tiers, shown again or refused.

What is shown for a tier: no allocation that keeps what comes before costs less. Each claim is
shown part by part, each part at the nodes of a finite tree, each node by prices.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assigner.allocation import Allocation, Seats
from assigner.objective import Tier
from assigner.objectives.balance import Balance
from assigner.problem import Problem
from assigner.proof.goals import Goal, Step, sum_of, steps_of
from assigner.proof.lines import (
    FORMAT,
    HeadLine,
    KeepLine,
    PartLine,
    PricesLine,
    ProofText,
    SplitLine,
    StepLine,
    TierLine,
)
from assigner.proof.part import Node, PartOfProof
from assigner.proof.prices import Budget, Prices, TooMany
from assigner.proof.stated_day import StatedDay
from assigner.rule import Part, Rule
from assigner.statement import state
from assigner.verify import judge
from assigner.words import Words, say

Grade = Literal["duals", "alone", "bound", "none"]


@dataclass(frozen=True)
class ClaimedTier:
    """What a plan says of a tier: its cost, whether it is called proven, its shown bound."""

    cost: tuple[int, ...]
    proven: bool
    bound: float


@dataclass(frozen=True)
class ShownTier:
    """What a proof shows of a tier. `grade`: by prices alone, or for some part on the word of
    the solvers `alone`, or merely a `bound`, or nothing. `least`: the cost nothing is below.
    """

    tier: Tier
    grade: Grade
    least: tuple[int, ...] = ()
    alone: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProofSubject:
    """A plan under check: the day it is of, the documents it names, and what it claims."""

    problem: Problem
    rules: Sequence[Rule]
    tiers: Sequence[Tier]
    instance: str
    model: str
    allocation: Allocation
    claims: Sequence[ClaimedTier]


def check(text: str, subject: ProofSubject) -> list[ShownTier]:
    """Check a proof. Raises VerificationFailed at the first line that does not hold."""
    return _Checker(ProofText(text), subject).run()


class _Checker:
    """One run over the lines of a proof."""

    def __init__(self, lines: ProofText, subject: ProofSubject) -> None:
        self.lines, self.subject = lines, subject
        self.day = StatedDay(state(subject.problem, subject.rules))
        head = lines.take(HeadLine)
        if head.proof != FORMAT:
            raise lines.fails(say("this program does not know that version of the format"))
        if (head.instance, head.model) != (subject.instance, subject.model):
            raise lines.fails(say("it is of another day, or under another model"))
        parts = parts_of(self.day, [(row.cases, row.workers) for row in head.parts])
        if parts is None:
            raise lines.fails(say("the parts are not independent, or do not make up the day"))
        self.parts = parts

    def run(self) -> list[ShownTier]:
        """Every tier in order."""
        found: list[ShownTier] = []
        for tier, claimed in zip(self.subject.tiers, self.subject.claims, strict=True):
            if found and found[-1].grade in ("bound", "none"):
                found.append(ShownTier(tier, "none"))
            elif claimed.proven:
                found.append(self._proven(tier, claimed))
            else:
                found.append(self._bounded(tier, claimed))
        self.lines.over()
        return found

    def _proven(self, tier: Tier, claimed: ClaimedTier) -> ShownTier:
        if not self.lines.next_is(TierLine):
            return ShownTier(tier, "none")
        line = self._tier(tier)
        best, allowed = tuple(line.claim), tuple(line.claim)
        reached = self.subject.allocation
        if isinstance(tier, Balance) and tier.tolerance > 0 and line.best is not None:
            reached, allowed = self._best(line.best, tier, best)
            if claimed.cost > allowed:
                raise self.lines.fails(say("the plan gives up more than the tolerance"))
        elif best != claimed.cost or line.best is not None:
            raise self.lines.fails(say("the claim is not the cost that the plan has"))
        if line.bound is not None:
            raise self.lines.fails(say("a tier that is called proven has no other bound"))
        held = self.day.held(reached.seats)
        alone: list[str] = []
        for number, step in enumerate(steps_of(self.day, tier, best, allowed, held)):
            total = step.goal.total(self.day, held)
            other = total < step.value if step.goal.height is not None else total != step.value
            if other and step.value > step.enough:
                raise self.lines.fails(say("costs are read otherwise here than recounted"))
            alone += self._step(number, step, step.value)
        return ShownTier(tier, "alone" if alone else "duals", best, tuple(sorted({*alone})))

    def _bounded(self, tier: Tier, claimed: ClaimedTier) -> ShownTier:
        """A tier not called proven: its bound, if the proof tells one."""
        if not self.lines.next_is(TierLine):
            return ShownTier(tier, "none")
        line = self._tier(tier)
        shown = () if line.bound is None else (line.bound,)
        if not shown or tuple(line.claim) != claimed.cost:
            raise self.lines.fails(say("the claim is not the cost that the plan has"))
        if tier.shown(self.subject.problem, shown) < claimed.bound:
            raise self.lines.fails(say("the bound is lower than the plan's"))
        goal = sum_of(tier.name, tier.costs(self.subject.problem))
        alone = self._step(0, Step(goal, shown[0]), shown[0])
        return ShownTier(tier, "bound", shown, tuple(sorted(set(alone))))

    def _tier(self, tier: Tier) -> TierLine:
        line = self.lines.take(TierLine)
        if line.tier != tier.name:
            raise self.lines.fails(say("it is not the next tier of the model"))
        return line

    def _best(
        self, told: Mapping[str, list[str]], tier: Balance, best: tuple[int, ...]
    ) -> tuple[Allocation, tuple[int, ...]]:
        """An allocation that reaches the best balance, and how far later tiers may rise."""
        problem, subject = self.subject.problem, self.subject
        try:
            found = Allocation({case: Seats(*who) for case, who in told.items()})
            judged = judge(problem, subject.rules, subject.tiers, found)
            self.day.held(found.seats)
        except (KeyError, TypeError) as error:
            raise self.lines.fails(say("the best allocation is none of the day")) from error
        before = [
            (each, claim) for each, claim in zip(subject.tiers, subject.claims, strict=True)
        ]
        kept = all(
            judged.costs[each.name] == claim.cost
            for each, claim in before[: subject.tiers.index(tier)]
        )
        if judged.breaches or not kept or judged.costs[tier.name] != best:
            raise self.lines.fails(say("the best allocation is not as good as is claimed"))
        return found, tier.allowed(problem, found)

    def _step(self, number: int, step: Step, value: int) -> list[str]:
        """One claim, in every part; which solvers alone say so somewhere."""
        line = self.lines.take(StepLine)
        told = (line.step, line.value, line.kept)
        if told != (number, value, [most for _, most in step.kept]):
            raise self.lines.fails(say("it is not the next claim of the tier"))
        if len(line.least) != len(self.parts):
            raise self.lines.fails(say("a claim is needed for each part"))
        if sum(line.least) < value and value > step.enough:
            raise self.lines.fails(say("the parts do not add up to the claim"))
        for part in self.parts:
            part.begin(step, line.least)
        alone = []
        for part, least in zip(self.parts, line.least, strict=True):
            named = self.lines.take(PartLine)
            if named.part != part.number:
                raise self.lines.fails(say("it is not the next part"))
            shown = self._budgets(part, step.goal, least)
            if named.alone:
                alone.append(named.alone)
            elif not shown:
                self._tree(part, step.goal, least)
        return alone

    def _budgets(self, part: PartOfProof, goal: Goal, least: int) -> bool:
        """What is left out for good; whether one of these shows the claim already."""
        shown = False
        while self.lines.next_is(KeepLine):
            line = self.lines.take(KeepLine)
            if not 0 <= line.keep < len(part.budgets) or line.scale < 1:
                raise self.lines.fails(say("there is no such budget"))
            prices = self._prices(part, line)
            told = {**part.unmoved(line.keep, prices), **line.least}
            try:
                weighed = part.keep(line.keep, prices, told, lists=line.list_)
            except TooMany as many:
                raise self.lines.fails(say("there is too much to list")) from many
            if weighed is None or set(told) != set(part.workers):
                raise self.lines.fails(say("somebody's least is another"))
            if (weighed.base, part.size) != (line.base, line.left):
                raise self.lines.fails(say("the numbers do not come out"))
            mine = part.budgets[line.keep].goal is goal
            shown |= mine and weighed.total > (least - 1) * line.scale
        return shown

    def _tree(self, part: PartOfProof, goal: Goal, least: int) -> None:
        """The claim at every node, depth first."""
        root = part.node()
        if root is None:
            raise self.lines.fails(say("the claim is not shown: nothing is listed"))
        nodes = [root]
        while nodes:
            node = nodes.pop()
            while not node.empty and self.lines.next_is(PricesLine):
                line = self.lines.take(PricesLine)
                prices = self._prices(part, line)
                weighed = node.weigh(part, goal, prices)
                room = (least - 1) * line.scale - weighed.total
                node = node.within(weighed, room)
                if (weighed.base, weighed.people, node.size) != (
                    line.base, line.people, line.left
                ):
                    raise self.lines.fails(say("the numbers do not come out"))
            if not node.empty:
                nodes += reversed(self._split(node))

    def _split(self, node: Node) -> tuple[Node, Node]:
        """A node in two. Raises VerificationFailed where the next line does not split it."""
        line = self.lines.take(SplitLine)
        day = self.day
        found = [at for at, part in enumerate(day.seats) if list(part) == line.split]
        if not found or day.seats[found[0]].worker not in node.sets:
            raise self.lines.fails(say("there is no such seat"))
        return node.split(day, found[0])

    def _prices(self, part: PartOfProof, line: KeepLine | PricesLine) -> Prices:
        """The prices of a line, each on its right side of 0."""
        try:
            kept = {int(at): price for at, price in line.kept.items()}
        except ValueError as error:
            raise self.lines.fails(say("there is no such budget")) from error
        mine = set(part.links)
        if line.scale < 0 or not line.links.keys() <= mine or any(
            not 0 <= at < len(part.budgets) or price < 0 for at, price in kept.items()
        ) or any(
            price > 0 and not self.day.links[name].equal for name, price in line.links.items()
        ):
            raise self.lines.fails(say("a price is on nothing, or on the wrong side of 0"))
        return Prices(line.scale, line.links, kept)


def parts_of(
    day: StatedDay, told: Sequence[tuple[Sequence[str], Sequence[str]]]
) -> "list[PartOfProof] | None":
    """The parts told; None where a link joins two, or they are not all of the day, once each."""
    problem = day.statement.problem
    cases = sorted(case for each, _ in told for case in each)
    workers = sorted(worker for _, each in told for worker in each)
    if cases != sorted(problem.cases) or workers != sorted(problem.workers):
        return None
    place = {("", case): at for at, (each, _) in enumerate(told) for case in each}
    place |= {(worker, ""): at for at, (_, each) in enumerate(told) for worker in each}
    links: list[list[str]] = [[] for _ in told]
    for name, link in day.links.items():
        seats = [day.seats[seat] for seat in link.terms]
        found = {place[seat.worker, ""] for seat in seats} | {place["", s.case] for s in seats}
        if name.startswith("place "):
            found.add(place["", name.removeprefix("place ")])
        if len(found) > 1:
            return None
        if found:
            links[found.pop()].append(name)
    return [
        PartOfProof(day, at, tuple(each), tuple(links[at]))
        for at, (_, each) in enumerate(told)
    ]
