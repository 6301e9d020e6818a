"""The register of absences and reductions: read, told, laid over rows, carried to the next day."""

from datetime import date
from pathlib import Path

import pytest

from assigner.absence import Absence, ended
from assigner.api.vocabulary import vocabulary
from assigner.files.read import Reading, read
from assigner.files.write import write_instance
from assigner.policy import Policy, load
from assigner.workload import capacity_minutes

MODEL = "danish-people-and-time"
PEOPLE = (
    "id,team,weekly_hours,hired,works\n"
    "ANMO,Foranstaltning,37,2015-01-01,\n"
    "BOHA,Foranstaltning,30,2015-01-01,man|tirsdag|thu\n"
    "CECI,Foranstaltning,37,2015-01-01,mon-wed\n"
)
CASES = "id,phase,complexity,due\nS-1,measures,simple,2026-11-26\n"


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load(MODEL)


def day(folder: Path, policy: Policy, on: str = "2026-11-23", **files: str) -> Reading:
    folder.mkdir(exist_ok=True)
    (folder / "instance.toml").write_text(f'date = {on}\nmodel = "{MODEL}"\n', encoding="utf-8")
    texts = {"caseworkers": PEOPLE, "cases": CASES, "caseload": "id,caseworker,phase,complexity\n",
             **files}
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return read(folder, vocabulary(policy))


def codes(reading: Reading) -> list[tuple[str, str, int | None]]:
    return [(item.code, item.file, item.row) for item in (*reading.errors, *reading.warnings)
            if item.code != "W208"]


def test_any_number_of_absences(tmp_path: Path, policy: Policy) -> None:
    found = day(tmp_path / "d", policy, absences=(
        "Sagsbehandler;Fra;Til;Art\nANMO;23-11-2026;23-11-2026;kursus\n"
        "ANMO;07-12-2026;11-12-2026;ferie\nANMO;01-02-2027;;barsel\n"))
    assert codes(found) == []
    facts = found.require()
    there = [facts.there("ANMO", date(year, month, on)) for year, month, on in (
        (2026, 11, 23), (2026, 11, 24), (2026, 12, 7), (2026, 12, 11), (2026, 12, 12),
        (2027, 1, 31), (2027, 2, 1), (2030, 1, 1))]
    assert there == [False, True, False, False, True, True, False, False]


def test_weekdays_in_either_language(tmp_path: Path, policy: Policy) -> None:
    people = day(tmp_path / "d", policy).require().people
    assert people["BOHA"].works == {"mon", "tue", "thu"}
    assert people["CECI"].works == {"mon", "tue", "wed"}
    assert people["CECI"].present(date(2026, 11, 23))
    assert not people["CECI"].present(date(2026, 11, 26))
    assert people["CECI"].employed(date(2026, 11, 26))


def test_reductions_add_up_and_end(tmp_path: Path, policy: Policy) -> None:
    facts = day(tmp_path / "d", policy, reductions=(
        "caseworker,reason,hours,percent,from,to,note\n"
        "ANMO,uddannelse,,20,2026-11-01,2026-12-31,Fridays\n"
        "ANMO,oplæring,,,2026-11-01,,\n"
        "ANMO,aftale,40,,2027-01-01,2027-01-31,\n"
        "BOHA,projekt,3,,2026-12-01,,\n")).require()
    anmo, boha = facts.people["ANMO"], facts.people["BOHA"]
    assert [(row.reason, row.minutes, row.percent, row.last) for row in anmo.reductions] == [
        ("education", None, 20, date(2026, 12, 31)),
        ("introduction", 120, None, date(2027, 4, 30)),
        ("agreed", 2400, None, date(2027, 1, 31)),
    ]
    assert boha.reductions[0].last == date(2027, 5, 31)

    def hours(on: date) -> int:
        return capacity_minutes(anmo, policy.capacities, on)

    full = 60 * (37 - 5.55) * 0.82
    assert hours(date(2026, 10, 31)) == round(full)
    assert hours(date(2026, 11, 23)) == round(full - (37 * 60 * 0.2 + 120) * 0.82)
    assert hours(date(2027, 1, 15)) == 0, "never below nothing"
    assert hours(date(2027, 2, 1)) == round(full - 120 * 0.82)
    assert hours(date(2027, 5, 1)) == round(full)
    assert [row.state(facts.date) for row in (*anmo.reductions, *boha.reductions)] == [
        "active", "active", "scheduled", "scheduled"]


