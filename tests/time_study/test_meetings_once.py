"""Meetings count once: in fixed hours, or in the share on cases, never in both."""

import re

import pytest

from assigner.policy import Policy, load
from assigner.time_study.measured import Measured
from assigner.time_study.variant import in_the_model, remark, share_without_meetings, variant
from assigner.time_study.wanted import MEETINGS, SoughtNumbers
from assigner.workload import full_load_minutes


def told(policy: Policy, hours: float | None) -> list[Measured]:
    """All numbers kept but fixed time, which takes so many hours a week; None: that too."""
    return [Measured(one, hours, (hours - 1, hours + 1), None, 9, 99.0, 1.0)
            if one.key == MEETINGS and hours is not None
            else Measured(one, one.value, None, "nothing", 0, 0.0, 0.0)
            for one in SoughtNumbers(policy).sought]


def in_share(share: str) -> Policy:
    return load("legal-aid", {"capacity.fixed_hours": "0", "capacity.share_on_cases": share})


def test_what_stood_in_the_share_leaves_it() -> None:
    policy = in_share("0.7")
    numbers = told(policy, 7.0)
    share = share_without_meetings(policy, numbers)
    assert share is not None
    capacity = policy.capacities.model_copy(update={
        "fixed_hours": policy.capacities.fixed_hours.model_copy(update={"value": 7}),
        "share_on_cases": policy.capacities.share_on_cases.model_copy(update={"value": share})})
    assert full_load_minutes(capacity) == pytest.approx(full_load_minutes(policy.capacities), abs=3)
    said = remark(policy, numbers)
    assert said is not None
    assert f"{share} now instead of 0.7" in str(said)
    text = variant(("legal-aid", "Measured"), policy, in_the_model(policy, numbers),
                   {MEETINGS: "two weeks"}, share=share)
    assert re.search(rf"share_on_cases = {{value = {share}, unit = \"share\", status = \"assumed\"",
                     text)


@pytest.mark.parametrize(("policy", "hours", "says"), [
    (load("legal-aid"), 6.0, "count twice"), (in_share("0.7"), None, ""),
    (in_share("1"), 6.0, ""),
])
def test_else_the_share_stays_and_what_may_be_twice_is_said(
    policy: Policy, hours: float | None, says: str
) -> None:
    numbers = told(policy, hours)
    assert share_without_meetings(policy, numbers) is None
    assert says in str(remark(policy, numbers) or "")
