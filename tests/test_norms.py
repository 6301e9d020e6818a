"""Norms people can see: counted by the rules, in JSON, terminal, page and workbook, recounted."""

import json
import re
import shutil
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from assigner.allocation import Allocation
from assigner.api.day import open_day
from assigner.ceiling import CeilingRule
from assigner.plan.norms import above, norms_of
from assigner.policy import load
from assigner.verify import judge
from tests.cli.offices import write
from tests.cli.runner import run
from tests.draws import looped
from tests.quiet import quiet

MODELS = Path(__file__).parents[1] / "models"


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    folder = tmp_path_factory.mktemp("norms")
    plan = folder / "plan.json"
    day = quiet(folder / "day")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSIGNER_STATE", str(folder))
        assert run("solve", day, "-o", plan).code == 0
    return plan, json.loads(plan.read_text(encoding="utf-8"))


@cache
def printed(day: Path, lang: str = "en") -> str:
    """A day solved, as it is printed: once for all tests that read it."""
    return run("solve", day, "--lang", lang).out


@pytest.mark.landing
def test_every_caseworker_has_their_norms(planned: tuple[Path, dict[str, object]]) -> None:
    people = {row["id"]: row for row in planned[1]["caseworkers"]}  # type: ignore[attr-defined]
    mine = {row["rule"]: row for row in people["TINI"]["norms"]}
    assert mine["stock_ceiling"] == {
        "rule": "stock_ceiling", "count": 51, "ceiling": 30, "unit": "children",
    }
    assert mine["very_complex_ceiling"]["count"] == 6
    assert mine["very_complex_ceiling"]["ceiling"] == 5
    assert mine["inflow_day"] == {
        "rule": "inflow_day", "count": 0, "ceiling": 2, "unit": "cases a day",
    }
    eased = {row["rule"] for row in people["JENI"]["norms"]}
    assert {"inflow_day", "stock_ceiling", "personal_ceilings"} <= eased


@pytest.mark.landing
def test_the_first_line_tells_who_was_given_something_and_who_is_above(nordby: Path) -> None:
    first = " ".join(printed(nordby).split("\n\n")[0].split())
    assert "highest load of those given a case 91%" in first
    assert "22 above a norm" in first


def test_the_first_line_tells_which_norm(tmp_path: Path) -> None:
    office = write(tmp_path / "day", {}, {"C-1": {}})
    held = "".join(f"H-{n},modtagelse,meget kompleks,Y\n" for n in range(7))
    (office / "caseload.csv").write_text(
        "id,phase,complexity,caseworker\n" + held, encoding="utf-8")
    first = " ".join(run("solve", office).out.split("\n\n")[0].split())
    assert "1 above a norm (7 of 5 very complex)" in first


@pytest.mark.landing
@pytest.mark.parametrize("lang", ["en", "da"])
def test_the_table_has_them_in_eighty_columns(nordby: Path, lang: str) -> None:
    lines = printed(nordby, lang).splitlines()
    assert max(map(len, lines)) <= 80
    (tini,) = [line for line in lines if line.startswith(" TINI")]
    assert "Tina Nielsen" in tini
    for cell in ("51/30", "6/5", "0/2"):
        assert f" {cell} " in tini
    assert tini.rstrip().endswith({"en": "above", "da": "over"}[lang])
    assert {"en": "blue", "da": "blå"}[lang] in tini


@pytest.mark.landing
@pytest.mark.parametrize("lang", ["en", "da"])
def test_who_has_no_hours_takes_no_room_from_names(
    nordby: Path, tmp_path: Path, lang: str
) -> None:
    day = Path(shutil.copytree(nordby, tmp_path / "day"))
    people = day / "caseworkers.csv"
    header, *rows = people.read_text(encoding="cp1252").splitlines()
    cells = [f"{row};{0 if row.startswith('SØJE') else ''}" for row in rows]
    people.write_text("\n".join([f"{header};Kapacitet (timer)", *cells]), encoding="cp1252")
    lines = run("solve", day, "--lang", lang).out.splitlines()
    assert max(map(len, lines)) <= 80
    (mine,) = [line for line in lines if line.startswith(" SØJE")]
    assert {"en": "no hours", "da": "ingen timer"}[lang] in mine
    assert "Søren Jensen" in mine
    assert any("Undersøgelse" in line for line in lines)


