"""What is proved impossible moves nobody, and says so of nobody."""

from pathlib import Path

from tests.cli.offices import write
from tests.cli.runner import run


def test_nobody_gains_by_what_cannot_be(tmp_path: Path) -> None:
    folder = write(tmp_path / "office", {}, {"C-1": {}})
    ran = run("rebalance", folder, "--leaves", "X:2026-11-24", "--pin", "C-1=X")
    assert ran.code == 3
    assert "impossible as pinned" in ran.out
    assert "Who gains" not in ran.out
