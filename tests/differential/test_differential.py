"""A few days of the differential run, and every day on which it ever found something.

The whole of it: `uv run python -m tests.differential --days 10000` (about an hour of one core).
"""

import tomllib
from pathlib import Path

import pytest

from assigner.solve.cpsat import cp_model
from assigner.solve.outcome import Outcome
from assigner.statement import Statement, state
from tests.differential import ways
from tests.differential.ways import WAYS, Day, cpsat_under, differences
from tests.draws import looped
from tests.properties.offices import Drawn

FOUND = sorted(Path(__file__).with_name("found").glob("*.toml"))


DAYS = [
    *(pytest.param(Day.numbered(seed), marks=() if seed < 5 else pytest.mark.long)
      for seed in range(12)),
    *(
        # One of them takes half a minute of processor time.
        pytest.param(found, marks=pytest.mark.long if found.seed == 3443 else ())
        for file in FOUND
        for found in [Day(**tomllib.loads(file.read_text(encoding="utf-8")))]
    ),
]


@pytest.mark.parametrize("day", looped(1, DAYS), ids=lambda day: f"day-{day.seed}")
def test_every_way_says_the_same(day: Day) -> None:
    assert differences(day) == []


def test_parameters_reach_every_solver() -> None:
    """A way that changed nothing would agree with everything."""
    model = cp_model.CpModel()
    model.add(model.new_bool_var("x") + model.new_bool_var("y") == 1)
    solver = cp_model.CpSolver()
    with cpsat_under(cp_model_presolve=False, random_seed=7):
        solver.solve(model)
    assert (solver.parameters.cp_model_presolve, solver.parameters.random_seed) == (False, 7)


@pytest.mark.landing
def test_a_wrong_proof_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One way that answers for another day: said, not passed over."""
    other = Day(5, "sumsq", 4, 3, 0, tolerance=False).drawn()

    def astray(day: Drawn, statement: Statement) -> Outcome:
        del day, statement
        return WAYS["the engine"](other, state(other.problem, other.rules))

    monkeypatch.setattr(ways, "WAYS", {"the engine": WAYS["the engine"], "astray": astray})
    assert all(differences(Day(seed, "sumsq", 4, 3, 0, tolerance=False)) for seed in (1, 2, 3))
