"""A flow that cannot be used is told, every fault at once."""

from importlib.resources import files
from pathlib import Path

import pytest

from assigner.errors import ModelError
from assigner.simulation.flow import load_flow

PHASES = frozenset({"intake", "investigation", "measures"})
TEXT = (files("assigner.simulation") / "flow.toml").read_text(encoding="utf-8")


def refusal(folder: Path, text: str) -> str:
    (folder / "flow.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError) as told:
        load_flow(folder / "flow.toml", PHASES)
    return str(told.value)


def test_every_number_has_unit_status_and_source() -> None:
    assert TEXT.count("value =") == TEXT.count("unit =") == TEXT.count("source =")


def test_wrong_units_and_missing_parts_together(tmp_path: Path) -> None:
    told = refusal(tmp_path, TEXT.replace('value = 12.3, unit = "cases a day per hundred '
                                          'caseworkers"', 'value = 12.3, unit = "cases"')
                   .replace("worked_off = false\n", ""))
    assert "arrivals" in told
    assert "phases.measures.worked_off" in told


def test_unknown_phases_too_much_and_circles(tmp_path: Path) -> None:
    assert "intakes" in refusal(tmp_path, TEXT.replace('entry = "intake"', 'entry = "intakes"'))
    assert "more than all" in refusal(tmp_path, TEXT.replace("value = 0.65", "value = 0.99"))
    circle = TEXT.replace("to = {}", 'to = { investigation = { value = 0.1, unit = "share", '
                                     'status = "assumed", source = "x" } }')
    assert "circle" in refusal(tmp_path, circle)
    assert "TOML" in refusal(tmp_path, "entry = ")
    with pytest.raises(ModelError, match="cannot be read"):
        load_flow(tmp_path / "none.toml", PHASES)
