"""Two offices of another kind: every command in their own words, none of child protection."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assigner.policy import load
from tests.cli.runner import run
from tests.offices.everything import Told, commands, months, pages, solved, told
from tests.offices.words_of_others import FOREIGN

ROOT = Path(__file__).parents[2]
OFFICES = ("legal-aid", "benefits-office")
OURS = re.compile(r"further_child_share|rules\.siblings|\bsiblings ·"
                  r"|(?m:^(siblings|children|family) =)")
"""Keys of a model and of a flow, which are the program's in any office."""


@pytest.fixture(scope="module", params=OFFICES)
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    name = request.param
    return solved(name, ROOT / "instances" / name / "2026-11-23",
                  tmp_path_factory.mktemp("office"))


def texts(office: Told, lang: str, *, whole: bool) -> Iterator[tuple[str, str]]:
    """Everything the commands write, by name."""
    folder = office.folder / lang
    folder.mkdir()
    asked = [*commands(office, folder), *(months(office, folder) if whole else ())]
    yield from told(office, lang, asked, folder)
    if whole:
        (folder / "pages").mkdir()
        yield from pages(office, lang, folder / "pages")


@pytest.mark.landing
@pytest.mark.parametrize(("office", "lang", "whole"), [
    ("benefits-office", "da", False),
    *(pytest.param(name, lang, True, marks=pytest.mark.long)
      for name in OFFICES for lang in ("en", "da")),
], indirect=["office"])
def test_nothing_of_child_protection_shows(office: Told, lang: str, whole: bool) -> None:
    for name, text in texts(office, lang, whole=whole):
        found = sorted({hit[0] for hit in FOREIGN.finditer(OURS.sub("", text))})
        assert not found, (name, found)


@pytest.mark.landing
def test_its_day_is_proven_and_everybody_is_moved(office: Told) -> None:
    for file in (office.plan, office.moved):
        plan = json.loads(file.read_text(encoding="utf-8"))
        assert all(tier["proven"] for tier in plan["tiers"]), file.name
    assert {row["from"] for row in json.loads(
        office.moved.read_text(encoding="utf-8"))["moves"]} == {
        office.ids("caseworkers")[0]}


@pytest.mark.landing
def test_its_model_inherits_nothing(office: Told) -> None:
    assert "extends" not in (ROOT / "models" / f"{office.model}.toml").read_text(encoding="utf-8")
    assert not load(office.model).called.about_children


def test_an_empty_day_has_the_columns_of_the_office_and_reads_back(
    office: Told, tmp_path: Path
) -> None:
    assert run("init", tmp_path / "day", "-m", office.model).code == 0
    head = (tmp_path / "day" / "cases.csv").read_text(encoding="utf-8").strip().split(",")
    called = load(office.model).headers
    assert {word for word in called.values() if word} <= set(head)
    assert not {key for key, word in called.items() if word is False} & set(head)
    with (office.day / "caseworkers.csv").open(encoding="utf-8") as file:
        (tmp_path / "day" / "caseworkers.csv").write_text(file.read(), encoding="utf-8")
    assert "0 errors" in run("check", tmp_path / "day").out
