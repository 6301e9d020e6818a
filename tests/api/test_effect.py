"""Which numbers matter today: what moves a line is found, what moves none is not."""

import json
from pathlib import Path

import pytest

from assigner.api.day import Day
from assigner.api.effect import effect, matters, moves, place
from assigner.api.effect_over_time import days_over, over_time
from assigner.api.simulation import Months, simulated
from assigner.documents.effect import EffectDocument, EffectNumber, EffectSide
from assigner.errors import InputError
from assigner.view import Table
from assigner.views.effect import effect_printout
from tests.cli.offices import write
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


def _row(key: str, lines: int, spread: float, status: str = "assumed") -> EffectNumber:
    side = EffectSide(value=1.0, proven=True, changed=tuple(f"C-{at}" for at in range(lines)),
                      by_lot=0, unassigned=0, spread=spread)
    return EffectNumber(key=key, value=1.0, unit="share", status=status, down=None, up=side)


def test_of_numbers_that_move_as_many_lines_the_spread_decides_and_nothing_has_no_side() -> None:
    rows = [_row("a", 0, 0.03), _row("b", 0, -1.07), _row("c", 1, 0.01),
            _row("d", 0, 2, "measured"), _row("e", 0, -0.001)]
    assert [row.key for row in sorted(rows, key=place)] == ["c", "b", "a", "e", "d"]
    document = EffectDocument.model_construct(
        numbers=tuple(rows), new_cases=1, days=None, runs=None, by=0.2, proven=True)
    (table,) = effect_printout(document).groups[0]
    assert isinstance(table, Table)
    assert [str(row.cells[2].value) for row in table.rows][-1] == "0 (+0.00)"


@pytest.mark.landing
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


@pytest.mark.landing
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


@pytest.mark.landing
def test_the_command(day: Path, tmp_path: Path) -> None:
    kept, page = tmp_path / "effect.json", tmp_path / "effect.html"
    ran = run("effect", day, COMPLEX, "--by", 0.9)
    assert ran.code == 0
    assert "1 of 1 numbers moves a line today" in ran.out
    assert run("effect", day, COMPLEX, "--format", "json", "-o", kept).code == 0
    assert json.loads(kept.read_text(encoding="utf-8"))["kind"] == "effect"
    assert run("report", kept, "-o", page).code == 0


@pytest.mark.landing
def test_a_table_may_move_as_one(day: Path) -> None:
    found = effect(Day.from_folder(day), ["weights.phases.intake.complex", COMPLEX], 0.9,
                   together=True)
    table, alone = sorted(found.numbers, key=lambda row: row.key)
    assert (table.value, table.numbers) == (None, 3)
    assert alone.numbers is None
    assert alone.value is not None
    for row in found.numbers:
        assert row.down is not None
        assert (row.down.value is None) == (row.value is None)
    # Both of what they share is moved: as three -S would say.
    numbers = Day.from_folder(day).require()[1].numbers
    moved = {key: f"{round(number.value / 10, 6):f}" for key, number in numbers.items()
             if key.startswith("weights.phases.intake.complex.")}
    again = Day.from_folder(day, overrides=moved).solve()
    base = Day.from_folder(day).solve()
    changed = [one.case for one, was in zip(
        again.claims.assignments, base.claims.assignments, strict=True)
        if one.caseworker != was.caseworker]
    assert table.down is not None
    assert list(table.down.changed) == changed


@pytest.mark.landing
def test_over_months_the_same_days_are_lived_with_each(day: Path) -> None:
    opened = Day.from_folder(day)
    today = effect(opened, ["weights.phases.intake"], 0.9, together=True)
    months = Months(5, 2)
    watched: list[int] = []
    found = over_time(opened, today, months, watched.append)
    assert watched[-1] == days_over(today, months) == 5 * 2 * 3
    assert (found.days, found.runs) == (5, 2)
    (row,) = found.numbers
    assert row.down is not None
    assert row.down.over_time is not None
    spread = row.down.over_time.spread
    assert spread.half_width is not None
    # The same as a simulation of the two models says.
    facts, policy = opened.require()
    (moved,) = moves(opened, ["weights.phases.intake"], 0.9, together=True)
    assert moved.sides[0] is not None
    lived = simulated({"as it is": (facts, policy), "moved": (facts, moved.sides[0])}, (), months)
    assert lived.differences[0].measures.spread == spread


def test_the_command_over_months_draws_it(day: Path, tmp_path: Path) -> None:
    picture, kept, page = (tmp_path / name for name in ("e.svg", "e.json", "e.html"))
    ran = run("effect", day, COMPLEX, "weights.phases.intake", "--together", "--days", 4,
              "--runs", 2, "--picture", picture, "-o", kept)
    assert ran.code == 0
    assert "Which numbers matter" in picture.read_text(encoding="utf-8")
    assert picture.with_suffix(".csv").read_text(encoding="utf-8").count("\n") == 5
    assert json.loads(kept.read_text(encoding="utf-8"))["days"] == 4
    assert run("report", kept, "-o", page).code == 0
    assert "Over 4 working days and 2 seeds" in page.read_text(encoding="utf-8")
    assert run("effect", day, COMPLEX, "--picture", tmp_path / "e.png").code == 2


def test_one_count_of_numbers_on_a_page_and_those_that_cannot_move_last(day: Path) -> None:
    """The line said `of 1`, and below stood two and `1 is not counted`."""
    ran = run("effect", day, "weights.mixing", COMPLEX, "--by", 0.9)
    assert ran.code == 0, ran.err
    assert "1 of 2 numbers moves a line today" in ran.out
    assert "1 of the numbers, the last, can be moved neither way." in ran.out
    assert ran.out.index(COMPLEX[:40]) < ran.out.index("weights.mixing")


def test_a_day_without_new_cases_is_told_as_one(tmp_path: Path) -> None:
    day = write(tmp_path / "day", {}, {"C-1": {}})
    cases = day / "cases.csv"
    cases.write_text(cases.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    ran = run("effect", day, COMPLEX)
    assert "No new cases today: no number can move a line" in ran.out
    ran = run("compare", day, "-m", "danish-child-welfare", "-m", "sverigesmodel")
    assert "No new cases today: nothing goes to different people" in ran.out
    assert "0 of 0" not in ran.out
