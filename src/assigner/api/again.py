"""A plan's day solved again by this program, and what it claims held against that."""

from collections.abc import Iterator

from assigner.api.kept import Kept
from assigner.api.progress import Progress, as_watch
from assigner.errors import NothingFound
from assigner.solve import Contradiction, Limits, OutOfTime, Solved, solve_guarded
from assigner.words import Words, listing, say, term


def solved_again(
    kept: Kept, seconds: float | None = None, progress: Progress | None = None
) -> Solved:
    """The day of a day's plan, solved. NothingFound where nothing was found in time."""
    outcome = solve_guarded(
        kept.problem, kept.policy.rules, kept.policy.tiers, Limits(seconds=seconds),
        as_watch(kept.problem, progress),
    )
    if isinstance(outcome, OutOfTime):
        raise NothingFound(say("No allocation was found in the time given; nothing is proved. "
                               "Give more time with --time-limit."))
    # The plan was judged: it is an allocation of the day, so there is one.
    assert not isinstance(outcome, Contradiction)
    return outcome


def otherwise(kept: Kept, again: Solved) -> Iterator[Words]:
    """What the plan claims that the solve shows to be false: the first tier, then ties."""
    for claimed, reached in zip(kept.claims.tiers, again.reached, strict=True):
        name, problem = term(claimed.name), kept.problem
        value, found = claimed.value, reached.tier.shown(problem, reached.value)
        if claimed.cost == reached.value:
            continue
        if claimed.proven and reached.value < claimed.cost:
            yield say("{tier}: {value} is claimed proven; solved again it is {found}",
                      tier=name, value=value, found=found)
        elif reached.proven and claimed.cost < reached.value:
            yield say("{tier}: {value} is claimed, and solved again nothing is below {found}",
                      tier=name, value=value, found=found)
        return
    claimed_tied = {row.case for row in kept.claims.assignments if row.tied}
    known = kept.claims.summary.ties is not None
    if known and again.ties_sought and again.proven and claimed_tied != again.tied:
        yield say("tied is claimed of {claimed}; solved again of {found}",
                  claimed=listing(claimed_tied) or "–", found=listing(again.tied) or "–")


def held_up(kept: Kept, again: Solved) -> Words:
    """What the solve says of a plan that it does not contradict."""
    same = [item.cost for item in kept.claims.tiers] == [item.value for item in again.reached]
    if same and again.proven:
        return say("solved again: optimal")
    if again.proven:
        return say("solved again: not optimal, and not claimed to be")
    return say("solved again: not proven in the time given")
