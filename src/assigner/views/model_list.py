"""What a model decides as a list to search: each number and choice, its words, where it is from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property

from assigner.policy import Policy
from assigner.policy.reference import meaning
from assigner.quantity import Quantity, Status
from assigner.rule import Rule
from assigner.rules import registry
from assigner.view import Cell, Column, Table, Text, Tone, tabled
from assigner.views.amounts import amount
from assigner.views.model_numbers import shown
from assigner.views.tiers import MEASURES
from assigner.words import Words, joined, of_model, say, term

TABLES: Mapping[str, Words] = {
    "weights": say("What a case weighs"), "capacity": say("What a caseworker carries"),
    "balance": say("How loads are evened out"), "fit": say("What fits whom"),
    "over_time": say("What people have received lately"),
    "ahead": say("What the weeks ahead hold"),
    "kept_for_later": say("What room is kept for later"),
    "moves": say("When open cases change hands"), "rules": say("Rules"),
}
TONES: Mapping[str, Tone] = {"assumed": "warn", "measured": "good", "law": "calm"}
CHOICES = "rules.{name}.hard"
ON: Mapping[str, Words] = {
    "true": say("hard: it binds"), "false": say("soft: a breach costs"),
    "off": say("off: it is not asked for"),
}


@dataclass(frozen=True)
class ModelItem:
    """A number or a choice. `key`: as `-S` writes it. `options`: what a choice may be.

    `value`: as the model writes it. `number`: None for a choice.
    """

    key: str
    about: Text
    value: str
    shown: Text
    status: Status | None
    source: str
    options: Sequence[tuple[str, Text]] = ()
    number: Quantity | None = None

    @property
    def table(self) -> str:
        """The table of the model it stands in."""
        return self.key.partition(".")[0]

    @cached_property
    def meaning(self) -> Text:
        """What the key means, in general; blank where the rule itself says it, or nothing does."""
        said = self.table == "rules" and self.key.endswith((".at", ".hard"))
        return "" if said else _meant(self.key) or ""

    def with_value(self, value: str) -> Text:
        """What another value is shown as."""
        if self.number is None:
            return dict(self.options).get(value, value)
        try:
            return amount(self.number.model_copy(
                update={"value": Decimal(value), "interval": None}))
        except InvalidOperation:
            return value

    def holds(self, wanted: Sequence[str]) -> bool:
        """Whether it has all of some words, in any of its texts."""
        said = " ".join(map(str, (
            self.key, self.about, self.meaning, self.shown, of_model(self.source or "-"),
            term(self.status or "-"), TABLES.get(self.table, "")))).casefold()
        return all(word in said for word in wanted)


def model_items(policy: Policy) -> Sequence[ModelItem]:
    """All that a model decides by a number or a choice, in the order of its tables."""
    found = [*_numbers(policy), *_choices(policy)]
    order = [*TABLES]
    return sorted(found, key=lambda one: order.index(one.table) if one.table in TABLES else 99)


def items_found(items: Sequence[ModelItem], text: str) -> Sequence[ModelItem]:
    """Those with every word of a text; all of them for none."""
    wanted = text.casefold().split()
    return [one for one in items if one.holds(wanted)]


def items_table(title: Text, items: Sequence[ModelItem], page: str) -> Table:
    """A row each. `page`: where more of one stands, with {key}."""
    return tabled(title, items, (
        (Column(say("What it is")), lambda one: Cell(
            one.key, said=one.about, href=page.format(key=one.key))),
        (Column(say("Value"), fit="line"), lambda one: one.shown),
        (Column(say("Rests on"), fit="line"), _status),
        (Column(say("Source")), lambda one: of_model(one.source) if one.source else ""),
    ))


def _status(item: ModelItem) -> Cell:
    if item.status is None:
        return Cell("")
    return Cell(term(item.status), tone=TONES.get(item.status, "plain"), tag=True)


def _numbers(policy: Policy) -> Iterator[ModelItem]:
    for key, number in shown(policy).items():
        yield ModelItem(key, _about(policy, key), f"{number.value.normalize():f}", amount(number),
                        number.status, number.source, number=number)


def _choices(policy: Policy) -> Iterator[ModelItem]:
    measure = policy.balance.measure
    yield ModelItem(
        "balance.measure", say("How evenness is measured"), measure, MEASURES[measure], None, "",
        [(name, joined([name, words], ": ")) for name, words in MEASURES.items()])
    for rule in policy.rules:
        if rule.name() in registry() and rule.kind != "law" and rule.name() != "decisions":
            hard = "true" if rule.hard else "false"
            yield ModelItem(CHOICES.format(name=rule.name()), _asks(policy, rule), hard, ON[hard],
                            rule.status, rule.source, [*ON.items()])


def _about(policy: Policy, key: str) -> Text:
    """What a number is about, in the model's own words."""
    table, *steps = key.split(".")
    if table == "rules" and steps[0] in policy.rule:
        return joined([str(_asks(policy, policy.rule[steps[0]])).rstrip("."), _last(key)], " · ")
    if key.startswith("weights.phases.") and len(steps) == 4:
        called = policy.called
        return joined([called.phase(steps[1]), called.level(steps[2]), _last(key)], " · ")
    if table == "capacity" and steps[0] == "ramp":
        return say("New in the job, step {n}: {what}", n=int(steps[1]) + 1, what=_last(key))
    if table == "capacity" and steps[0] in ("roles", "reductions"):
        return joined([_named(policy, steps), _last(key)], " · ")
    return _meant(key) or key


def _meant(key: str) -> Text | None:
    """The general words for a key, without the marks of the page they are written for."""
    found = meaning(key)
    return None if found is None else str(term(found)).replace("`", "")


def _named(policy: Policy, steps: Sequence[str]) -> Text:
    if steps[0] == "roles":
        return of_model(steps[1].replace("_", " "))
    return of_model(policy.capacities.reductions[steps[1]].label)


def _last(key: str) -> Text:
    last = key.rpartition(".")[2]
    return LAST.get(last, last)


def _asks(policy: Policy, rule: Rule) -> Words:
    return rule.words_for(policy.called)


LAST: Mapping[str, Words] = {
    "at": say("the ceiling"), "points": say("what a breach costs"),
    "weeks_after_leave": say("weeks after leave"),
    "contacts_a_month": say("contacts a month"), "hours_a_contact": say("hours a contact"),
    "fixed_hours": say("hours a month beside the contacts"),
    "full_load": say("so many are a full load"), "months": say("until so many months"),
    "share": say("share of a full load"), "hours": say("hours of the week"),
    "percent": say("share of the contracted hours"),
    "most_percent": say("the most a row may say"),
}
