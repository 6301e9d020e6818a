"""Variants and overrides: the last one wins, and no citation outlives its number."""

import string
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assigner.errors import ModelError
from assigner.objectives.balance import Balance
from assigner.policy import Policy, builtin, load
from assigner.policy.lines import key_lines
from tests.draws import looped

DANISH = "danish-child-welfare"
MODELS = Path(__file__).parents[2] / "models"


def variant(folder: Path, text: str, name: str = "mine.toml") -> Policy:
    (folder / name).write_text(f'extends = "{DANISH}"\n{text}', encoding="utf-8")
    return load(str(folder / name))


def test_a_plain_number_says_assumed_and_who_said_it(tmp_path: Path) -> None:
    number = variant(tmp_path, "[rules]\nstock_ceiling.at = 25\n").numbers["rules.stock_ceiling.at"]
    assert (number.whole, number.unit) == (25, "children")
    assert (number.status, number.source) == ("assumed", "mine.toml")


def test_half_a_quantity_does_not_keep_the_citation(tmp_path: Path) -> None:
    policy = variant(tmp_path, "[rules.stock_ceiling.at]\nvalue = 12\n")
    assert policy.numbers["rules.stock_ceiling.at"].status == "assumed"
    policy = variant(tmp_path, "[rules.stock_ceiling.at]\nvalue = 12\nsource = 'ours'\n")
    assert policy.numbers["rules.stock_ceiling.at"].source == "ours"
    with pytest.raises(ModelError, match='status "local" needs its source'):
        variant(tmp_path, "[rules.stock_ceiling.at]\nvalue = 12\nstatus = 'local'\n")


def test_tables_merge_and_lists_replace(tmp_path: Path) -> None:
    policy = variant(tmp_path, "capacity.ramp = []\nteams.intake.names = ['Front desk']\n")
    assert policy.capacities.ramp == ()
    assert policy.team_names["front desk"] == "intake"
    assert "modtageteam" not in policy.team_names
    assert policy.team_names["modtagelse"] == "intake"


def test_a_rule_is_switched_off_and_on_again(tmp_path: Path) -> None:
    off = variant(tmp_path, "[rules]\ndistrict = false\nphase_ceiling = false\n", "off.toml")
    assert "district" not in off.rule
    (tmp_path / "on.toml").write_text(
        'extends = "off.toml"\n[rules.district]\nkind = "policy"\nstatus = "assumed"\n',
        encoding="utf-8",
    )
    assert load("on.toml", beside=tmp_path).rule["district"].hard
    assert "district" not in load(DANISH, {"rules.district": "false"}).rule
    assert "decisions" in off.rule


def test_the_other_way_to_weigh_a_case_replaces_the_first(tmp_path: Path) -> None:
    twelve = '{ value = 12, unit = "cases per full-time", status = "assumed" }'
    key = "weights.phases.intake.simple.full_load"
    for policy in (variant(tmp_path, f"{key} = {twelve}\n"), load(DANISH, {key: twelve}),
                   load(DANISH, {key: "12"})):
        rhythm = policy.weights.phases["intake"]["simple"]
        assert rhythm.full_load is not None
        assert rhythm.contacts_a_month is None


def test_overrides_take_numbers_words_and_paths() -> None:
    policy = load(DANISH, {"balance.measure": "leximax", "balance.tolerance": "0.5"})
    assert policy.tiers[2] == Balance("leximax", policy.balance.tolerance.exact)
    assert policy.balance.tolerance.value == Decimal("0.5")
    assert policy.balance.tolerance.source == "-S balance.tolerance=0.5"
    assert dict(policy.overrides) == {"balance.measure": "leximax", "balance.tolerance": "0.5"}
    stepped = load(DANISH, {"capacity.ramp.0.share": "0.5", "capacity.roles.mentor.hours": "3"})
    assert stepped.capacities.ramp[0].share.value == Decimal("0.5")
    assert stepped.capacities.roles["mentor"].hours.value == 3
    assert load(DANISH, {"title": "Ours, for a day"}).title == "Ours, for a day"


def test_an_override_may_give_what_the_model_left_out() -> None:
    soft = load(DANISH, {"rules.siblings.hard": "false", "rules.siblings.points": "4"})
    points = soft.rule["siblings"].points
    assert points is not None
    assert (points.whole, points.unit, points.status) == (4, "points", "assumed")
    assert load(DANISH, {"weights.every_case": "20"}).weights.every_case is not None


@pytest.mark.landing
def test_models_are_found_by_path_from_here_and_from_the_instance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "day").mkdir()
    (tmp_path / "away").mkdir()
    variant(tmp_path / "day", "title = 'beside'\n")
    variant(tmp_path, "title = 'here'\n")
    monkeypatch.chdir(tmp_path)
    assert load("mine.toml").title == "here"
    assert load("mine.toml", beside=tmp_path / "day").title == "beside"
    assert load("mine.toml", beside=tmp_path / "away").title == "here"
    assert load("day/mine.toml").title == "beside"
    assert load("../mine.toml", beside=tmp_path / "day").title == "here"
    assert load(DANISH, beside=tmp_path).name == DANISH


