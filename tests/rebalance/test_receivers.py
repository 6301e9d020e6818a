"""Up to four receivers side by side: in the order asked, each a true re-solve, nobody ranked."""

import json
from pathlib import Path
from typing import Any

import pytest

from assigner.documents.receivers import ReceiversDocument
from assigner.view import Listed
from assigner.views.receivers import receivers_printout
from tests.cli.runner import run
from tests.faults.days import done
from tests.scenarios.small_office import CASELOAD, write_office

LEAVES = ("--leaves", "A:2026-12-15")


@pytest.fixture
def day(tmp_path: Path) -> Path:
    folder = write_office(tmp_path / "d")
    head, *rest = CASELOAD.replace("2026-12-02", "").splitlines()
    rows = [f"{row},{'C' if row.startswith('O2') else ''}" for row in rest]
    (folder / "caseload.csv").write_text("\n".join([f"{head},disqualified", *rows]),
                                         encoding="utf-8")
    return folder


def asked(day: Path, *args: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done("receivers", day, *args, "--format", "json").out)
    return found


def among(*names: str) -> list[str]:
    return [part for name in names for part in ("--among", name)]


def tiers(row: dict[str, Any]) -> list[float]:
    return [tier["value"] for tier in row["tiers"]]


def rebalanced(day: Path, *args: object) -> dict[str, float]:
    document = json.loads(done("rebalance", day, *args, "--max-moves", 0, "--format", "json").out)
    return {tier["name"]: tier["value"] for tier in document["tiers"] if tier[
        "name"] != "tie_break"}


@pytest.mark.landing
def test_a_case_is_a_true_re_solve_for_each(day: Path) -> None:
    order = ("D", "C", "B")
    found = asked(day, *LEAVES, "--case", "O1", *among(*order))
    assert found["cases"] == ["O1"]
    assert [row["id"] for row in found["receivers"]] == list(order)
    for row in found["receivers"]:
        assert row["takes"] == ["O1"]
        plain = rebalanced(day, *LEAVES, "--give", f"O1={row['id']}")
        assert {tier["name"]: tier["value"] for tier in row["tiers"]} == plain
        assert [tier["best"] for tier in row["tiers"]] == list(rebalanced(day, *LEAVES).values())
    best = min(map(tiers, found["receivers"]))
    assert best == [tier["best"] for tier in found["receivers"][0]["tiers"]]
    words = {row["id"]: row["words"] for row in found["receivers"]}
    (taker,) = found["best"]
    assert words[taker["id"]] == "as good as the best"
    assert any("at best" in said for said in words.values())


@pytest.mark.landing
def test_a_whole_caseload_and_what_somebody_may_not_have(day: Path) -> None:
    found = asked(day, *LEAVES, *among("C", "D"))
    first, second = found["receivers"]
    assert first["barred"] == [
        {"case": "O2", "rule": "disqualified", "words": "may take no part in this case"}]
    assert (first["takes"], second["takes"]) == (["O1"], ["O1", "O2"])
    assert first["tiers"][0]["value"] > first["tiers"][0]["best"] == 0
    assert "at best 0 (" in first["words"]
    text = done("receivers", day, *LEAVES, *among("C", "D")).out
    assert text.index("\n C ") < text.index("\n D ")
    assert text != done("receivers", day, *LEAVES, *among("D", "C")).out


def test_why_somebody_takes_few_is_said(day: Path) -> None:
    """A ceiling that binds is on no single case: without a word it looks like a choice."""
    file = day / "caseworkers.csv"
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    held = (day / "caseload.csv").read_text(encoding="utf-8").count(",D,")
    file.write_text("\n".join([f"{head},max_cases", *(
        f"{row},{held + 1 if row.startswith('D,') else ''}" for row in rows)]), encoding="utf-8")
    (row,) = asked(day, *LEAVES, *among("D"))["receivers"]
    assert (len(row["takes"]), row["barred"]) == (1, [])
    assert f"takes 1 of 2: personal ceilings: {held + 1} of {held + 1} cases" in row["words"]
    assert "takes" not in asked(day, *LEAVES, *among("B"))["receivers"][0]["words"]


@pytest.mark.landing
def test_one_case_that_somebody_may_not_have(day: Path) -> None:
    for how in ((*LEAVES, "--case", "O2"), ("--hand-over", "O2")):
        first, second = asked(day, *how, *among("C", "D"))["receivers"]
        assert (first["status"], first["takes"], first["tiers"]) == ("infeasible", [], [])
        assert first["barred"][0]["rule"] == "disqualified"
        assert first["load_before_hours"] == first["load_after_hours"]
        assert second["takes"] == ["O2"]


@pytest.mark.landing
def test_cover_for_a_time(day: Path) -> None:
    found = asked(day, "--absent", "A:2026-11-24..2026-12-04", *among("D"))
    assert found["receivers"][0]["takes"] == ["O1", "O2"]


@pytest.mark.landing
def test_rules_that_give_way_are_named(day: Path) -> None:
    args = ("-S", "rules.stock_ceiling.at=1", *LEAVES, "--case", "O1")
    row = asked(day, *args, *among("D"))["receivers"][0]
    usual = asked(day, *args, *among(asked(day, *args, *among("D"))["best"][0]["id"]))
    assert {one["rule"] for one in row["eased"]} <= {"stock_ceiling", "inflow_day"}
    assert usual["receivers"][0]["eased"] == []


@pytest.mark.landing
def test_what_gives_way_again_and_again_is_told_once_and_who_is_left_is_said(day: Path) -> None:
    told = asked(day, *LEAVES, *among("C", "D"))
    again = {"rule": "district", "subject": "", "amount": 1, "words": "C does not work in Midt"}
    told["receivers"][0]["eased"] = [{**again, "subject": case} for case in ("O1", "O2", "O3")]
    del told["best"][-1]
    page = receivers_printout(ReceiversDocument.model_validate(told), narrow=True)
    (given_way,) = [one for group in page.groups for one in group if isinstance(one, Listed)
                    and str(one.title) == "Rules that give way"]
    assert "C does not work in Midt (3 times)" in str(given_way.items[0].text)
    assert "1 stays without anybody" in str(page.line)


@pytest.mark.parametrize(("args", "code", "said"), [
    ((*LEAVES,), 2, "receivers, each with --among W."),
    ((*LEAVES, *among("B", "C", "D", "A", "B")), 2, "receivers, each with --among W."),
    ((*LEAVES, *among("D", "D")), 1, "D is named twice."),
    ((*LEAVES, *among("E")), 1, '"E"'),
    ((*LEAVES, *among("A")), 1, "A cannot take over from A."),
    ((*LEAVES, "--case", "Q1", *among("D")), 1, "Q1 is held by C, whom no change names."),
    ((*LEAVES, "--case", "O3", *among("D")), 1, "O3 is frozen"),
    (("--hours", "A=20", *among("D")), 2, "Name one --leaves, --absent or --hand-over"),
    ((*LEAVES, "--absent", "B:2026-12-01", *among("D")), 2,
     "Name one --leaves, --absent or --hand-over"),
])
def test_what_cannot_be_asked(day: Path, args: tuple[str, ...], code: int, said: str) -> None:
    ran = run("receivers", day, *args)
    assert (ran.code, said in ran.err) == (code, True), ran
