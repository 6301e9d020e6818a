"""docs/library.md is a tour that runs: every block, one after the other, in one program."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.docs.pages import ROOT

_BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


def test_the_tour_runs(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "instances", tmp_path / "instances")
    page = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    blocks = _BLOCK.findall(page)
    assert len(blocks) >= 6
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(blocks)], cwd=tmp_path, capture_output=True, text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "optimal 19 cases" in done.stdout
    assert (tmp_path / "report.html").stat().st_size > 10_000
