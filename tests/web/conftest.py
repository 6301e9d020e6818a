"""One office, one solved day, for all tests of pages."""

import shutil
from pathlib import Path

import pytest

from assigner.web.app import House
from tests.cli.offices import write
from tests.cli.runner import run
from tests.pages.conftest import CASES, PEOPLE
from tests.web.house import Browser, house


@pytest.fixture(scope="session")
def solved_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one small day and its plan; never written to."""
    root = tmp_path_factory.mktemp("served")
    day = write(root / "2026-11-23", PEOPLE, CASES)
    assert run("solve", day, "-o", day / "plan.json").code == 0
    return root


@pytest.fixture
def served(solved_office: Path, tmp_path: Path) -> House:
    """A copy of it, served."""
    root = tmp_path / "office"
    shutil.copytree(solved_office, root)
    return house(root, tmp_path / "ledger.db")


@pytest.fixture
def ulla(served: House) -> Browser:
    """Somebody who is in."""
    return Browser(served)
