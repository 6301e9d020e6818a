"""`assigner staffing`, as it is typed; tests/docs replays the page that shows it of Nordby."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.offices import write
from tests.cli.runner import run

NORDBY = "instances/nordby/2026-11-23"
BASE = "danish-child-welfare"
SOON = ("--time-limit", 0.1)
"""Where the split with whole cases is not asked after, its search need not come to its end."""


@pytest.fixture(scope="module")
def document() -> dict[str, object]:
    ran = run("staffing", NORDBY, "-m", f"{BASE},rules.stock_ceiling.at=31",
              "-m", f"{BASE},rules.stock_ceiling.at=24", "--hours", 37, "--hours", 30,
              "--time-limit", 1, "--format", "json")
    assert ran.code == 0
    found: dict[str, object] = json.loads(ran.out)
    return found


@pytest.mark.landing
def test_what_a_ceiling_costs_in_posts(document: dict[str, object]) -> None:
    assert document["kind"] == "staffing"
    runs = document["runs"]
    assert isinstance(runs, list)
    assert [[row["value"] for row in run["needed"]] for run in runs] == [[36, 44], [45, 57]]
    assert all(row["proven"] and row["bound"] == row["value"]
               for run in runs for row in run["needed"])
    team = runs[0]["teams"][2]
    assert team["needed"][0]["decided_by"] == ["stock_ceiling"]
    # 560 children, at most 31 each: 19 posts, whatever the hours say.
    assert team["count"] == {"unit": "child", "number": 560}
    assert {row["limit"]: row["posts"] for row in team["needed"][0]["least"]}["stock_ceiling"] == 19
    assert document["differences"] == [{
        "model": f"{BASE},rules.stock_ceiling.at=24",
        "against": f"{BASE},rules.stock_ceiling.at=31",
        "full_time": [{"hours": 37.0, "value": 9.0}, {"hours": 30.0, "value": 10.54}],
    }]


@pytest.mark.landing
def test_what_counts_against_a_ceiling_is_called_what_it_is() -> None:
    args = ("staffing", NORDBY, "-m", BASE, *SOON, "--changes", 0)
    danish = run("--lang", "da", *args)
    said = " ".join(danish.out.split())
    assert "men 232 børn tæller mod loft over sagstal, og en stilling må have 30" in said
    assert "loft over sager" not in said
    assert "232 children count against the stock ceiling" in " ".join(run(*args).out.split())
    kept = json.loads(run(*args, "--format", "json").out)
    least = kept["runs"][0]["teams"][0]["needed"][0]["least"]
    assert {row["limit"]: row["unit"] for row in least}["stock_ceiling"] == "children"


@pytest.mark.landing
def test_the_present_staff_split_over_teams(document: dict[str, object]) -> None:
    split = document["split"]
    assert isinstance(split, dict)
    spreads = [row["spread"] for row in split["rows"]]
    assert spreads == sorted(spreads, reverse=True)
    assert [row["changes"] for row in split["rows"]] == [0, 2]
    assert all(row["proven"] for row in split["rows"])
    assert sum(team["people"] for team in split["rows"][1]["teams"]) == 34
    whole = split["whole_cases"]
    assert split["rows"][-1]["spread"] <= whole["spread"]
    assert whole["spread_bound"] <= whole["spread"]


@pytest.mark.landing
def test_text_and_csv_say_the_same(tmp_path: Path) -> None:
    args = ("staffing", NORDBY, "-m", "sverigesmodel", *SOON, "--changes", 1)
    text = run(*args)
    assert text.code == 0
    assert "53 posts of 37 hours are needed (proven); there are 29.5 full-time" in text.out
    assert max(len(line) for line in text.out.splitlines()) <= 80
    kept = run(*args[:-1], 0, "--format", "csv", "-o", tmp_path / "posts.csv")
    assert kept.code == 0
    written = (tmp_path / "posts.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(written)))
    assert sum(int(row["posts"]) for row in rows) == 53
    day = write(tmp_path / "day", {}, {"C-1": {}})
    danish = run("--lang", "da", "staffing", day, "--changes", 0)
    assert "stillinger på 37 timer" in danish.out


def test_a_post_no_family_fits_into_is_named() -> None:
    ran = run("staffing", NORDBY, "--hours", 4, "--changes", 0, *SOON)
    assert ran.code == 0
    assert "No number of posts carries every case" in ran.out
    assert "fit into no post of 4 hours" in ran.out


@pytest.mark.landing
def test_hours_and_norms_stand_side_by_side_and_say_why(tmp_path: Path) -> None:
    ran = run("staffing", NORDBY, "-m", BASE, "--changes", 0, *SOON, "--format", "json", "-o",
              tmp_path / "staffing.json")
    assert ran.code == 0
    assert "report" in ran.err
    document = json.loads((tmp_path / "staffing.json").read_text(encoding="utf-8"))
    (one,) = document["runs"]
    total = one["needed"][0]
    assert total["value"] == 36
    assert total["by_norms"] == 36
    assert total["by_hours"] == pytest.approx(21.5, abs=0.1)
    for team in one["teams"]:
        needed = team["needed"][0]
        # Hours a week of all cases / hours a week of a full-time post for cases, exactly.
        assert needed["by_hours"] * 25.789 == pytest.approx(team["load_hours"], rel=1e-3)
        limit = next(row for row in needed["least"] if row["limit"] == needed["norm"])
        assert -(-limit["total"] // limit["room"]) == needed["by_norms"] <= needed["value"]
        assert needed["filled"] == pytest.approx(needed["by_hours"] / needed["value"], abs=1e-3)
    text = run("staffing", NORDBY, "-m", BASE, "--changes", 0, *SOON).out
    assert "By hours" in text
    assert "what `simulate` calls needed" in " ".join(text.split())
    assert "each 48% full" in " ".join(text.split())
    page = run("report", tmp_path / "staffing.json", "-o", tmp_path / "staffing.html")
    assert page.code == 0
    said = (tmp_path / "staffing.html").read_text(encoding="utf-8")
    assert "By hours" in said
    assert "each 48% full" in said.replace("\N{NO-BREAK SPACE}", "")


@pytest.mark.landing
def test_a_simulation_says_that_its_positions_are_hours_alone() -> None:
    ran = run("simulate", NORDBY, "-m", BASE, "--days", 3, "--runs", 2, "--round", 40)
    said = " ".join(ran.out.split())
    assert "and no ceiling" in said
    assert "`assigner staffing`" in said


def test_a_page_of_a_staffing_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text('{"kind": "staffing", "runs": []}', encoding="utf-8")
    ran = run("report", tmp_path / "s.json", "-o", tmp_path / "s.html")
    assert ran.code == 1
    assert "is not what staffing writes" in ran.err


def test_wrong_arguments() -> None:
    assert run("staffing", NORDBY, "--hours", 0).code == 2
    assert run("staffing", NORDBY, "--changes", 11).code == 2
    assert run("staffing", NORDBY, "-m", "no-such-model").code == 1


def test_siblings_that_are_a_wish_may_be_split_over_posts(tmp_path: Path) -> None:
    day = write(tmp_path / "day", {}, {f"C-{n}": {"family": "F-1"} for n in range(60)})
    ran = run("staffing", day, "-m", f"{BASE},rules.siblings.points=2,rules.siblings.hard=false",
              *SOON, "--changes", 0)
    assert ran.code == 0, ran.err
    assert "(proven)" in ran.out
