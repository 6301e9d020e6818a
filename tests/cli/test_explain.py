"""`explain` on Nordby: the contract's document, the cells, and text that can be spoken."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.runner import run

FOLDER = Path(__file__).parents[2] / "instances" / "nordby" / "2026-11-23"
KEYS = {
    "schema_version", "kind", "question", "verified", "verdict", "because", "tiers", "knock_on",
    "ranked", "ruled_out", "change", "words",
}
DANISH = {"weekly_hours": "Ugentlige timer", "interests": "Interesser"}
Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kept = tmp_path_factory.mktemp("nordby") / "plan.json"
    assert run("solve", FOLDER, "-o", kept).code == 0
    return kept


@pytest.fixture
def ask(plan: Path) -> Ask:
    def asked(*question: object) -> dict[str, Any]:
        ran = run("explain", plan, "--instance", FOLDER, *question, "--format", "json")
        assert ran.code == 0, ran.err
        found: dict[str, Any] = json.loads(ran.out)
        assert found.keys() >= KEYS
        assert found["kind"] == "explain"
        assert found["verified"] is True
        return found

    return asked


def solved(*options: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("solve", FOLDER, *options, "--format", "json").out)
    return found


@pytest.mark.landing
def test_why_ranks_everybody_who_could(ask: Ask, plan: Path) -> None:
    found = ask("--case", "S-10688")
    kept = json.loads(plan.read_text(encoding="utf-8"))
    eligible = next(row for row in kept["cases"] if row["id"] == "S-10688")["eligible"]
    assert {row["caseworker"] for row in found["ranked"]} == set(eligible)
    assert found["ranked"][0] == {**found["ranked"][0], "caseworker": "SIMA", "verdict": "chosen"}
    assert found["question"] == {"type": "why", "case": "S-10688", "caseworker": "SIMA"}
    assert found["tied_with"] == ["CAJØ"]
    assert found["decided_by"] == "tie_break"
    out = {row["caseworker"] for row in found["ruled_out"]}
    assert len(out) + len(eligible) == 34


@pytest.mark.landing
def test_why_not_is_what_a_pin_gives(ask: Ask) -> None:
    found = ask("--case", "S-10688", "--why-not", "TINI")
    pinned = solved("--pin", "S-10688=TINI")
    assert found["verdict"] == "possible_but_worse"
    assert [row["value_if"] for row in found["tiers"]] == [
        tier["value"] for tier in pinned["tiers"]
    ]
    before = {row["case"]: row for row in solved()["assignments"]}
    after = {row["case"]: row for row in pinned["assignments"]}
    moved = {
        (case, row["caseworker"], after[case]["caseworker"]) for case, row in before.items()
        if case != "S-10688" and row["caseworker"] != after[case]["caseworker"]
    }
    takes = {
        (row["case"], row["from"], row["to"]) for row in found["knock_on"]
        if row["seat"] == "takes"
    }
    assert takes == moved
    for name in ("balance", "fit", "tie_break"):
        tier = next(row for row in found["tiers"] if row["name"] == name)
        parts = [row for row in found["parts"] if row["tier"] == name]
        total = sum(row["cost_if"] - row["cost"] for row in parts)
        assert total == tier["cost_if"][0] - tier["cost"][0]


@pytest.mark.landing
def test_not_allowed_names_the_rule_and_the_cell(ask: Ask) -> None:
    found = ask("--case", "S-10685", "--why-not", "EMCH")
    assert found["verdict"] == "not_allowed"
    first = found["because"][0]
    assert (first["rule"], first["kind"]) == ("presence", "law")
    where = first["evidence"]
    lines = (FOLDER / where["file"]).read_bytes().decode("cp1252").splitlines()
    cells = lines[where["row"] - 1].split(";")
    assert cells[0] == "EMCH"
    header = lines[0].split(";")[ord(where["column"]) - ord("A")]
    assert header == "Fravær fra"


@pytest.mark.landing
def test_equally_good(ask: Ask) -> None:
    assert ask("--case", "S-10688", "--why-not", "CAJØ")["verdict"] == "equally_good"
    assert ask("--case", "S-10688", "--why-not", "SIMA")["verdict"] == "chosen"


@pytest.mark.landing
def test_a_pinned_case_says_so(tmp_path: Path) -> None:
    kept = tmp_path / "plan.json"
    run("solve", FOLDER, "--pin", "S-10688=TINI", "-o", kept)
    ran = run("explain", kept, "--instance", FOLDER, "--case", "S-10688", "--why-not", "SIMA",
              "--format", "json")
    found = json.loads(ran.out)
    assert found["verdict"] == "not_allowed"
    assert {row["rule"] for row in found["because"]} == {"decisions"}


@pytest.mark.long
def test_the_change_that_is_named_is_enough(ask: Ask, tmp_path: Path) -> None:
    # S-10685 asks for sign language; TINI's team takes no investigations, so nothing helps.
    assert ask("--case", "S-10685", "--what-would-it-take", "TINI")["change"] is None
    found = ask("--case", "S-10688", "--what-would-it-take", "CAJØ")
    assert found["change"] == found["changes"][0]
    own = next(row for row in found["changes"] if row["field"] in DANISH)
    assert edited(tmp_path, own) == "CAJØ"


def edited(tmp_path: Path, change: dict[str, Any]) -> str:
    folder = tmp_path / "day"
    folder.mkdir()
    for file in FOLDER.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    text = (folder / change["file"]).read_bytes().decode("cp1252")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    place = rows[0].index(DANISH[change["field"]])
    for row in rows:
        if row[0] == change["id"]:
            row[place] = str(change["needed"])
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    (folder / change["file"]).write_bytes(out.getvalue().encode("cp1252"))
    plan = json.loads(run("solve", folder, "--format", "json").out)
    rows_of = {row["case"]: row["caseworker"] for row in plan["assignments"]}
    return str(rows_of["S-10688"])


@pytest.mark.landing
def test_what_a_person_carries(ask: Ask) -> None:
    person = ask("--worker", "SIMA")["person"]
    assert {row["case"] for row in person["gained"]} == {"S-10688", "S-10689"}
    assert person["could_be_spared"] == ["S-10688"]


def test_fairness_is_proven(ask: Ask, plan: Path) -> None:
    found = ask("--fairness", "--earlier", plan)
    assert found["proof"] == {**found["proof"], "proven": True, "gap_points": 0}
    assert found["worst"]["caseworker"] == "RIRA"
    assert {row["by"] for row in found["groups"]} == {"team", "seniority", "hours"}
    assert sum(row["people"] for row in found["groups"] if row["by"] == "team") == 34
    assert {row["caseworker"]: row["new_cases"] for row in found["over_time"]}["SIMA"] == 4


@pytest.mark.landing
def test_alternatives_come_in_order(ask: Ask) -> None:
    found = ask("--alternatives", "3")["alternatives"]
    costs = [[tuple(tier["cost_if"]) for tier in row["tiers"]] for row in found]
    assert costs == sorted(costs)
    assert found[0]["verdict"] == "equally_good"


@pytest.mark.landing
@pytest.mark.parametrize(
    "question",
    [
        ("--case", "S-10676", "--why-not", "SØJE"), ("--worker", "JØJE"), ("--fairness",),
        pytest.param(("--case", "S-10688"), marks=pytest.mark.long),
        pytest.param(("--alternatives", "2"), marks=pytest.mark.long),
        pytest.param(("--case", "S-10688", "--audience", "worker", "--as", "TINI"),
                     marks=pytest.mark.long),
    ],
    ids=" ".join,
)
def test_the_text_fits_eighty_columns(plan: Path, question: tuple[str, ...]) -> None:
    ran = run("explain", plan, "--instance", FOLDER, *question)
    assert ran.code == 0, ran.err
    assert max(len(line) for line in ran.out.splitlines()) <= 80
    assert "{" not in ran.out


@pytest.mark.landing
def test_a_worker_who_is_not_named_sees_what_everybody_may(plan: Path) -> None:
    for about in ((), ("--why-not", "TINI")):
        ran = run("explain", plan, "--instance", FOLDER, "--case", "S-10688", *about,
                  "--audience", "worker", "--format", "json")
        assert ran.code == 0, ran.err
        found = json.loads(ran.out)
        assert found["audience"] == "worker"
        assert [found[key] for key in ("ranked", "ruled_out", "because", "knock_on")
                if found.get(key)] == []
    for own in (("--case", "S-10688", "--what-would-it-take", "TINI"), ()):
        ran = run("explain", plan, "--instance", FOLDER, *own, "--audience", "worker")
        assert ran.code == 2
        assert "--as WORKER" in ran.err


@pytest.mark.landing
@pytest.mark.parametrize(
    ("question", "told"),
    [
        (("--case", "S-9"), "is not a new case"),
        (("--case", "S-10688", "--why-not", "tini"), "Did you mean TINI?"),
        (("--why-not", "TINI"), "--case"),
        (("--case", "S-10688", "--worker", "TINI"), "one question"),
        (("--case", "S-10688", "--why-not", "TINI", "--what-would-it-take", "SIMA"), "one at a"),
        (("--case", "S-10688", "--as", "TINI"), "--audience worker"),
        (("--worker", "TINI", "--format", "csv"), "why-not table"),
    ],
)
def test_a_wrong_question_says_what_to_ask(
    plan: Path, question: tuple[str, ...], told: str
) -> None:
    ran = run("explain", plan, "--instance", FOLDER, *question)
    assert ran.code == 2
    assert told in ran.err
    assert ran.out == ""


def test_a_plan_that_was_changed_is_not_explained(plan: Path, tmp_path: Path) -> None:
    content = json.loads(plan.read_text(encoding="utf-8"))
    content["assignments"][0]["caseworker"] = "ÅSLA"
    other = tmp_path / "plan.json"
    other.write_text(json.dumps(content), encoding="utf-8")
    ran = run("explain", other, "--instance", FOLDER, "--case", "S-10688")
    assert ran.code == 7


@pytest.mark.long
def test_the_whole_table(plan: Path, ask: Ask) -> None:
    found = ask()
    assert len(found["cases"]) == 19
    assert [case["question"]["case"] for case in found["cases"]][:2] == ["S-10688", "S-10690"]
    ran = run("explain", plan, "--instance", FOLDER, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert {(row["case"], row["caseworker"]) for row in rows} == {
        (case["question"]["case"], row["caseworker"])
        for case in found["cases"] for row in (*case["ranked"], *case["ruled_out"])
    }
