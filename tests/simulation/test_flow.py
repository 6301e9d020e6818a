"""A flow that cannot be used is told, every fault at once."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from assigner.errors import ModelError
from assigner.simulation.flow import Contacts, Flow, PhaseFlow, StaffFlow, load_flow, own_flow

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
    assert re.search(r"flow\.toml:\d+: arrivals", told)
    assert 'the unit is "cases"; write "cases a day per hundred caseworkers"' in told
    assert "phases.measures.worked_off: is missing; write true or false" in told


def test_unknown_phases_too_much_and_circles(tmp_path: Path) -> None:
    assert "intakes" in refusal(tmp_path, TEXT.replace('entry = "intake"', 'entry = "intakes"'))
    assert "more than all" in refusal(tmp_path, TEXT.replace("value = 0.65", "value = 0.99"))
    circle = TEXT.replace("to = {}", 'to = { investigation = { value = 0.1, unit = "share", '
                                     'status = "assumed", source = "x" } }')
    assert "circle" in refusal(tmp_path, circle)
    assert "flow.toml:1: is not TOML: there is no value" in refusal(tmp_path, "entry = ")
    with pytest.raises(ModelError, match="cannot be read"):
        load_flow(tmp_path / "none.toml", PHASES)


def test_an_office_has_its_own_beside_its_days_or_its_model(tmp_path: Path) -> None:
    day, models = tmp_path / "office" / "2026-11-23", tmp_path / "models"
    for folder in (day, models):
        folder.mkdir(parents=True)
    ours, book = models / "ours.toml", day / "day.xlsx"
    assert own_flow(day, str(ours)) is None
    for place in (models, day.parent, day):
        file = place / "flow.toml"
        file.write_text(TEXT, encoding="utf-8")
        assert own_flow(day, str(ours)) == file
    assert own_flow(book, "danish-child-welfare") == day / "flow.toml"
    (day / "flow.toml").unlink()
    assert own_flow(book, "danish-child-welfare") is None, "a folder of workbooks is no office"


def test_other_phases_and_no_flow_say_what_to_write_and_where() -> None:
    with pytest.raises(ModelError, match=r"survey\. Begin a flow\.toml with `assigner model flow"):
        load_flow(None, frozenset({"survey"}))


def test_meetings_are_both_or_neither(tmp_path: Path) -> None:
    without = "\n".join(line for line in TEXT.splitlines() if not line.startswith("network"))
    (tmp_path / "flow.toml").write_text(without, encoding="utf-8")
    assert load_flow(tmp_path / "flow.toml", PHASES).contacts.network is None
    half = "\n".join(line for line in TEXT.splitlines() if not line.startswith("network_within"))
    assert "go together" in refusal(tmp_path, half)


def test_an_office_may_plan_no_contacts_at_all(tmp_path: Path) -> None:
    above, _, below = TEXT.partition("[contacts]")
    people = "[people]" + below.partition("[people]")[2]
    (tmp_path / "flow.toml").write_text(above + people, encoding="utf-8")
    assert load_flow(tmp_path / "flow.toml", PHASES).contacts == Contacts()
    first = ('[contacts]\nfirst = { value = 4, unit = "working days", status = "local", '
             'source = "x" }\n')
    (tmp_path / "flow.toml").write_text(above + first + people, encoding="utf-8")
    assert load_flow(tmp_path / "flow.toml", PHASES).contacts.follow_up is None
    half = "\n".join(line for line in TEXT.splitlines() if not line.startswith("follow_up_within"))
    assert "follow_up and follow_up_within go together" in refusal(tmp_path, half)


def test_its_page_has_every_key_and_a_whole_example(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "flow.md").read_text(encoding="utf-8")
    keys = {*Flow.model_fields} - {"phases", "contacts", "people"}
    keys |= {f"phases.NAME.{key}" for key in PhaseFlow.model_fields} - {"phases.NAME.to"}
    keys |= {f"contacts.{key}" for key in Contacts.model_fields} | {"phases.NAME.to.NAME"}
    keys |= {f"people.{key}" for key in StaffFlow.model_fields}
    assert set(re.findall(r"^\| `([\w.]+)` \|", page, re.MULTILINE)) == keys
    example = page.partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "flow.toml").write_text(example, encoding="utf-8")
    load_flow(tmp_path / "flow.toml", frozenset({"survey", "permit", "felling"}))
