"""`diagnose` on Nordby: who is excluded, what collides, and ways out that work."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.runner import run

FOLDER = Path(__file__).parents[2] / "instances" / "nordby" / "2026-11-23"
SIGNERS = ("KALA", "HAHA", "ØYJO")


def diagnosed(*options: object) -> dict[str, Any]:
    ran = run("diagnose", FOLDER, *options, "--format", "json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    assert found.keys() >= {"status", "nobody", "conflict", "ways_out", "verified"}
    assert found["kind"] == "diagnose"
    return found


@pytest.mark.landing
def test_a_day_that_fits() -> None:
    found = diagnosed()
    assert found["status"] == "feasible"
    assert found["conflict"] == found["nobody"] == found["ways_out"] == []


@pytest.mark.landing
def test_a_pin_against_the_law() -> None:
    found = diagnosed("--pin", "S-10685=EMCH")
    assert found["status"] == "infeasible"
    assert [(row["rule"], row["subject"]) for row in found["conflict"]] == [
        ("decisions", "S-10685"), ("presence", "S-10685"),
    ]
    first = found["ways_out"][0]
    assert first["words"] == "give up the pin of S-10685 to EMCH"
    assert first["owner"] == "team leader"
    assert first["tiers"][0]["value_if"] == 0


@pytest.mark.long
def test_nobody_left_to_take_it() -> None:
    forbids = [text for who in SIGNERS for text in ("--forbid", f"S-10685={who}")]
    found = diagnosed(*forbids)
    (row,) = found["nobody"]
    assert row["case"] == "S-10685"
    assert {item["caseworker"] for item in row["excluded"]} >= set(SIGNERS)
    rules = {item["rule"] for item in row["excluded"]}
    assert rules == {"skills", "team", "decisions", "presence"}
    assert len(found["ways_out"]) == 3
    for way in found["ways_out"]:
        assert way["tiers"][0]["value_if"] == 0
        assert way["left"] == []


@pytest.mark.landing
@pytest.mark.parametrize("form", ["text"])
def test_the_text_fits_eighty_columns(form: str) -> None:
    ran = run("diagnose", FOLDER, "--pin", "S-10673=JENI", "--pin", "S-10674=JENI",
              "--format", form)
    assert ran.code == 0
    assert ran.out.startswith("The pins of today contradict the rules")
    assert "JENI has room for 1 more (personal ceilings)" in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 80


def test_a_faulty_day_is_not_diagnosed(tmp_path: Path) -> None:
    ran = run("diagnose", tmp_path)
    assert ran.code == 1
    assert ran.out == ""
