"""Danish is Danish to the last word: what the commands print of Nordby holds no English."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.runner import run

FOLDER = Path(__file__).parents[2] / "instances" / "nordby" / "2026-11-23"
CHOSEN = Path(__file__).parents[1] / "faults/rebalance-siblings-never-move-by-choice/day"
"""A small day on which cases move by choice."""
ENGLISH = (
    "the", "of", "and", "with", "is", "not", "no", "year", "years", "hours", "hour", "weeks",
    "amber", "blue", "red", "green", "ceiling", "ceilings", "leader", "presence", "law", "policy",
    "agreement", "preference", "assumed", "children", "chosen", "worse", "better", "allowed",
    "proven", "optimal", "balance", "cases", "workers", "points", "load", "stock",
)
LEAK = re.compile(rf"(?<![\w./=-])({'|'.join(ENGLISH)})(?![\w./=-])", re.IGNORECASE)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("nordby")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSIGNER_LEDGER", str(root / "ledger.db"))
        patch.chdir(root)
        assert run("solve", FOLDER, "-o", "plan.json").code == 0
        yield root


@pytest.mark.landing
@pytest.mark.parametrize(
    "command",
    [
        ("solve", FOLDER), ("check", FOLDER), ("verify", "plan.json"),
        ("diff", "plan.json", "plan.json"),
        ("explain", "plan.json", "--case", "S-10688"),
        ("explain", "plan.json", "--case", "S-10688", "--why-not", "TINI"),
        ("explain", "plan.json", "--case", "S-10685", "--what-would-it-take", "TINI"),
        ("explain", "plan.json", "--case", "S-10688", "--audience", "worker", "--as", "TINI"),
        ("explain", "plan.json", "--case", "S-10685", "--format", "csv"),
        ("explain", "plan.json", "--worker", "SIMA"), ("explain", "plan.json", "--fairness"),
        ("diagnose", FOLDER, "--pin", "S-10685=EMCH"),
        ("override", "plan.json", "--pin", "S-10685=EMCH", "--reason", "-", "--by", "-", "--yes"),
        ("rebalance", FOLDER, "--leaves", "JENI", "--max-moves", "0"),
        pytest.param(("rebalance", FOLDER, "--leaves", "JENI"), marks=pytest.mark.long),
        ("rebalance", CHOSEN, "--hours", "A=20", "--max-moves", "2", "--curve"),
        ("staffing", FOLDER, "--time-limit", "0.1"),
        ("compare", FOLDER, "--baseline", "equal-number"), ("log",),
    ],
    ids=lambda command: " ".join(str(part) for part in command if not isinstance(part, Path)),
)
def test_no_english_is_printed(office: Path, command: tuple[object, ...]) -> None:
    del office
    ran = run("--lang", "da", *command)
    text = f"{ran.out}\n{ran.err}".replace(str(FOLDER), "").replace(str(CHOSEN), "")
    assert {found[0].casefold() for found in LEAK.finditer(text)} == set()


@pytest.mark.parametrize("command", ["rebalance", "receivers", "handover", "solve"])
def test_who_reads_is_said_in_danish(command: str) -> None:
    told = " ".join(run("--lang", "da", command, "--help").out.split())
    assert "Hvem der læser" in told
    assert "Who reads" not in told
    assert " LOG," not in told


def test_what_to_write_next_is_named_in_danish(tmp_path: Path) -> None:
    made = run("--lang", "da", "model", "new", tmp_path / "vores.toml")
    assert " init MAPPE -m" in " ".join(made.err.split())


@pytest.mark.landing
def test_a_price_is_written_alike_in_the_log_and_before_it(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSIGNER_LEDGER", str(office / "price.db"))
    ran = run("--lang", "da", "override", "plan.json", "--pin", "S-10688=TINI", "--reason", "-",
              "--by", "-", "--yes", "-o", "priced.json", "--instance", FOLDER)
    assert ran.code == 0, ran.err
    before = set(re.findall(r"\d+,\d{3}", ran.out))
    logged = re.findall(r"\d+,\d+(?= →)|(?<=→ )\d+,\d+", run("--lang", "da", "log").out)
    assert logged
    assert set(logged) <= before
