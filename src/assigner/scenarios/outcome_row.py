"""A run of a simulation as a row that can be kept, and read again to the last digit."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from assigner.scenarios.simulate import Outcome
from assigner.simulation.setting import Practice
from assigner.simulation.tally import Passed, Week

OutcomeRow = Mapping[str, Any]


def outcome_row(one: Outcome) -> OutcomeRow:
    """The run, with its policy by name."""
    return {
        "policy": one.practice.name, "seed": one.seed, "measures": dict(one.measures),
        "staffing": {team: list(posts) for team, posts in one.staffing.items()},
        "passed": {phase: asdict(found) for phase, found in one.passed.items()},
        "weeks": [list(week) for week in one.weeks],
    }


def outcomes(rows: Sequence[OutcomeRow], practices: Sequence[Practice]) -> Sequence[Outcome]:
    """The runs of these policies that were kept."""
    known = {one.name: one for one in practices}
    return [
        Outcome(
            known[row["policy"]], row["seed"], row["measures"],
            {team: (posts[0], posts[1], posts[2]) for team, posts in row["staffing"].items()},
            {phase: Passed(**found) for phase, found in row["passed"].items()},
            tuple(Week(*week) for week in row["weeks"]),
        )
        for row in rows if row["policy"] in known
    ]
