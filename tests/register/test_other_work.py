"""Work that is no case: read, told, counted in the load, shown, carried to the next day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assigner.api.vocabulary import vocabulary
from assigner.files.read import read
from assigner.files.write import write_instance
from assigner.policy import Policy, load
from assigner.scenarios.weeks_ahead import weeks_ahead
from assigner.simulation.flow import load_flow
from tests.cli.runner import run
from tests.register.test_register import MODEL, codes, day

HEADER = "caseworker,work,hours,from,to,case,note\n"


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load(MODEL)


def test_it_adds_to_the_load_on_its_days(tmp_path: Path, policy: Policy) -> None:
    rows = (
        "ANMO,report,3,2026-11-23,2026-11-23,,\nANMO,group work,1.5,2026-11-24,,,\n"
        "ANMO,report,2,,2026-11-22,,\nBOHA,contacts,2,,,S-1,\n")
    for on, minutes in (("2026-11-23", 180), ("2026-11-24", 90), ("2026-11-22", 120)):
        facts = day(tmp_path / on, policy, on, other_work=HEADER + rows).require()
        without = day(tmp_path / f"{on}-without", policy, on).require()
        with_it, bare = policy.pose(facts), policy.pose(without)
        assert with_it.carried["ANMO"] - bare.carried["ANMO"] == minutes
        assert with_it.load_before["BOHA"] - bare.load_before["BOHA"] == 120
        assert with_it.capacity == bare.capacity
        assert facts.sha256 != without.sha256


def test_an_empty_table_is_none(tmp_path: Path, policy: Policy) -> None:
    bare = day(tmp_path / "a", policy).require()
    assert day(tmp_path / "b", policy, other_work=HEADER).require().sha256 == bare.sha256


def test_every_fault_at_once(tmp_path: Path, policy: Policy) -> None:
    found = day(tmp_path / "d", policy, other_work=HEADER + (
        "NONE,report,3,,,,\nANMO,,3,,,,\nANMO,report,,,,,\nANMO,report,0,,,,\n"
        "ANMO,report,2,2026-12-02,2026-12-01,,\nANMO,group for stress,2,,,,\n"
        "ANMO,contacts,2,,,S-9,has been ill\n"))
    assert [(code, row) for code, file, row in codes(found) if file == "other_work.csv"] == [
        ("E121", 2), ("E101", 3), ("E101", 4), ("E106", 5), ("E123", 6),
        ("W226", 7), ("W245", 8), ("W226", 8)]


def test_rows_in_any_order_are_the_same_and_the_note_is_no_fact(
    tmp_path: Path, policy: Policy
) -> None:
    rows = ["ANMO,report,3,,,,Fridays\n", "ANMO,group work,2,,,,\n", "BOHA,report,1,,,,\n"]
    one = day(tmp_path / "a", policy, other_work=HEADER + "".join(rows)).require()
    two = day(tmp_path / "b", policy, other_work=HEADER + "".join(rows[::-1])).require()
    bare = day(tmp_path / "c", policy,
               other_work=HEADER + "".join(rows).replace("Fridays", "")).require()
    assert one.sha256 == two.sha256 == bare.sha256


def test_written_and_read_again_it_is_the_same(tmp_path: Path, policy: Policy) -> None:
    facts = day(tmp_path / "a", policy, other_work=(
        "Sagsbehandler;Arbejde;Timer;Fra;Til;Sagsnr;Bemærkning\n"
        "ANMO;erklæring;2,5;23-11-2026;04-12-2026;S-1;til retten\n")).require()
    write_instance(tmp_path / "b", facts, "")
    again = read(tmp_path / "b", vocabulary(policy)).require()
    assert again.sha256 == facts.sha256
    assert again.people["ANMO"].other_work[0].note == "til retten"


def test_weeks_ahead_know_it(tmp_path: Path, policy: Policy) -> None:
    flow = load_flow(None, frozenset(policy.phases))
    facts = day(tmp_path / "a", policy, other_work=HEADER + (
        "BOHA,report,3,2026-12-07,2026-12-13,,\n")).require()
    known = [week.known for week in weeks_ahead(facts, policy, flow, 4, draws=5).weeks["BOHA"]]
    assert known == [0, 0, 180, 0]


@pytest.mark.landing
def test_a_plan_rests_on_it_and_the_next_day_keeps_it(tmp_path: Path, policy: Policy) -> None:
    folder = tmp_path / "d"
    day(folder, policy, other_work=HEADER + "ANMO,report,20,,,,\n")
    plan = tmp_path / "plan.json"
    assert run("solve", folder, "--format", "json", "-o", plan).code == 0
    assert run("verify", plan).code == 0
    assert run("next", plan, "-o", tmp_path / "e").code == 0
    people = read(tmp_path / "e", vocabulary(policy)).require().people
    assert [(one.work, one.minutes, one.first) for one in people["ANMO"].other_work] == [
        ("report", 1200, None)]
    assert people["ANMO"].other_work[0].active(date(2026, 11, 24))


def test_nobody_does_it_while_away(tmp_path: Path, policy: Policy) -> None:
    facts = day(tmp_path / "a", policy, other_work=HEADER + "ANMO,report,3,,,,\n").require()
    gone = replace(facts, caseworkers=tuple(
        replace(who, absent_from=facts.date) if who.id == "ANMO" else who
        for who in facts.caseworkers))
    flow = load_flow(None, frozenset(policy.phases))
    assert policy.pose(facts).carried["ANMO"] - policy.pose(gone).carried["ANMO"] == 180
    ahead = weeks_ahead(gone, policy, flow, 4, draws=5).weeks["ANMO"]
    assert [week.known for week in ahead] == [0, 0, 0, 0]
