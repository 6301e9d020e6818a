"""A day decided otherwise: solved again around a pin or a forbid, with what that lifts."""

from dataclasses import dataclass, replace

from assigner.documents.log import AgainstRow, PriceRow
from assigner.documents.part import written
from assigner.documents.pinned import PinnedCase
from assigner.documents.plan import CarriedOverride
from assigner.errors import Infeasible, NotTheirs
from assigner.explain.conflict import conflict
from assigner.explain.demand import Demand
from assigner.explain.difference import Difference
from assigner.explain.planned import Planned
from assigner.explain.price import against, price_of
from assigner.explain.sentences import change_words, verdict_words
from assigner.plan import EndedDay
from assigner.plan.pinned import Decided
from assigner.policy import Policy
from assigner.policy.deciders import Deciders
from assigner.policy.lifted import Lift
from assigner.problem import Problem
from assigner.solve import Contradiction, Limits, solve_guarded
from assigner.solve.outcome import Nothing, not_found
from assigner.verify import judge
from assigner.words import Words, joined, say, term

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Override:
    """What somebody wants otherwise: who says so, and in which role; blank where none is said."""

    pins: Pairs
    forbids: Pairs
    by: str
    role: str
    deciders: Deciders

    def decided(self, problem: Problem) -> tuple[Pairs, Pairs]:
        """Pins and forbids of the day together with these; these win."""
        cases = {case for case, _ in self.pins}
        pins = {pin for pin in problem.pins if pin[0] not in cases} - self.forbids
        return frozenset(pins | self.pins), frozenset((problem.forbids - self.pins) | self.forbids)


@dataclass(frozen=True)
class Overridden:
    """The day before and after. `plan` obeys the decision; `lifts`: (rule, case) it lifts."""

    before: Planned
    plan: EndedDay
    lifts: frozenset[Lift]

    @property
    def lifted(self) -> frozenset[str]:
        """The rules it goes through."""
        return frozenset(name for name, _ in self.lifts)

    @property
    def difference(self) -> Difference:
        """The price: the new allocation beside the plan."""
        found = judge(
            self.plan.problem, self.plan.policy.rules, self.plan.policy.tiers,
            self.plan.allocation,
        )
        return Difference(self.before, self.plan.allocation, found.costs)

    @property
    def costs(self) -> tuple[Words, ...]:
        """What the day loses or gains, a sentence a tier, the one that decides first.

        The words in which the case's own answer ranks whoever could have it.
        """
        found = self.difference
        return tuple(change_words(found, change) for change in found.tiers
                     if change.before != change.after and not change.drawn) or (
                         verdict_words(found),)

    def price(self) -> PriceRow:
        """Tiers, loads and moves, before and after."""
        proven = self.before.proven and self.plan.status == "optimal"
        return price_of(self.difference, proven=proven)

    def against(self) -> tuple[AgainstRow, ...]:
        """The rules the decision goes against."""
        rules = {rule.name(): rule for rule in self.before.rules}
        return tuple(against(self.difference, rules, self.lifted))

    def carrying(self, decided: Decided, by: str, at: str, why: str, wanted: Override) -> EndedDay:
        """The plan that says who decided it so, after what was `decided` before (`at` in UTC)."""
        moved = self._also_moved(wanted)
        pinned = {case: PinnedCase(by=by, reason=why, also_moved=moved) for case, _ in wanted.pins}
        kept = decided.still(self.plan.problem.pins)
        mine = CarriedOverride(
            by=by, at=at, pins=tuple(sorted(wanted.pins)),
            forbids=tuple(sorted(wanted.forbids)), lifts=tuple(sorted(self.lifts)),
        )
        return replace(self.plan, decided=Decided(
            {**kept.pinned, **pinned}, (*kept.overrides, mine)
        ))

    def _also_moved(self, wanted: Override) -> tuple[str, ...]:
        about = {case for case, _ in wanted.pins | wanted.forbids}
        return tuple(sorted({move.case for move in self.difference.moves} - about))

    def content(self, wanted: Override) -> dict[str, object]:
        """What the ledger keeps of it."""
        return {
            "decisions": {"pins": sorted(map(list, wanted.pins)),
                          "forbids": sorted(map(list, wanted.forbids))},
            "lifts": sorted(map(list, self.lifts)),
            "against": [written(row) for row in self.against()], "price": written(self.price()),
        }


def overridden(
    before: Planned, policy: Policy, wanted: Override, limits: Limits | None = None
) -> Overridden:
    """Solve the day again around the decision.

    Raises Infeasible where law, or a rule no owner lifts, stands in the way, with its
    words; NothingFound where the time ran out.
    """
    limits = limits or Limits()
    pins, forbids = wanted.decided(before.problem)
    earlier = {case for case, _ in pins - wanted.pins}
    carried = lifts = frozenset(lift for lift in policy.lifts if lift[1] in earlier)
    while True:
        model = policy.lifting(lifts)
        problem = model.pose(
            before.problem.instance, pins=pins, forbids=forbids, seed=before.problem.seed,
            beyond=before.problem.beyond, kept=before.problem.kept,
        )
        outcome = solve_guarded(problem, model.rules, model.tiers, limits)
        if isinstance(outcome, Nothing):
            raise not_found(outcome)
        if not isinstance(outcome, Contradiction):
            return Overridden(
                before, EndedDay(model, outcome, limits.spent()), lifts - carried
            )
        lifts = _lifted(lifts, conflict(problem, model.rules), model, wanted)


def _lifted(
    lifts: frozenset[Lift], demands: tuple[Demand, ...], policy: Policy, wanted: Override
) -> frozenset[Lift]:
    """The lifts with those the owner adds; Infeasible where none helps, NotTheirs where others."""
    rules = {demand.rule for demand in demands} & policy.rule.keys() - {"decisions"}
    lawful = [demand for demand in demands if demand.rule in rules
              and policy.rule[demand.rule].kind == "law"]
    able = [name for name in sorted(rules) if policy.rule[name].kind != "law"]
    cases = {demand.pin[0] for demand in demands if demand.pin in wanted.pins and demand.pin}
    more = lifts.union((name, case) for name in able for case in cases)
    if not able or more == lifts:
        raise Infeasible(_refused(demands, lawful, policy))
    refused = wanted.deciders.refused(wanted.by, wanted.role, able)
    if refused is not None:
        raise NotTheirs(_owners(demands, able, policy, refused))
    return more


def _refused(demands: tuple[Demand, ...], lawful: list[Demand], policy: Policy) -> Words:
    said = _said(demands, policy)
    if lawful:
        names = sorted({demand.rule for demand in lawful})
        return say("Refused: this is law, which no override lifts: {rules}.\n{demands}",
                   rules=joined(map(term, names)), demands=said)
    return say("Refused: these cannot all be met, and nothing in them can be lifted.\n{demands}",
               demands=said)


def _owners(
    demands: tuple[Demand, ...], able: list[str], policy: Policy, refused: Words
) -> Words:
    return say(
        "A rule stands in the way: {rules}. {refused}\n{demands}", rules=joined(map(term, able)),
        refused=refused, demands=_said(demands, policy),
    )


def _said(demands: tuple[Demand, ...], policy: Policy) -> str:
    return "\n".join(
        "  - " + str(say("{words} ({rule}, {kind})", words=demand.words, rule=term(demand.rule),
                         kind=term(policy.rule[demand.rule].kind)))
        for demand in demands if demand.rule in policy.rule
    )
