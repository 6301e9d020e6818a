"""What a prompt shows of the library's things: what they are, in a line, never their rows."""

from pathlib import Path

import assigner

NORDBY = Path("instances/nordby/2026-11-23")


def test_everything_shows_itself_in_a_line() -> None:
    day = assigner.read(NORDBY)
    plan = assigner.load_plan("instances/nordby/2026-11-23.plan.json")
    case = plan.claims.assignments[0].case
    answer = plan.explain(case)
    for thing in (day, plan, answer, answer.why_not("SIMA")):
        shown = repr(thing)
        assert "\n" not in shown
        assert len(shown) < 400
    assert repr(day).startswith("<Day Nordby 2026-11-23, danish-child-welfare: ")
    assert "19 of 19 cases placed" in repr(plan)


def test_a_day_with_faults_says_how_many(tmp_path: Path) -> None:
    for name in ("caseworkers.csv", "cases.csv"):
        (tmp_path / name).write_text("id\nA\n")
    (tmp_path / "instance.toml").write_text('date = 2026-11-23\nmodel = "danish-child-welfare"\n')
    assert "faults>" in repr(assigner.read(tmp_path))
