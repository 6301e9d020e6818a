"""Staff changes at noon of a day that is decided: what was decided is kept, told, found again."""

import json
from pathlib import Path

import pytest

from tests.cli.offices import of_tables
from tests.cli.runner import run

CASELOAD = """id,phase,complexity,caseworker,co_caseworker,assigned,due,frozen
S-1,modtagelse,enkel,ANN,,2026-01-05,2027-01-01,
S-2,modtagelse,kompleks,ANN,BO,2024-06-01,2026-12-20,
S-4,modtagelse,enkel,CY,,2026-11-01,,
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return of_tables(
        tmp_path / "office",
        caseworkers="id,team,weekly_hours\nANN,Modtagelse,37\nBO,Modtagelse,37\nCY,Modtagelse,37\n",
        cases="id,phase,complexity\n", caseload=CASELOAD,
    )


@pytest.mark.landing
def test_the_log_says_who_left_on_which_day_and_who_decided_it(
    office: Path, tmp_path: Path
) -> None:
    kept, ledger = tmp_path / "plan.json", tmp_path / "ledger.db"
    run("rebalance", office, "--leaves", "ANN:2026-12-01", "--absent", "BO:2026-11-26..2026-12-04",
        "-o", kept)
    assert run("commit", kept, "--by", "Ulla Hansen", "--ledger", ledger).code == 0
    told = " ".join(run("log", "--ledger", ledger).out.split())
    assert "Ulla Hansen" in told
    assert "ANN leaves on 2026-12-01; BO is away from 2026-11-26 to 2026-12-04" in told
    danish = " ".join(run("--lang", "da", "log", "--ledger", ledger).out.split())
    assert "ANN fratræder den 01.12.2026; BO er fraværende fra 26.11.2026 til 04.12.2026" in danish
    row = json.loads(run("log", "--ledger", ledger, "--format", "json").out)["records"][0]
    assert row["by"] == "Ulla Hansen"
    assert [change["written"] for change in row["changes"]] == [
        {"kind": "leaves", "caseworker": "ANN", "date": "2026-12-01"},
        {"kind": "absent", "caseworker": "BO", "from": "2026-11-26", "to": "2026-12-04"},
    ]
    own = run("log", "--worker", "ANN", "--ledger", ledger).out
    assert "ANN leaves" in own
    assert "BO is away" not in own
    seen = run("log", "--worker", "CY", "--audience", "worker", "--ledger", ledger).out
    assert "leaves" not in seen


@pytest.fixture
def morning(office: Path, tmp_path: Path) -> tuple[Path, str, tuple[object, ...]]:
    """A day that is decided: whom its one new case went to, and how its ledger is named."""
    (office / "cases.csv").write_text("id,phase,complexity\nN-1,modtagelse,enkel\n",
                                      encoding="utf-8")
    plan, ledger = tmp_path / "morning.json", ("--ledger", tmp_path / "ledger.db")
    assert run("solve", office, "--pin", "N-1=ANN", "-o", plan).code == 0
    assert run("commit", plan, "--by", "Ulla", *ledger).code == 0
    return office, "ANN", ledger


@pytest.mark.landing
def test_at_noon_i_am_warned_that_the_morning_gave_the_case_to_somebody_else(
    morning: tuple[Path, str, tuple[object, ...]], tmp_path: Path
) -> None:
    office, to, ledger = morning
    noon = tmp_path / "noon.json"
    ran = run("rebalance", office, "--leaves", "CY", "--pin", "N-1=BO", *ledger)
    told = " ".join(ran.err.split())
    assert f"warning: N-1 goes to BO; number 1, by Ulla, gave it to {to}." in told
    ran = run("rebalance", office, "--leaves", "CY", *ledger)
    told = " ".join(ran.err.split())
    assert "has decided about new cases of this day already (number 1, by Ulla)" in told
    assert "add --as-decided to keep them" in told
    ran = run("rebalance", office, "--leaves", "CY", "--as-decided", "-o", noon, *ledger)
    assert (ran.code, "warning" in ran.err) == (0, False)
    assert {row["case"]: row["caseworker"] for row in json.loads(
        noon.read_text(encoding="utf-8"))["assignments"]}["N-1"] == to
    ran = run("--lang", "da", "rebalance", office, "--leaves", "CY", *ledger)
    assert "--as-decided" in ran.err
    assert "har allerede" in ran.err


@pytest.mark.landing
def test_a_refused_commit_of_staff_changes_says_all_the_ways_on(
    morning: tuple[Path, str, tuple[object, ...]], tmp_path: Path
) -> None:
    office, _, ledger = morning
    noon = tmp_path / "noon.json"
    assert run("rebalance", office, "--leaves", "CY", "-o", noon, *ledger).code == 0
    ran = run("commit", noon, "--by", "Ulla", *ledger)
    assert ran.code == 6
    told = " ".join(ran.err.split())
    assert "keep what was decided of the new cases: rebalance again with --as-decided" in told
    assert "let this plan take the place of number 1" in told
    assert "let number 1 stand" in told
    assert "Next: solve the day again" not in told
    assert "Tre veje" in run("--lang", "da", "commit", noon, "--by", "Ulla", *ledger).err


@pytest.mark.landing
def test_a_case_of_the_morning_given_to_who_leaves_at_noon_is_given_anew(
    morning: tuple[Path, str, tuple[object, ...]]
) -> None:
    office, to, ledger = morning
    ran = run("rebalance", office, "--leaves", to, "--as-decided", *ledger)
    assert ran.code == 0, ran.err
    assert f"number 1, by Ulla, gave it to {to}." in " ".join(ran.err.split())


@pytest.mark.landing
def test_staff_changes_of_the_morning_that_the_noon_forgets_are_named(
    office: Path, tmp_path: Path
) -> None:
    first, ledger = tmp_path / "first.json", ("--ledger", tmp_path / "ledger.db")
    assert run("rebalance", office, "--leaves", "CY:2026-12-01", "-o", first).code == 0
    assert run("commit", first, "--by", "Ulla", *ledger).code == 0
    ran = run("rebalance", office, "--hours", "BO=30", *ledger)
    assert "Number 1 also decided: CY leaves on 2026-12-01." in " ".join(ran.err.split())
    both = run("rebalance", office, "--leaves", "CY:2026-12-01", "--hours", "BO=30", *ledger)
    assert "also decided" not in both.err


@pytest.mark.landing
def test_an_override_that_lifts_a_rule_of_the_office_is_kept_by_a_rebalance(
    office: Path, tmp_path: Path
) -> None:
    (office / "cases.csv").write_text(
        "id,phase,complexity\nN-1,modtagelse,enkel\nN-2,modtagelse,enkel\n", encoding="utf-8")
    (office / "caseworkers.csv").write_text(
        "id,team,weekly_hours,max_new_cases\nANN,Modtagelse,37,\nBO,Modtagelse,37,0\n"
        "CY,Modtagelse,37,\n", encoding="utf-8")
    plan, decided, noon = (tmp_path / f"{name}.json" for name in ("m", "d", "n"))
    ledger = ("--ledger", tmp_path / "ledger.db")
    assert run("solve", office, "-o", plan).code == 0
    said = ("--reason", "knows them", "--by", "Ulla",
            "--owner", "head of department and shop steward", "--yes", *ledger)
    ran = run("override", plan, "--pin", "N-1=BO", *said, "-o", decided)
    assert ran.code == 0, ran.err
    assert json.loads(decided.read_text(encoding="utf-8"))["decisions"]["lifts"]
    assert run("commit", decided, "--by", "Ulla", *ledger).code == 0
    assert run("rebalance", office, "--leaves", "CY", "--pin", "N-1=BO", *ledger).code == 3
    ran = run("rebalance", office, "--leaves", "CY", "--as-decided", *ledger, "-o", noon)
    assert ran.code == 0, ran.err
    assert run("verify", noon, *ledger).code == 0
    assert run("explain", noon, "--case", "N-1").code == 0
    kept = json.loads(noon.read_text(encoding="utf-8"))["assignments"][0]["pinned"]
    assert kept["also_moved"] is None, "nobody worked out what else moved because of it"
    ran = run("commit", noon, "--by", "Ulla", "--replaces", "2", *ledger)
    assert ran.code == 0, ran.err


def test_a_case_that_comes_in_after_the_decision_is_committed_in_its_place(
    office: Path, tmp_path: Path
) -> None:
    morning, noon = tmp_path / "morning.json", tmp_path / "noon.json"
    ledger = ("--ledger", tmp_path / "ledger.db")
    (office / "cases.csv").write_text(
        "id,phase,complexity\nN-1,modtagelse,enkel\n", encoding="utf-8")
    assert run("solve", office, "-o", morning).code == 0
    assert run("commit", morning, "--by", "Ulla", *ledger).code == 0
    with (office / "cases.csv").open("a", encoding="utf-8") as file:
        file.write("N-9,modtagelse,enkel\n")
    assert run("solve", office, "--as-decided", "-o", noon, *ledger).code == 0
    refused = run("commit", noon, "--by", "Ulla", *ledger)
    assert refused.code == 6
    assert "To decide the day anew, add --replaces 1." in refused.err
    assert run("commit", noon, "--by", "Ulla", "--replaces", "1", *ledger).code == 0
