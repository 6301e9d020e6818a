"""A day: which way it is solved, by its size and shape.

Few new cases for each caseworker: independent parts, each by patterns, exact. Many (a
whole office placed afresh, a large handover): the office way, certified.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from assigner.allocation import Seats
from assigner.objective import Tier
from assigner.solve.alike.engine import AlikeCounts, by_counts
from assigner.solve.alike.people import AlikePeople, by_weights
from assigner.solve.branch_and_price.engine import BranchAndPrice
from assigner.solve.branch_and_price.warm_start import WarmStart
from assigner.solve.compact.engine import Compact
from assigner.solve.earlier_plan import NOTHING_EARLIER, EarlierPlan
from assigner.solve.limits import Limits
from assigner.solve.minimum import NoAllocation
from assigner.solve.outcome import Contradiction, Outcome, OutOfTime, Solved
from assigner.solve.parts import PartOfDay, joined, split, whole
from assigner.solve.subset_dp import by_subsets
from assigner.solve.tiers import PartEngine, TooFar, take_tiers, ways
from assigner.solve.tolerance import ToleranceBase, origin_under
from assigner.statement import Statement


class DispatchParameters:
    """From which shape on a day, or a part of one, goes another way."""

    office_cases: Final = 60
    """New cases up to which no day is an office placed afresh: patterns and the plain model
    prove so many, however few people there are."""
    office_cases_each: Final = 3
    """New cases for each caseworker who can take any, above which patterns are too many to list
    and the office search is taken."""
    plain_cases: Final = 60
    """Cases of a part up to which the plain model is asked at all."""
    plain_cases_each: Final = 4
    """Kinds of cases for each caseworker of a part above which it has more patterns than the plain
    model has nodes, so that one proves it sooner."""
    plain_cases_each_open: Final = 3
    """The same in a part where each caseworker can take more than `open_seats` of the cases."""
    open_seats: Final = 15
    """Cases that a caseworker can take, on average over a part: patterns grow with the sets of
    them."""
    plain_pairs: Final = 7
    """Cases of a part for two advisers from which the plain model is asked: rows that tie two
    people leave fractions of patterns far below any whole choice. Three such runs
    of Nordby took 3 to 8 s, where patterns took 24 to 30."""
    team_pairs: Final = 60_000
    """Pairs (case, caseworker) that are possible from which on a part that is one team is not
    taken by patterns of cases: there these are as good as one another, in crowds."""
    team_share: Final = 0.5
    """Share of all pairs that are possible in such a team."""
    joined_cases: Final = 30
    """Cases in parts that share what is enough above the norms, up to which patterns are taken;
    with more the plain model is sooner: one row ties them all, and patterns do not see it."""


def allocate(
    statement: Statement, tiers: Sequence[Tier], limits: Limits,
    origin: ToleranceBase | None = None, within: Mapping[str, Seats] | None = None,
    since: EarlierPlan = NOTHING_EARLIER,
) -> Outcome:
    """Solve the statement the way its shape asks for; the outcome says which.

    `origin`: from where a tolerance counts; found here where there are decisions for today.
    `within`: an allocation of the day; where down to some number above the norms all are
    equally good, no part goes further above them than there. The parts then stay independent.
    `since`: a plan made earlier to start from; what is found is the same without it.
    """
    origin = origin or origin_under(statement, tiers, limits, allocate)
    large = crowded(statement, tiers) or one_team(statement, tiers)
    if large and not _all_alike(statement, tiers, limits):
        if any(_weighed(statement, tier) for tier in tiers):
            return _in_parts(statement, tiers, limits, _dense, origin, within)
        from assigner.solve.local_search.engine import allocate_office  # noqa: PLC0415  # slow

        return allocate_office(statement, tiers, limits, origin)
    return _in_parts(statement, tiers, limits, _by_likeness(tiers), origin, within, since)


def allocate_plainly(statement: Statement, tiers: Sequence[Tier], limits: Limits) -> Outcome:
    """Solve with the plain CP-SAT model alone: the yardstick of tests and benchmarks."""
    origin = origin_under(statement, tiers, limits, allocate_plainly)
    return _in_parts(statement, tiers, limits, Compact, origin)


def by_patterns(statement: Statement, tiers: Sequence[Tier], limits: Limits) -> Outcome:
    """Solve by patterns alone, whatever the shape: for tests of that way."""
    return _in_parts(statement, tiers, limits, BranchAndPrice, None)


def _in_parts(
    statement: Statement,
    tiers: Sequence[Tier],
    limits: Limits,
    engine: Callable[[Statement, PartOfDay], PartEngine],
    origin: ToleranceBase | None,
    within: Mapping[str, Seats] | None = None,
    since: EarlierPlan = NOTHING_EARLIER,
) -> Outcome:
    """Each independent part by itself."""
    parts = parts_of(statement, tiers)
    apart = split(statement) if _lenient(tiers) and not _shared(tiers) else parts
    try:
        try:
            engines = [engine(statement, part) for part in apart]
            for made in engines:
                if isinstance(made, BranchAndPrice):
                    made.start(since, strict=all_sums(tiers))
            ended = take_tiers(
                statement.problem, engines, tiers, limits, origin, within=within
            )
        except TooFar as far:
            least = _least_above(statement, apart, tiers, limits)
            *calm, eager = joined(apart, least, far.each)
            # Patterns are many where many cases are tied by what all may be above the norms.
            last = Compact if len(eager.cases) > DispatchParameters.joined_cases else engine
            engines = [*(engine(statement, part) for part in calm), last(statement, eager)]
            ended = take_tiers(statement.problem, engines, tiers, limits, origin, told=True)
    except NoAllocation as proved:
        return Contradiction(statement, proved.cases)
    if ended is None:
        return OutOfTime(statement)
    tied = ended.tied
    return Solved(
        statement, ended.allocation, ended.reached, tied.cases, ways(engines),
        ties_sought=tied.sought,
        duals=tuple(
            duals for made in engines if isinstance(made, BranchAndPrice) for duals in made.ended
        ),
    )


def _least_above(
    statement: Statement, parts: Sequence[PartOfDay], tiers: Sequence[Tier], limits: Limits
) -> list[int]:
    """How far above the norms each part is at least, as good as can be in the tiers before."""
    problem, found = statement.problem, []
    at = next(at for at, tier in enumerate(tiers) if tier.enough)
    before, norm = tiers[:at], tiers[at]
    for part in parts:
        ended = take_tiers(
            problem, [engine_of(statement, part)], [*before, norm.down_to(0)], limits
        )
        found.append(0 if ended is None else ended.reached[-1].bound[0])
    return found


def parts_of(statement: Statement, tiers: Sequence[Tier]) -> tuple[PartOfDay, ...]:
    """The parts that are solved by themselves.

    A tolerance on the sum of squares, or on each place in the order of utilisations, and what
    is enough in a tier, are given to the day as a whole, so the day then stays in one part.
    """
    as_one = _shared(tiers) or _lenient(tiers)
    return (whole(statement),) if as_one else split(statement)


def _shared(tiers: Sequence[Tier]) -> bool:
    return any(tier.tolerance > 0 and tier.evens != "minmax" for tier in tiers)


def all_sums(tiers: Sequence[Tier]) -> bool:
    """Whether every tier adds up over caseworkers, without tolerance."""
    return not _lenient(tiers) and all(
        tier.separable and tier.evens != "leximax" for tier in tiers
    )


def _lenient(tiers: Sequence[Tier]) -> bool:
    """Whether all allocations down to some cost are equally good in a tier."""
    return any(tier.enough for tier in tiers)


def _by_likeness(tiers: Sequence[Tier]) -> Callable[[Statement, PartOfDay], PartEngine]:
    """The way for one part: by types where cases are alike, else by what tiers ask."""
    def chosen(statement: Statement, part: PartOfDay) -> PartEngine:
        return _counts(statement, part, tiers) or _named(tiers)(statement, part)

    return chosen


def _all_alike(statement: Statement, tiers: Sequence[Tier], limits: Limits) -> bool:
    """Whether every part of the day can be told by types, with all its cases placed."""
    for part in parts_of(statement, tiers):
        made = _counts(statement, part, tiers) if part.cases else None
        if part.cases and made is None:
            return False
        if isinstance(made, AlikeCounts) and not made.begin(
            tiers[0].costs(statement.problem), limits
        ):
            return False
    return True


def _named(tiers: Sequence[Tier]) -> Callable[[Statement, PartOfDay], PartEngine]:
    """The way for one part whose cases are told by name."""
    return engine_of_sums if all_sums(tiers) else engine_of


def _counts(
    statement: Statement, part: PartOfDay, tiers: Sequence[Tier]
) -> AlikeCounts | AlikePeople | None:
    """The part by types; None where it is not alike enough, or cases need not be placed first."""
    if not tiers or not tiers[0].places:
        return None

    def other() -> PartEngine:
        return _named(tiers)(statement, part)

    settled = [tier for tier in tiers if not tier.is_lot]
    counts = by_counts(statement, part, settled, other)
    return counts or by_weights(statement, part, settled, other)


def engine_of_sums(statement: Statement, part: PartOfDay) -> PartEngine:
    """The way for one part where they do."""
    return by_subsets(statement, part) or engine_of(statement, part)


def engine_of(
    statement: Statement, part: PartOfDay, warm_start: WarmStart | None = None
) -> PartEngine:
    """The way for one part; by patterns, with what earlier solves of it have learnt."""
    takes = statement.candidates.takes
    seats = sum(len(takes.get(case, ())) for case in part.cases)
    is_open = seats > DispatchParameters.open_seats * len(part.workers)
    full = (
        DispatchParameters.plain_cases_each_open if is_open
        else DispatchParameters.plain_cases_each
    )
    many = full * len(part.workers) < _kinds(statement, part)
    paired = warm_start is None and _pairs(statement, part) >= DispatchParameters.plain_pairs
    if (many or paired) and len(part.cases) <= DispatchParameters.plain_cases:
        return Compact(statement, part)
    return BranchAndPrice(statement, part, warm_start=warm_start)


def _pairs(statement: Statement, part: PartOfDay) -> int:
    """Cases of a part that somebody can assist with."""
    return sum(bool(statement.candidates.assists.get(case)) for case in part.cases)


def _kinds(statement: Statement, part: PartOfDay) -> int:
    """Kinds of cases in a part, as far as who can take them and their weights tell.

    Alike cases are counted by patterns, not named: those are as few as the kinds leave.
    """
    takes, problem = statement.candidates.takes, statement.problem
    return len({
        (takes.get(case, ()), problem.weight[case], problem.co_weight[case])
        for case in part.cases
    })


def _dense(statement: Statement, part: PartOfDay) -> PartEngine:
    """The way for one part of a crowded day whose loads have prices beside them."""
    many = DispatchParameters.plain_cases_each * len(part.workers) < len(part.cases)
    return Compact(statement, part) if many else BranchAndPrice(statement, part)


def _weighed(statement: Statement, tier: Tier) -> bool:
    """Whether loads and single seats are weighed in one tier, which the office way cannot."""
    costs = tier.costs(statement.problem)
    return costs.balance is not None and (costs.takes or costs.assists) is not None


def crowded(statement: Statement, tiers: Sequence[Tier]) -> bool:
    """Whether most caseworkers get many cases: then patterns are too many to list."""
    if not tiers or not tiers[0].places:
        return False
    able = {worker for workers in statement.candidates.takes.values() for worker in workers}
    cases = len(statement.problem.cases)
    most = max(DispatchParameters.office_cases, DispatchParameters.office_cases_each * len(able))
    return cases > most


def one_team(statement: Statement, tiers: Sequence[Tier]) -> bool:
    """Whether nearly everybody of many can take nearly everything, under soft ceilings."""
    if not tiers or not tiers[0].places:
        return False
    takes = statement.candidates.takes
    able = {worker for workers in takes.values() for worker in workers}
    pairs = sum(map(len, takes.values()))
    wide = pairs >= DispatchParameters.team_share * len(takes) * len(able)
    if pairs < DispatchParameters.team_pairs or not wide or len(able) < len(takes):
        return False
    costs = [tier.costs(statement.problem) for tier in tiers]
    evens = [at for at, cost in enumerate(costs) if cost.balance == "sumsq"]
    return bool(evens) and any(
        rule.soft_tier == cost.soft
        for cost in costs[: evens[0]] if cost.soft
        for rule, _ in statement.ceilings if not rule.hard
    )
