"""What is said of hidden cases: to whom, by which name, and what the reader can do."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from assigner.veil import NOT_SHOWN, WHO_MAY
from tests.cli.runner import Ran, run
from tests.restricted.planted import OPEN, leaks, small


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office, and a plan of what Y's leaving comes to, committed."""
    root = tmp_path_factory.mktemp("said")
    found = small(root / "2026-11-23")
    left = root / "left.json"
    assert run("rebalance", found, "--leaves", "Y:2026-11-30", "-o", left).code == 0
    assert run("commit", left, "--by", "Ulla", "--ledger", root / "ledger.db").code == 0
    return found


def _without(found: Ran, typed: str) -> str:
    return found.err.replace(typed, "...")


@pytest.mark.landing
@pytest.mark.parametrize("args", [
    ("solve", "DAY", "--pin", "{}"), ("solve", "DAY", "--forbid", "{}"),
    ("diagnose", "DAY", "--pin", "{}"), ("rebalance", "DAY", "--leaves", "Y", "--give", "{}"),
    ("rebalance", "DAY", "--hand-over", "{}"),
], ids=" ".join)
def test_who_is_to_have_one_is_refused_alike_whoever_is_named(
    day: Path, args: Sequence[str]
) -> None:
    told = set()
    for who in "VXYZ":
        for number in (1, 2):
            pair = f"restricted-{number}={who}"
            found = run(*(str(day) if arg == "DAY" else arg.format(pair) for arg in args))
            assert found.code == 2, found.err
            told.add(_without(found, f"restricted-{number}"))
    assert len(told) == 1
    assert "--seen-by" in told.pop()


@pytest.mark.parametrize("args", [
    ("rebalance", "DAY", "--leaves", "Y", "--keep", "{}"),
    ("rebalance", "DAY", "--leaves", "Y", "--give", "{}=V"),
    ("rebalance", "DAY", "--hand-over", "{}"),
    ("receivers", "DAY", "--leaves", "Y", "--among", "V", "--case", "{}"),
    ("handover", "--ledger", "LEDGER", "--by", "Ulla", "--done", "{}:family"),
], ids=" ".join)
def test_a_number_is_of_a_case_nobody_knows(day: Path, args: Sequence[str]) -> None:
    told = []
    for case in (OPEN[0], "NOPE-1"):
        named = {"DAY": str(day), "LEDGER": str(day.parent / "ledger.db")}
        found = run(*(named.get(arg, arg.format(case)) for arg in args))
        assert found.code in {1, 2}
        assert case in found.err
        told.append((found.code, found.out, _without(found, case)))
    assert told[0] == told[1]


@pytest.mark.landing
def test_asking_why_of_a_label_says_who_may_ask(day: Path) -> None:
    plan = day.parent / "left.json"
    asked = run("explain", plan, "--case", "restricted-1")
    assert asked.code == 2
    assert "restricted-1 is a restricted case" in asked.err
    assert "--seen-by INITIALS" in asked.err
    assert leaks(asked.out + asked.err) == []
    number = run("explain", plan, "--case", OPEN[0])
    assert "is not a new case of the day" in number.err


@pytest.mark.landing
def test_a_label_is_kept_out_of_a_handover_and_ticked_off(day: Path) -> None:
    labels = [row["case"] for row in json.loads(run(
        "rebalance", day, "--leaves", "Y", "--format", "json").out)["assignments"]
        if row["case"].startswith("restricted-")]
    kept = run("rebalance", day, "--leaves", "Y", "--keep", labels[0], "--format", "json")
    assert kept.code == 0
    assert leaks(kept.out + kept.err) == []
    ledger = ("handover", "--ledger", day.parent / "ledger.db")
    open_ = next(row["case"] for row in json.loads(run(*ledger, "--format", "json").out)["cases"]
                 if row["case"].startswith("restricted-"))
    ticked = run(*ledger, "--done", f"{open_}:family", "--by", "Ulla")
    assert ticked.code == 0, ticked.err
    assert leaks(ticked.out + ticked.err) == []
    again = run(*ledger, "--done", f"{open_}:family", "--by", "Ulla")
    assert again.code == 1
    assert leaks(again.out + again.err) == []


