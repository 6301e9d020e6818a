"""At 80 columns, as in a pipe, nothing of a table is cut, and no key broken inside a word."""

import pytest

from tests.cli.runner import run

pytestmark = pytest.mark.landing

NORDBY = "instances/nordby/2026-11-23"


@pytest.mark.parametrize("lang", ["en", "da"])
def test_no_cell_is_cut_at_80_columns(lang: str) -> None:
    ran = run("--lang", lang, "compare", NORDBY, "-m", "danish-child-welfare", "--baseline",
              "equal-number")
    assert ran.code == 0, ran.err
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "…" not in ran.out


def test_no_key_of_a_model_breaks_inside_a_word() -> None:
    told = run("rules", "probation-england").out
    assert max(map(len, told.splitlines())) <= 80
    for key in ("phases.custody.a0.contacts_a_", "phases.parole_report.a3.full_",
                "reductions.long_term_sickness_"):
        assert f"\n{key} " in told
