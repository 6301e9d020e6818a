"""Whatever file of TOML an office writes, a slip of the pen is told by line, in its language."""

from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.draws import looped

HALF = 'a = "b"\nb = \n'


@pytest.mark.parametrize(("lang", "said"), looped(1, [
    ("en", "there is no value"), ("da", "værdien mangler"),
]))
@pytest.mark.parametrize("file", looped(
    1, ["ours.toml", "changes.toml", "instance.toml", "profile.toml"]))
def test_a_slip_is_told_by_its_line(tmp_path: Path, lang: str, said: str, file: str) -> None:
    day = tmp_path / "day"
    assert run("init", day).code == 0
    path = (day if file == "instance.toml" else tmp_path) / file
    path.write_text(HALF, encoding="utf-8")
    ran = {
        "ours.toml": lambda: run("rules", path, "--lang", lang),
        "changes.toml": lambda: run("rebalance", "instances/nordby/2026-11-23", "--change", path,
                                    "--lang", lang),
        "instance.toml": lambda: run("check", day, "--lang", lang),
        "profile.toml": lambda: run("check", day, "--profile", path, "--lang", lang),
    }[file]()
    told = " ".join((ran.out + ran.err).split())
    assert said in told, told
    assert f"{file}:2" in told, told