@pytest.mark.landing
def test_no_row_says_whom_a_rule_keeps_from_one(day: Path) -> None:
    asked = ("receivers", day, "--leaves", "Y", "--among", "V", "--among", "Z")
    rows = json.loads(run(*asked, "--format", "json").out)["receivers"]
    assert [row["barred"] for row in rows] == [[], []]
    assert str(NOT_SHOWN) not in run(*asked).out


@pytest.mark.landing
def test_what_is_not_shown_says_what_the_reader_can_do(day: Path, tmp_path: Path) -> None:
    found = run("solve", day)
    assert str(NOT_SHOWN) in found.out
    assert str(WHO_MAY) in found.err
    assert "--seen-by" in found.err
    assert str(WHO_MAY) not in run("solve", day, "--seen-by", "Y").err
    page = tmp_path / "page.html"
    run("solve", day, "-o", tmp_path / "plan.json")
    assert run("report", tmp_path / "plan.json", "-o", page).code == 0
    assert str(WHO_MAY) in page.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The restricted sibling of C-2 is number 17; Z has 17 children in a case of her own."""
    found = small(tmp_path_factory.mktemp("short") / "2026-11-23")
    for name in ("cases.csv", "caseload.csv"):
        text = (found / name).read_text(encoding="utf-8")
        (found / name).write_text(
            text.replace("ZEBRA-2,", "17,").replace("Z,2,", "Z,17,"), encoding="utf-8")
    assert run("solve", found, "-o", found / "plan.json").code == 0
    return found


@pytest.mark.landing
@pytest.mark.parametrize("args", [
    ("solve", "DAY"), ("solve", "DAY", "--lang", "da"), ("solve", "DAY", "--format", "csv"),
    ("solve", "DAY", "--format", "json"), ("explain", "PLAN", "--case", "C-2"),
    ("explain", "PLAN", "--case", "C-2", "--lang", "da"), ("explain", "PLAN"),
    ("explain", "PLAN", "--case", "C-2", "--why-not", "Z"),
    ("explain", "PLAN", "--case", "C-2", "--format", "json"),
    ("explain", "PLAN", "--case", "C-2", "--alternatives", "3", "--format", "json"),
    ("report", "PLAN", "-o", "OUT.html", "--unfolded"), ("report", "PLAN", "-o", "OUT.xlsx"),
    ("diagnose", "DAY", "--forbid", "C-2=Y"), ("explain", "PLAN", "--worker", "Y"),
], ids=" ".join)
def test_a_short_number_stands_in_no_sentence(
    short: Path, tmp_path: Path, args: Sequence[str]
) -> None:
    named = {"DAY": str(short), "PLAN": str(short / "plan.json")}
    found = run(*(named.get(arg, str(tmp_path / arg) if arg.startswith("OUT.") else arg)
                  for arg in args))
    assert "Traceback" not in found.err
    texts = [found.out, found.err, *(
        file.read_text(encoding="utf-8") for file in tmp_path.glob("*.html"))]
    for text in texts:
        assert re.findall(r"[^\n]{0,40}(?<![\w.,#-])17(?![\w./])[^\n]{0,20}",
                          text.replace('"count": 17', "")) == []
        assert "\N{WORD JOINER}" not in text


@pytest.mark.landing
def test_a_count_that_is_such_a_number_stays(short: Path) -> None:
    assert "17/30" in run("solve", short).out
    assert "Zita" in run("solve", short).out


@pytest.mark.landing
def test_whoever_is_named_reads_a_short_number(short: Path) -> None:
    found = run("explain", short / "plan.json", "--case", "C-2", "--seen-by", "Y")
    assert "with the siblings 17" in found.out
    assert "\N{WORD JOINER}" not in found.out
    assert run("verify", short / "plan.json", "--seen-by", "Y").code == 0
    assert run("verify", short / "plan.json").code == 0