def test_every_fault_in_its_cell_and_nothing_of_health(tmp_path: Path, policy: Policy) -> None:
    found = day(
        tmp_path / "d", policy,
        absences="caseworker,from,to\nANMA,2026-11-23,2026-11-24\nBOHA,2026-12-02,2026-12-01\n",
        reductions=(
            "caseworker,reason,hours,percent,from,to,note\n"
            "ANMO,because,2,,,,\n"
            "ANMO,aftale,,,,,\n"
            "ANMO,aftale,2,10,,,\n"
            "XXXX,aftale,2,,,,\n"
            "ANMO,aftale,2,,2026-12-02,2026-12-01,\n"
            "ANMO,aftale,2,,,,sygemeldt med stress\n"
            "BOHA,aftale,2,,,2026-12-10,\n"))
    assert sorted(codes(found)) == [
        ("E121", "absences.csv", 2), ("E121", "reductions.csv", 5), ("E123", "absences.csv", 3),
        ("E123", "reductions.csv", 6), ("E127", "reductions.csv", 2),
        ("E128", "reductions.csv", 3), ("E128", "reductions.csv", 4),
        ("W226", "reductions.csv", 7), ("W227", "reductions.csv", 8),
    ]
    lines = [item.line() for item in (*found.errors, *found.warnings)]
    assert any("BOHA (2026-12-10)" in line for line in lines)
    assert any('Write "ANMO" if that is meant' in line for line in lines)
    wrong = day(tmp_path / "e", policy, caseworkers=PEOPLE.replace("mon-wed", "mon-often"))
    assert codes(wrong) == [("E132", "caseworkers.csv", 4)]


def test_a_row_that_stands_twice_is_told_and_counts_twice(tmp_path: Path, policy: Policy) -> None:
    twice = "ANMO,aftale,,30,2026-11-01,2027-06-30,{}\n"
    found = day(tmp_path / "d", policy, reductions=(
        "caseworker,reason,hours,percent,from,to,note\n" + twice.format("a") + twice.format("b")
        + "ANMO,aftale,,20,2026-11-01,2027-06-30,\nBOHA,aftale,,30,2026-11-01,2027-06-30,\n"))
    assert codes(found) == [("W246", "reductions.csv", 3)]
    (told,) = (item.line() for item in found.warnings)
    assert "stands in row 2 already; both count" in told
    assert "aftale" not in told


def test_a_note_is_no_fact(tmp_path: Path, policy: Policy) -> None:
    text = "caseworker,reason,hours,note\nANMO,aftale,2,{}\n"
    one = day(tmp_path / "a", policy, reductions=text.format("Fridays")).require()
    two = day(tmp_path / "b", policy, reductions=text.format("Mondays")).require()
    assert one.sha256 == two.sha256
    assert "Fridays" not in repr(one)
    less = day(tmp_path / "c", policy, reductions=text.replace(",2,", ",3,").format("")).require()
    assert less.sha256 != one.sha256


def test_rows_in_any_order_and_old_days_as_they_were(tmp_path: Path, policy: Policy) -> None:
    rows = ["ANMO,aftale,2,2026-11-01", "BOHA,aftale,2,", "ANMO,projekt,1,2026-10-01"]
    head = "caseworker,reason,hours,from\n"
    one = day(tmp_path / "a", policy, reductions=head + "\n".join(rows)).require()
    two = day(tmp_path / "b", policy, reductions=head + "\n".join(rows[::-1])).require()
    assert one.sha256 == two.sha256
    plain = PEOPLE.replace(",works", "").replace(",man|tirsdag|thu", "").replace(",mon-wed", "")
    bare = day(tmp_path / "c", policy, caseworkers=plain.replace("2015-01-01,", "2015-01-01"))
    assert bare.require().sha256 == (
        "2c7bb82de01a6e30f49ad83fc125422b655ac9eb0334f81368643a2fc92c86bb")


def test_written_and_read_again(tmp_path: Path, policy: Policy) -> None:
    facts = day(
        tmp_path / "a", policy, absences="caseworker,from,to,kind\nANMO,2026-12-01,,kursus\n",
        reductions="caseworker,reason,from,note\nANMO,mentor,2026-11-01,Fridays\n").require()
    write_instance(tmp_path / "b", facts)
    again = read(tmp_path / "b", vocabulary(policy)).require()
    assert again.sha256 == facts.sha256
    assert "Fridays" in (tmp_path / "b" / "reductions.csv").read_text(encoding="utf-8")
    written = (tmp_path / "b" / "caseworkers.csv").read_text(encoding="utf-8")
    assert "mon|tue|thu" in written
    assert "kursus" in (tmp_path / "b" / "absences.csv").read_text(encoding="utf-8")


def test_who_is_back_is_back_and_goes_away_as_planned() -> None:
    def away(first: int | None, last: int | None) -> Absence:
        days = [None if day is None else date(2026, 12, day) for day in (first, last)]
        return Absence(caseworker="x", first=days[0], last=days[1])

    rows = (away(1, 3), away(5, None), away(20, 24))
    assert ended(rows, date(2026, 12, 9)) == (away(1, 3), away(5, 9), away(20, 24))
