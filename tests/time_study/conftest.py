"""An office and what its people registered, as files."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from assigner.api.vocabulary import vocabulary
from assigner.files.whole import write_whole
from assigner.policy import load
from assigner.time_study.wanted import SoughtNumbers
from tests.time_study.planted import Plan, office, registered, truth

PLANTED = Plan(persons=18, cases=14, weeks=3)


@dataclass(frozen=True)
class Study:
    """`day`: the instance; `hours`: the registrations; `planted`: the numbers behind them."""

    day: Path
    hours: Path
    planted: dict[str, float]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Study:
    folder = tmp_path_factory.mktemp("study")
    policy = load("danish-child-welfare")
    wanted = SoughtNumbers(policy, PLANTED.first_weeks)
    day, planted = office(policy, PLANTED, 11), truth(wanted, 11)
    write_whole(folder / "day", day, vocabulary(policy))
    with (folder / "hours.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["caseworker", "week", "case", "kind", "minutes"])
        for one in registered(day, wanted, planted, PLANTED, 11):
            assert one.week is not None
            year, week, _ = one.week.isocalendar()
            rows.writerow([one.caseworker, f"{year}-W{week:02}", one.case, one.kind, one.minutes])
    return Study(folder / "day", folder / "hours.csv", planted)
