"""A model written out, kept and read again is the same model."""

import json
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from assigner.errors import ModelError
from assigner.policy import builtin, load
from assigner.policy.written_out import written_out
from tests.cli.offices import write
from tests.cli.runner import run
from tests.draws import one_in

VARIANT = """extends = "uk-points"
title = "Two teams"
[teams]
investigation = false
[phases]
investigation = false
[rules]
district = false
[balance]
tolerance = 1
[capacity]
fixed_hours = { value = 6.5, status = "measured", source = "May", interval = [5, 8] }
"""


def again(text: str, folder: Path) -> str:
    file = folder / "shown.toml"
    file.write_text(text, encoding="utf-8")
    assert "extends" not in tomllib.loads(text)
    return load(str(file)).sha256


@pytest.mark.landing
@pytest.mark.parametrize("name", one_in(2, builtin(), also=("fair-over-time",)))
def test_a_model_of_ours(name: str, tmp_path: Path) -> None:
    assert again(written_out(name), tmp_path) == load(name).sha256


@pytest.mark.landing
def test_a_variant_says_where_each_part_is_from(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(VARIANT, encoding="utf-8")
    text = written_out(str(file), {"balance.measure": "leximax"})
    changed = load(str(file), {"balance.measure": "leximax"})
    assert again(text, tmp_path) == changed.sha256
    lines = text.splitlines()
    (fixed,) = [line for line in lines if line.startswith("fixed_hours")]
    assert fixed.endswith(f"# {file}")
    assert "interval = [5, 8]" in fixed
    (measure,) = [line for line in lines if line.startswith("measure = ")]
    assert measure == 'measure = "leximax" # -S balance.measure=leximax'
    assert "# models/danish-child-welfare.toml" in lines
    assert "undersøgelse" not in text.casefold().partition("[weights")[0]
    assert text == written_out(str(file), {"balance.measure": "leximax"})


def test_a_number_changed_loses_its_interval_and_keeps_it_with_its_value(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(VARIANT, encoding="utf-8")
    assert load(str(file)).capacities.fixed_hours.interval == (Decimal(5), Decimal(8))
    changed = load(str(file), {"capacity.fixed_hours": "7"}).capacities.fixed_hours
    assert (changed.interval, changed.status) == (None, "assumed")
    file.write_text(VARIANT.replace("[5, 8]", "[7, 8]"), encoding="utf-8")
    with pytest.raises(ModelError, match=r"interval = \[low, high\]"):
        load(str(file))


def test_rules_tell_the_interval(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(VARIANT, encoding="utf-8")
    assert "6.5 hours a week (5 to 8)" in " ".join(run("rules", file).out.split())


def test_the_command(tmp_path: Path) -> None:
    shown = run("model", "show", "finnish-law")
    assert shown.code == 0
    assert again(shown.out, tmp_path) == load("finnish-law").sha256
    assert run("model", "show", "no-such-model").code == 1


CASES = {f"C-{n}": {"phase": phase, "complexity": level} for n, (phase, level) in enumerate([
    ("intake", "simple"), ("intake", "very_complex"), ("investigation", "complex"),
    ("measures", "very_complex")])}


@pytest.mark.landing
@pytest.mark.parametrize("name", ["danish-child-welfare", "variant"])
def test_the_plan_is_the_same_to_the_last_reason(name: str, tmp_path: Path) -> None:
    """Not the fingerprint alone: who gets what, at which loads, what bound and what was proven."""
    variant = tmp_path / "ours.toml"
    variant.write_text(VARIANT.replace("investigation = false", ""), encoding="utf-8")
    model = str(variant) if name == "variant" else name
    shown = tmp_path / "shown.toml"
    shown.write_text(run("model", "show", model).out, encoding="utf-8")
    day = write(tmp_path / "day", {
        "Y": {"team": "Undersøgelse"}, "Z": {"team": "Foranstaltning"}}, CASES)
    plans = [json.loads(run("solve", day, "-m", by, "--format", "json", "--seed", "1").out)
             for by in (model, str(shown))]
    assert len(plans[0]["assignments"]) == len(CASES)
    assert plans[0]["model"]["sha256"] == plans[1]["model"]["sha256"]
    assert _of_the_day(plans[0]) == _of_the_day(plans[1])


def _of_the_day(value: object) -> object:
    """A document without the name of its model, and without what a clock says."""
    if isinstance(value, dict):
        return {key: _of_the_day(item) for key, item in value.items()
                if key not in {"model", "wall_seconds"}}
    return [_of_the_day(item) for item in value] if isinstance(value, list) else value
