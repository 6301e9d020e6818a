"""A model in use: what an agency has decided, ready to be laid over a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

from assigner.called import Called
from assigner.instance import Instance
from assigner.kept_room import KeptRoom
from assigner.objective import Looks, Tier
from assigner.objectives.balance import BalanceTable
from assigner.objectives.fit import FitTable
from assigner.objectives.moves import MovesTable
from assigner.objectives.over_time import OverTimeTable
from assigner.policy.complaints import dotted
from assigner.policy.deciders import COMMIT, Deciders, usurped
from assigner.policy.lifted import Lift, lifted, whole
from assigner.policy.milestones import Milestone
from assigner.policy.names import ModelNames
from assigner.policy.own_words import UNITS, CountUnit
from assigner.policy.schema import Owners, numbers
from assigner.problem import Beyond, Problem
from assigner.quantity import Quantity
from assigner.rule import Rule
from assigner.words import term
from assigner.workload import CapacityTable, ModelTable, ReductionReason, Role, Weights

NOTHING: Mapping[str, Beyond] = MappingProxyType({})
NOBODY: Mapping[str, KeptRoom] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Policy(ModelNames):
    """A checked model. `sha256` is of its merged content: order and comments do not matter.

    `rules` are in order of name, `decisions` and `restricted` always among them; `tiers` in the
    model's order, the tie-break last. `tables`: of the tiers that have no field of their own.
    `own`: texts that no built-in model says; `overrides`: the values given with `-S`; `lifts` the
    (rule, case) pairs that owners have lifted for today.
    """

    name: str
    title: str
    sha256: str
    overrides: Mapping[str, str]
    count_unit: str
    weights: Weights
    capacities: CapacityTable
    owners: Owners
    rules: tuple[Rule, ...]
    tiers: tuple[Tier, ...]
    balance: BalanceTable
    fit: FitTable
    milestones: tuple[Milestone, ...]
    moves: MovesTable | None = None
    over_time: OverTimeTable | None = None
    tables: Mapping[str, ModelTable] = field(default_factory=dict)
    lifts: frozenset[Lift] = frozenset()
    roles_of_deciders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    deciders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    units: Mapping[str, CountUnit] = field(default_factory=dict)

    def who_decides(self, instance: Instance) -> Deciders:
        """Who may decide what on a day: the model's people and the instance's own."""
        named = self.roles_of_deciders
        roles = {
            name: () if rule.kind == "law" else
            named.get(name) or ((rule.owner,) if rule.owner else
                                named.get(rule.kind) or (self.owner(name),))
            for name, rule in self.rule.items()
        }
        if COMMIT in named:
            roles[COMMIT] = named[COMMIT]
        changed = tuple(key for key in self.overrides if usurped(key))
        return Deciders(roles, {**self.deciders, **dict(instance.deciders)}, changed)

    @property
    def looks_back(self) -> OverTimeTable | None:
        """How far the model looks back at what people have received; None where it does not."""
        named = any(tier.name == "over_time" for tier in self.tiers)
        return self.over_time if named else None

    @property
    def looks_ahead(self) -> Looks | None:
        """How far the model looks at cases to come; None where it does not."""
        return next((tier.looks for tier in self.tiers if tier.looks is not None), None)

    @property
    def roles(self) -> Mapping[str, Role]:
        """Duties by key."""
        return self.capacities.roles

    @property
    def reductions(self) -> Mapping[str, ReductionReason]:
        """Reasons for fewer hours, by key."""
        return self.capacities.reductions

    @cached_property
    def rule(self) -> Mapping[str, Rule]:
        """Rules by name."""
        return {rule.name(): rule for rule in self.rules}

    def owner(self, rule_name: str) -> str:
        """Who may lift a rule: the roles named for it, its own owner, or those of its kind."""
        rule = self.rule[rule_name]
        named = self.roles_of_deciders.get(rule_name)
        return ", ".join(named) if named else rule.owner or self.owner_of_kind(rule.kind)

    def owner_of_kind(self, kind: str) -> str:
        """Who may lift the rules of a kind that say nothing else."""
        owner: str = getattr(self.owners, kind)
        return ", ".join(self.roles_of_deciders.get(kind, ())) or owner

    def lifting(self, lifts: frozenset[Lift]) -> "Policy":
        """The model with rules lifted for single cases, these (rule, case) pairs and no other.

        ValueError, with the rule, where one is law or is not in the model.
        """
        if lifts == self.lifts:
            return self
        cases: dict[str, set[str]] = {}
        for name, case in lifts:
            if name not in self.rule:
                raise ValueError(name)
            cases.setdefault(name, set()).add(case)
        rules = tuple(
            lifted(rule, frozenset(cases[rule.name()])) if rule.name() in cases else whole(rule)
            for rule in self.rules
        )
        return replace(self, rules=rules, lifts=lifts)

    def giving_up(self, points: Fraction) -> "Policy":
        """The model with the tolerance that a day's weights allow, where it asks for that."""
        tiers = tuple(tier.giving_up(points) if tier.noisy else tier for tier in self.tiers)
        return replace(self, tiers=tiers)

    def pose(
        self,
        instance: Instance,
        *,
        pins: frozenset[tuple[str, str]] = frozenset(),
        forbids: frozenset[tuple[str, str]] = frozenset(),
        seed: int = 0,
        beyond: Mapping[str, Beyond] = NOTHING,
        kept: Mapping[str, KeptRoom] = NOBODY,
    ) -> Problem:
        """Lay the model over a day. `pins` and `forbids` are (case, caseworker) pairs.

        `beyond`: what people have received lately; looked at by the tier over_time alone.
        `kept`: what people's room is worth for cases to come, for the tier kept_for_later.
        """
        return Problem(
            instance=instance,
            weights=self.weights,
            capacities=self.capacities,
            takes_phase=self.team_phases,
            counts_people=self.unit.counts == "people",
            called=self.called,
            pins=pins,
            forbids=forbids,
            seed=seed,
            team_labels={key: team.label for key, team in self.teams.items()},
            beyond=beyond,
            kept=kept,
        )

    @cached_property
    def unit(self) -> CountUnit:
        """What norms count."""
        return {**UNITS, **self.units}[self.count_unit]

    @cached_property
    def called(self) -> Called:
        """The model's own words for columns, levels and phases."""
        called = super().called
        return replace(called, rules={
            rule.name(): own for rule in self.rules
            if (own := rule.title_for(called)) != term(rule.title)
        })

    @cached_property
    def numbers(self) -> Mapping[str, Quantity]:
        """Every number of the model, by its path as `-S` writes it."""
        parts = {
            "weights": self.weights,
            "capacity": self.capacities,
            "balance": self.balance,
            "fit": self.fit,
            **({} if self.moves is None else {"moves": self.moves}),
            **({} if self.over_time is None else {"over_time": self.over_time}),
            **self.tables,
            "rules": self.rule,
        }
        return {dotted(path): number for path, number in numbers(parts)}
