"""A back-test: an office's own history placed again; and the bound, held against brute force."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assigner.logged_case import LoggedCase
from assigner.policy import Policy, load
from assigner.scenarios.backtest import Backtest, backtest
from assigner.scenarios.hindsight import Bools, day_bound
from tests.cli.runner import run

MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load("equal-numbers")


def logged(
    name: str, who: str, came: int, ended: int | None, due: date | None = None
) -> LoggedCase:
    return LoggedCase(
        id=name, phase="intake", complexity="simple", caseworker=who, due=due,
        received=MONDAY + timedelta(days=came),
        ended=None if ended is None else MONDAY + timedelta(days=ended))


LOG = (
    *(logged(f"A{at}", "ANN", at % 4, at % 4 + 9) for at in range(8)),
    logged("B0", "BOT", 0, 2), logged("B1", "BOT", 3, None, due=MONDAY + timedelta(days=4)),
    logged("C0", "CAJ", 1, 1), logged("C1", "CAJ", 2, 5),
)


@pytest.fixture(scope="module")
def placed(policy: Policy) -> Backtest:
    return backtest(LOG, policy)


def test_every_case_goes_to_somebody_who_is_given_cases_that_day(placed: Backtest) -> None:
    assert placed.seats.keys() == {case.id for case in LOG}
    for case in LOG:
        stay = placed.stays[placed.seats[case.id]]
        assert case.received is not None
        assert stay.first <= case.received <= stay.last
    assert (placed.unproven, placed.broken, placed.waited) == (0, 0, 0)


def test_it_is_more_even_than_it_was_and_never_below_the_bound(placed: Backtest) -> None:
    assert placed.days
    for day in placed.days:
        for three in (day.squares, day.highest, day.spread):
            assert three.least <= three.log + 1e-9
            assert three.least <= three.again + 1e-9
    last = placed.days[-1]
    assert last.squares.again < last.squares.log
    theirs, ours = placed.given()
    assert max(theirs.values()) == 8
    assert max(ours.values()) < 8


def test_knowing_everything_takes_no_more_away_than_is_proven(placed: Backtest) -> None:
    assert placed.staying is not None
    again = sum(day.squares.again for day in placed.days) / len(placed.days)
    least = sum(day.squares.least for day in placed.days) / len(placed.days)
    assert least <= placed.staying.found * (1 + 1e-9)
    assert least <= placed.staying.least
    assert placed.staying.least <= placed.staying.found <= again * (1 + 1e-9)


def test_the_first_day_by_hand(placed: Backtest) -> None:
    """Monday: two of ANN's and one of BOT's, who are there; a full load is so many cases."""
    first = placed.days[0]
    assert (first.day, first.people, first.cases) == (MONDAY, 2, 3)
    assert first.highest.log == first.highest.again == first.highest.least
    assert first.spread.log == first.spread.again


def test_the_order_of_rows_changes_nothing(policy: Policy, placed: Backtest) -> None:
    again = backtest(LOG[::-1], policy)
    assert (again.seats, again.days) == (placed.seats, placed.days)


def test_nothing_of_a_later_day_is_known(policy: Policy, placed: Backtest) -> None:
    """What comes on Thursday changes nothing of who gets the cases before."""
    early = [case for case in LOG if case.received is not None
             and case.received < MONDAY + timedelta(days=3)]
    people = {case.caseworker for case in LOG}
    assert {case.caseworker for case in early} == people
    before = backtest(early, policy)
    cases = [case.id for case in early if case.received == MONDAY]
    assert {name: before.seats[name] for name in cases} == {
        name: placed.seats[name] for name in cases}


def test_a_case_that_waits_for_somebody_new_is_not_above_the_bound(policy: Policy) -> None:
    """The third case finds nobody on its first day, and BOT on Thursday; the bound knows of BOT."""
    log = [*(logged(f"A{at}", "ANN", 0, 30) for at in range(2)),
           replace(logged("C", "ANN", 1, 30), disqualified=frozenset({"ANN", "GONE"})),
           logged("B0", "BOT", 3, 30), logged("B1", "BOT", 7, None)]
    found = backtest(log, policy)
    assert found.seats["C"] == "BOT"
    assert found.waited == 2
    for day in found.days:
        for three in (day.squares, day.highest, day.spread):
            assert three.least <= min(three.log, three.again) + 1e-9


def test_a_case_that_finds_nobody_does_not_lighten_what_is_placed_again(policy: Policy) -> None:
    log = [logged("A0", "ANN", 0, 9), logged("A1", "ANN", 4, 9), logged("A2", "ANN", 0, 9),
           replace(logged("C", "ANN", 1, 9), disqualified=frozenset({"ANN"}))]
    found = backtest(log, policy)
    assert "C" not in found.seats
    for day in found.days:
        assert day.squares.least <= day.squares.again + 1e-9
        assert day.highest.least <= day.highest.again + 1e-9


def test_cases_that_weigh_nothing_are_a_bound_of_nothing(policy: Policy) -> None:
    found = backtest([replace(case, weight_minutes=0) for case in LOG], policy)
    assert {day.highest for day in found.days} == {(0.0, 0.0, 0.0)}


def test_an_empty_log_is_no_day(policy: Policy) -> None:
    assert backtest((), policy).days == []


def brute(weights: Sequence[int], capacity: Sequence[int], able: Bools) -> tuple[float, float]:
    """The least square sum and the least highest load, over all allocations."""
    people = range(len(capacity))
    squares, highest = float("inf"), float("inf")
    for way in product(*([who for who in people if row[who]] for row in able)):
        loads = [sum(weight for weight, at in zip(weights, way, strict=True) if at == who)
                 for who in people]
        squares = min(squares, sum(load * load / room
                                   for load, room in zip(loads, capacity, strict=True)))
        highest = min(highest, max(load / room
                                   for load, room in zip(loads, capacity, strict=True)))
    return squares, highest


@pytest.mark.landing
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_bound_is_below_every_allocation(data: st.DataObject) -> None:
    people = data.draw(st.integers(1, 3))
    cases = data.draw(st.integers(1, 5))
    weights = data.draw(st.lists(st.sampled_from([60, 90, 150]), min_size=cases, max_size=cases))
    capacity = data.draw(st.lists(st.sampled_from([600, 300]), min_size=people, max_size=people))
    able = np.array([[data.draw(st.booleans()) for _ in range(people)] for _ in range(cases)])
    able[~able.any(axis=1), 0] = True
    bound = day_bound(np.array(weights), np.array(capacity), able)
    squares, highest = brute(weights, capacity, able)
    assert bound.squares <= squares + 1e-6
    assert bound.highest <= highest + 1e-9


def test_the_bound_is_reached_where_cases_are_alike() -> None:
    for cases, people in ((7, 3), (6, 3), (2, 5), (11, 4)):
        able = np.ones((cases, people), dtype=bool)
        bound = day_bound(np.full(cases, 60), np.full(people, 600), able)
        loads = [60 * (cases // people + (at < cases % people)) for at in range(people)]
        assert bound.squares == pytest.approx(sum(load * load / 600 for load in loads))
        assert bound.highest == pytest.approx(max(loads) / 600)


HEADER = "id,received,caseworker,ended,phase,complexity,due\n"
ROWS = "".join(
    f"{case.id},{case.received},{case.caseworker},{case.ended or ''},intake,simple,\n"
    for case in LOG)


def test_the_command(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text(HEADER + ROWS, encoding="utf-8")
    kept, page, picture = (tmp_path / name for name in ("b.json", "b.html", "b.svg"))
    shown = run("backtest", log)
    assert shown.code == 0
    assert "12 cases of 3 caseworkers" in shown.out
    assert max(map(len, shown.out.splitlines())) <= 80
    assert run("backtest", log, "--picture", picture, "--format", "json", "-o", kept).code == 0
    assert run("report", kept, "-o", page).code == 0
    assert "placed again" in page.read_text(encoding="utf-8")
    assert picture.exists()


def test_nobody_is_named_but_who_asks(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text(HEADER + ROWS, encoding="utf-8")
    for form in ("text", "json", "csv"):
        told = run("backtest", log, "--format", form).out
        assert not any(name in told for name in ("ANN", "BOT", "CAJ"))
        mine = run("backtest", log, "--format", form, "--worker", "BOT").out
        assert not any(name in mine for name in ("ANN", "CAJ"))
    assert "2 cases by the log" in run("backtest", log, "--worker", "BOT").out
    assert run("backtest", log, "--worker", "NONE").code == 1


def test_every_fault_at_once(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text(HEADER + (
        "A1,,ANN,,intake,simple,\nA1,2026-11-23,,,intake,simple,\n"
        "A2,2026-11-23,ANN,2026-11-20,nowhere,simple,\n"), encoding="utf-8")
    told = run("backtest", log)
    assert told.code == 1
    for code in ("E101", "E120", "E123", "E104"):
        assert f"[{code}]" in told.err, told.err
    assert "log.csv:4" in told.err


def test_an_export_is_read_by_its_profile(tmp_path: Path) -> None:
    export = tmp_path / "sager 2026.csv"
    export.write_text("Nr;Åbnet;Lukket;Ansvarlig\n" + "".join(
        f"{case.id};{case.received:%d-%m-%Y};"
        f"{'' if case.ended is None else format(case.ended, '%d-%m-%Y')};{case.caseworker}\n"
        for case in LOG), encoding="utf-8")
    (tmp_path / "ours.toml").write_text(
        '[log.columns]\nid = "Nr"\nreceived = "Åbnet"\nended = "Lukket"\n'
        'caseworker = "Ansvarlig"\nphase = { value = "intake" }\n'
        'complexity = { value = "simple" }\n', encoding="utf-8")
    told = run("backtest", export, "--profile", tmp_path / "ours.toml")
    assert told.code == 0, told.err
    assert "12 cases of 3 caseworkers" in told.out
    export.write_text("Nr;Åbnet;Lukket;Ansvarlig\nA1;23-13-2026;;ANN\n", encoding="utf-8")
    wrong = run("backtest", export, "--profile", tmp_path / "ours.toml")
    assert wrong.code == 1
    assert "sager 2026.csv:2 B" in wrong.err
    (tmp_path / "other.toml").write_text("title = 'x'\n", encoding="utf-8")
    none = run("backtest", export, "--profile", tmp_path / "other.toml")
    assert none.code == 1
    assert "[log]" in none.err


def test_what_does_not_count_and_which_model_reads_it_is_said(tmp_path: Path) -> None:
    """Without -m every case weighs alike; a word nobody knows names the model; two are one."""
    log = tmp_path / "log.csv"
    head = "id,received,caseworker,phase,complexity,two_advisers\n"
    log.write_text(f"{head}1,2026-11-23,A,intake,simple,yes\n2,2026-11-24,B,intake,simple,\n",
                   encoding="utf-8")
    ran = run("backtest", log)
    assert "Every case weighs alike here: no model was named" in " ".join(ran.out.split())
    assert "1 case asks for two: it is placed with one all the same" in ran.err
    told = run("backtest", log, "-m", "danish-child-welfare")
    assert "weighs alike" not in told.out
    log.write_text(f"{head}1,2026-11-23,A,survey,simple,\n", encoding="utf-8")
    assert "read by the words of the model equal-numbers; another one is named with -m" in run(
        "backtest", log).err
