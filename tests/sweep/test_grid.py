"""A grid's faults: all at once, with the line, and with what to write instead."""

from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.sweep.grids import grid, offices


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return offices(tmp_path_factory.mktemp("grid"), (5,))


def test_every_fault_at_once_with_its_line(folder: Path) -> None:
    broken = folder / "office-broken"
    broken.mkdir(exist_ok=True)
    (broken / "instance.toml").write_text(
        'date = 2026-11-23\nmodel = "danish-child-welfare"\n', encoding="utf-8"
    )
    file = grid(folder, """\
offices = ["office-1", "office-1", "nowhere-*", "office-broken"]
policies = ["own", "sverigesmodell", "own,at", "own,rules.stock_ceiling.at=many", 7]
baselines = ["round-robbin"]
seeds = [0, 0]
days = 0
arrivals = "many"
round = 1.5
flow = "none.toml"
polices = ["own"]
""")
    ran = run("sweep", file)
    assert ran.code == 1
    assert ran.out == ""
    for line, words in (
        (1, '"office-1" is named twice'), (1, '"nowhere-*" is no office'),
        (1, "caseworkers.csv"), (2, "sverigesmodel"), (2, '"own,at" overrides nothing'),
        (2, "7 is not a name"), (2, "stock_ceiling.at"), (3, "write round-robin"),
        (4, "[0, 0] are no seeds"), (5, "0 is not a whole number from 1 to 5000"),
        (6, "many is not a number of cases a day"), (7, "1.5 is not a whole number"),
        (8, "none.toml"), (9, "write policies"),
    ):
        found = [said for said in ran.err.splitlines() if said.startswith(f"{file}:{line} ")]
        assert any(words in said for said in found), (line, words, ran.err)
    assert not (folder / "grid-runs").exists()


@pytest.mark.parametrize("text", [
    "", "offices = []", 'offices = ["office-1"]\npolicies = []',
    'offices = ["office-1"]\nseeds = 0', 'offices = ["office-1"]\nseeds = []', 'offices = ["none"]',
])
def test_an_empty_grid_is_refused(folder: Path, text: str) -> None:
    ran = run("sweep", grid(folder, text))
    assert ran.code == 1
    assert "Nothing was run." in ran.err
    assert not (folder / "grid-runs").exists()


@pytest.mark.parametrize("text", ["offices = [", "offices = 'a' 'b'"])
def test_no_toml_is_told_with_its_line(folder: Path, text: str) -> None:
    ran = run("sweep", grid(folder, text))
    assert ran.code == 1
    assert "grid.toml:1: is not TOML" in ran.err


def test_a_missing_grid_and_wrong_options(folder: Path) -> None:
    assert run("sweep", folder / "none.toml").code == 1
    assert run("sweep", grid(folder), "--jobs", 0).code == 2
    assert run("sweep", grid(folder), "--jobs", 2, "--scheduler", "tcp://x:1").code == 2
