"""The wheel in an environment of its own, with the core dependencies alone."""

import shutil
import subprocess

import pytest

from tests.docs.pages import ROOT

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("uv") is None, reason="uv is not installed"),
]


def test_the_first_lines_of_the_tour_run_where_nothing_else_is_installed() -> None:
    done = subprocess.run([ROOT / ".ci" / "wheel"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "optimal 19 cases" in done.stdout
    assert "Verified: 19 cases placed" in done.stdout
