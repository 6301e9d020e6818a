"""docs/library.md is a tour that runs: every block, one after the other, in one program."""

import re
import shutil
from pathlib import Path

import pytest

from tests.docs.pages import ROOT
from tests.quiet import quiet

pytestmark = pytest.mark.landing

_BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("cases", [
    ("S-10673", "S-10674", "S-10688", "S-10691"),
    pytest.param((), marks=pytest.mark.long, id="all"),
], ids=len)
def test_the_tour_runs(
    cases: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """On the page's own day among the long tests; in every run on a few of its cases."""
    shutil.copytree(ROOT / "instances", tmp_path / "instances")
    if cases:
        quiet(tmp_path / "instances" / "nordby" / "2026-11-23", cases)
    page = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    blocks = _BLOCK.findall(page)
    assert len(blocks) >= 6
    monkeypatch.chdir(tmp_path)
    count = len(cases) or 19
    program = "\n".join(blocks).replace("placed == 19", f"placed == {count}")
    exec(compile(program, "library.md", "exec"), {"__name__": "__main__"})
    assert f"optimal {count} cases" in capsys.readouterr().out
    assert (tmp_path / "report.html").stat().st_size > 10_000
