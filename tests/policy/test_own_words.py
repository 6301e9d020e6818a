"""A model's own words: levels, units of count, headers; inherited parts taken out by false."""

import re
from pathlib import Path

import pytest

from assigner.called import Called
from assigner.errors import ModelError
from assigner.files.columns import SCHEMAS
from assigner.policy import Policy, builtin, load
from assigner.policy.own_words import COMPLEXITIES_AS_WRITTEN, FREE, NEEDED, THREE

DANISH = "danish-child-welfare"
LIGHT = """
contacts_a_month = { value = 1, unit = "contacts a month", status = "assumed" }
hours_a_contact = { value = 1, unit = "hours a contact", status = "assumed" }
fixed_hours = { value = 1, unit = "hours a month", status = "assumed" }
"""
WITHOUT_THE_HEAVIEST = """
complexities.very_complex = false
rules.very_complex_ceiling = false
rules.newcomer = false
"""


def variant(folder: Path, text: str) -> Policy:
    (folder / "mine.toml").write_text(f'extends = "{DANISH}"\n{text}', encoding="utf-8")
    return load("mine.toml", beside=folder)


def told(folder: Path, text: str) -> str:
    with pytest.raises(ModelError) as refused:
        variant(folder, text)
    return str(refused.value)


def test_every_model_without_levels_has_the_three() -> None:
    assert load(DANISH).complexities == THREE
    assert load(DANISH).complexity_names["meget kompleks"] == "very_complex"


def test_a_level_is_taken_out_with_all_that_is_said_about_it(tmp_path: Path) -> None:
    policy = variant(tmp_path, WITHOUT_THE_HEAVIEST)
    assert [*policy.complexities] == ["simple", "complex"]
    assert all([*levels] == ["simple", "complex"] for levels in policy.weights.phases.values())
    assert policy.moves is not None
    assert policy.moves.very_complex is None


def test_what_asks_about_a_level_that_is_gone_is_told(tmp_path: Path) -> None:
    said = told(tmp_path, "complexities.very_complex = false\n")
    assert 'rules.newcomer.complexity: "very_complex" is not a complexity of the model' in said
    assert "rules.very_complex_ceiling.complexity" in said
    said = told(tmp_path, "complexities.very_complex = false\nrules.newcomer.complexity = 'complx'")
    assert '"complx" is not a complexity of the model; write complex' in said


def test_a_level_is_added_to_the_three(tmp_path: Path) -> None:
    weights = "".join(
        f"[weights.phases.{phase}.crisis]{LIGHT}" for phase in ("intake", "investigation",
                                                                "measures")
    )
    policy = variant(tmp_path, f"[complexities.crisis]\nlabel = 'krise'\n{weights}")
    assert [*policy.complexities] == ["simple", "complex", "very_complex", "crisis"]
    assert policy.complexity_names["krise"] == "crisis"
    said = told(tmp_path, "[complexities.crisis]\nlabel = 'krise'\n")
    assert "weights.phases.intake.crisis: is missing: a crisis case in intake has no weight" in said
    said = told(tmp_path, "[complexities.crisis]\nlabel = 'kompleks'\n")
    assert '"kompleks" means complex already' in said


def test_levels_of_a_model_that_extends_none_are_its_own(tmp_path: Path) -> None:
    assert THREE.keys() == COMPLEXITIES_AS_WRITTEN.keys()
    file = tmp_path / "own.toml"
    file.write_text("[complexities.light]\nlabel = 'light'\n", encoding="utf-8")
    with pytest.raises(ModelError) as refused:
        load(str(file))
    assert "very_complex" not in str(refused.value)


def test_a_team_and_its_phase_are_taken_out(tmp_path: Path) -> None:
    policy = variant(tmp_path, "teams.intake = false\nphases.intake = false\n")
    assert [*policy.teams] == [*policy.phases] == ["investigation", "measures"]
    assert "intake" not in policy.weights.phases
    assert "intake: is taken by no team" in told(tmp_path, "teams.intake = false\n")
    said = told(tmp_path, "phases.intake = false\n")
    assert '"intake" is not a phase of the model' in said
    one = load(DANISH, {"teams.intake": "false", "teams.investigation.phases":
                        '["intake", "investigation"]'})
    assert [*one.teams] == ["investigation", "measures"]


