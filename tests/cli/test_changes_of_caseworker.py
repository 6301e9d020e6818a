"""A child's own count of caseworkers: told, priced, kept from day to day and by the ledger."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.runner import run

HEAD = 'date = 2026-11-23\nmodel = "danish-continuity"\noffice = "Small"\n'
PEOPLE = """id,team,weekly_hours
ANN,Foranstaltning,37
BOT,Foranstaltning,37
CHK,Foranstaltning,37
"""
NEW = """id,phase,complexity,previous_caseworker,changes_12m,earlier
N-1,foranstaltning,kompleks,ANN,2,ANN
N-2,foranstaltning,enkel,,0,
"""
OPEN = """id,phase,complexity,caseworker,assigned,changes_12m,earlier
S-1,foranstaltning,meget kompleks,ANN,2025-01-10,,
S-2,foranstaltning,meget kompleks,ANN,2026-10-10,2,CHK
S-3,foranstaltning,kompleks,ANN,2026-10-10,2,
"""
THIRD = "N-1 changes caseworker for the third time since 2025-11-23"


def write(folder: Path, new: str = NEW) -> Path:
    folder.mkdir()
    for name, text in (("instance.toml", HEAD), ("caseworkers.csv", PEOPLE), ("cases.csv", new),
                       ("caseload.csv", OPEN)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("changes")
    assert run("solve", write(root / "day"), "-o", root / "plan.json").code == 0
    return root / "plan.json"


def caseload(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "caseload.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@pytest.mark.landing
def test_it_goes_to_who_had_it_though_she_is_the_fullest(plan: Path) -> None:
    found = json.loads(plan.read_text(encoding="utf-8"))
    takes = {row["case"]: row["caseworker"] for row in found["assignments"]}
    assert takes["N-1"] == "ANN"
    assert takes["N-2"] != "ANN"
    tiers = [(row["name"], row["value"], row["proven"]) for row in found["tiers"]]
    assert tiers[2] == ("changes", 0, True)
    assert run("verify", plan).code == 0


def test_why_not_somebody_new_in_both_languages(plan: Path) -> None:
    why = run("explain", plan, "--case", "N-1", "--why-not", "CHK", "--format", "json")
    found = json.loads(why.out)
    assert found["verdict"] == "possible_but_worse"
    assert THIRD in found["words"]
    danish = run("--lang", "da", "explain", plan, "--case", "N-1", "--why-not", "CHK")
    assert "N-1 får sit tredje sagsbehandlerskift siden" in danish.out
    hard = run("solve", plan.parent / "day", "-S", "rules.changes_of_caseworker.hard=true",
               "-o", plan.parent / "hard.json")
    assert hard.code == 0
    ruled_out = run("explain", plan.parent / "hard.json", "--case", "N-1", "--why-not", "CHK",
                    "--format", "json")
    assert "would be the third change of caseworker since 2025-11-23" in ruled_out.out
    assert json.loads(ruled_out.out)["verdict"] == "not_allowed"


@pytest.mark.landing
def test_to_decide_otherwise_has_its_price(plan: Path, tmp_path: Path) -> None:
    decided = run("override", plan, "--pin", "N-1=CHK", "--reason", "asked for", "--by", "Ulla",
                  "--owner", "team leader", "--ledger", tmp_path / "ledger.db", "--yes",
                  "-o", tmp_path / "other.json")
    assert decided.code == 0, decided.err
    told = decided.out + decided.err
    assert "Against changes_of_caseworker (policy)" in told
    assert "changes of caseworker" in told
    ledger = tmp_path / "ledger.db"
    assert run("verify", tmp_path / "other.json", "--ledger", ledger).code == 0


def test_the_ledger_counts_where_the_office_does_not(tmp_path: Path) -> None:
    """S-1 is not counted and is by the ledger; S-2 goes to CHK, who has had it."""
    day, ledger = write(tmp_path / "day", NEW.splitlines()[0] + "\n"), tmp_path / "ledger.db"
    moved = tmp_path / "moved.json"
    assert run("rebalance", day, "--leaves", "ANN", "-o", moved).code == 0
    taken = {row["case"]: row["to"] for row in json.loads(
        moved.read_text(encoding="utf-8"))["moves"]}
    assert taken["S-2"] == "CHK"
    assert run("commit", moved, "--by", "Ulla", "--ledger", ledger).code == 0
    made = run("next", ledger, "-o", tmp_path / "next", "--instance", day)
    assert made.code == 0, made.err
    found = caseload(tmp_path / "next")
    assert {case: (row["changes_12m"], row["earlier"]) for case, row in found.items()} == {
        "S-1": ("1", "ANN"), "S-2": ("3", "ANN|CHK"), "S-3": ("3", "ANN")}
    assert "The ledger tells more" not in made.out


@pytest.mark.landing
def test_the_column_stands_against_the_ledger_and_it_is_told(tmp_path: Path) -> None:
    day, ledger = write(tmp_path / "day", NEW.splitlines()[0] + "\n"), tmp_path / "ledger.db"
    moved, still = tmp_path / "moved.json", tmp_path / "still.json"
    assert run("rebalance", day, "--leaves", "ANN", "-o", moved).code == 0
    assert run("commit", moved, "--by", "Ulla", "--ledger", ledger).code == 0
    assert run("next", ledger, "-o", tmp_path / "next", "--instance", day).code == 0
    said = tmp_path / "next" / "caseload.csv"
    text = said.read_text(encoding="utf-8").splitlines()
    place = text[0].split(",").index("changes_12m")
    row = next(line for line in text if line.startswith("S-2")).split(",")
    row[place] = "0"
    said.write_text("\n".join(",".join(row) if line.startswith("S-2") else line
                              for line in text) + "\n", encoding="utf-8")
    assert run("solve", tmp_path / "next", "-o", still).code == 0
    assert run("commit", still, "--by", "Ulla", "--ledger", ledger).code == 0
    made = run("next", still, "-o", tmp_path / "after", "--ledger", ledger)
    assert made.code == 0, made.err
    assert "changes_12m, which stands: S-2" in made.out
    assert caseload(tmp_path / "after")["S-2"]["changes_12m"] == "0"


@pytest.mark.landing
def test_who_leaves_hands_over_and_by_choice_nobody_gets_somebody_new(tmp_path: Path) -> None:
    """B-1's caseworker leaves: it goes to whoever had it, and B-2, which nobody had, to anybody.

    A has far more than C; only A-0 has not changed twice, so by choice it alone may move.
    """
    rows = [f"A-{i},foranstaltning,meget kompleks,ANN,2026-10-10,{2 if i else 0},"
            for i in range(8)]
    rows += ["B-1,foranstaltning,enkel,BOT,2026-10-10,2,CHK",
             "B-2,foranstaltning,enkel,BOT,2026-10-10,2,"]
    day = write(tmp_path / "day", NEW.splitlines()[0] + "\n")
    text = "\n".join((OPEN.splitlines()[0], *rows)) + "\n"
    (day / "caseload.csv").write_text(text, encoding="utf-8")
    free = [f"moves.{key}=0" for key in ("each", "very_complex", "a_year", "each_caseworker")]
    settings = [part for key in (*free, "rules.very_complex_ceiling=false") for part in ("-S", key)]
    moved: dict[str, dict[str, str]] = {}
    for model in ("danish-continuity", "danish-child-welfare"):
        ran = run("rebalance", day, "-m", model, *settings, "--leaves", "BOT",
                  "--max-moves", 3, "--format", "json")
        assert ran.code == 0, ran.err
        found = json.loads(ran.out)
        moved[model] = {row["case"]: row["to"] for row in found["moves"]}
        tiers = {row["name"]: row["value"] for row in found["tiers"]}
        assert tiers.get("changes", 0) == 0
    assert moved["danish-continuity"].keys() == {"B-1", "B-2", "A-0"}
    assert moved["danish-continuity"]["B-1"] == "CHK"
    assert len(moved["danish-child-welfare"].keys() - {"B-1", "B-2", "A-0"}) > 0


def test_a_day_that_is_none_is_told_before_the_office_is_read(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    for args, told in (
        (("--leaves", "ANN:2026-13-01"), "--leaves ANN:2026-13-01:"),
        (("--absent", "ANN:2026-12-01..2026-12-32"), "2026-12-32"),
        (("--hours", "BO=20:2026-02-30", "--team", "BO=M:2026-13-01"), "--team BO=M:2026-13-01:"),
    ):
        ran = run("rebalance", nowhere, *args)
        assert (ran.code, told in ran.err) == (1, True), ran.err
        assert "nowhere" not in ran.err
