"""Facts: dates at their edges, ids, order of rows, fingerprints."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from assigner.instance import Case, Caseworker, Instance, OpenCase
from tests.office import TODAY, case, held, worker

DAY = timedelta(days=1)


def months(hired: date, on: date) -> int | None:
    return worker("x", hired=hired).months_here(on)


def test_a_month_is_whole_on_its_day() -> None:
    assert months(date(2026, 5, 23), date(2026, 11, 22)) == 5
    assert months(date(2026, 5, 23), date(2026, 11, 23)) == 6
    assert months(date(2025, 12, 24), date(2026, 11, 23)) == 10
    assert months(date(2020, 11, 23), date(2026, 11, 23)) == 72


def test_a_month_from_the_last_day_of_a_longer_month() -> None:
    """From 31 January the first whole month is over on 1 March: the 31st has not come."""
    assert months(date(2026, 1, 31), date(2026, 2, 28)) == 0
    assert months(date(2026, 1, 31), date(2026, 3, 1)) == 1
    assert months(date(2024, 2, 29), date(2025, 2, 28)) == 11


def test_before_the_start_months_are_negative_and_unknown_stays_unknown() -> None:
    assert months(TODAY + DAY, TODAY) == -1
    assert worker("x").months_here(TODAY) is None
    assert worker("x", experience_months=60).months_of_experience(TODAY) is None


def test_experience_adds_to_months_here() -> None:
    assert worker("x", hired=TODAY, experience_months=7).months_of_experience(TODAY) == 7
    old = worker("x", hired=date(2025, 11, 23), experience_months=7)
    assert old.months_of_experience(TODAY) == 19


@pytest.mark.parametrize(
    ("facts", "here"),
    [
        ({}, True),
        ({"hired": TODAY}, True),
        ({"hired": TODAY + DAY}, False),
        ({"absent_from": TODAY}, False),
        ({"absent_from": TODAY + DAY}, True),
        ({"absent_from": TODAY - DAY, "absent_to": TODAY}, False),
        ({"absent_from": TODAY - DAY, "absent_to": TODAY - DAY}, True),
        ({"absent_from": TODAY + DAY, "absent_to": TODAY + DAY}, True),
        ({"absent_to": TODAY}, False),
        ({"absent_to": TODAY - DAY}, True),
        ({"hired": TODAY + DAY, "absent_to": TODAY - DAY}, False),
    ],
)
def test_present(facts: dict[str, date], here: bool) -> None:
    assert worker("x", **facts).present(TODAY) == here


@pytest.mark.parametrize(
    ("percent", "until", "has"),
    [
        (None, None, False), (100, None, False), (99, None, True), (0, None, True),
        (50, TODAY, True), (50, TODAY - DAY, False), (50, TODAY + DAY, True),
        (None, TODAY, False), (120, None, False),
    ],
)
def test_situation(percent: int | None, until: date | None, has: bool) -> None:
    person = worker("x", capacity_percent=percent, capacity_until=until)
    assert person.has_situation(TODAY) == has


def office(**rows: object) -> Instance:
    facts: dict[str, object] = {
        "caseworkers": (worker("y"), worker("x")), "cases": (case("b"), case("a")),
        "caseload": (held("i", "x"), held("h", "y")), "office": "Small", **rows,
    }
    return Instance(date=TODAY, model="small", **facts)  # type: ignore[arg-type]


def test_rows_are_in_order_of_id() -> None:
    assert [row.id for row in office().caseworkers] == ["x", "y"]
    assert [row.id for row in office().cases] == ["a", "b"]
    assert [row.id for row in office().caseload] == ["h", "i"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({"caseworkers": (worker("x"), worker("x"))}, "two caseworkers share an id"),
        ({"cases": (case("a"), case("a"))}, "two cases share an id"),
        ({"cases": (case("h"),)}, "two cases share an id"),
        ({"caseload": (held("h", "nobody"),)}, "case h is held by nobody known"),
    ],
)
def test_what_cannot_be_a_day(rows: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        office(**rows)


def test_the_fingerprint_is_of_the_facts_not_of_their_order_or_place() -> None:
    same = office(
        caseworkers=(worker("x", row=7), worker("y", row=3)), cases=(case("a"), case("b", row=9))
    )
    assert same.sha256 == office().sha256
    assert replace(office(), model="another").sha256 == office().sha256


@pytest.mark.parametrize(
    "rows",
    [
        {"date": TODAY + DAY}, {"office": "Other"}, {"title": "A title"},
        {"cases": (case("a"),)}, {"cases": (case("b"), case("a", children=2))},
        {"cases": (case("b"), case("a", disqualified=frozenset({"x"})))},
        {"caseload": (held("i", "x"), held("h", "x"))},
        {"caseworkers": (worker("y"), worker("x", max_cases=0))},
    ],
)
def test_every_fact_counts(rows: dict[str, object]) -> None:
    assert replace(office(), **rows).sha256 != office().sha256  # type: ignore[arg-type]


def test_no_two_facts_are_mistaken_for_each_other() -> None:
    """A skill is not an interest, a list is not a text, nothing runs together."""
    people = [
        worker("x", skills=frozenset({"a", "b"})), worker("x", skills=frozenset({"a', 'b"})),
        worker("x", roles=frozenset({"a", "b"})), worker("x", districts=frozenset({"a", "b"})),
        worker("x", max_cases=3), worker("x", max_new_cases=3), worker("x", name="skills"),
    ]
    prints = {office(caseworkers=(person, worker("y"))).sha256 for person in people}
    assert len(prints) == len(people)


def test_its_name_tells_the_office_and_the_day() -> None:
    assert office().name == "Small 2026-11-23"
    assert office(office="", title="T").name == "T 2026-11-23"
    assert office(office="").name == "instance 2026-11-23"


def test_facts_do_not_change() -> None:
    person: Caseworker = worker("x")
    with pytest.raises(AttributeError):
        person.id = "y"  # type: ignore[misc]


def test_what_a_fact_is_when_it_is_not_given() -> None:
    person = Caseworker(id="x", team="intake", weekly_minutes=60)
    assert (person.name, person.hired, person.experience_months) == ("", None, 0)
    assert (person.reserved_minutes, person.capacity_minutes, person.row) == (0, None, 0)
    assert (person.max_cases, person.max_new_cases) == (None, None)
    new = Case(id="a", phase="intake", complexity="simple")
    assert (new.children, new.row, new.weight_minutes, new.family) == (1, 0, None, "")
    assert (new.two_advisers, new.reassessment) == (False, False)
    assert new.disqualified == new.involved == frozenset()
    open_case = OpenCase(id="h", phase="intake", complexity="simple", caseworker="x")
    assert (open_case.frozen, open_case.co_caseworker, open_case.assigned) == (False, "", None)


def test_a_new_column_left_empty_does_not_change_fingerprints() -> None:
    """So that plans stay fresh when the program learns a new fact."""
    assert office().sha256 == (
        "4a03cd2793d7e4f305d839fb478d58fee7a0a09301dbe7450dce90f420750487"
    )
