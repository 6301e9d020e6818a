"""Runs are kept one by one: a sweep goes on where it stopped, and a failed run is one run."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

import assigner.scenarios.sweep_run
from assigner.scenarios.simulate import Outcome, run_one
from assigner.scenarios.sweep import missing, sweep
from assigner.scenarios.sweep_grid import SweepGrid
from assigner.scenarios.sweep_kept import KeptRuns
from assigner.scenarios.sweep_run import Record, SweepRun, carry_out
from assigner.scenarios.sweep_table import MEASURES
from assigner.scenarios.sweep_workers import by_processes
from tests.cli.runner import run
from tests.printed import judge
from tests.sweep.grids import asked, grid, offices, written

pytestmark = pytest.mark.landing


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return offices(tmp_path_factory.mktemp("grid"))


@pytest.fixture(scope="module")
def small(folder: Path) -> SweepGrid:
    return asked(folder)


def _here(runs: Sequence[SweepRun]) -> Iterator[Record]:
    return (carry_out(one) for one in runs)


def _deaf(_: int) -> None:
    pass


def test_a_stopped_sweep_goes_on(small: SweepGrid, tmp_path: Path) -> None:
    kept = KeptRuns(tmp_path)

    def stop(done: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep(small.runs, kept, _here, stop)
    assert len(missing(small.runs, kept)) == len(small.runs) - 5
    carried: list[str] = []

    def noted(runs: Sequence[SweepRun]) -> Iterator[Record]:
        for one in runs:
            carried.append(one.key)
            yield carry_out(one)

    after = sweep(small.runs, kept, noted, _deaf)
    assert len(carried) == len(small.runs) - 5
    whole = sweep(small.runs, KeptRuns(tmp_path / "other"), _here, _deaf)
    assert written(after) == written(whole)
    assert [path.suffix for path in (tmp_path / "runs").iterdir()] == [".json"] * len(small.runs)


def test_a_file_that_is_not_whole_is_made_again(small: SweepGrid, tmp_path: Path) -> None:
    kept = KeptRuns(tmp_path)
    whole = written(sweep(small.runs[:2], kept, _here, _deaf))
    first, second = sorted((tmp_path / "runs").iterdir())
    first.write_text(first.read_text(encoding="utf-8")[:40], encoding="utf-8")
    second.write_text("[]", encoding="utf-8")
    assert len(missing(small.runs[:2], kept)) == 2
    assert written(sweep(small.runs[:2], kept, _here, _deaf)) == whole


def test_a_failed_run_loses_no_other_and_is_tried_again(
    small: SweepGrid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(setting: Any, *others: Any) -> Outcome:
        if setting.seed == 3:
            raise ValueError("no such day")
        return run_one(setting, *others)

    kept = KeptRuns(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(assigner.scenarios.sweep_run, "run_one", fails)
        swept = sweep(small.runs, kept, by_processes(1), _deaf)
    assert len(swept.failed) == len(small.runs) // 2
    rows = list(csv.DictReader(io.StringIO(written(swept))))
    assert {(row["seed"], row["status"]) for row in rows} == {("0", "done"), ("3", "failed")}
    assert {row["failure"] for row in rows if row["seed"] == "3"} == {"ValueError: no such day"}
    again = sweep(small.runs, kept, _here, _deaf)
    assert again.failed == ()


def test_runs_are_named_by_their_content(folder: Path, small: SweepGrid) -> None:
    assert len({one.key for one in small.runs}) == len(small.runs)
    longer = asked(folder, grid(folder).read_text(encoding="utf-8").replace("days = 6", "days = 7"))
    assert not {one.key for one in small.runs} & {one.key for one in longer.runs}
    renamed = asked(folder, 'offices = ["office-1"]\npolicies = ["danish-child-welfare"]\n'
                            "seeds = [3]\ndays = 6\n")
    assert renamed.runs[0].key in {one.key for one in small.runs}


def test_the_command_writes_one_tidy_table_twice(folder: Path) -> None:
    file = grid(folder)
    ran = run("sweep", file, "--jobs", 1)
    assert ran.code == 0
    assert "= 12 runs of 6 working days; 0 are kept, 12 to do." in ran.err
    assert "±" in ran.out
    made = folder / "grid-runs"
    text = (made / "table.csv").read_text(encoding="utf-8")
    teams = ("needed_full_time_", "there_full_time_", "people_")
    assert [told for told in judge("sweep", text)
            if told[0] != "undescribed" or not told[1].startswith(teams)] == []
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["policy"], row["office"], row["seed"]) for row in rows] == [
        (policy, f"office-{office}", seed)
        for policy in ("own", "own,rules.stock_ceiling.at=24", "equal-number")
        for office in (1, 2) for seed in ("0", "3")
    ]
    other = pyarrow.parquet.read_table(made / "table.parquet").to_pylist()
    assert [{name: "" if value is None else str(value) for name, value in row.items()}
            for row in other] == rows
    again = run("sweep", file, "--jobs", 1, "--format", "csv")
    assert again.out == text
    assert "12 are kept, 0 to do." in again.err
    document = json.loads(run("sweep", file, "--jobs", 1, "--format", "json").out)
    assert document["kind"] == "sweep"
    assert len(document["runs"]) == 12
    assert document["runs"][0].keys() == rows[0].keys()


def test_a_run_is_what_simulate_says(folder: Path) -> None:
    grid(folder)
    run("sweep", folder / "grid.toml", "--jobs", 1)
    seen = json.loads(run("simulate", folder / "office-2", "--days", 6, "--seed", 3, "--runs", 1,
                          "--format", "json").out)
    text = (folder / "grid-runs" / "table.csv").read_text(encoding="utf-8")
    row = next(row for row in csv.DictReader(io.StringIO(text))
               if (row["policy"], row["office"], row["seed"]) == ("own", "office-2", "3"))
    for name, column in MEASURES.items():
        value = seen["runs"][0]["measures"][name]["value"]
        assert (row[column] == "") == (value is None), name
        if value is not None:
            assert float(row[column]) == pytest.approx(value, abs=1e-5), name


def test_every_column_is_explained(folder: Path) -> None:
    grid(folder)
    run("sweep", folder / "grid.toml", "--jobs", 1)
    text = (folder / "grid-runs" / "table.csv").read_text(encoding="utf-8")
    page = (Path(__file__).parents[2] / "docs" / "sweep.md").read_text(encoding="utf-8")
    for column in text.splitlines()[0].split(","):
        named = column
        for team in ("intake", "investigation", "measures"):
            named = named.removesuffix(f"_{team}") + "_TEAM" if named.endswith(team) else named
        assert f"`{named}`" in page, column
