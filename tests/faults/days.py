"""Days one after another with the commands of a user, and the caseload they end with."""

import csv
from pathlib import Path

from tests.cli.runner import Ran, run

HERE = Path(__file__).parent


def done(*args: object) -> Ran:
    """A command that must succeed."""
    ran = run(*args)
    assert ran.code == 0, ran.err
    return ran


def held(folder: Path) -> dict[str, dict[str, str]]:
    """The open cases of a folder by id; columns nobody has filled are blank."""
    columns = ("caseworker", "co_caseworker", "assigned", "cover_until", "cover_for")
    with (folder / "caseload.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: {key: row.get(key, "") for key in columns}
                for row in csv.DictReader(file)}


def next_day(plan: Path, to: Path, day: str, instance: Path) -> Path:
    """The day after a plan, as a folder."""
    done("next", plan, "-o", to, "--day", day, "--instance", instance)
    return to


def solved(folder: Path) -> Path:
    """A day solved, beside its folder."""
    plan = folder.with_suffix(".json")
    done("solve", folder, "-o", plan)
    return plan
