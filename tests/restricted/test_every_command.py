"""Nordby with planted cases through every command: only the files of machines hold them."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from assigner.api.kept import load_plan
from assigner.cli.commands import COMMANDS
from assigner.documents.part import written
from assigner.ledger import Ledger, event_document
from assigner.veil import Veil, before, veiled, wearing
from tests.cli.runner import run
from tests.restricted.planted import CASES, leaks, nordby

pytestmark = pytest.mark.long
SHORT = ("--time-limit", "20")
LOG = """id,received,caseworker,ended,phase,complexity,district,topics,restricted_to
ZEBRA-1,2026-10-01,A,2026-11-01,intake,complex,okapidistrikt,tapiremne,A|B
L-2,2026-10-02,B,2026-11-01,intake,simple,,,
ZEBRA-2,2026-10-05,B,,intake,complex,okapidistrikt,tapiremne,B
ZEBRA-3,2026-10-06,B,2026-01-01,intake,complex,okapidistrikt,tapiremne,B
"""
HOURS = """caseworker,week,case,minutes
ANMØ,2026-W47,ZEBRA-4,600
ANMØ,2026-W47,H-9,600
"""
EACH: Sequence[tuple[str, Sequence[str]]] = (
    ("check", ("DAY",)), ("solve", ("DAY", "--all")), ("verify", ("PLAN",)),
    ("solve", ("DAY", "--format", "json", "--stability", "3")),
    ("solve", ("DAY", "-o", "OUT/kept.json", "--why-not-table", "OUT/why.csv")),
    ("solve", ("DAY", "--picture", "OUT/groups.svg")),
    ("explain", ("PLAN",  "--case", "S-10675", *SHORT)),
    ("explain", ("PLAN", "--case", "S-10675", "--alternatives", "2", *SHORT)),
    ("explain", ("PLAN", "--case", "S-10675", "--why-not", "ANMØ", "--format", "json", *SHORT)),
    ("explain", ("PLAN", "--worker", "ANMØ", *SHORT)), ("diagnose", ("DAY", *SHORT)),
    ("report", ("PLAN", "-o", "OUT/page.html", "--unfolded", *SHORT)),
    ("report", ("PLAN", "-o", "OUT/page.html", "--audience", "manager", "--lang", "da", *SHORT)),
    ("override", ("PLAN", "--pin", "S-10688=TINI", "--reason", "x", "--by", "Ulla", "--ledger",
                  "OUT/own.db", "--yes")),
    ("commit", ("PLAN", "--by", "Ulla", "--ledger", "OUT/own.db")),
    ("next", ("PLAN", "-o", "WHOLE/next", "--ledger", "LEDGER")),
    ("export", ("PLAN", "--ledger", "LEDGER", "--letters", "LETTERS")), ("deliver", ()),
    ("log", ("--ledger", "LEDGER")),
    ("log", ("report", "--month", "2026-11", "--ledger", "LEDGER")),
    ("rebalance", ("DAY", "--leaves", "ANMØ:2026-12-01", *SHORT)),
    ("rebalance", ("DAY", "--absent", "ANMØ:2026-12-01..2026-12-20", "--cover-by", "MEHA",
                   *SHORT)),
    ("receivers", ("DAY", "--leaves", "ANMØ", "--among", "MEHA", "--among", "KIMØ", *SHORT)),
    ("handover", ("--ledger", "LEDGER")), ("diff", ("PLAN", "OTHER")),
    ("rules", ("danish-child-welfare",)), ("model", ("show", "danish-child-welfare")),
    ("compare", ("DAY", "-m", "danish-child-welfare", "-m", "equal-numbers", *SHORT)),
    ("compare", ("DAY", "-m", "danish-child-welfare", "-m", "equal-numbers", *SHORT,
                 "--format", "csv")),
    ("history", ("ROOT",)), ("backtest", ("LOG",)), ("backtest", ("LOG", "--format", "json")),
    ("effect", ("DAY", "rules.inflow_day.at", *SHORT)), ("calibrate", ("HOURS", "DAY")),
    ("simulate", ("DAY", "-m", "equal-numbers", "--days", "3", "--seeds", "2")),
    ("sweep", ("GRID",)), ("ahead", ("DAY",)), ("ahead", ("DAY", "--format", "csv")),
    ("staffing", ("DAY", "-m", "equal-numbers")), ("serve", ("--help",)),
    ("profile", ("suggest", "DAY", "-o", "WHOLE/profile.toml")), ("generate", ("--help",)),
    ("init", ("OUT/init",)),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A solved and committed Nordby, with a log, hours and a grid beside it."""
    root = tmp_path_factory.mktemp("nordby")
    day = nordby(root / "2026-11-23")
    assert run("solve", day, "-o", day / "plan.json").code == 0
    run("rebalance", day, "--leaves", "ANMØ:2026-12-01", "-o", root / "other.json", *SHORT)
    assert run("commit", day / "plan.json", "--by", "Ulla", "--ledger", root / "l.db").code == 0
    (root / "log.csv").write_text(LOG, encoding="utf-8")
    (root / "hours.csv").write_text(HOURS, encoding="utf-8")
    (root / "grid.toml").write_text(
        f'instances = ["{day}"]\nmodels = ["equal-numbers"]\nseeds = [1]\n', encoding="utf-8")
    return root


