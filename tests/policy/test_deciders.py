"""Who may decide what: named in the model or the instance, by rule, kind or owner; never law."""

from datetime import date
from pathlib import Path

import pytest

from assigner.errors import ModelError
from assigner.files.read import read
from assigner.files.write import write_instance
from assigner.instance import Instance
from assigner.policy import load
from assigner.policy.deciders import Deciders
from tests.cli.offices import write
from tests.cli.runner import run

ROLES = {"team": ("team leader",), "stock_ceiling": ("head of department", "shop steward"),
         "presence": ()}
PEOPLE = {"Ulla Hansen": ("team leader",), "Bo Lund": ("shop steward", "team leader")}
NAMED, UNNAMED = Deciders(ROLES, PEOPLE), Deciders(ROLES, {})


@pytest.mark.parametrize(("by", "role", "rules", "refused"), [
    ("Ulla Hansen", "", ["team"], None), ("ulla  hansen", "team leader", ["team"], None),
    ("Bo Lund", "", ["team", "stock_ceiling"], None), ("Ulla Hansen", "", [], None),
    ("Ulla Hansen", "", ["stock_ceiling"], "(Bo Lund)"),
    ("Ulla Hansen", "shop steward", ["team"], "not decide as shop steward"),
    ("Bo Lund", "team leader", ["stock_ceiling"], "stock_ceiling"),
    ("the cleaning lady", "team leader", ["team"], "is not among those who decide here"),
    ("the cleaning lady", "", [], "is not among those who decide here"),
    ("Bo Lund", "", ["presence"], "presence"),
])
def test_where_people_are_named(by: str, role: str, rules: list[str], refused: str | None) -> None:
    found = NAMED.refused(by, role, rules)
    assert (found is None) == (refused is None)
    assert (refused or "") in str(found or "")


@pytest.mark.parametrize(("role", "rules", "refused"), [
    ("team leader", ["team"], None), ("Teamleder", ["team"], None), ("", [], None),
    ("shop steward", ["stock_ceiling"], None), ("team leader", [], None),
    ("the cleaning lady", ["team"], "does not decide on team"),
    ("the cleaning lady", [], "decides nothing here"),
    ("team leader", ["team", "stock_ceiling"], "does not decide on stock_ceiling"),
    ("", ["team"], 'add --owner "team leader"'), ("team leader", ["presence"], "presence"),
])
def test_where_nobody_is_named_a_role_is_said(
    role: str, rules: list[str], refused: str | None
) -> None:
    found = UNNAMED.refused("Anybody", role, rules)
    assert (found is None) == (refused is None)
    assert (refused or "") in str(found or "")


def test_a_role_that_nobody_named_has() -> None:
    found = Deciders(ROLES, {"Ulla": ("teamleder på tid",)}).refused("Ulla", "", ["team"])
    assert "nobody who is named has that role" in str(found)


def test_only_what_was_said_or_follows_is_written() -> None:
    assert UNNAMED.written("Ulla Hansen", "", []) is None
    assert NAMED.written("Ulla Hansen", "", ["team"]) == "team leader"
    assert NAMED.written("Bo Lund", "", ["stock_ceiling"]) == "shop steward"
    assert NAMED.written("Bo Lund", "team leader", ["team"]) == "team leader"


MODEL = """extends = "danish-child-welfare"
[roles_of_deciders]
team = ["team leader", "head of department"]
agreement = "shop steward"
commit = "team leader"
[deciders]
"Ulla Hansen" = "team leader"
"Bo Lund" = ["shop steward", "head of department"]
"""


def test_a_model_names_roles_and_people(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(MODEL, encoding="utf-8")
    policy = load("mine.toml", beside=tmp_path)
    facts = Instance(date=_day(), model="", caseworkers=(),
                     deciders=(("Eva Holm", ("team leader",)),))
    found = policy.who_decides(facts)
    assert found.roles["team"] == ("team leader", "head of department")
    assert found.roles["disqualified"] == ()
    assert found.roles["decisions"] == ("team leader",)
    assert found.roles["commit"] == ("team leader",)
    assert {rule.name() for rule in policy.rules if rule.kind == "agreement"} <= {
        name for name, roles in found.roles.items() if roles == ("shop steward",)
    }
    assert sorted(found.people) == ["Bo Lund", "Eva Holm", "Ulla Hansen"]


def _day() -> date:
    return date(2026, 11, 23)


@pytest.mark.parametrize(("line", "words"), [
    ('law = "team leader"', "is law, which nobody lifts"),
    ('presence = "team leader"', "is law, which nobody lifts"),
    ('teem = "team leader"', "neither a rule of the model nor a kind of rule"),
    ('policy = "janitor"', "names roles that nobody in [deciders] has"),
    ("policy = 3", "a list in [ ]"),
])
def test_what_a_model_may_not_say(tmp_path: Path, line: str, words: str) -> None:
    text = MODEL.replace("[roles_of_deciders]", f"[roles_of_deciders]\n{line}")
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError) as raised:
        load("mine.toml", beside=tmp_path)
    assert words in str(raised.value)


@pytest.mark.parametrize("key", ["owners.policy", "rules.team.owner"])
def test_one_run_does_not_say_who_decides(key: str) -> None:
    policy = load("danish-child-welfare", {key: '"Mallory"'})
    facts = Instance(date=_day(), model="", caseworkers=())
    assert "says who decides" in str(policy.who_decides(facts).refused("M", "Mallory", ["team"]))


def test_an_instance_names_people_and_keeps_them(tmp_path: Path) -> None:
    folder = write(tmp_path / "day", {}, {"C-1": {}})
    head = folder / "instance.toml"
    plain = read(folder, None).require()
    head.write_text(head.read_text(encoding="utf-8") + (
        '\n[deciders]\n"Ulla Hansen" = "team leader"\n"Bo \\"B\\" Lund" = ["x", "shop steward"]\n'
    ), encoding="utf-8")
    facts = read(folder, None).require()
    assert facts.deciders == (
        ('Bo "B" Lund', ("x", "shop steward")), ("Ulla Hansen", ("team leader",)),
    )
    assert facts.sha256 == plain.sha256  # who decides is no fact a plan is made of
    write_instance(tmp_path / "again", facts)
    assert read(tmp_path / "again", None).require().deciders == facts.deciders


@pytest.mark.parametrize("line", [
    "deciders = 3", 'deciders = ["Ulla"]', "[deciders]\nUlla = 3", '[deciders]\nUlla = ""',
    "[deciders]\nUlla = []", 'deciders = "Ulla"',
])
def test_a_name_without_a_role_is_a_fault(tmp_path: Path, line: str) -> None:
    folder = write(tmp_path / "day", {}, {"C-1": {}})
    head = folder / "instance.toml"
    head.write_text(head.read_text(encoding="utf-8") + line, encoding="utf-8")
    errors = [str(error.line()) for error in read(folder, None).errors]
    assert len(errors) == 1
    assert "[deciders]" in errors[0]


def test_a_model_in_plain_words_says_who_decides(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(MODEL, encoding="utf-8")
    text = " ".join(run("rules", tmp_path / "mine.toml").out.split())
    for said in ("Who decides Bo Lund: shop steward, head of department Ulla Hansen: team leader",
                 "That a plan holds decides: team leader", "Agreement, lifted by shop steward",
                 "lifted by team leader, head of department"):
        assert said in text
    assert "Who decides" not in run("rules", "danish-child-welfare").out
