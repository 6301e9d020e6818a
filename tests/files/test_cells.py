"""Cells: what is read, what is not, and that nothing is guessed."""

from datetime import date

import pytest

from assigner.files import cells, lists
from assigner.files.cells import Context
from assigner.files.vocabulary import nearest
from tests.files.nordby import VOCABULARY

CONTEXT = Context(VOCABULARY)
HOURS, CONTRACT = cells.hours(), cells.hours(above_zero=True)
CHILDREN, PERCENT = cells.count(1, 99), cells.count(0, 100, percent=True)


def read(convert: cells.Convert, text: str) -> object:
    """Return the value of a cell, or the code of its fault."""
    found = convert(text, CONTEXT)
    return found.faults[0].code if found.faults else found.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("37", 2220), ("24,5", 1470), ("24.5", 1470), ("0,01", 1), ("60", 3600),
        ("60,01", "E106"), ("0", "E106"), ("0,001", "E106"), ("-1", "E106"),
        ("1.234,5", "E105"), ("1,234.5", "E105"), ("37 timer", "E105"), ("=1+1", "E105"),
        ("1e3", "E105"), ("nan", "E105"), ("inf", "E105"), ("٣٧", "E105"), (",5", "E105"),
        ("9" * 5000, "E106"), ("🙂", "E105"),
    ],
)
def test_contracted_hours(text: str, value: object) -> None:
    assert read(CONTRACT, text) == value


def test_other_hours_may_be_none() -> None:
    assert (read(HOURS, "0"), read(HOURS, "3,5"), read(HOURS, "61")) == (0, 210, "E106")


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", 1), ("99", 99), ("2,0", 2), ("+3", 3), ("0", "E106"), ("-1", "E106"),
     ("100", "E106"), ("1000000", "E106"), ("2,5", "E107"), ("to", "E105")],
)
def test_children(text: str, value: object) -> None:
    assert read(CHILDREN, text) == value


def test_percent_with_and_without_its_sign() -> None:
    assert [read(PERCENT, text) for text in ("50", "50 %", "50%", "0", "101")] == [
        50, 50, 50, 0, "E106",
    ]


@pytest.mark.parametrize(
    "text", ["2026-11-03", "03-11-2026", "03.11.2026", "03/11/2026", "3-11-2026",
             "2026-11-03 00:00:00", "2026-11-03 08:15", "2026-11-03T08:15:30.5+01:00",
             "3-11-2026 kl. 8.15", "03/11/2026 8:15 PM"],
)
def test_dates_in_every_form(text: str) -> None:
    assert read(cells.day, text) == date(2026, 11, 3)


@pytest.mark.parametrize(
    "text", ["31-02-2024", "24/13/2026", "11/24/2026", "03-11/2026", "03-11-26", "2026/11/03",
             "3. november", "20261103", "2026-11-03 25:15", "2026-11-02T23:00Z", "0001-01-01",
             "31-12-9999", "46329"],
)
def test_dates_that_are_none(text: str) -> None:
    assert read(cells.day, text) == "E108"


def test_an_open_end_may_be_written_as_a_far_date() -> None:
    assert read(cells.last_day, "31-12-9999") == date(2100, 12, 31)


@pytest.mark.parametrize("text", ["ja", "JA", "yes", "1", "x", "X", "true"])
def test_yes(text: str) -> None:
    assert read(cells.truth, text) is True


@pytest.mark.parametrize("text", ["nej", "No", "0", "false"])
def test_no(text: str) -> None:
    assert read(cells.truth, text) is False


def test_neither() -> None:
    assert [read(cells.truth, text) for text in ("2", "måske", "-")] == ["E109"] * 3


@pytest.mark.parametrize("text", ["meget kompleks", "Meget  kompliceret", "VERY_COMPLEX"])
def test_complexities(text: str) -> None:
    assert read(cells.complexity, text) == "very_complex"


def test_interests() -> None:
    assert read(lists.interests, "vold:+2|unge : -1|a:b:0|vold:2") == (
        ("a:b", 0), ("unge", -1), ("vold", 2),
    )
    for text in ("vold", "vold:", ":1", "vold:3", "vold:1,5", "vold:1|vold:2", "v:1|x:9"):
        assert read(lists.interests, text) == "E110"


def test_every_fault_of_a_list_is_told() -> None:
    assert len(lists.interests("a:9|b:9|c:1", CONTEXT).faults) == 2
    assert len(lists.roles("captain|mentor|pilot", CONTEXT).faults) == 2
    assert lists.roles("captain|Mentor", CONTEXT).value == {"mentor"}


def test_words_of_the_model_in_any_case() -> None:
    assert read(cells.team, "MODTAGELSE") == "intake"
    assert read(lists.roles, "shop steward") == {"shop_steward"}
    fault = cells.team("Undersøgelsen", CONTEXT).faults[0]
    assert (fault.code, str(fault.fix)) == (
        "E102", "Write undersøgelse; the model knows intake, investigation, measures.",
    )


def test_nearest_does_not_depend_on_order() -> None:
    assert nearest("anm", ["ANX", "ANM"]) == nearest("anm", ["ANM", "ANX"]) == "ANM"
    assert nearest("abx", ["abd", "abc"]) == "abc"
    assert nearest("zzz", ["abc"]) is None
