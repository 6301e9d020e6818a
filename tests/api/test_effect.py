"""Which numbers matter today: what moves a line is found, what moves none is not."""

import json
from pathlib import Path

import pytest

from assigner.api.day import Day
from assigner.api.effect import effect, matters
from assigner.errors import InputError
from tests.cli.runner import run

COMPLEX = "weights.phases.intake.complex.fixed_hours"


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """X holds four simple cases of 28 minutes, Y two complex ones of 55: a little less."""
    folder = tmp_path_factory.mktemp("day") / "day"
    folder.mkdir()
    held = [f"H-{at},intake,simple,X" for at in range(4)] + [
        f"K-{at},intake,complex,Y" for at in range(2)]
    for name, lines in {
        "instance.toml": ["date = 2026-11-23", 'model = "danish-child-welfare"'],
        "caseworkers.csv": ["id,team,weekly_hours", "X,intake,37", "Y,intake,37"],
        "cases.csv": ["id,phase,complexity", "C-1,intake,simple"],
        "caseload.csv": ["id,phase,complexity,caseworker", *held],
    }.items():
        (folder / name).write_text("\n".join([*lines, ""]), encoding="utf-8")
    return folder


def test_a_number_that_moves_a_line_comes_first(day: Path) -> None:
    opened = Day.from_folder(day)
    found = effect(opened, [COMPLEX, "weights.phases.measures.simple.fixed_hours"], 0.9)
    assert found.proven
    first, last = found.numbers
    assert first.key == COMPLEX
    assert matters(first) == 1
    assert matters(last) == 0
    for row in found.numbers:
        for side in (row.down, row.up):
            assert side is None or side.proven
    # What it says is what a solve with -S says.
    side = next(side for side in (first.down, first.up) if side and side.changed)
    again = Day.from_folder(day, overrides={COMPLEX: str(side.value)}).solve()
    base = opened.solve()
    assert [row.caseworker for row in again.claims.assignments] != [
        row.caseworker for row in base.claims.assignments]


def test_intervals_are_the_ends_and_tables_stand_for_their_numbers(
    day: Path, tmp_path: Path
) -> None:
    model = tmp_path / "ours.toml"
    model.write_text(
        'extends = "danish-child-welfare"\n[weights.co_worker_share]\nvalue = 0.3\n'
        'status = "measured"\nsource = "May"\ninterval = [0.25, 0.5]\n', encoding="utf-8")
    found = effect(Day.from_folder(day, model=str(model)), ["weights.co_worker_share"])
    (row,) = found.numbers
    assert row.down is not None
    assert row.up is not None
    assert (row.down.value, row.up.value) == (0.25, 0.5)
    whole = effect(Day.from_folder(day), ["weights.phases.intake.complex"])
    assert {one.key.rpartition(".")[2] for one in whole.numbers} == {
        "contacts_a_month", "hours_a_contact", "fixed_hours"}


def test_what_is_no_number_is_told(day: Path) -> None:
    with pytest.raises(InputError, match=r"weights\.mixng"):
        effect(Day.from_folder(day), ["weights.mixng", "title"])
    assert run("effect", day, "weights.mixng").code == 1


def test_the_command(day: Path, tmp_path: Path) -> None:
    kept, page = tmp_path / "effect.json", tmp_path / "effect.html"
    ran = run("effect", day, COMPLEX, "--by", 0.9)
    assert ran.code == 0
    assert "1 of 1 numbers moves a line today" in ran.out
    assert run("effect", day, COMPLEX, "--format", "json", "-o", kept).code == 0
    assert json.loads(kept.read_text(encoding="utf-8"))["kind"] == "effect"
    assert run("report", kept, "-o", page).code == 0
