"""No table that is written runs as a formula, and what was kept from it is read as it was."""

import csv
import io
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from assigner.cli.variants import days
from assigner.files.formula import as_meant, kept_text
from assigner.files.read import read
from assigner.files.whole import write_whole
from assigner.render.records import records_csv
from tests.cli.runner import run
from tests.files.nordby import VOCABULARY
from tests.quiet import quiet

NORDBY = Path("instances/nordby/2026-11-23")
HOSTILE = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1"]


@pytest.mark.parametrize("text", [*HOSTILE, "", "'", "''=", "it's", "a=b", "'quoted'"])
def test_kept_and_read_again(text: str) -> None:
    kept = kept_text(text)
    assert not kept.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert as_meant(kept) == text


def test_a_sweep_s_table() -> None:
    written = records_csv([
        {"policy": text, "failure": text, "seed": -1} for text in HOSTILE
    ])
    rows = list(csv.DictReader(io.StringIO(written)))
    assert [as_meant(row["policy"]) for row in rows] == HOSTILE
    assert all(row["failure"].startswith("'") for row in rows)
    assert rows[0]["seed"] == "-1"


@pytest.mark.landing
def test_an_instance_that_is_written_again(tmp_path: Path) -> None:
    (instance, _), = days(NORDBY, ()).values()
    odd = replace(instance, caseworkers=tuple(
        replace(worker, name=f"={worker.name}") for worker in instance.caseworkers
    ))
    write_whole(tmp_path / "day", odd, VOCABULARY)
    written = (tmp_path / "day" / "caseworkers.csv").read_text(encoding="utf-8-sig")
    assert "'=" in written
    assert read(tmp_path / "day", VOCABULARY).instance == odd


@pytest.mark.landing
@pytest.mark.skipif(os.name == "nt", reason="permissions as POSIX has them")
def test_everything_that_commands_write_is_the_owner_s_alone(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = quiet(tmp_path_factory.mktemp("given") / "day")
    before = os.umask(0o022)
    monkeypatch.setenv("ASSIGNER_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("ASSIGNER_SHARED", raising=False)
    plan = tmp_path / "plan.json"
    try:
        for args in (
            ("solve", day, "-o", plan),
            ("report", plan, "-o", tmp_path / "plan.html"),
            ("report", plan, "-o", tmp_path / "plan.xlsx"),
            ("commit", plan, "--by", "Ulla", "--ledger", tmp_path / "books" / "ledger.sqlite"),
            ("next", plan, "-o", tmp_path / "days" / "tuesday"),
            ("init", tmp_path / "new" / "day"),
            ("compare", day, "--format", "csv", "-o", tmp_path / "compare.csv"),
        ):
            ran = run(*args)
            assert ran.code == 0, (args, ran.err)
    finally:
        os.umask(before)
    modes = {
        str(path.relative_to(tmp_path)): oct(stat.S_IMODE(path.stat().st_mode))
        for path in tmp_path.rglob("*")
    }
    assert {mode for name, mode in modes.items() if (tmp_path / name).is_dir()} == {"0o700"}
    assert {mode for name, mode in modes.items() if (tmp_path / name).is_file()} == {"0o600"}, modes
