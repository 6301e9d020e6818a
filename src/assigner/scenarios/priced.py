"""The model as staff changes take it: with the price of moves, and what stays in place."""

from dataclasses import replace

from assigner.errors import ModelError
from assigner.objective import Tier
from assigner.objectives.moves import Moves, MovesTable
from assigner.policy import Policy
from assigner.policy.new_moves import none_yet
from assigner.rules.handover import Handover
from assigner.words import marked

_STAYS = Handover(kind="policy", status="local", source=marked("the staff changes given for today"))


def priced(policy: Policy) -> Policy:
    """The model with a tier of moves where balance stands, and the rule of what stays.

    With `sumsq`, moves are weighed against balance, so their tier comes first and holds both.
    Another measure of balance has no hours to weigh them against: there moves come after it.
    Before what else is weighed against the balance, or cases would move for that at no price.
    Raises ModelError where the model has no [moves].
    """
    if policy.moves is None:
        raise ModelError(none_yet(policy.name))
    table, tiers = policy.moves, list(policy.tiers)
    at = next((n for n, tier in enumerate(tiers) if tier.evens or tier.levels), None)
    if at is None:
        at = next(n for n, tier in enumerate(tiers) if tier.is_lot)
        tiers.insert(at, _tier(table, balanced=False))
    elif policy.balance.measure == "sumsq":
        tiers.insert(at, _tier(table, balanced=True))
    else:
        tiers.insert(at + 1, _tier(table, balanced=False))
    rules = {rule.name(): rule for rule in (*policy.rules, _STAYS)}
    return replace(
        policy, rules=tuple(rules[name] for name in sorted(rules)), tiers=tuple(tiers)
    )


def _tier(table: MovesTable, *, balanced: bool) -> Tier:
    return Moves(
        each=table.each.exact,
        a_year=table.a_year.exact,
        years=table.years.whole,
        complexity=table.by_complexity,
        each_caseworker=table.each_caseworker.exact,
        known_share=table.known_share.exact,
        balanced=balanced,
    )
