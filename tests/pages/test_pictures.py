"""Pictures for planners: they need no network, say what they show, and carry their table."""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.runner import run
from tests.draws import looped
from tests.quiet import quiet

Drawing = Callable[[str], tuple[Path, str]]
SVG = "{http://www.w3.org/2000/svg}"
NORDBY = "instances/nordby/2026-11-23"
SMALL = Path(__file__).parents[1] / "faults" / "half-time-not-relieved"
PICTURES = {
    "compare": ("compare", NORDBY, "-m", "danish-child-welfare", "-m",
                "danish-child-welfare,balance.tolerance=0.5", "--baseline", "district"),
    "solve": ("solve", NORDBY),
    "simulate": ("simulate", NORDBY, "-m", "danish-child-welfare", "-m", "equal-numbers",
                 "--days", 3, "--runs", 2, "--round", 40),
    "rebalance": ("rebalance", SMALL, "--hours", "A=18.5"),
    "rebalance of a town": ("rebalance", NORDBY, "--hours", "SIMA=18.5", "--max-moves", 3),
}
QUIET = ("compare", "simulate")
"""Their pictures look the same with a few of the day's cases."""
SAID = {
    "compare": "Policy against policy", "solve": "Caseload by seniority and hours",
    "simulate": "The load of each team", "rebalance": "The price of stability",
    "rebalance of a town": "The price of stability",
}


@pytest.fixture(scope="module")
def draw(tmp_path_factory: pytest.TempPathFactory) -> Drawing:
    """Each picture, made once, and what the command said of it; some of a quiet morning."""
    folder = tmp_path_factory.mktemp("pictures")
    few = quiet(folder / "day")

    @cache
    def made(name: str) -> tuple[Path, str]:
        file = folder / f"{name}.svg"
        asked = (few if name in QUIET and part == NORDBY else part for part in PICTURES[name])
        ran = run(*asked, "--picture", file)
        assert ran.code == 0, ran.err
        return file, ran.err

    return made


@pytest.mark.parametrize("command", looped(["compare", "solve", "rebalance"], [
    "compare", "solve", "simulate", "rebalance",
    pytest.param("rebalance of a town", marks=pytest.mark.long),  # minutes of the engine
]))
def test_a_picture_stands_alone_beside_its_table(command: str, draw: Drawing) -> None:
    file, said = draw(command)
    assert "its table in" in said
    written = file.read_text(encoding="utf-8")
    root = ElementTree.fromstring(written)
    assert root[0].tag == f"{SVG}title"
    assert SAID[command] in str(root[0].text)
    assert root[1].tag == f"{SVG}desc"
    assert root.get("role") == "img"
    # Nothing is fetched: no image, style or script, and no address but the names of formats.
    assert not [e for e in root.iter() if e.tag in (f"{SVG}image", f"{SVG}script")]
    addresses = [part.split('"')[0] for part in written.split("http")[1:]]
    assert all("www.w3.org" in address for address in addresses)
    texts = [str(e.text) for e in root.iter(f"{SVG}text")]
    assert any(SAID[command] in text for text in texts)
    rows = list(csv.DictReader(file.with_suffix(".csv").open(encoding="utf-8")))
    assert len(rows) > 1


@pytest.mark.landing
def test_lines_and_marks_differ_without_colour(draw: Drawing) -> None:
    root = ElementTree.parse(draw("simulate")[0]).getroot()
    dashes = {element.get("stroke-dasharray") for element in root.iter(f"{SVG}path")}
    assert len(dashes - {None}) >= 2
    compared = ElementTree.parse(draw("compare")[0]).getroot()
    words = [str(e.text) for e in compared.iter(f"{SVG}text")]
    assert {"1", "2", "3"} <= set(words)  # a number beside each mark


def test_the_table_has_the_numbers_of_the_command(draw: Drawing) -> None:
    rows = list(csv.DictReader(draw("solve")[0].with_suffix(".csv").open(encoding="utf-8")))
    assert {row["by"] for row in rows} == {"seniority", "hours"}
    assert all(int(row["people"]) > 1 for row in rows)
    seniority = [row for row in rows if row["by"] == "seniority"]
    given = sum(
        (float(row["cases_after"]) - float(row["cases_before"])) * int(row["people"])
        for row in seniority
    )
    assert round(given) == 19  # all of the day's cases


@pytest.mark.landing
def test_danish_and_the_same_file_every_time(tmp_path: Path) -> None:
    one, two, day = tmp_path / "one.svg", tmp_path / "two.svg", quiet(tmp_path / "day")
    for file in (one, two):
        assert run("--lang", "da", "solve", day, "--picture", file).code == 0
    assert one.read_bytes() == two.read_bytes()
    written = one.read_text(encoding="utf-8")
    assert "Sager efter anciennitet" in written
    assert 'lang="da"' in written
    assert "anciennitet" in one.with_suffix(".csv").read_text(encoding="utf-8-sig")


def test_another_ending_is_refused_before_work_begins(tmp_path: Path) -> None:
    ran = run("compare", NORDBY, "--picture", tmp_path / "picture.png")
    assert ran.code == 2
    assert ".svg" in ran.err
    assert list(tmp_path.iterdir()) == []
