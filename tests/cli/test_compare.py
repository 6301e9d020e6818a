"""`assigner compare`, as it is typed."""

import csv
import io
import json
from pathlib import Path

import pytest

from assigner.files.results import read_result
from assigner.views.result_page import result_page
from tests.cli.runner import run


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office") / "day"
    assert run("generate", "office", folder, "--caseworkers", 9, "--cases", 5).code == 0
    return folder


@pytest.mark.landing
def test_a_document_by_the_contract(office: Path) -> None:
    ran = run("compare", office, "-m", "danish-child-welfare",
              "-m", "danish-child-welfare,rules.stock_ceiling.at=24",
              "--baseline", "all", "--format", "json")
    assert ran.code == 0
    document = json.loads(ran.out)
    assert document["kind"] == "compare"
    names = [run.get("model") or run["baseline"] for run in document["runs"]]
    assert names[:2] == ["danish-child-welfare", "danish-child-welfare,rules.stock_ceiling.at=24"]
    assert names[2:] == [
        "equal-number", "round-robin", "most-free", "district", "cpr-day", "competence",
    ]
    assert all({"tiers", "summary"} <= run.keys() for run in document["runs"])
    for row in document["differences"]:
        assert set(row["by"]) == set(names)


@pytest.mark.landing
def test_text_and_csv_say_the_same(office: Path, tmp_path: Path) -> None:
    args = ("compare", office, "--baseline", "round-robin", "--baseline", "cpr-day")
    text = run(*args)
    assert text.code == 0
    assert "birth days were drawn" not in text.out  # the made-up export has them
    kept = run(*args, "--format", "csv", "-o", tmp_path / "c.csv")
    assert kept.code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "c.csv").read_text(encoding="utf-8"))))
    assert {row["run"] for row in rows} == {"danish-child-welfare", "round-robin", "cpr-day"}


@pytest.mark.landing
def test_nordby_has_no_birth_days_so_they_are_drawn_and_it_is_said() -> None:
    ran = run("compare", "instances/nordby/2026-11-23", "--baseline", "cpr-day")
    assert ran.code == 0
    assert "19 birth days were drawn from the seed" in " ".join(ran.out.split())


def test_the_offices_own_decisions_where_the_export_has_them(office: Path, tmp_path: Path) -> None:
    for name in ("instance.toml", "caseworkers.csv", "caseload.csv"):
        (tmp_path / name).write_bytes((office / name).read_bytes())
    rows = list(csv.DictReader((office / "cases.csv").open(encoding="utf-8")))
    with (tmp_path / "cases.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], "Givet til"])
        writer.writeheader()
        writer.writerows({**row, "Givet til": "W0001"} for row in rows)
    ran = run("compare", tmp_path, "--baseline", "office", "--format", "json")
    assert ran.code == 0
    judged = json.loads(ran.out)["runs"][1]["judged"]
    assert {"team"} <= {breach["rule"] for breach in judged["breaks"]}


def test_wrong_arguments(office: Path) -> None:
    assert run("compare", office, "-m", "equal-numbers", "-m", "equal-numbers").code == 2
    assert run("compare", office, "--baseline", "office").code == 2
    assert run("compare", office, "--baseline", "lottery").code == 2
    assert run("compare", office, "-m", "equal-number").code == 1
    assert run("compare", "nowhere").code == 1


@pytest.mark.landing
@pytest.mark.parametrize(("other", "told"), [(1.204, "120%"), (1.5, "120% – 150%")])
def test_the_page_tells_the_highest_load_once_where_all_have_the_same(
    office: Path, tmp_path: Path, other: float, told: str
) -> None:
    kept = tmp_path / "c.json"
    ran = run("compare", office, "-m", "equal-numbers", "--baseline", "round-robin",
              "--format", "json", "-o", kept)
    assert ran.code == 0, ran.err
    document = json.loads(kept.read_text(encoding="utf-8"))
    for row, load in zip(document["runs"], (1.2, other), strict=True):
        row["judged"]["worst_off"]["utilisation"] = load
    kept.write_text(json.dumps(document), encoding="utf-8")
    page = result_page(read_result(kept))
    assert told in [str(tile.value) for tile in page.tiles]
