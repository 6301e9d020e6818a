"""An export may call a file as we call one of ours: what the profile names is the export's."""

from pathlib import Path

import pytest

import assigner
from assigner.api.profiles import suggest_profile

CASES = """County Child Services
Printed 11/23/2026
Case Number,Program Area,Level of Need,Opened,Response Date,Primary Worker
5001,Intake,Low,11/19/2026,11/26/2026,
5002,Investigation,Medium,09/19/2026,01/19/2027,W2
"""
WORKERS = """Worker ID,Name,Unit,Weekly hours,Hire Date
W1,Ann A,Intake,40,01/15/2014
W2,Bob B,Investigation,32,06/30/2016
"""


@pytest.mark.landing
def test_a_caseload_csv_of_another_program(tmp_path: Path) -> None:
    export = tmp_path / "export"
    export.mkdir()
    (export / "caseload.csv").write_text(CASES, encoding="utf-8")
    (export / "workers.csv").write_text(WORKERS, encoding="utf-8")
    text = suggest_profile([export / "caseload.csv", export / "workers.csv"]).text
    lines = ['phase = "Program Area"' if line.startswith('# phase = "') else
             'due = "Response Date"' if line.startswith("# due =") else line
             for line in text.splitlines()]
    profile = tmp_path / "office.toml"
    profile.write_text("\n".join(lines) + "\n", encoding="utf-8")
    day = assigner.read(export, profile=profile)
    assert not day.faults, list(map(str, day.faults))
    facts, _ = day.require()
    assert [(case.id, case.phase, str(case.due)) for case in facts.cases] == [
        ("5001", "intake", "2026-11-26")]
    assert [(case.id, case.caseworker) for case in facts.caseload] == [("5002", "W2")]


def test_the_folder_of_another_program_leaves_nothing_out(tmp_path: Path) -> None:
    export = tmp_path / "export"
    export.mkdir()
    for called, text in (("cases", CASES), ("workers", WORKERS)):
        (export / f"{called}.csv").write_text(text, encoding="utf-8")
    assert '\nfile = "cases.csv"' in suggest_profile([export]).text
    (export / "cases.csv").write_text(
        "id,phase,complexity\n1,intake,simple\n", encoding="utf-8")
    assert '\nfile = "cases.csv"' not in suggest_profile([export]).text
