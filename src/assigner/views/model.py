"""A model in plain words: every number with its unit, its status and its source."""

from collections.abc import Iterator
from itertools import groupby

from assigner.policy import Policy
from assigner.policy.deciders import COMMIT
from assigner.rule import Kind, Rule
from assigner.view import Block, Cell, Heading, Printout, Said
from assigner.views.amounts import amount, origin
from assigner.views.model_capacity import calendar_in_words, capacity_in_words
from assigner.views.model_numbers import bare, counts, dim, numbers, over, shown
from assigner.views.model_weights import weights_in_words
from assigner.views.tiers import MEASURES
from assigner.words import Words, joined, marked, of_model, say, term

KINDS: dict[Kind, str] = {
    "law": marked("Law, lifted by {owner}"),
    "agreement": marked("Agreement, lifted by {owner}"),
    "policy": marked("Policy, lifted by {owner}"),
    "preference": marked("Preference, lifted by {owner}"),
}


def model_printout(policy: Policy) -> Printout:
    """The whole model, readable at 80 columns."""
    sections = (
        (say("What a case weighs"), weights_in_words(policy)),
        (say("What a caseworker carries"), capacity_in_words(policy)),
        (say("When the office is closed"), calendar_in_words(policy)),
        (say("Rules"), _rules(policy)),
        (say("Who decides"), _deciders(policy)),
        (say("What comes first"), _tiers(policy)),
        (say("When open cases change hands"), _moves(policy)),
        (say("Milestones: what a lower caseload must lead to"), _milestones(policy)),
        (say("Assumed: nobody publishes these numbers; put your own in their place"),
         _assumed(policy)),
    )
    told = [(title, list(blocks)) for title, blocks in sections]
    return Printout(of_model(policy.title), [
        [Heading(title, main=True), *blocks] for title, blocks in told if blocks
    ], list(_head(policy)))


def _head(policy: Policy) -> Iterator[Block]:
    counted = say("norms count {units}", units=of_model(policy.unit.many))
    yield dim(
        say("{name} · {counted} · sha256 {sha}", name=policy.name,
            counted=counted, sha=policy.sha256[:12])
    )
    for key, value in policy.overrides.items():
        yield Said(say("Changed for this run: {key} = {value}", key=key, value=value))


def _rules(policy: Policy) -> Iterator[Block]:
    for kind, heading in KINDS.items():
        rules = [rule for rule in policy.rules if rule.kind == kind]
        if not rules:
            continue
        owner = policy.owner_of_kind(kind)
        yield Said("")
        yield Heading(say(heading, owner=of_model(owner)))
        yield bare([
            (say("hard") if rule.hard else say("soft"), _rule(policy, rule, owner))
            for rule in rules
        ], 4)


def _rule(policy: Policy, rule: Rule, owner: str) -> Cell:
    under = [say("{name} · {status}: {source}", name=rule.name(), status=term(rule.status),
                 source=of_model(rule.source or "-"))]
    mine = policy.owner(rule.name())
    if mine != owner:
        under.append(say("lifted by {owner}", owner=of_model(mine)))
    under += _own_numbers(policy, f"rules.{rule.name()}.")
    return over(rule.words_for(policy.called), under)


def _deciders(policy: Policy) -> Iterator[Block]:
    """A line a person; nothing where the model names nobody, and roles stand with the rules."""
    for name, roles in sorted(policy.deciders.items()):
        yield Said(say("{name}: {roles}", name=name, roles=joined(map(term, roles))))
    if COMMIT in policy.roles_of_deciders:
        roles = policy.roles_of_deciders[COMMIT]
        yield Said(say("That a plan holds decides: {roles}", roles=joined(map(term, roles))))


def _tiers(policy: Policy) -> Iterator[Block]:
    rows = []
    for place, tier in enumerate(policy.tiers, start=1):
        under = list(_own_numbers(policy, f"{tier.name}."))
        if tier.name == "balance":
            measure = policy.balance.measure
            under.insert(0, joined([measure, MEASURES[measure]], ": "))
        if tier.noisy:
            under.append(say("its tolerance is found for each day: as much as the weights' own "
                             "noise"))
        rows.append((f"{place}.", term(tier.name), over(tier.asks, under)))
    yield bare(rows, None, None)


def _moves(policy: Policy) -> Iterator[Block]:
    """What has a source of the prices of moves; the assumed stand at the end, as ever."""
    keys = tuple(key for key in policy.numbers if key.startswith("moves."))
    if any(policy.numbers[key].status != "assumed" for key in keys):
        yield numbers(policy, keys)


def _own_numbers(policy: Policy, above: str) -> Iterator[Words]:
    """The numbers of a rule or a tier, under the names they have there."""
    for key, number in policy.numbers.items():
        if key.startswith(above):
            yield say("{key} = {amount} ({origin})", key=key.removeprefix(above),
                      amount=amount(number), origin=origin(number))


def _milestones(policy: Policy) -> Iterator[Block]:
    if policy.milestones:
        yield bare([
            (term(milestone.name), over(of_model(milestone.words), [
                say("measured by {how}", how=of_model(milestone.measure))
            ] if milestone.measure else []))
            for milestone in policy.milestones
        ], None)


def _assumed(policy: Policy) -> Iterator[Block]:
    assumed = {
        key: number
        for key, number in shown(policy).items()
        if number.status == "assumed" and (policy.weights.every_case is None or counts(key))
    }
    if not assumed:
        return
    yield dim(say("Change one for a run with -S TABLE.NAME=VALUE."))
    named = max(len(key.rpartition(".")[2]) for key in assumed)
    valued = max(len(str(amount(number))) for number in assumed.values())
    for above, keys in groupby(assumed, lambda key: key.rpartition(".")[0]):
        if above:
            yield Said(above)
        yield bare([
            ("", key.rpartition(".")[2], amount(assumed[key]),
             Cell(of_model(assumed[key].source or "-"), tone="quiet", tag=True))
            for key in keys
        ], 2, named, valued)
