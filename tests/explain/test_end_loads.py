"""How full each would end with a case, against counting it out for everybody."""

import pytest

from assigner.explain.end_loads import EndLoads
from assigner.rule import Ceiling
from tests.draws import looped
from tests.explain.days import planned_days


def over(ends: EndLoads, case: str, worker: str, ceiling: Ceiling) -> int:
    """What the case adds above a ceiling for somebody who has all the rest of the plan."""
    if worker not in ceiling.room:
        return 0
    others = [other for other in ends.allocation.takes(worker) if other != case]
    left = ceiling.room[worker] - sum(ceiling.counts.get(other, 0) for other in others)
    return max(0, ceiling.counts.get(case, 0) - max(0, left))


@pytest.mark.parametrize("seed", looped(1, range(0, 12, 4)))
def test_as_counted_out(seed: int) -> None:
    for _, trials in planned_days(range(seed, seed + 4)):
        planned = trials.planned
        ends = EndLoads(planned.statement, planned.allocation)
        steep, ceilings = planned.problem.steepness, planned.statement.ceilings
        for case, seats in planned.allocation.seats.items():
            among = planned.statement.candidates.takes[case]
            for chosen in (seats.caseworker, among[0]):
                assert ends.ends_lowest(case, chosen, among) == all(
                    ends.load_with(case, one) * steep[one] >= ends.load[chosen] * steep[chosen]
                    for one in among if one != chosen
                )
            soft = {one: sum(over(ends, case, one, ceiling) for rule, ceiling in ceilings
                             if not rule.hard) for one in among}
            assert ends.least_over_norms(case, among) == (
                min(soft.values()),
                [one for one in among if soft[one] == min(soft.values())],
            )
            assert ends.with_room(case, among) == [
                one for one in among if one == seats.caseworker or not any(
                    over(ends, case, one, ceiling) for rule, ceiling in ceilings if rule.hard)
            ]
