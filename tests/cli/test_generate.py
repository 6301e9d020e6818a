"""`assigner generate`, as it is typed."""

from pathlib import Path

import pytest

from tests.cli.runner import run


@pytest.mark.landing
def test_an_office_that_can_be_solved(tmp_path: Path) -> None:
    made = run("generate", "office", tmp_path / "o", "--caseworkers", 12, "--cases", 3)
    assert made.code == 0
    assert made.out.startswith("Synthetic.")
    assert run("solve", tmp_path / "o").code == 0


@pytest.mark.landing
def test_the_survey_has_nineteen_folders(tmp_path: Path) -> None:
    made = run("generate", "survey", tmp_path / "s", "--seed", 2)
    assert made.code == 0
    assert "46.0 cases and 60.0 children each" in made.out
    assert len(list((tmp_path / "s").iterdir())) == 19
    assert run("check", tmp_path / "s" / "municipality-19").code == 0


def test_wrong_arguments_are_told(tmp_path: Path) -> None:
    assert run("generate", "office", tmp_path / "o", "--team", "measure").code == 2
    few = run("generate", "office", tmp_path / "o", "--caseworkers", 2)
    assert few.code == 2
    assert "3 teams" in few.err
    assert run("generate", "office", tmp_path / "o", "-m", "nothing").code == 1
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("model", ["probation-england", "legal-aid", "benefits-office"])
def test_an_office_with_teams_of_its_own_is_told(model: str, tmp_path: Path) -> None:
    found = run("generate", "office", tmp_path / "office", "-m", model)
    assert found.code == 2
    assert "teams and phases of its own" in found.err
    assert not (tmp_path / "office").exists()
