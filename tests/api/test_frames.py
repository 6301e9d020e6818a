"""Data frames as pandas has them: odd labels, cells and types, each read or told."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

import assigner

MODEL = "danish-child-welfare"
PEOPLE = pd.DataFrame({
    "id": ["ANNA", "BO", "ÆØÅ"], "team": "intake", "weekly_hours": [37, 30, 37.0],
    "hired": "2015-01-01",
})
CASES = pd.DataFrame({
    "id": ["C1", "C2"], "phase": "intake", "complexity": ["simple", "complex"],
})


def day(people: Any = PEOPLE, cases: Any = CASES, model: Any = MODEL) -> assigner.Day:
    return assigner.Day.from_frames(people, cases, date="2026-11-23", model=model, office="X")


def places(cases: pd.DataFrame) -> list[int | None]:
    return [fault.row for fault in day(cases=cases.assign(phase="nowhere")).faults]


@pytest.mark.parametrize(("labels", "told"), [
    ([10, 20], [10, 20]), ([-1, 0], [-1, 0]), ([5, 5], [0, 1]), ([True, False], [0, 1]),
    (["p", "q"], [0, 1]), ([0.5, 1.5], [0, 1]),
])
def test_a_row_is_named_by_its_label_or_its_place(labels: list[Any], told: list[int]) -> None:
    assert places(CASES.set_index(pd.Index(labels))) == told


def test_frames_laid_end_to_end_have_their_doubles_told() -> None:
    told = day(cases=pd.concat([CASES, CASES])).faults
    assert [(fault.code, fault.row) for fault in told] == [("E120", 2), ("E120", 3)]


def test_a_fault_of_the_header_is_of_no_row() -> None:
    (told,) = day(PEOPLE.set_index("id")).faults
    assert (told.code, told.file, told.row) == ("E141", "caseworkers", None)
    (extra,) = day(PEOPLE.assign(foo=1)).warnings
    assert (extra.code, extra.row) == ("W201", None)


@pytest.mark.parametrize("skills", [
    np.array(["arabic", "court"]), pd.Series(["arabic", "court"]), ("arabic", "court"),
    {"arabic", "court"}, pd.array(["arabic", "court"]),
])
def test_a_list_of_any_kind_is_a_list(skills: Any) -> None:
    people = PEOPLE.assign(skills=pd.Series([skills, np.array([]), None], dtype=object))
    first, second, third = day(people).require()[0].caseworkers
    assert first.skills == {"arabic", "court"}
    assert second.skills == third.skills == frozenset()


@pytest.mark.parametrize("frame", [[{"id": "A"}], {"id": ["A"]}, PEOPLE["id"]])
def test_what_is_no_frame_is_told(frame: Any) -> None:
    with pytest.raises(assigner.InputError, match="caseworkers: a pandas data frame is wanted"):
        day(frame)


def test_a_day_of_a_time_zone_is_its_day_there() -> None:
    hired = pd.to_datetime(PEOPLE["hired"]).dt.tz_localize("Europe/Copenhagen")
    read = day(PEOPLE.assign(hired=hired)).require()[0].caseworkers
    assert {one.hired for one in read} == {date(2015, 1, 1)}
    told = day(PEOPLE.assign(hired=hired.dt.tz_convert("UTC"))).faults
    assert {fault.code for fault in told} == {"E108"}
    assert "2014-12-31T23:00:00Z" in str(told[0])
    assert day(PEOPLE.assign(hired=pd.to_datetime(PEOPLE["hired"], utc=True))).faults == ()


@pytest.mark.parametrize("cells", [
    {"children": pd.array([1, None], dtype="Int64")}, {"children": [2.0, np.nan]},
    {"children": np.array([1, 2], dtype="float32")},
    {"two_advisers": pd.array([True, None], dtype="boolean")},
    {"due": [np.datetime64("2026-12-01"), None]}, {"phase": pd.Categorical(["intake"] * 2)},
    {"due": pd.PeriodIndex(["2026-12-01"] * 2, freq="D")},
])
def test_any_type_of_pandas_is_read(cells: dict[str, Any]) -> None:
    assert day(cases=CASES.assign(**cells)).faults == ()


@pytest.mark.parametrize("when", [pd.NaT, None, pd.Timestamp("2026-11-22 23:30", tz="UTC")])
def test_what_is_no_day_is_told(when: Any) -> None:
    with pytest.raises(assigner.InputError, match="is no day"):
        assigner.Day.from_frames(PEOPLE, CASES, date=when, model=MODEL)


def test_a_day_of_numpy_is_one() -> None:
    found = assigner.Day.from_frames(PEOPLE, CASES, date=np.datetime64("2026-11-23"), model=MODEL)  # type: ignore[arg-type]
    assert found.date == date(2026, 11, 23)


def test_under_another_model_its_words_are_asked_for() -> None:
    with pytest.raises(assigner.InputError, match='"intake" is not a team'):
        day().compare([MODEL, "legal-aid"])
    side_by_side = day().compare([MODEL, "equal-numbers"])
    assert side_by_side.names == [MODEL, "equal-numbers"]


def test_what_becomes_of_a_frame_later_changes_no_day() -> None:
    people = PEOPLE.copy()
    read = day(people)
    people["team"] = "nowhere"
    assert read.compare([MODEL]).frame()["differs"].tolist() == [False, False]
