"""A proof is checked where OR-Tools is not installed; what needs it says so."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assigner.extras import NO_SOLVER
from tests.proof.made import NORDBY

pytestmark = pytest.mark.landing

ROOT = Path(__file__).parents[2]
WITHOUT = """
import importlib.metadata, sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "ortools":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Blocked())
found = importlib.metadata.Distribution.from_name
def known(name):
    if name == "ortools":
        raise importlib.metadata.PackageNotFoundError(name)
    return found(name)
importlib.metadata.Distribution.from_name = known
from assigner.__main__ import main
main()
"""


def without_ortools(folder: Path, *args: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT, *map(str, args)],
        cwd=folder, capture_output=True, text=True, check=False,
    )


def test_verify_checks_a_proof_where_the_solver_is_not_installed(kept: Path) -> None:
    done = without_ortools(
        kept, "verify", "plan.json", "--proof", "plan.proof", "--instance", NORDBY
    )
    assert done.returncode == 0, done.stderr
    assert "fit: shown that nothing costs less than 39 points" in done.stdout


@pytest.mark.parametrize("command", [
    ("solve", NORDBY), *(pytest.param(command, marks=pytest.mark.long) for command in (
        ("diagnose", NORDBY), ("rebalance", NORDBY, "--leaves", "TINI"),
        ("verify", "plan.json", "--instance", NORDBY, "--again"),
    )),
])
def test_what_needs_the_solver_says_that_it_is_not_installed(
    kept: Path, command: tuple[object, ...]
) -> None:
    done = without_ortools(kept, *command)
    assert done.returncode == 1
    assert done.stderr.endswith("OR-Tools is not installed, and nothing is solved without it. "
                                "Install it: pip install ortools\n"), done.stderr


def test_the_library_says_so_too(kept: Path) -> None:
    asked = f"""
import assigner
try:
    assigner.read({str(NORDBY)!r}).solve()
except assigner.AssignerError as error:
    print(type(error).__name__, error)
"""
    program = WITHOUT.replace("from assigner.__main__ import main\nmain()", asked)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=kept, capture_output=True, text=True, check=True,
    )
    assert done.stdout == f"MissingExtra {NO_SOLVER}\n"


@pytest.mark.long
@pytest.mark.skipif(shutil.which("uv") is None, reason="uv is not installed")
def test_a_proof_is_checked_in_an_environment_that_has_no_solver(
    kept: Path, tmp_path: Path
) -> None:
    def uv(*args: object) -> str:
        return subprocess.run(
            ["uv", *map(str, args)], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout

    needed = uv("export", "-q", "--no-dev", "--no-emit-project", "--no-hashes").splitlines()
    pinned = tmp_path / "pinned.txt"
    pinned.write_text("\n".join(line for line in needed if not line.startswith("ortools")))
    python = tmp_path / "env" / "bin" / "python"
    uv("venv", "-q", tmp_path / "env")
    uv("pip", "install", "-q", "--python", python, "-r", pinned)
    uv("pip", "install", "-q", "--python", python, "--no-deps", ROOT)
    missing = subprocess.run([python, "-c", "import ortools"], capture_output=True, check=False)
    assert b"No module named 'ortools'" in missing.stderr
    done = subprocess.run(
        [python, "-m", "assigner", "verify", "plan.json", "--proof", "plan.proof",
         "--instance", NORDBY],
        cwd=kept, capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "every tier proven, proof checked without a solver" in done.stdout
