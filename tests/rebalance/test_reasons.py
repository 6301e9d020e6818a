"""Why a staff change happens: a code of the model's list, in the record and nowhere else."""

import json
from datetime import date
from pathlib import Path

import pytest

import assigner
from assigner.errors import ModelError
from assigner.policy import load
from tests.cli.runner import run
from tests.faults.days import done
from tests.scenarios.small_office import write_office

MODEL = '''extends = "danish-child-welfare"
[handover.reasons.zq_planted]
label = "Zq aftalt"
names = ["Zq word"]
[handover.reasons.other_work]
label = "nyt arbejde"
'''
SECRETS = ("zq_planted", "zq aftalt", "zq word")
LEAVES = ("--leaves", "A:2026-12-15", "--reason", "ZQ Word", "--max-moves", 0)


@pytest.fixture
def day(tmp_path: Path) -> Path:
    folder = write_office(tmp_path / "d")
    model = tmp_path / "ours.toml"
    model.write_text(MODEL, encoding="utf-8")
    head = folder / "instance.toml"
    text = head.read_text(encoding="utf-8").replace("danish-child-welfare", model.as_posix())
    head.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.landing
def test_the_plan_and_the_ledger_keep_the_code(day: Path, tmp_path: Path) -> None:
    plan, ledger = tmp_path / "p.json", tmp_path / "l.db"
    done("rebalance", day, *LEAVES, "-o", plan)
    (change,) = json.loads(plan.read_text(encoding="utf-8"))["changes"]
    assert change["reason"] == "zq_planted"
    done("verify", plan, "--instance", day)
    done("commit", plan, "--by", "Ulla", "--instance", day, "--ledger", ledger)
    from assigner.ledger import Ledger  # noqa: PLC0415  # SQLAlchemy takes its time

    assert Ledger(str(ledger)).records()[0].said["plan"]["changes"][0]["reason"] == "zq_planted"
    done("next", plan, "--instance", day, "--ledger", ledger, "-o", tmp_path / "next")


@pytest.mark.landing
def test_nobody_else_reads_it(day: Path, tmp_path: Path) -> None:
    plan, ledger = tmp_path / "p.json", tmp_path / "l.db"
    said = [done("rebalance", day, *LEAVES, "-o", plan)]
    done("commit", plan, "--by", "Ulla", "--instance", day, "--ledger", ledger)
    here = ("--instance", day)
    moved = json.loads(plan.read_text(encoding="utf-8"))["moves"][0]
    said += [done("rebalance", day, *LEAVES, "--format", "csv")]
    for who in (("coordinator",), ("manager",), ("worker", "--as", moved["to"])):
        to = ("--audience", *who)
        said.append(done("explain", plan, *here, "--worker", moved["to"], *to))
        said.append(done("explain", plan, *here, "--case", moved["case"], *to))
    for audience in ("coordinator", "manager"):
        page = tmp_path / f"{audience}.html"
        done("report", plan, *here, "--audience", audience, "-o", page)
    done("export", plan, *here, "--letters", tmp_path / "letters", "--ics", tmp_path / "ics",
         "--ledger", ledger)
    said.append(done("log", "--worker", moved["to"], "--audience", "worker", "--ledger", ledger))
    said.append(done("log", "--ledger", ledger))
    texts = [text for ran in said for text in (ran.out, ran.err)]
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path not in (
        plan, ledger, tmp_path / "ours.toml")]
    assert len(files) > 4
    texts += [path.read_bytes().decode("utf-8", "replace") for path in files]
    for text in texts:
        assert not [secret for secret in SECRETS if secret in text.casefold()]


@pytest.mark.landing
def test_in_the_library(day: Path) -> None:
    change = assigner.Leaves("A", date(2026, 12, 15), reason="nyt arbejde")
    plan = assigner.read(day).rebalance(change, max_moves=0)
    assert plan.claims.changes[0]["reason"] == "other_work"


def test_what_is_no_reason_is_not_said_again(day: Path, tmp_path: Path) -> None:
    ran = run("rebalance", day, "--leaves", "A", "--reason", "stress")
    assert ran.code == 1
    assert "stress" not in ran.err
    assert "Write one of other_work, zq_planted." in ran.err
    plain = write_office(tmp_path / "plain")
    ran = run("rebalance", plain, "--leaves", "A", "--reason", "stress")
    assert "The model has no list of reasons for staff changes." in ran.err
    assert "stress" not in ran.err


@pytest.mark.parametrize("line", [
    'label = "sygemeldt"', 'label = "x"\nnames = ["burnt out", "Stress"]',
    'label = "on sick_leave"',
])
def test_a_list_with_something_of_health_is_refused(tmp_path: Path, line: str) -> None:
    model = tmp_path / "ours.toml"
    model.write_text(f'extends = "danish-child-welfare"\n[handover.reasons.r]\n{line}\n',
                     encoding="utf-8")
    with pytest.raises(ModelError, match="health"):
        load(str(model))