def test_who_is_above_without_anything_new_is_named(nordby: Path) -> None:
    said = " ".join(printed(nordby).split())
    after = said.partition("Above a norm, with nothing new today")[2]
    assert "TINI 51/30" in after
    assert "Very complex: BICH 7/5" in after
    assert "CAJØ" not in after


@pytest.mark.landing
def test_the_workbook_and_the_page_have_them(
    planned: tuple[Path, dict[str, object]], tmp_path: Path
) -> None:
    plan = planned[0]
    assert run("report", plan, "-o", tmp_path / "p.xlsx").code == 0
    sheet = openpyxl.load_workbook(tmp_path / "p.xlsx")["Loads"]
    header = [cell.value for cell in sheet[1]]
    tini = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "TINI")
    at = header.index("Children")
    assert (header[at + 1], tini[at], tini[at + 1]) == ("Children: ceiling", 51, 30)
    assert tini[header.index("Norm")] == "above"
    assert run("report", plan, "-o", tmp_path / "p.html").code == 0
    html = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert "51/30" in html
    assert "51 of 30 children" in html


@pytest.mark.landing
@pytest.mark.parametrize("forged", [
    {"count": 5}, {"ceiling": 99}, {"rule": "inflow_week"}, {"unit": "families"}, None,
])
def test_verify_recounts_them(
    forged: dict[str, object] | None, planned: tuple[Path, dict[str, object]], tmp_path: Path
) -> None:
    document = json.loads(json.dumps(planned[1]))
    row = next(row for row in document["caseworkers"] if row["id"] == "TINI")
    if forged is None:
        row["norms"] = []
    else:
        row["norms"][0] |= forged
    path = tmp_path / "forged.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    ran = run("verify", path, "--instance", planned[0].with_name("day"))
    assert ran.code == 7
    assert "norms" in ran.err


@pytest.mark.parametrize("model", looped(1, sorted(path.stem for path in MODELS.glob("*.toml"))))
def test_a_norm_is_what_its_rule_judges(model: str, nordby: Path) -> None:
    """Above a norm before anything is given: exactly what the soft ceilings breach."""

    day = open_day(nordby, model, {})
    if day.policy is not None and "modtagelse" not in day.policy.team_names:
        pytest.skip("an office of its own")
    facts, policy = day.require()
    problem = policy.pose(facts)
    soft = [rule for rule in policy.rules if isinstance(rule, CeilingRule) and not rule.hard]
    norms = norms_of(problem, soft, Allocation({}))
    told = {
        (norm.rule, worker, -norm.room)
        for worker, mine in norms.items() for norm in mine if norm.room < 0
    }
    judged = judge(problem, soft, (), Allocation({})).soft
    assert told == {(breach.rule, breach.subject, breach.amount) for breach in judged}
    assert set(above(norms)) == {worker for _, worker, _ in told}


@pytest.mark.landing
def test_every_rule_with_a_ceiling_says_its_norms(nordby: Path) -> None:
    """A rule that states ceilings tells counts: the columns come from the rules alone."""
    said = 0
    for path in sorted(MODELS.glob("*.toml")):
        if "modtagelse" not in load(path.stem).team_names:
            continue
        facts, policy = open_day(nordby, path.stem, {}).require()
        problem = policy.pose(facts)
        for rule in policy.rules:
            limited = {worker for item in rule.ceilings(problem) for worker in item.room}
            normed = {
                worker for worker in problem.workers
                if list(rule.norms(problem, Allocation({}), worker))
            }
            assert normed == limited or rule.name() == "capacity", rule.name()
            said += len(normed)
    assert said > 0


def test_no_norm_no_column(tmp_path: Path) -> None:
    day = write(tmp_path / "day", {}, {"C-1": {}})
    rules = ("stock_ceiling", "very_complex_ceiling", "inflow_day", "inflow_week", "easing_in")
    off = [part for rule in rules for part in ("-S", f"rules.{rule}=false")]
    ran = run("solve", day, *off)
    assert ran.code == 0, ran.err
    assert not re.search(r"\d/\d+ +blue|Norm", ran.out)
