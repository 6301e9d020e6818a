"""A comparison in a pipe is 80 columns wide, and nothing in it is cut."""

import pytest

from tests.cli.runner import run

NORDBY = "instances/nordby/2026-11-23"


@pytest.mark.parametrize("lang", ["en", "da"])
def test_no_cell_is_cut_at_80_columns(lang: str) -> None:
    ran = run("--lang", lang, "compare", NORDBY, "-m", "danish-child-welfare", "--baseline",
              "equal-number")
    assert ran.code == 0, ran.err
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "…" not in ran.out
