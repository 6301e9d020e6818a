"""A small grid in a folder: two made-up offices, two policies and a habit, two seeds."""

from collections.abc import Sequence
from pathlib import Path

from assigner.api.sweep import opened
from assigner.render.records import records_csv
from assigner.scenarios.sweep import Swept
from assigner.scenarios.sweep_grid import SweepGrid, read_grid
from assigner.scenarios.sweep_table import sweep_rows, swept_runs
from tests.cli.runner import run

GRID = """\
offices = ["office-*"]
policies = ["own", "own,rules.stock_ceiling.at=24"]
baselines = ["equal-number"]
seeds = [0, 3]
days = 6
"""


def offices(folder: Path, workers: Sequence[int] = (5, 6)) -> Path:
    for place, many in enumerate(workers, start=1):
        made = run("generate", "office", folder / f"office-{place}", "--caseworkers", many,
                   "--cases", 2, "--seed", place)
        assert made.code == 0
    return folder


def grid(folder: Path, text: str = GRID) -> Path:
    file = folder / "grid.toml"
    file.write_text(text, encoding="utf-8")
    return file


def asked(folder: Path, text: str = GRID) -> SweepGrid:
    return read_grid(grid(folder, text), opened)


def written(swept: Swept) -> str:
    return records_csv(sweep_rows(swept_runs(swept)))