@pytest.mark.parametrize(("text", "wanted"), [
    ("teams.intak = false\n", "mine.toml:2 teams.intak: is not inherited, so there is nothing"),
    ("phases.x = false\n", "phases.x: is not inherited"),
    ("complexities.heavy = false\n", "complexities.heavy: is not inherited"),
    ("complexities.simple = 3\n", "complexities.simple: is 3; write a table"),
    ("[complexities.odd]\nnames = ['x']\n", "complexities.odd.label: is missing"),
    ("complexities.simple = false\ncomplexities.complex = false\n"
     "complexities.very_complex = false\n",
     "complexities: is empty; write at least one [complexities.NAME]"),
    ("count_unit = 'client'\n", 'count_unit: "client" is not known here'),
    ("units.client = { one = 'client', many = 'clients' }\n", "units.client.counts: is missing"),
    ("units.client = { one = 'client', many = 'clients', counts = 'heads' }\n",
     'units.client.counts: "heads" is not known here; write one of cases, people'),
    ("count_unit = 'client'\n"
     "units.client = { one = 'client', many = 'clients', counts = 'people' }\n",
     'the unit is "children" but the model counts clients'),
    ("weights.phases.intake.simple.full_load = "
     "{ value = 9, unit = 'clients per full-time', status = 'assumed' }\n",
     "weights.phases.intake.simple.full_load.unit: the unit is \"clients per full-time\""),
    ("headers.childs = 'clients'\n", "headers.childs: is not a column of an instance; "
     "write children"),
    ("headers.phase = false\n", "headers.phase: must be filled in every day"),
    ("headers.children = 'family'\n", 'headers.children: "family" means family already'),
    ("headers.children = 'who'\nheaders.family = 'Who'\n",
     'headers.family: "Who" means children already'),
    ("headers.children = ''\n", "headers.children"),
    ("headers.children = 3\n", "headers.children"),
    ("[moves.complexity]\ncrisis = { value = 1, unit = 'hours', status = 'assumed' }\n",
     'moves.complexity.crisis: "crisis" is not a complexity of the model'),
])
def test_faults_are_told_in_the_words_of_the_file(tmp_path: Path, text: str, wanted: str) -> None:
    assert wanted in told(tmp_path, text)


def test_norms_count_what_the_model_says(tmp_path: Path) -> None:
    policy = variant(tmp_path, """
count_unit = "client"
units.client = { one = "client", many = "clients", counts = "people" }
rules.stock_ceiling.at = { value = 40, unit = "clients", status = "assumed" }
""")
    assert policy.unit.many == "clients"
    said = policy.rule["stock_ceiling"].words_for(Called())
    assert "Nobody holds more than 40 clients" in str(said)


def test_every_column_of_an_instance_may_be_renamed() -> None:
    columns = {column.key for schema in SCHEMAS for column in schema.columns}
    assert columns == NEEDED | FREE
    assert not NEEDED & FREE
    required = {c.key for schema in SCHEMAS for c in schema.columns if c.required}
    assert required == NEEDED


def test_built_in_models_are_what_they_were() -> None:
    known = {
        "danish-child-welfare": "52883fc8c72f", "danish-family-registered": "923e0ed61282",
        "equal-numbers": "adc8b58ad209", "fair-over-time": "53ac4f8ed748",
        "finnish-law": "2a4f70795e03", "sverigesmodel": "43ff0cdc1f73",
        "uk-points": "4d05ead8fc8d", "us-cwla": "aa2311196cf3",
    }
    assert known.keys() <= set(builtin())
    assert {name: load(name).sha256[:12] for name in known} == known


@pytest.mark.parametrize(("table", "said"), [
    ('en = { one = "team", many = "teams" }', '"team" means team already'),
    ('en = { one = "adviser" }', "many"),
    ('da = { one = "rådgiver", many = "rådgivere" }', "the_one"),
    ('de = { one = "Berater", many = "Berater" }', "person.de"),
])
def test_a_word_for_the_people_that_cannot_be_used(
    table: str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(f'extends = "danish-child-welfare"\n[person]\n{table}\n', encoding="utf-8")
    with pytest.raises(ModelError, match=re.escape(said)):
        load(str(file))
