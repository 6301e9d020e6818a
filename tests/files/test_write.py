"""An instance that is written is read back as it was."""

from datetime import date
from pathlib import Path

import pytest

from assigner.errors import AssignerError
from assigner.files.read import read
from assigner.files.write import write_instance
from assigner.instance import Instance
from assigner.population.survey import survey
from tests.files.nordby import NORDBY, VOCABULARY
from tests.office import case, held, worker

DAY = date(2026, 11, 23)


@pytest.mark.landing
def test_nordby_written_and_read_back_is_nordby(tmp_path: Path) -> None:
    there = read(NORDBY, VOCABULARY).require()
    write_instance(tmp_path, there, "a note\nof two lines")
    back = read(tmp_path, VOCABULARY)
    assert back.require().sha256 == there.sha256
    assert [w.code for w in back.warnings] == ["W218", "W247", "W247"]  # as in Nordby itself


@pytest.mark.landing
def test_the_survey_written_and_read_back(tmp_path: Path) -> None:
    there = survey(0, DAY)[0]
    write_instance(tmp_path, there)
    assert read(tmp_path, None).require().sha256 == there.sha256


def test_every_kind_of_cell(tmp_path: Path) -> None:
    there = Instance(
        date=DAY, model="m", title='a "quoted" \\ title', office="Æbleø",
        caseworkers=(
            worker("A", max_cases=0, max_new_cases=3, capacity_percent=50, capacity_until=DAY,
                   absent_from=DAY, weekly_minutes=37 * 60 - 20, capacity_minutes=0),
            worker("B", roles=frozenset({"mentor"}), interests=(("school", -2), ("x", 1))),
        ),
        cases=(
            case("1", given_to="A", given_co="B", birth_day=1, two_advisers=True,
                 weight_minutes=61, disqualified=frozenset({"A", "B"}), reassessment=True),
        ),
        caseload=(held("2", "A", co_caseworker="B", assigned=DAY, frozen=True, children=1),),
    )
    write_instance(tmp_path, there)
    assert read(tmp_path, None).require() == there


@pytest.mark.landing
def test_nothing_is_overwritten(tmp_path: Path) -> None:
    there = survey(0, DAY)[0]
    write_instance(tmp_path, there)
    with pytest.raises(AssignerError, match="nothing is overwritten"):
        write_instance(tmp_path, there)
