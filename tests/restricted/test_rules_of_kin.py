"""Which rules tell of a hidden case of the same family is said by each rule, and nowhere else."""

import ast
from pathlib import Path

import pytest

import assigner
from assigner.rules import registry
from assigner.veil import NOT_SHOWN, kin, of_rule
from assigner.veil.worn import Veil, before
from assigner.words import say

HERE = Path(assigner.__file__).parent
SAID = say("must stay with the siblings")


def hiding() -> Veil:
    """Nobody sees R-1; C-1 is of its family."""
    worn = Veil(kin={"C-1": {"R-1": "Y"}})
    worn.learn([("R-1", 1, ())])
    return worn


@pytest.mark.landing
def test_the_veil_names_no_rule_and_no_room_beside_the_rules_asks_for_siblings() -> None:
    names = {*registry()} - {kin.KIN}
    for folder in ("veil", "scenarios"):
        for file in sorted((HERE / folder).glob("*.py")):
            texts = {node.value for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
                     if isinstance(node, ast.Constant) and isinstance(node.value, str)}
            assert folder != "veil" or not texts & names, file.name
            assert "siblings" not in texts, file.name


def test_a_rule_that_says_it_tells_of_kin_is_not_shown() -> None:
    told = {name for name in registry() if registry()[name].of_kin}
    assert told == {"family_caseworker", "siblings"}
    with before(hiding()):
        hidden = {name for name in registry() if of_rule("C-1", name, SAID) is NOT_SHOWN}
    assert hidden == told


def test_where_nobody_has_said_which_every_rule_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kin, "_rules", [])
    with before(hiding()):
        assert of_rule("C-1", "capacity", SAID) is NOT_SHOWN
        assert of_rule("C-2", "capacity", SAID) is SAID