@pytest.mark.parametrize(("command", "args"), EACH, ids=str)
def test_only_files_of_machines_hold_a_secret(
    office: Path, tmp_path: Path, command: str, args: Sequence[str]
) -> None:
    day = office / "2026-11-23"
    named = {"DAY": day, "PLAN": day / "plan.json", "OTHER": office / "other.json",
             "LEDGER": office / "l.db", "ROOT": office, "LOG": office / "log.csv",
             "HOURS": office / "hours.csv", "GRID": office / "grid.toml",
             "LETTERS": tmp_path / "letters"}
    (tmp_path / "out").mkdir()
    given = [named.get(arg, arg.replace("OUT/", f"{tmp_path}/out/").replace(
        "WHOLE/", f"{tmp_path}/whole/")) for arg in args]
    found = run(command, *given)
    assert "Traceback" not in found.err
    assert leaks(found.out + found.err) == []
    for file in (tmp_path / "out").rglob("*"):
        if file.is_file() and file.suffix != ".db" and file.name != "kept.json":
            assert leaks(file.read_bytes()) == [], file.name
    for file in (tmp_path / "letters").rglob("*"):
        assert leaks(file.read_bytes()) == [] or file.stem in {"ANMØ", "MEHA"}, file.name


def test_every_command_is_tried() -> None:
    assert {command for command, _ in EACH} == set(COMMANDS)


def test_an_event_tells_a_label_and_who_has_it(office: Path) -> None:
    scratch = Veil()
    with wearing(scratch):
        (record,) = Ledger(str(office / "l.db")).records()
        with before(scratch.seen_by(None)):
            said = json.dumps(veiled(written(event_document(record))), ensure_ascii=False)
    assert leaks(said) == []
    assert '"case": "restricted-' in said
    assert '"to": "ANMØ"' in said


def test_a_notebook_shows_no_secret_and_data_frames_are_whole(office: Path) -> None:
    with wearing(Veil()):
        plan = load_plan(office / "2026-11-23" / "plan.json")
        assert leaks(plan._repr_html_()) == []
        assert set(CASES[:2]) <= set(plan.frame()["case"])


def test_a_comparison_that_is_kept_is_read_again(office: Path, tmp_path: Path) -> None:
    day, kept = office / "2026-11-23", tmp_path / "kept.json"
    policies = ("-m", "danish-child-welfare", "-m", "equal-numbers", *SHORT)
    assert run("compare", day, *policies, "--format", "json", "-o", kept).code == 0
    hidden = [row for row in json.loads(kept.read_text(encoding="utf-8"))["differences"]
              if row["case"].startswith("restricted-")]
    assert hidden, "a restricted case goes to different people"
    assert all(set(row["by"]) == {"danish-child-welfare", "equal-numbers"} for row in hidden)
    assert leaks(kept.read_text(encoding="utf-8")) == []
    assert run("report", kept, "-o", tmp_path / "page.html").code == 0
    rows = [row for row in csv.reader(run("compare", day, *policies, "--format", "csv").out
                                      .splitlines()) if row[3].startswith("restricted-")]
    assert {row[0] for row in rows} == {"danish-child-welfare", "equal-numbers"}
