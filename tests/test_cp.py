"""CP-SAT without pandas for the command, and pandas after CP-SAT."""

import subprocess
import sys
from pathlib import Path

import pytest

import assigner
from tests.draws import covering
from tests.quiet import quiet

pytestmark = pytest.mark.landing

COMMAND = """
import sys
from assigner.without_pandas import load_ortools_without_pandas
load_ortools_without_pandas()
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
LIBRARY = """
import sys
from assigner.solve.cpsat import cp_model
import pandas
assert sys.modules["pandas"].DataFrame is pandas.DataFrame
assert cp_model.pd is pandas, "the program that imports us has a stand-in"
"""


@pytest.mark.parametrize("code", covering([COMMAND], [COMMAND, LIBRARY]))
def test_cp_sat_loads_without_pandas_for_the_command_alone(code: str) -> None:
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_the_command_loads_no_pandas(tmp_path: Path) -> None:
    watched = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('pandas' in sys.modules, file=sys.stderr))\n"
        "from assigner.__main__ import main\nmain()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", watched, "rebalance", str(quiet(tmp_path / "day")),
         "--leaves", "JENI", "--max-moves", "0"],
        capture_output=True, text=True, check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr.endswith("False\n")


def test_nobody_else_loads_it() -> None:
    sources = Path(assigner.__file__).parent.rglob("*.py")
    users = [path.name for path in sources if "from ortools.sat" in path.read_text("utf-8")]
    assert users == ["cpsat.py"]


def test_every_solver_is_made_in_one_place() -> None:
    """The guard against a known wrong certificate (google/or-tools #5293) cannot be forgotten."""
    from assigner.solve.cpsat import ask, cp_model  # noqa: PLC0415  # loads OR-Tools

    sources = Path(assigner.__file__).parent.rglob("*.py")
    makers = [path.name for path in sources if "CpSolver()" in path.read_text("utf-8")]
    assert makers == ["cpsat.py"]
    parameters = ask(cp_model.CpModel()).solver.parameters
    assert parameters.presolve_inclusion_work_limit == 0


def test_every_linear_programme_is_made_in_one_place() -> None:
    sources = Path(assigner.__file__).parent.rglob("*.py")
    users = [
        path.name for path in sources
        if "linear_solver import" in (text := path.read_text("utf-8")) or "math_opt" in text
    ]
    assert users == ["restricted_master.py"]
