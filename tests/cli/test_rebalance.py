"""`rebalance` on a small office: what it prints, what it keeps, and what a user may get wrong."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.offices import of_tables, write
from tests.cli.runner import run
from tests.draws import looped

CASELOAD = """id,phase,complexity,caseworker,co_caseworker,assigned,due,frozen
S-1,modtagelse,enkel,ANN,,2026-01-05,2027-01-01,
S-2,modtagelse,kompleks,ANN,BO,2024-06-01,2026-12-20,
S-3,modtagelse,enkel,ANN,,2026-11-01,,ja
S-4,modtagelse,enkel,CY,,2026-11-01,,
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return of_tables(
        tmp_path / "office",
        caseworkers="id,team,weekly_hours\nANN,Modtagelse,37\nBO,Modtagelse,37\nCY,Modtagelse,37\n",
        cases="id,phase,complexity\n", caseload=CASELOAD,
    )


def document(*args: object) -> dict[str, Any]:
    ran = run("rebalance", *args, "--format", "json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_a_plan_is_kept_verified_and_explained(office: Path, tmp_path: Path) -> None:
    kept = tmp_path / "plan.json"
    ran = run("rebalance", office, "--leaves", "ANN", "-o", kept)
    assert ran.code == 0, ran.err
    assert "2 cases change hands · 1 stays · proven optimal" in ran.out
    assert "ANN hands over 2" in ran.out
    assert "Verified: 0 cases placed, 2 cases change hands, 0 listed" in run("verify", kept).out
    why = run("explain", kept, "--case", "S-2")
    assert why.code == 0, why.err
    not_cy = run("explain", kept, "--case", "S-2", "--why-not", "CY", "--format", "json")
    assert json.loads(not_cy.out)["verdict"] == "possible_but_worse"
    assert run("explain", kept, "--worker", "BO").code == 0
    assert run("explain", kept, "--fairness").code == 0


def test_the_document_says_what_moves_and_who_gains(office: Path) -> None:
    found = document(office, "--leaves", "ANN:2026-12-01")
    assert found["kind"] == "rebalance"
    assert [row["case"] for row in found["moves"]] == ["S-1", "S-2"]
    assert found["moves"][1] == {
        "case": "S-2", "from": "ANN", "to": "BO", "reason": "leaves", "words": "ANN leaves",
        "cost": 0, "cover_until": None, "date": "2026-12-01",
    }
    assert found["moves"][0]["cost"] == pytest.approx(1.45, abs=0.02)
    assert [row["case"] for row in found["stays"]] == ["S-3"]
    assert {row["id"]: len(row["receives"]) for row in found["people"]}["ANN"] == 0
    assert [tier["name"] for tier in found["tiers"]] == [
        "unassigned", "over_norm", "moves", "balance", "fit", "tie_break",
    ]
    assert found["curve"] is None


def test_a_morning_override_and_a_leaver_at_noon_lead_to_a_commit(
    office: Path, tmp_path: Path
) -> None:
    (office / "cases.csv").write_text("id,phase,complexity\nN-1,modtagelse,enkel\n",
                                      encoding="utf-8")
    morning, decided, noon = (tmp_path / f"{name}.json" for name in ("m", "d", "n"))
    ledger = ("--ledger", tmp_path / "ledger.db")
    assert run("solve", office, "-o", morning).code == 0
    to = json.loads(morning.read_text(encoding="utf-8"))["assignments"][0]["caseworker"]
    other = next(who for who in ("ANN", "BO") if who != to)
    said = ("--reason", "knows them", "--by", "Ulla", "--yes", *ledger)
    assert run("override", morning, "--pin", f"N-1={other}", *said, "-o", decided).code == 0
    assert run("commit", decided, "--by", "Ulla", *ledger).code == 0
    signed = ("--by", "Ulla", "--replaces", "2", *ledger)
    pin = ("--pin", f"N-1={other}")
    assert run("rebalance", office, "--leaves", "CY", "--forbid", f"N-1={other}", "-o",
               noon).code == 0
    refused = run("commit", noon, *signed)
    assert refused.code == 6
    assert "Rebalance again with what was decided, --as-decided, or with --pin" in refused.err
    assert "--pin CASE=WORKER" in run("override", noon, *pin, *said).err
    handed = run("rebalance", office, "--leaves", "CY", "--hand-over", f"N-1={other}")
    assert "rebalance --pin CASE=WORKER" in handed.err
    assert run("rebalance", office, "--leaves", "CY", *pin, "-o", noon).code == 0
    assert run("verify", noon).code == 0
    assert run("commit", noon, *signed).code == 0


def test_the_handover_list_is_csv(office: Path) -> None:
    ran = run("rebalance", office, "--leaves", "ANN", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    *rows, stays = rows
    assert (stays["case"], stays["to"], stays["reason"]) == ("S-3", "", "stays")
    assert [row["case"] for row in rows] == ["S-2", "S-1"], "the most urgent first"
    assert rows[0]["to"] == "BO"
    assert rows[0]["held_months"] == "29"
    assert rows[0]["due"] == "2026-12-20"


def test_a_file_and_an_option_say_the_same(office: Path, tmp_path: Path) -> None:
    file = tmp_path / "changes.toml"
    file.write_text('[[leaves]]\ncaseworker = "ANN"\ndate = 2026-12-01\n', encoding="utf-8")
    one, two = (
        document(office, *args) for args in (("--change", file), ("--leaves", "ANN:2026-12-01"))
    )
    for found in (one, two):
        found["solver"].pop("wall_seconds")
    assert one == two


def test_a_change_told_otherwise_does_not_verify(office: Path, tmp_path: Path) -> None:
    kept = tmp_path / "plan.json"
    run("rebalance", office, "--leaves", "ANN", "-o", kept)
    spoilt = tmp_path / "spoilt.json"
    for place, value in (
        (("moves", 0, "to"), "ANN"), (("people", 0, "receives"), ["S-9"]),
        (("changes", 0, "caseworker"), "CY"),
    ):
        told = json.loads(kept.read_text(encoding="utf-8"))
        told[place[0]][place[1]][place[2]] = value
        spoilt.write_text(json.dumps(told), encoding="utf-8")
        assert run("verify", spoilt).code == 7, place


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--leaves", "ANN:soon"), '"soon"'),
        (("--absent", "ANN:2026-12-09..2026-12-01"), "ends before it begins"),
        (("--leaves", "ANN:2026-11-20"), "2026-11-20 is before the day, 2026-11-23."),
        (("--leaves", "ANN:2026-11-20"), "Write 2026-11-23, or later."),
        (("--hours", "BO=20:2026-11-22"), "2026-11-22 is before the day"),
        (("--team", "BO=Modtagelse:2026-11-22"), "2026-11-22 is before the day"),
        (("--capacity", "BO=50:2026-11-22"), "2026-11-22 is before the day"),
        (("--absent", "ANN:2026-11-01..2026-11-20"), "The absence is over."),
        (("--returns", "BO"), "BO is not absent"),
        (("--joins", "BO:Modtagelse:37"), "BO is here already"),
        (("--hours", "BO=lots"), '"lots"'),
        (("--team", "BO=Nowhere"), '"Nowhere" is not a team of the model'),
        (("--capacity", "BO=200"), "200"),
        (("--hand-over", "S-99"), '"S-99" is not an open case'),
        (("--hand-over", "S-1=ANN"), "ANN holds S-1 already"),
        (("--leaves", "ANN", "--absent", "ANN:2026-11-23"), "contradicts or repeats"),
        (("--change", "nowhere.toml"), "cannot be read"),
    ],
)
def test_a_wrong_change_is_told(office: Path, args: tuple[str, ...], said: str) -> None:
    ran = run("rebalance", office, *args)
    assert ran.code == 1
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_two_days_of_an_absence_have_dots_between_them(office: Path) -> None:
    ran = run("rebalance", office, "--absent", "ANN:2026-11-24:2026-12-04")
    assert ran.code == 2
    assert "two dots: --absent ANN:2026-11-24..2026-12-04" in ran.err