def test_the_fingerprint_knows_content_and_nothing_else(tmp_path: Path) -> None:
    base = load(DANISH).sha256
    text = (MODELS / f"{DANISH}.toml").read_text(encoding="utf-8")
    tables = ("\n" + text).split("\n[")
    shuffled = "\n[".join([tables[0], *reversed([t for t in tables[1:] if t[0] != "["])])
    milestones = "".join(f"\n[{table}" for table in tables[1:] if table[0] == "[")
    bare = "\r\n".join(
        line.replace(" = ", "=   ", 1)
        for line in (shuffled + milestones).splitlines()
        if not line.startswith("#")
    ).replace("value = 4,", "value = 4.00,")
    (tmp_path / "same.toml").write_bytes(b"\xef\xbb\xbf" + bare.encode())
    assert "4.00" in bare
    assert load(str(tmp_path / "same.toml")).sha256 == base
    assert variant(tmp_path, "").sha256 == base
    assert variant(tmp_path, "title = 'another'\n").sha256 != base
    assert load(DANISH, {"balance.tolerance": "0.5"}).sha256 != base


@pytest.mark.parametrize("name", looped(1, builtin()))
def test_every_key_is_found_on_its_line(name: str) -> None:
    text = (MODELS / f"{name}.toml").read_text(encoding="utf-8")
    lines, rows = key_lines(text), text.splitlines()

    def walk(value: Any, path: tuple[str | int, ...]) -> None:
        below = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inside in below:
            here = (*path, step)
            assert isinstance(step, int) or step in rows[lines[here] - 1], here
            if isinstance(inside, dict | list):
                walk(inside, here)

    walk(tomllib.loads(text), ())


def test_lines_of_every_form_of_toml() -> None:
    text = '''# a
a.b."c d" = 1
\'e\' = """
[x]
""\\" """

[t . u]
list = [ 1, # ]
  "]", { k = \'}\', l = [2] },
]
[[r]]
n = 1
[r.s]
m = -1.5e3
[[r]]
'n' = 2
'''
    assert tomllib.loads(text)["r"][1] == {"n": 2}
    found = key_lines(text.replace("\n", "\r\n"))
    assert found == {
        ("a",): 2, ("a", "b"): 2, ("a", "b", "c d"): 2, ("e",): 3, ("t",): 7, ("t", "u"): 7,
        ("t", "u", "list"): 8, ("t", "u", "list", 0): 8, ("t", "u", "list", 1): 9,
        ("t", "u", "list", 2): 9, ("t", "u", "list", 2, "k"): 9, ("t", "u", "list", 2, "l"): 9,
        ("t", "u", "list", 2, "l", 0): 9, ("r",): 11, ("r", 0): 11, ("r", 0, "n"): 12,
        ("r", 0, "s"): 13, ("r", 0, "s", "m"): 14, ("r", 1): 15, ("r", 1, "n"): 16,
    }


KEYS = st.sampled_from([
    "title", "tiers", "teams", "phases", "rules", "weights", "capacity", "balance", "fit", "value",
    "milestones", "owners", "count_unit", "intake", "simple", "at", "hard", "kind", "points",
    "siblings", "stock_ceiling", "phase_ceiling", "measure", "tolerance", "ramp", "roles", "unit",
    "status", "source", "names", "extends", "full_load", "contacts_a_month", "mixing", "x y",
])
PLAIN = (
    st.booleans() | st.integers(-3, 10**12) | st.text(max_size=6) | st.dates()
    | st.floats(allow_nan=True) | st.sampled_from(["children", "law", "fit", "sumsq"])
)
VALUES = st.recursive(
    PLAIN, lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=12,
)


def as_toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return '"' + "".join(f"\\U{ord(letter):08x}" for letter in value) + '"'
        case list():
            return f"[{', '.join(map(as_toml, value))}]"
        case dict():
            pairs = (f"{as_toml(key)} = {as_toml(below)}" for key, below in value.items())
            return f"{{ {', '.join(pairs)} }}"
        case _:
            return str(value)


def refused_or_loaded(model: str, overrides: Mapping[str, str] | None = None) -> None:
    """A model, or words: every other exception goes through, and is a failure."""
    try:
        said: object = load(model, overrides or {}).tiers
    except ModelError as refused:
        said = str(refused)
    assert said


@pytest.mark.landing
@given(content=st.dictionaries(KEYS, VALUES, max_size=6), based=st.booleans())
def test_any_toml_is_loaded_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, object], based: bool
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    if based:
        content["extends"] = DANISH
    rows = (f"{as_toml(key)} = {as_toml(value)}" for key, value in content.items())
    file.write_text("\n".join(rows), encoding="utf-8")
    refused_or_loaded(str(file))


@given(garbage=st.binary(max_size=60) | st.text("[]{}=.,\"'\n# ax1", max_size=40).map(str.encode))
def test_any_bytes_are_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, garbage: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "bytes.toml"
    file.write_bytes(garbage)
    refused_or_loaded(str(file))


PATHS = st.sampled_from(sorted(load(DANISH).numbers)) | st.lists(KEYS, max_size=4).map(".".join)


@given(key=PATHS, text=st.text(string.printable, max_size=12) | VALUES.map(as_toml))
def test_any_override_is_taken_or_refused_in_words(key: str, text: str) -> None:
    refused_or_loaded(DANISH, {key: text})
