"""CP-SAT without pandas, and pandas after CP-SAT."""

import subprocess
import sys
from pathlib import Path

import assigner

BOTH = """
import sys
from assigner.solve.cpsat import cp_model
assert "pandas" not in sys.modules
model = cp_model.CpModel()
x = model.new_int_var(0, 3, "x")
model.maximize(x)
solver = cp_model.CpSolver()
assert solver.solve(model) == cp_model.OPTIMAL and solver.value(x) == 3
import pandas
assert len(pandas.DataFrame({"a": [1]})) == 1
"""


def test_cp_sat_loads_without_pandas_and_leaves_it_alone() -> None:
    ran = subprocess.run([sys.executable, "-c", BOTH], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_nobody_else_loads_it() -> None:
    sources = Path(assigner.__file__).parent.rglob("*.py")
    users = [path.name for path in sources if "ortools.sat" in path.read_text("utf-8")]
    assert users == ["cpsat.py"]


def test_every_solver_is_made_in_one_place() -> None:
    """The guard against a known wrong certificate (google/or-tools #5293) cannot be forgotten."""
    from assigner.solve.cpsat import solver  # noqa: PLC0415  # loads OR-Tools

    sources = Path(assigner.__file__).parent.rglob("*.py")
    makers = [path.name for path in sources if "CpSolver()" in path.read_text("utf-8")]
    assert makers == ["cpsat.py"]
    assert solver().parameters.presolve_inclusion_work_limit == 0
