"""A folder with a plan and its proof, made once; tests add files of their own names."""

from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.proof.made import NORDBY


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    plan, proof = folder / "plan.json", folder / "plan.proof"
    assert run("solve", NORDBY, "-o", plan, "--proof", proof).code == 0
    return folder
