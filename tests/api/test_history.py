"""How loads went, from dated days: series, the light of four weeks, given lately, ranges."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from assigner.api.day import Day
from assigner.api.history import Period, history
from assigner.errors import InputError
from assigner.utilisation import spread
from tests.cli.runner import run

MONDAY = date(2026, 10, 5)
PEOPLE = "id,team,weekly_hours,hired\nANN,Foranstaltning,37,2015-01-01\n" \
    "BOT,Foranstaltning,37,2015-01-01\n"


def office(folder: Path, loads: list[tuple[date, float, float]]) -> Path:
    """Days on which ANN and BOT hold one case of so many hours each."""
    for on, ann, bot in loads:
        day = folder / on.isoformat()
        day.mkdir(parents=True)
        (day / "instance.toml").write_text(
            f'date = {on}\nmodel = "danish-child-welfare"\noffice = "Lille"\n')
        (day / "caseworkers.csv").write_text(PEOPLE)
        (day / "cases.csv").write_text("id,phase,complexity\n")
        (day / "caseload.csv").write_text(
            "id,phase,complexity,caseworker,weight_hours,assigned\n"
            f"A,measures,simple,ANN,{ann},{MONDAY}\nB,measures,simple,BOT,{bot},2026-11-01\n")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    weeks = [MONDAY + timedelta(weeks=at) for at in range(5)]
    return office(tmp_path_factory.mktemp("office"), [
        (weeks[0], 40, 10), (weeks[1], 40, 10), (weeks[2], 10, 40),
        (weeks[2] + timedelta(1), 40, 10),
        (weeks[3], 40, 40), (weeks[4], 44, 10)])


def test_a_week_is_its_last_day_and_four_in_a_row_are_told(folder: Path) -> None:
    found = history(folder)
    assert (found.days, found.first, found.last) == (6, "2026-10-05", "2026-11-02")
    ann, bot = found.people
    assert [week.load_hours for week in ann.weeks] == [40, 40, 40, 40, 44]
    assert [week.load_hours for week in bot.weeks] == [10, 10, 10, 40, 10]
    assert ann.above is not None
    assert (ann.above.weeks, ann.above.since) == (5, "2026-10-05")
    assert ann.above.most == pytest.approx(44 / ann.weeks[-1].capacity_hours, abs=1e-4)
    assert bot.above is None


def test_a_day_in_words_the_last_model_does_not_know_is_a_fault(tmp_path: Path) -> None:
    weeks = [MONDAY, MONDAY + timedelta(weeks=1)]
    folder = office(tmp_path / "a", [(week, 40.0, 10.0) for week in weeks])
    head = folder / f"{weeks[1]}" / "instance.toml"
    head.write_text(f'date = {weeks[1]}\nmodel = "equal-numbers"\n')
    equal = history(folder).people[0].weeks[0].capacity_hours
    assert equal == history(folder, "equal-numbers").people[0].weeks[0].capacity_hours
    head.write_text(f'date = {weeks[1]}\nmodel = "benefits-office"\n')
    (folder / f"{weeks[1]}" / "caseworkers.csv").write_text(
        "id,team,weekly_hours\nANN,claims,37\nBOT,claims,37\n")
    (folder / f"{weeks[1]}" / "caseload.csv").write_text("id,phase,complexity,caseworker\n")
    with pytest.raises(InputError, match=f'{weeks[0]}/.*"measures" is not a phase'):
        history(folder)


def test_a_missing_week_breaks_a_run_and_three_are_too_few(tmp_path: Path) -> None:
    days = [(MONDAY + timedelta(weeks=at), 40.0, 40.0) for at in (0, 1, 3, 4, 5)]
    found = history(office(tmp_path / "a", days))
    assert [person.above for person in found.people] == [None, None]
    ended = [*((MONDAY + timedelta(weeks=at), 40.0, 40.0) for at in range(4)),
             (MONDAY + timedelta(weeks=4), 5.0, 40.0)]
    ann, bot = history(office(tmp_path / "b", ended)).people
    assert ann.above is None
    assert bot.above is not None


def test_exactly_at_the_light_is_not_above(tmp_path: Path) -> None:
    facts, policy = Day.from_folder(
        office(tmp_path / "a", [(MONDAY, 1, 1)]) / MONDAY.isoformat()).require()
    full = policy.pose(facts).capacity["ANN"]
    for minutes, told in ((full * 110 // 100, False), (full * 110 // 100 + 1, True)):
        days = [(MONDAY + timedelta(weeks=at), minutes / 60, 1.0) for at in range(4)]
        ann, _ = history(office(tmp_path / str(minutes), days)).people
        assert (ann.above is not None) is told


def test_what_was_given_in_thirty_days(folder: Path) -> None:
    ann, bot = history(folder).people
    assert [one.case for one in ann.given] == ["A"]
    assert [one.case for one in bot.given] == ["B"]


def test_two_ranges(folder: Path) -> None:
    early, late = history(folder, periods=[
        Period(MONDAY, MONDAY + timedelta(days=13)),
        Period(MONDAY + timedelta(weeks=3), MONDAY + timedelta(weeks=5))]).ranges
    facts, policy = Day.from_folder(folder / "2026-10-05").require()
    problem = policy.pose(facts)
    assert (early.days, late.days) == (2, 2)
    assert early.spread == pytest.approx(100 * spread(problem, problem.load_this_morning), abs=1e-3)
    assert (early.red, early.weeks, late.red, late.weeks) == (2, 4, 3, 4)


def test_faults_of_every_day_at_once(tmp_path: Path) -> None:
    folder = office(tmp_path, [(MONDAY, 1, 1), (MONDAY + timedelta(1), 1, 1)])
    for name in ("2026-10-05", "2026-10-06"):
        (folder / name / "cases.csv").write_text(f"id,phase,complexity\n{name},x,simple\n")
    with pytest.raises(InputError) as told:
        history(folder)
    assert sum("E104" in line for line in told.value.lines) == 2
    with pytest.raises(InputError, match="holds no day"):
        history(tmp_path / "none")


def test_the_command(folder: Path, tmp_path: Path) -> None:
    shown = run("history", folder, "--range", "2026-10-05..2026-10-16", "--range",
                "2026-10-26..2026-11-06")
    assert shown.code == 0
    assert "5 weeks, since 5 October 2026" in shown.out
    assert "Side by side" in shown.out
    assert max(map(len, shown.out.splitlines())) <= 80
    kept, page, picture = (tmp_path / name for name in ("h.json", "h.html", "h.svg"))
    assert run("history", folder, "--picture", picture, "--format", "json", "-o", kept).code == 0
    assert run("report", kept, "-o", page).code == 0
    assert "how loads went" in page.read_text(encoding="utf-8")
    assert run("history", folder, "--range", "2026-10").code == 2
    assert run("history", folder, "--range", "2026-10-05..2026-10-01").code == 2


def test_too_few_weeks_are_no_comfort(tmp_path: Path) -> None:
    shown = run("history", office(tmp_path, [(MONDAY, 1, 1), (MONDAY + timedelta(7), 1, 1)]))
    assert "There are 2 weeks" in shown.out
    assert "Nobody has been above" not in shown.out


def test_a_day_that_init_made_and_nobody_filled_in_is_left_out_and_named(tmp_path: Path) -> None:
    folder = office(tmp_path / "a", [(MONDAY, 40.0, 10.0)])
    assert run("init", folder / "2026-10-12").code == 0
    ran = run("history", folder)
    assert ran.code == 0, ran.err
    assert "2026-10-12 is not filled in yet (no caseworkers), and is left out." in " ".join(
        ran.out.split())
    found = history(folder)
    assert (found.days, found.blank) == (1, ("2026-10-12",))
    danish = run("--lang", "da", "history", folder).out
    assert "2026-10-12 er ikke udfyldt endnu" in danish
    alone = tmp_path / "b"
    alone.mkdir()
    assert run("init", alone / "2026-10-12").code == 0
    assert "There are no caseworkers" in run("history", alone).err
