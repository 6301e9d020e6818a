"""What every test may use."""

from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no defect: nothing here is timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]


@pytest.fixture
def nordby() -> Path:
    return ROOT / "instances" / "nordby" / "2026-11-23"


@pytest.fixture(autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test write into the user's own state."""
    monkeypatch.setenv("ASSIGNER_STATE", str(tmp_path_factory.mktemp("state")))


@pytest.fixture(autouse=True)
def _language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests read English unless they ask for something else."""
    monkeypatch.setenv("ASSIGNER_LANG", "en")


@pytest.fixture(autouse=True)
def _started_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Next steps are printed as for who types `assigner`, though `uv run` started the tests."""
    monkeypatch.delenv("UV_RUN_RECURSION_DEPTH", raising=False)
