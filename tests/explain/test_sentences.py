"""First lines are held against every allocation there is."""

import pytest

from assigner.explain.about_people import about_fairness
from assigner.explain.answers import Answers
from assigner.explain.evidence import Evidence
from assigner.explain.fairness import Fairness
from assigner.explain.what_if import Trials
from assigner.objectives.balance import Balance
from assigner.verify import judge
from tests.explain.days import MEASURES, planned_days
from tests.oracle import lawful
from tests.properties.offices import Drawn


def costs(day: Drawn, trials: Trials) -> list[dict[str, tuple[int, ...]]]:
    """What every legal allocation costs."""
    rules = trials.planned.rules
    return [dict(judge(day.problem, rules, day.tiers, allocation).costs)
            for allocation in lawful(day.problem, rules)]


@pytest.mark.landing
def test_no_allocation_is_more_even_among_those_that_are_meant() -> None:
    more_even_elsewhere = 0
    for kind in MEASURES:
        for day, trials in planned_days(range(4), kind, cases=3):
            planned = trials.planned
            fair = Fairness(planned, 0.0, proven=True)
            answer = about_fairness(trials, fair, frozenset())
            if fair.worst is None or "no allocation as good" not in answer.words:
                continue
            names = [tier.name for tier in planned.tiers]
            place = next(at for at, tier in enumerate(planned.tiers) if isinstance(tier, Balance))
            before, balance = names[:place], names[place]
            every = costs(day, trials)
            as_good = [one for one in every
                       if all(one[name] <= planned.costs[name] for name in before)]
            assert all(one[balance] >= planned.costs[balance] for one in as_good)
            more_even_elsewhere += any(
                one[balance] < planned.costs[balance] for one in every
            )
    # The words that were there before, "no allocation is more even", were false on these.
    assert more_even_elsewhere > 0


@pytest.mark.landing
def test_as_many_alternatives_are_as_good_as_are_told() -> None:
    for day, trials in planned_days(range(5), cases=3):
        planned = trials.planned
        answer = Answers(trials, Evidence(day.problem, {}), frozenset()).alternatives(5, None)
        names = [tier.name for tier in planned.tiers if not tier.is_lot]
        equal = sum(
            all(one[name] == planned.costs[name] for name in names) for one in costs(day, trials)
        ) - 1
        told = sum(row.verdict == "equally_good" for row in answer.alternatives)
        assert told == min(equal, 5)
        assert f"{told} of them as good" in answer.words


@pytest.mark.landing
def test_nobody_takes_it_and_who_could() -> None:
    left = 0
    for day, trials in planned_days(range(12), cases=4):
        answers = Answers(trials, Evidence(day.problem, {}), frozenset())
        for case in trials.planned.allocation.unassigned(day.problem):
            answer = answers.why(case)
            said = answer.words
            left += 1
            if "each at a loss" in said:
                assert {row.verdict for row in answer.ranked} == {"possible_but_worse"}
            if "nobody can take it" in said:
                assert not answer.ranked
    assert left > 1
