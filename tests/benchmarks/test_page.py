"""The page is made of a result, and of nothing else."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.ask import Row, beside, contradictions
from benchmarks.page import PAGE, PICTURE, draw_page
from benchmarks.result import RESULTS, Result, last
from benchmarks.yardstick import WORK, yardstick

OURS = Row(
    "day", "20x40", "tight", "ours", 30, "proven", 56.5, 56.5, 0.0, True, 0.5, 120.0, before=(0,)
)
GREEDY = replace(
    OURS, method="greedy", status="found", value=57.0, bound=None, gap=None, proven=False,
    seconds=0.01,
)


def test_ratios_are_to_ours() -> None:
    row = beside(GREEDY, OURS)
    assert row.time_ratio == pytest.approx(0.02)
    assert row.excess == pytest.approx(0.5 / 56.5)


def test_values_do_not_compare_when_an_earlier_tier_differs() -> None:
    assert beside(replace(GREEDY, before=(1,)), OURS).excess is None


def test_a_value_below_a_bound_is_told() -> None:
    assert contradictions([OURS, GREEDY]) == []
    assert len(contradictions([OURS, replace(GREEDY, value=56.4)])) == 1
    assert contradictions([OURS, replace(GREEDY, value=56.4, before=(1,))]) == []


def test_a_proof_that_misses_the_known_optimum_is_told() -> None:
    known = replace(OURS, known=56.4)
    assert len(contradictions([known])) == 1


def test_a_result_is_drawn_as_it_was_read(tmp_path: Path) -> None:
    result = Result("command", {"processor": "P", "cores": 2, "memory_gb": 1, "system": "S",
                                "python": "3", "versions": {"ortools": "9"}}, "2026-01-02",
                    [OURS, beside(GREEDY, OURS)], yardstick=[{"Python": 0.31}, {"Python": 0.2}])
    result.write(tmp_path / "r.json")
    read = Result.read(tmp_path / "r.json")
    assert read == result
    draw_page(read, tmp_path / "r.json", tmp_path / "page.md", tmp_path / "page.svg")
    page = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert "**56.5**" in page
    assert "+8.8e-03" in page
    assert "- Python 0.31 s\n- Python 0.20 s" in page
    assert ET.parse(tmp_path / "page.svg").getroot().tag.endswith("svg")


@pytest.mark.landing
def test_the_yardstick_does_all_of_its_work() -> None:
    assert set(yardstick(times=1)) == set(WORK)


def test_a_stopped_run_goes_on_at_its_last_question() -> None:
    later = replace(OURS, size="50x163")
    stopped = Result("command", {}, rows=[OURS, GREEDY, later])
    assert stopped.whole_rows == [OURS, GREEDY]
    assert replace(stopped, rows=stopped.whole_rows).answered == {OURS.asked}


@pytest.mark.skipif(not list(RESULTS.glob("*.json")), reason="no result yet")
def test_the_page_in_docs_is_the_last_result(tmp_path: Path) -> None:
    draw_page(Result.read(last()), last(), tmp_path / "page.md", tmp_path / "page.svg")
    assert PAGE.read_text(encoding="utf-8") == (tmp_path / "page.md").read_text(encoding="utf-8")
    assert PICTURE.read_text(encoding="utf-8") == (tmp_path / "page.svg").read_text(
        encoding="utf-8"
    )
