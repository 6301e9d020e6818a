"""The names of the library: lazy, complete, and without the terminal."""

import subprocess
import sys
from pathlib import Path

import pytest

import assigner
from tests.quiet import quiet


def test_every_name_is_there() -> None:
    assert len(assigner.__all__) > 10
    for name in assigner.__all__:
        assert getattr(assigner, name) is not None, name


@pytest.mark.landing
def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, assigner; print(assigner.__version__); "
        "assert not {'pandas', 'ortools', 'click', 'rich'} & set(sys.modules), 'loaded'"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.landing
def test_the_library_needs_no_terminal(tmp_path: Path) -> None:
    code = (
        "import sys, assigner; "
        "assigner.read(sys.argv[1]).solve().frame(); "
        "assert not {'click', 'assigner.cli'} & set(sys.modules), 'click is loaded'"
    )
    day = quiet(tmp_path / "day")
    done = subprocess.run(
        [sys.executable, "-c", code, str(day)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
