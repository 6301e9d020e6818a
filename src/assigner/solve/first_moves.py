"""First moves by choice: the one that gains most, again and again, while one gains.

Only a plan to start from: the bound says how good it is. Siblings are left to the exact choice.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from assigner.allocation import Allocation, Seats, load_after
from assigner.objective import Tier
from assigner.rule import Rule
from assigner.statement import Statement
from assigner.verify import judge


def first_moves(
    statement: Statement, rules: Sequence[Rule], tiers: Sequence[Tier],
    placed: Mapping[str, Seats], most: int, held: set[str],
) -> Mapping[str, Seats]:
    """At most `most` moves on top of what is placed, no `held` tier above what it is there."""
    problem = statement.problem
    moves = next(tier for tier in tiers if tier.moves_cost).costs(problem).takes
    assert moves is not None
    load = {w: load_after(problem, Allocation(placed), w) for w in problem.workers}
    steep, weights = problem.steepness, problem.weight
    bound = Counter(case for _, bond in statement.bonds for case in bond.cases)
    options = {
        (case, to): moves(case, to)
        for case, holder in problem.by_choice.items() if not bound[case]
        for to in statement.candidates.takes[case] if to != holder
    }
    best, seats = _standing(statement, rules, tiers, placed, held), dict(placed)
    made: set[str] = set()
    while len(made) < most and options:
        cost, case, to = min(
            (_gain(load, steep, weights[case], problem.by_choice[case], to) + price, case, to)
            for (case, to), price in options.items()
        )
        # The squares alone say what to try; what the rules and the held tiers say is asked after.
        if cost >= 0:
            break
        tried = {**seats, case: Seats(to)}
        found = _standing(statement, rules, tiers, tried, held)
        if found is None or best is None or any(found[name] > best[name] for name in held):
            del options[case, to]
            continue
        seats = tried
        made.add(case)
        load[problem.by_choice[case]] -= weights[case]
        load[to] += weights[case]
        options = {pair: price for pair, price in options.items() if pair[0] != case}
    return seats


def _gain(
    load: Mapping[str, int], steep: Mapping[str, int], weight: int, giver: str, to: str
) -> int:
    """What a move does to the sum of squares: below 0 where it evens out; mixing left out."""
    relief = steep[giver] * weight * (weight - 2 * load[giver])
    return relief + steep[to] * weight * (2 * load[to] + weight)


def _standing(
    statement: Statement, rules: Sequence[Rule], tiers: Sequence[Tier],
    seats: Mapping[str, Seats], held: set[str],
) -> Mapping[str, tuple[int, ...]] | None:
    """What an allocation costs in the held tiers; None where it breaks a rule."""
    problem = statement.problem
    judged = judge(problem, rules, [tier for tier in tiers if tier.name in held], Allocation(seats))
    return None if judged.breaches else judged.costs