def test_no_change_is_a_usage_error(office: Path) -> None:
    ran = run("rebalance", office)
    assert ran.code == 2
    assert "Name a staff change" in ran.err


def test_every_fault_of_a_file_at_once_with_its_line(office: Path, tmp_path: Path) -> None:
    file = tmp_path / "changes.toml"
    file.write_text(
        '[[leaves]]\ncaseworker = "ANX"\n\n[[absent]]\ncaseworker = "BO"\nfrom = "tomorrow"\n'
        'unto = 2026-12-01\n\n[[lieves]]\ncaseworker = "CY"\n', encoding="utf-8",
    )
    ran = run("rebalance", office, "--change", file)
    assert ran.code == 1
    for said in (
        "changes.toml:2 caseworker", "changes.toml:6 from", 'changes.toml:7 unto: "unto" is not',
        'changes.toml:9 lieves: "lieves" is not a kind of change. Write leaves.',
    ):
        assert said in ran.err


def test_a_file_that_is_no_toml(office: Path, tmp_path: Path) -> None:
    file = tmp_path / "changes.toml"
    file.write_text("leaves ANN", encoding="utf-8")
    ran = run("rebalance", office, "--change", file)
    assert ran.code == 1
    assert "changes.toml:1: is not TOML" in ran.err


