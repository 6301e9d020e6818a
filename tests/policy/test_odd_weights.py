"""Weights that are likely a slip are told; those of the built-in models are none."""

from pathlib import Path

import pytest

from assigner.policy import builtin, load
from assigner.policy.odd_weights import odd_weights
from tests.cli.runner import run
from tests.draws import looped


@pytest.mark.parametrize("name", looped(1, builtin()))
def test_no_built_in_model_has_a_slip(name: str) -> None:
    assert [str(told) for told in odd_weights(load(name))] == []


def test_the_lightest_that_outweighs_the_heaviest_is_told(tmp_path: Path) -> None:
    file = tmp_path / "m.toml"
    assert run("model", "new", file, "--phases", "a,b", "--levels", "light,heavy").code == 0
    text = file.read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line.startswith("full_load"))
    file.write_text(text.replace(
        first, 'hours_a_month = { value = 150, unit = "hours a month", status = "assumed" }', 1),
        encoding="utf-8")
    told = run("rules", file).err
    assert "the lightest case, light, weighs more than the heaviest, heavy: 150.0 and" in told
    assert "more than anybody at full time has for cases" in told
