"""An office over months: nothing is lost, nothing grows, policies meet the same days."""

from dataclasses import replace

import pytest

from tests.simulation.offices import lived, policy, setting, small, year

pytestmark = pytest.mark.landing


def test_no_case_is_lost_or_counted_twice() -> None:
    run = lived(setting(45))
    began = len(small().caseload) + len(small().cases)
    count = run.tally.counts
    assert began + count["arrived"] == (
        count["closed"] + len(run.caseloads) + len(run.waiting)
    )
    assert not run.caseloads.open.keys() & run.waiting.keys()
    assert count["closed"] > 20
    assert count["passed_on"] > 20


@pytest.mark.parametrize("habit", [None, "round-robin", "cpr-day"])
def test_every_morning_keeps_the_hard_rules(habit: str | None) -> None:
    run = lived(setting(25), habit)
    assert run.tally.counts["rules_broken"] == 0
    assert run.tally.counts["unproven_rounds"] == 0
    employed = {worker.id: worker for worker in run.staff.employed}
    takes = policy().team_phases
    for held in run.caseloads.open.values():
        worker = employed[held.caseworker]
        assert held.assigned is None or held.phase in takes[worker.team]


def test_policies_meet_the_same_days() -> None:
    one, other = (lived(setting(30), habit) for habit in (None, "equal-number"))
    assert one.tally.counts["arrived"] == other.tally.counts["arrived"]
    assert one.staff.employed == other.staff.employed
    assert one.staff.left == other.staff.left
    for number in range(5):
        on = setting().instance.date
        assert one.course.arrivals(number, on) == other.course.arrivals(number, on)


def test_the_same_seed_is_the_same_run_and_another_is_another() -> None:
    one, again = (dict(lived(setting(20)).tally.measures()) for _ in range(2))
    assert one == again
    assert one != dict(lived(setting(20, seed=4)).tally.measures())


def test_rows_in_another_order_change_nothing() -> None:
    there = setting(15)
    turned = replace(there, instance=replace(
        there.instance, caseworkers=there.instance.caseworkers[::-1],
        caseload=there.instance.caseload[::-1],
    ))
    assert lived(there).tally.measures() == lived(turned).tally.measures()


def test_memory_is_that_of_the_open_cases() -> None:
    run = year(setting(150, load_=0.6))
    sizes = []
    for day in run.run():
        if day % 50 == 0:
            sizes.append(len(run.caseloads.at.used))
            assert len(run.caseloads.slot) == len(run.caseloads.case_at) == len(run.caseloads)
            assert len(run.caseloads.legs) == len(run.caseloads)
    assert len(set(sizes)) == 1


def test_who_leaves_holds_nothing_and_is_followed() -> None:
    there = setting(120)
    many = there.flow.people.model_copy(update={
        "leaves": there.flow.people.leaves.model_copy(update={"value": 1}),
    })
    run = lived(replace(there, flow=there.flow.model_copy(update={"people": many})))
    employed = {worker.id for worker in run.staff.employed}
    assert run.staff.left > 5
    assert run.staff.hired > 3
    assert {held.caseworker for held in run.caseloads.open.values()} <= employed
    assert run.tally.counts["handovers"] > 50


def test_too_little_room_waits_and_the_morning_stays_small() -> None:
    there = setting(15, load_=1.3)
    run = lived(there, name="finnish-law")
    assert run.tally.counts["waiting"] > 5 * 15
    assert len(run.waiting) + len(run.caseloads) > len(there.instance.caseload) * 0.8


def test_closer_follow_up_takes_hours_that_are_not_there() -> None:
    there = setting(40, load_=0.95)
    runs = [lived(there, name=name) for name in ("danish-child-welfare", "sverigesmodel")]
    base, close = (run.tally.measures() for run in runs)
    assert (close["contacts_share"] or 0) < (base["contacts_share"] or 0) - 0.1
    needed = [sum(row[0] for row in run.tally.staffing().values()) for run in runs]
    assert needed[1] > 1.3 * needed[0]


def test_offices_under_one_seed_have_different_days() -> None:
    there = setting(25)
    other = replace(there, instance=replace(there.instance, office="Another office"))
    one, apart = lived(there), lived(other)
    assert one.tally.counts["arrived"] != apart.tally.counts["arrived"]
    assert one.staff.employed != apart.staff.employed
