"""`model new`: a few answers become a model that is read, and an office that is solved."""

import json
from pathlib import Path

import pytest

from assigner.policy import load
from assigner.policy.new_model import OwnModel, key_of, new_model
from tests.cli.runner import run

PHASES, LEVELS = ("Første samtale", "Sag"), ("let", "tung", "akut")
CHILDREN = ("child", "family", "famil", "barn", "børn", "137")


def read(own: OwnModel, folder: Path) -> object:
    file = folder / "own.toml"
    file.write_text(new_model(own), encoding="utf-8")
    return load(str(file))


@pytest.mark.parametrize("own", [
    OwnModel("One of each", ("case",), ("all",)),
    OwnModel("Teams", PHASES, LEVELS, {"A": PHASES[:1], "B": ()}, ("klient", "klienter"),
             people=True, ceiling="40", measure="leximax"),
    OwnModel('Quotes " and \\', PHASES, LEVELS, ceiling="7", hours="39.5", share="1"),
], ids=lambda own: own.title[:5])
def test_what_is_answered_is_a_model(own: OwnModel, tmp_path: Path) -> None:
    policy = read(own, tmp_path)
    assert policy.title == own.title  # type: ignore[attr-defined]
    text = new_model(own).casefold()
    assert not [word for word in CHILDREN if word in text.replace("children = ", "").replace(
        "further_child_share", "")]


def test_names_become_keys() -> None:
    assert [key_of(name) for name in ("Første samtale", "Å/B", "D'Arcy", "…")] == [
        "foerste_samtale", "aa_b", "d_arcy", ""]


def test_from_the_command_to_a_plan(tmp_path: Path) -> None:
    file, day = tmp_path / "ours.toml", tmp_path / "day"
    made = run("model", "new", file, "--title", "Clinic", "--phases", "talk,case",
               "--levels", "light,heavy", "--counts", "client,clients", "--team", "Front=talk",
               "--team", "Back=case,talk", "--ceiling", "30")
    assert made.code == 0, made.err
    assert run("init", day, "-m", file).code == 0
    for name, rows in (("caseworkers", "id,team,weekly_hours\nA,Front,37\nB,Back,30\n"),
                       ("cases", "id,phase,complexity\n1,talk,light\n2,case,heavy\n")):
        (day / f"{name}.csv").write_text(rows, encoding="utf-8")
    assert run("check", day).code == 0
    solved = run("solve", day, "--format", "json")
    plan = json.loads(solved.out)
    assert {row["case"]: row["caseworker"] for row in plan["assignments"]}["2"] == "B"
    assert run("model", "new", file).code == 1, "nothing is overwritten"


def test_every_wrong_answer_is_told_at_once(tmp_path: Path) -> None:
    ran = run("model", "new", tmp_path / "x.toml", "--phases", "a,A", "--levels", "…",
              "--team", "T=b", "--hours", "many", "--share", "80", "--fixed-hours", "4",
              "--ceiling", "2.5")
    assert ran.code == 1
    for word in ("two have the same name", "has no letters", "is no phase", '"many" is no number',
                 '"80" is no number', "2.5 is not whole"):
        assert word in ran.err, word
    assert not (tmp_path / "x.toml").exists()
    assert run("model", "new", tmp_path / "x.txt").code == 2
    assert run("model", "new", tmp_path / "x.toml", "--counts", "client").code == 2
