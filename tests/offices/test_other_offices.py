"""Two offices of another kind: every command in their own words, none of child protection."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from assigner.policy import load
from tests.cli.runner import run

ROOT = Path(__file__).parents[2]
OFFICES = ("legal-aid", "benefits-office")
FOREIGN = re.compile(
    r"\b(child(ren)?('s)?|famil(y|ies)|siblings?|barn(et|ets)?|børn(ene|s)?|familie[nr]?\w*|søskende"
    r"|underretning\w*|foranstaltning\w*|Barnets lov|section 137|§ ?137)\b", re.IGNORECASE)
SLOW = {"compare", "diagnose", "simulate", "staffing"}
"""Asked of one office alone: they take the most time."""
OURS = re.compile(r"(first|nth|last)-child|further_child_share|rules\.siblings|\bsiblings ·")
"""What a page's own style says, and keys of a model, which are the program's in any office."""


class Office:
    """An office, its day solved and rebalanced once."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self.day = ROOT / "instances" / name / "2026-11-23"
        self.plan, self.moved = folder / "plan.json", folder / "moved.json"
        with (self.day / "caseworkers.csv").open(encoding="utf-8", newline="") as file:
            self.worker = next(csv.DictReader(file))["id"]
        with (self.day / "cases.csv").open(encoding="utf-8", newline="") as file:
            self.case = [row["id"] for row in csv.DictReader(file)][-1]
        self.told = {"solve": run("solve", self.day, "-o", self.plan),
                     "rebalance": run("rebalance", self.day, "--leaves", self.worker,
                                      "--max-moves", 0, "-o", self.moved)}


@pytest.fixture(scope="module", params=OFFICES)
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(request.param, tmp_path_factory.mktemp("office"))


def texts(office: Office, lang: str) -> Iterator[tuple[str, str]]:
    """Everything the commands write, by name."""
    plan, day, folder = office.plan, office.day, office.folder / lang
    folder.mkdir()
    asked = (
        ("rules", office.name), ("check", day), ("explain", plan), ("verify", plan),
        ("explain", plan, "--case", office.case, "--why-not", office.worker),
        ("explain", plan, "--worker", office.worker), ("explain", plan, "--fairness"),
        ("diagnose", day), ("diff", plan, office.moved),
        ("compare", day, "-m", office.name, "--baseline", "equal-number"),
        ("staffing", day, "--time-limit", 0.1),
        ("simulate", day, "-m", office.name, "--days", 2, "--runs", 1),
        ("ahead", day, "--weeks", 2),
        ("init", folder / "day", "-m", office.name),
        ("init", folder / "new.xlsx", "-m", office.name),
        ("report", plan, "-o", folder / "page.html"),
        ("solve", day, "--format", "xlsx", "-o", folder / "plan.xlsx"),
        ("report", office.moved, "-o", folder / "moved.html"),
        ("export", plan, "--uncommitted", "--letters", folder / "letters",
         "--lists", folder / "lists", "--ics", folder / "days"),
        ("export", office.moved, "--uncommitted", "--handover", folder / "packs"),
    )
    whole = office.name == "legal-aid"
    for words in (one for one in asked if whole or one[0] not in SLOW):
        ran = run("--lang", lang, *words)
        assert ran.code == 0, (words, ran.err)
        yield " ".join(map(str, words)), ran.out + ran.err
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".xlsx":
            yield file.name, "\n".join(cells(file))
        elif file.suffix == ".csv" and file.parent.name == "lists":
            # Its header is the program's keys, for other programs.
            yield file.name, file.read_text(encoding="utf-8-sig").partition("\n")[2]
        elif file.is_file():
            yield file.name, file.read_text(encoding="utf-8-sig")


def cells(file: Path) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(file):
        yield sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                yield from (str(text) for text in (
                    cell.value, cell.comment.text if cell.comment else None) if text)


@pytest.mark.parametrize(("office", "lang"), [
    ("legal-aid", "en"), pytest.param("legal-aid", "da", marks=pytest.mark.long),
    ("benefits-office", "da"), pytest.param("benefits-office", "en", marks=pytest.mark.long),
], indirect=["office"])
def test_nothing_of_child_protection_shows(office: Office, lang: str) -> None:
    for name, text in texts(office, lang):
        found = sorted({hit[0] for hit in FOREIGN.finditer(OURS.sub("", text))})
        assert not found, (name, found)


def test_its_day_is_proven_and_everybody_is_moved(office: Office) -> None:
    assert {name: ran.code for name, ran in office.told.items()} == {"solve": 0, "rebalance": 0}
    for file in (office.plan, office.moved):
        plan = json.loads(file.read_text(encoding="utf-8"))
        assert all(tier["proven"] for tier in plan["tiers"]), file.name
    assert {row["from"] for row in json.loads(
        office.moved.read_text(encoding="utf-8"))["moves"]} == {office.worker}


def test_its_model_inherits_nothing(office: Office) -> None:
    assert "extends" not in (ROOT / "models" / f"{office.name}.toml").read_text(encoding="utf-8")
    assert not load(office.name).called.about_children


def test_an_empty_day_has_the_columns_of_the_office_and_reads_back(
    office: Office, tmp_path: Path
) -> None:
    assert run("init", tmp_path / "day", "-m", office.name).code == 0
    head = (tmp_path / "day" / "cases.csv").read_text(encoding="utf-8").strip().split(",")
    called = load(office.name).headers
    assert {word for word in called.values() if word} <= set(head)
    assert not {key for key, word in called.items() if word is False} & set(head)
    with (office.day / "caseworkers.csv").open(encoding="utf-8") as file:
        (tmp_path / "day" / "caseworkers.csv").write_text(file.read(), encoding="utf-8")
    assert "0 errors" in run("check", tmp_path / "day").out
