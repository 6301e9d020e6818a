"""Exports and what is proposed for them, made once for all tests of a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assigner.api.profiles import suggest_profile

Write = Callable[[Path], list[Path]]
Proposed = Callable[[str, Write], tuple[str, Path]]


@pytest.fixture(scope="module")
def proposed(tmp_path_factory: pytest.TempPathFactory) -> Proposed:
    """By an export's name and what writes it into a new folder: the proposal, and the folder."""
    known: dict[str, tuple[str, Path]] = {}

    def of(name: str, write: Write) -> tuple[str, Path]:
        if name not in known:
            folder = tmp_path_factory.mktemp("given") / "export"
            known[name] = suggest_profile(write(folder)).text, folder
        return known[name]

    return of