@pytest.mark.landing
def test_the_curve_is_a_table_a_picture_and_data(office: Path, tmp_path: Path) -> None:
    with (office / "caseload.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"T-{n},modtagelse,kompleks,CY,,2026-11-01,,\n" for n in range(30))
    picture, kept = tmp_path / "curve.svg", tmp_path / "plan.json"
    cheap = ("-S", "moves.each=0.1")
    ran = run("rebalance", office, "--hours", "ANN=30", "--curve", "--picture", picture,
              "--max-moves", 2, "-o", kept, *cheap)
    assert ran.code == 0, ran.err
    assert "The price of stability" in ran.out
    drawn = picture.read_text(encoding="utf-8")
    assert drawn.startswith("<svg")
    assert "no further move pays" in drawn
    table = list(csv.DictReader(picture.with_suffix(".csv").open(encoding="utf-8")))
    assert [row["moves"] for row in table] == [str(n) for n in range(20)]
    told = json.loads(kept.read_text(encoding="utf-8"))
    assert [point["moves"] for point in told["curve"]] == list(range(20))
    costs = [[tier["value"] for tier in point["tiers"]][:3] for point in told["curve"]]
    assert costs == sorted(costs, reverse=True)
    assert all(point["proven"] for point in told["curve"])
    chosen = [row for row in told["moves"] if row["reason"] == "choice"]
    assert 0 < len(chosen) <= 2
    assert run("verify", kept).code == 0
    case, giver = chosen[0]["case"], chosen[0]["from"]
    why = run("explain", kept, "--case", case, "--why-not", giver, "--format", "json")
    assert json.loads(why.out)["verdict"] == "possible_but_worse"
    more = {**told, "max_moves": 0}
    kept.write_text(json.dumps(more), encoding="utf-8")
    assert run("verify", kept).code == 7


@pytest.mark.parametrize("most", looped(1, [0, 1, 3]))
def test_no_more_move_by_choice_than_allowed(office: Path, most: int) -> None:
    with (office / "caseload.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"T-{n},modtagelse,kompleks,CY,,2026-11-01,,\n" for n in range(30))
    found = document(office, "--hours", "ANN=30", "--max-moves", most, "-S", "moves.each=0.1")
    assert len(found["moves"]) <= most
    assert bool(found["moves"]) == bool(most)


@pytest.mark.landing
def test_a_rebalance_is_committed(office: Path, tmp_path: Path) -> None:
    kept, ledger = tmp_path / "plan.json", tmp_path / "ledger.db"
    run("rebalance", office, "--leaves", "ANN", "-o", kept)
    ran = run("commit", kept, "--by", "Ulla Hansen", "--ledger", ledger)
    assert ran.code == 0, ran.err
    assert "0 cases placed, 2 cases change hands, 0 unassigned" in " ".join(ran.out.split())
    told = " ".join(run("log", "--ledger", ledger).out.split())
    assert "0 cases placed, 0 unassigned" in told
    assert "2 cases change hands" in told


def test_the_tier_of_moves_says_what_of_it_is_balance_and_what_is_price(office: Path) -> None:
    moved = " ".join(run("rebalance", office, "--leaves", "ANN").out.split())
    assert "moves: the balance below, and " in moved
    assert " hours, the price of what changes hands." in moved
    still = " ".join(run("rebalance", office, "--hours", "BO=36", "--max-moves", "0").out.split())
    assert "moves: the balance below and nothing else, as nothing that changes hands" in still
    danish = run("--lang", "da", "rebalance", office, "--hours", "BO=36", "--max-moves", "0").out
    assert "flytninger: balancen herunder og intet andet" in " ".join(danish.split())


def test_who_takes_a_case_back_has_their_own_co_worker_on_the_list(tmp_path: Path) -> None:
    folder = write(tmp_path / "office", {
        "Y": {"absent_from": "2026-11-16", "absent_to": "2026-12-04"}}, {})
    (folder / "cases.csv").write_text("id,phase,complexity\n", encoding="utf-8")
    (folder / "caseload.csv").write_text(
        "id,phase,complexity,caseworker,co_caseworker,cover_until,cover_for,cover_for_co\n"
        "H-1,modtagelse,enkel,Z,V,2026-12-04,Y,X\n", encoding="utf-8")
    plan = tmp_path / "plan.json"
    ran = run("rebalance", folder, "--returns", "Y", "--max-moves", 0, "--format", "csv")
    assert ran.code == 0, ran.err
    (listed,) = csv.DictReader(ran.out.splitlines())
    assert (listed["case"], listed["to"], listed["co_worker"]) == ("H-1", "Y", "X")
    text = run("rebalance", folder, "--returns", "Y", "--max-moves", 0, "-o", plan).out
    assert re.search(r"H-1 +Y +X ", text)
    ledger = ("--ledger", tmp_path / "ledger.db")
    said = run("commit", plan, "--instance", folder, "--by", "Ulla", *ledger).out
    logged = run("log", *ledger).out
    for told in (said, logged):
        assert "0 cases placed" in told
        assert "1 case changes hands" in told
    assert run("next", plan, "-o", tmp_path / "next", "--instance", folder).code == 0
    (held,) = csv.DictReader((tmp_path / "next" / "caseload.csv").open(encoding="utf-8"))
    assert (held["caseworker"], held["co_caseworker"]) == ("Y", "X")


@pytest.mark.parametrize(("lang", "told"), looped(1, [
    ("en", "Z is away from 2026-12-02"), ("da", "Z er væk fra 02.12.2026")]))
def test_who_covers_and_is_away_before_the_cover_ends_is_told(
    tmp_path: Path, lang: str, told: str
) -> None:
    folder = write(tmp_path / "office", {
        "Z": {"absent_from": "2026-12-02", "absent_to": "2026-12-11"}}, {"C-1": {}})
    given = ("--lang", lang, "rebalance", folder, "--absent")
    ran = run(*given, "Y:2026-11-30..2026-12-04", "--cover-by", "Z", "--max-moves", 0)
    assert ran.code == 0, ran.err
    assert told in " ".join(ran.out.split())
    assert max(map(len, ran.out.splitlines())) <= 80
    until = run(*given, "Y:2026-11-30..2026-12-01", "--cover-by", "Z", "--max-moves", 0)
    assert told not in " ".join(until.out.split())
