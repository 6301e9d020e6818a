"""Policies over months: common random numbers, intervals, milestones."""

import json
from typing import Any

import pytest

from assigner.api.simulation import InPieces, Months, simulated
from assigner.documents.part import written
from assigner.errors import NothingFound
from assigner.render.table_csv import table_csv
from assigner.scenarios.in_balance import of_a_run
from assigner.scenarios.interval import ConfidenceInterval, interval
from assigner.scenarios.simulate import EnoughSeeds, Simulated, simulate
from assigner.scenarios.simulate_document import simulate_document
from assigner.simulation.setting import Practice
from assigner.views.simulate import simulate_table
from tests.simulation.offices import policy, setting


@pytest.fixture(scope="module")
def found() -> Simulated:
    practices = [
        Practice("danish-child-welfare", policy()),
        Practice("sverigesmodel", policy("sverigesmodel")),
        Practice("round-robin", policy(), "round-robin"),
    ]
    return simulate(setting(25, load_=0.9), practices, 3)


def test_students_interval_of_three() -> None:
    # 1, 2, 3: mean 2, deviation 1, 4.303 / sqrt(3) = 2.484.
    seen = interval([1.0, 2.0, 3.0])
    assert seen is not None
    assert seen.mean == 2
    assert seen.half == pytest.approx(2.484, abs=1e-3)
    assert not seen.clear
    assert interval([5.0, None]) == ConfidenceInterval(5.0, None)
    assert interval([None]) is None


@pytest.mark.landing
def test_a_difference_is_taken_seed_by_seed(found: Simulated) -> None:
    other = found.practices[1]
    pairs = zip(found.of(other), found.of(found.practices[0]), strict=True)
    by_hand = [(a.measures["utilisation"] or 0) - (b.measures["utilisation"] or 0)
               for a, b in pairs]
    seen = found.difference(other, "utilisation")
    assert seen == interval(by_hand)
    assert seen is not None
    assert seen.clear
    arrived = found.difference(other, "arrived")
    assert arrived == ConfidenceInterval(0.0, 0.0)


@pytest.mark.landing
def test_milestones_are_met_or_not(found: Simulated) -> None:
    document: Any = written(simulate_document(found))
    assert document["runs"]
    for run in document["runs"]:
        by_name = {row["name"]: row for row in run["milestones"]}
        assert set(by_name) >= {"early", "close", "network", "follow_up", "known", "waiting"}
        close = by_name["close"]
        assert close["met"] == (close["value"] >= close["target"])
        early = by_name["early"]
        assert early["met"] == (early["value"] <= early["target"])
        assert all(row["status"] == "assumed" for row in run["milestones"])


@pytest.mark.landing
def test_met_or_not_has_an_interval(found: Simulated) -> None:
    assert ConfidenceInterval(0.96, 0.005).verdict(0.95, more=True) == "met"
    assert ConfidenceInterval(0.96, 0.02).verdict(0.95, more=True) == "open"
    assert ConfidenceInterval(0.90, 0.02).verdict(0.95, more=True) == "missed"
    assert ConfidenceInterval(6.0, 0.5).verdict(7, more=False) == "met"
    assert ConfidenceInterval(6.8, 0.5).verdict(7, more=False) == "open"
    assert ConfidenceInterval(8.0, 0.5).verdict(7, more=False) == "missed"
    assert ConfidenceInterval(0.96, None).verdict(0.95, more=True) == "met"
    assert ConfidenceInterval(0.94, None).verdict(0.95, more=True) == "missed"
    document: Any = written(simulate_document(found))
    for run in document["runs"]:
        for row in run["milestones"]:
            if row["value"] is None or row["target"] is None:
                assert row["verdict"] is None
                continue
            low, high = row["value"] - row["half_width"], row["value"] + row["half_width"]
            holds = low < row["target"] < high
            assert (row["verdict"] == "open") == holds


def test_a_policy_under_which_cases_pile_up_is_told() -> None:
    (told,) = of_a_run("p", {"intake": 100, "measures": 100}, {
        "intake": ConfidenceInterval(20.0, 5.0), "measures": ConfidenceInterval(4.0, 1.0),
    }, {"intake": 50, "measures": 50})
    assert (told.kind, told.where, told.after, told.policy) == ("grows", "intake", 120, "p")
    # One run alone: 50 cases that came or went are 50 give or take 14.
    assert not list(of_a_run("p", {"a": 100}, {"a": ConfidenceInterval(-10.0, None)}, {"a": 50}))
    assert list(of_a_run("p", {"a": 100}, {"a": ConfidenceInterval(-20.0, None)}, {"a": 50}))


@pytest.mark.landing
def test_the_document_says_what_is_in_balance(found: Simulated) -> None:
    document: Any = written(simulate_document(found))
    assert document["phases"]
    for phase in document["phases"]:
        assert phase["open"] == pytest.approx(
            phase["entering_a_day"] * phase["stays_working_days"], rel=1e-2
        )
    for run in document["runs"]:
        for row in run["passed"]:
            assert row["change"]["value"] == pytest.approx(
                row["entered"]["value"] - row["left"]["value"]
            )


@pytest.mark.landing
def test_the_document_is_the_same_again(found: Simulated) -> None:
    again = simulate(found.setting, found.practices, 3)
    assert simulate_document(again) == simulate_document(found)
    assert table_csv(simulate_table(simulate_document(found))).count("\n") > 40


@pytest.mark.landing
def test_a_simulation_broken_off_goes_on_to_the_same_end() -> None:
    facts = setting(4).instance
    read = {"one": (facts, policy()), "other": (facts, policy("sverigesmodel"))}
    months = Months(days=4, runs=2)
    rows: list[Any] = []

    def stop(at: int, done: int) -> None:
        if done > at:
            raise EnoughSeeds

    whole = simulated(read, (), months)
    with pytest.raises(NothingFound):
        simulated(read, (), months, lambda done: stop(5, done), InPieces(rows, rows.append))
    part = simulated(read, (), months, lambda done: stop(9, done), InPieces([*rows], rows.append))
    assert list(part.seeds) == [0]
    kept = json.loads(json.dumps(rows))
    assert [(row["policy"], row["seed"]) for row in kept] == [("one", 0), ("other", 0)]
    heard: list[int] = []
    end = simulated(read, (), months, heard.append, InPieces(kept, kept.append))
    assert min(heard) > 8
    assert written(end) == written(whole)
