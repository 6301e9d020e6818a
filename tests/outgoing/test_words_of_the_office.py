"""What goes out speaks of the office as its model does."""

from pathlib import Path

import pytest

from tests.cli.offices import write
from tests.cli.runner import run


def leaving(folder: Path, *more: str) -> tuple[str, str]:
    """The letter and the pack of somebody who leaves, in Danish."""
    office = write(folder / "day", {}, {"C-1": {}})
    (office / "caseload.csv").write_text(
        "id,phase,complexity,caseworker\nH-1,modtagelse,enkel,X\n", encoding="utf-8")
    done = run("rebalance", office, "--leaves", "X:2026-12-01", "--max-moves", "0", *more,
               "-o", folder / "plan.json")
    assert done.code == 0, done.err
    done = run("export", folder / "plan.json", "--uncommitted", "--letters", folder / "letters",
               "--handover", folder / "packs", "--lang", "da")
    assert done.code == 0, done.err
    letter, pack = (folder / name / "X.html" for name in ("letters", "packs"))
    return letter.read_text(encoding="utf-8"), pack.read_text(encoding="utf-8")


@pytest.mark.landing
def test_whoever_did_a_step_writes_their_name(tmp_path: Path) -> None:
    letter, pack = leaving(tmp_path)
    assert "Af ____" in pack
    assert "Efter ____" not in pack
    assert "går til din koordinator" in letter


@pytest.mark.landing
def test_objections_go_to_whom_the_model_names(tmp_path: Path) -> None:
    for text in leaving(tmp_path, "-S", "owners.policy=værkstedslederen"):
        assert "går til: værkstedslederen." in text
        assert "koordinator" not in text


def test_a_phase_of_two_teams_has_people_in_the_teams(tmp_path: Path) -> None:
    office = write(tmp_path / "day", {"Z": {"team": "Undersøgelse"}},
                   {"C-1": {"skills": "somali"}})
    plan = tmp_path / "plan.json"
    done = run("solve", office, "-S", 'teams.investigation.phases=["investigation", "intake"]',
               "-o", plan)
    assert done.code == 0, done.err
    assert "4 of 4 in the teams: " in plan.read_text(encoding="utf-8")


@pytest.mark.landing
def test_rules_name_every_number(tmp_path: Path) -> None:
    said = '{ value = 0.1, unit = "share", status = "local", source = "the meeting in May" }'
    model = tmp_path / "own.toml"
    model.write_text(f"""extends = "danish-child-welfare"
title = "Own"
[weights]
co_worker_share = {said}
mixing = {said}
further_child_share = {said}
""", encoding="utf-8")
    done = run("rules", model)
    assert done.code == 0, done.err
    for key in ("co_worker_share", "mixing", "further_child_share"):
        assert key in done.out


@pytest.mark.landing
def test_lists_stand_under_the_offices_own_words(tmp_path: Path) -> None:
    office = write(tmp_path / "day", {}, {"C-1": {}})
    plan = tmp_path / "plan.json"
    (office / "own.toml").write_text(
        'extends = "danish-child-welfare"\ntitle = "Own"\n[headers]\nfamily = "Case group"\n',
        encoding="utf-8")
    done = run("solve", office, "-m", office / "own.toml", "-o", plan)
    assert done.code == 0, done.err
    done = run("export", plan, "--uncommitted", "--lists", tmp_path / "lists", "--lang", "en")
    assert done.code == 0, done.err
    head = next((tmp_path / "lists").glob("*.csv")).read_text(encoding="utf-8").splitlines()[0]
    assert "case_group" in head.split(",")
    assert "family" not in head
