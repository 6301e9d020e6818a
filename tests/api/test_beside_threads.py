"""Beside other threads, in a script as people write them, and stopped when nobody wants more."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import assigner
from assigner.solve import engine_process
from tests.quiet import quiet

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.usefixtures("engine_of_its_own")

# No `if __name__ == "__main__"`: a child that ran the script again would print twice, or never end.
SCRIPT = """
import threading
import assigner
from assigner.solve import engine_process
begun = []
fresh = engine_process._Fresh.begun
engine_process._Fresh.begun = classmethod(lambda kind, task: begun.append(1) or fresh(task))
threading.Thread(target=threading.Event().wait, daemon=True).start()
plan = assigner.read({day!r}).solve()
print(plan.status, len(plan.frame()), len(begun))
assert threading.active_count() == 2, threading.enumerate()
"""


@pytest.mark.landing
@pytest.mark.parametrize("way", [
    "a notebook", pytest.param("a file", marks=pytest.mark.long),
])
def test_a_script_without_a_main_guard_is_guarded_beside_a_thread(
    way: str, tmp_path: Path
) -> None:
    file = tmp_path / "mine.py"
    script = SCRIPT.format(day=str(quiet(tmp_path / "day")))
    file.write_text(script, encoding="utf-8")
    # What a notebook's kernel runs has no file, as what stands on standard input has none.
    args, given = ([str(file)], None) if way == "a file" else (["-"], script)
    done = subprocess.run(
        [sys.executable, *args], cwd=ROOT, input=given, capture_output=True, text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "optimal 3 1\n"), done.stderr


@pytest.mark.landing
def test_two_solves_at_once_give_the_plan_of_one(tmp_path: Path) -> None:
    day = assigner.read(quiet(tmp_path / "day"))
    found: list[assigner.Plan] = []
    both = [threading.Thread(target=lambda: found.append(day.solve())) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    first, second, alone = (
        {**plan.document, "solver": None} for plan in (*found, day.solve())
    )
    assert first == second == alone


def test_a_child_that_cannot_be_given_its_task_is_told(
    nordby: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_process, "START", "raise SystemExit(3)")
    monkeypatch.setattr(engine_process, "alone", lambda: False)
    with pytest.raises(assigner.AssignerError, match=r"died before .* \(exit code 3\)"):
        assigner.read(nordby).solve()


MINE = """
import threading
from assigner.errors import EngineDied
from assigner.rules import registry
from assigner.solve import Limits, solve_guarded
from tests.guarded_day import TIERS
from tests.office import case, problem, worker

class Mine(registry()["team"]):
    pass

threading.Thread(target=threading.Event().wait, daemon=True).start()
try:
    solve_guarded(problem([worker("A")], [case("1")], []), [Mine(kind="policy", status="assumed")],
                  TIERS, Limits())
except EngineDied as died:
    print(died)
"""


def test_a_rule_that_only_the_notebook_has_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-"], cwd=ROOT, input=MINE, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert "Defect: the engine failed before it had found an allocation (AttributeError:" in (
        done.stdout
    ), done.stderr
    assert "Traceback" not in done.stderr


POOL = """
import multiprocessing
import assigner

def solve(seed):
    return assigner.read({day!r}).solve(seed=seed).status

with multiprocessing.get_context("fork").Pool(1) as pool:
    print(pool.map(solve, [0]))
"""


@pytest.mark.landing
def test_a_worker_of_a_pool_solves_too(tmp_path: Path) -> None:
    script = POOL.format(day=str(quiet(tmp_path / "day")))
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False,
    )
    assert (done.returncode, done.stdout) == (0, "['optimal']\n"), done.stderr


@pytest.mark.landing
def test_what_a_callback_raises_ends_the_engine(nordby: Path) -> None:
    def fail(so_far: object) -> None:
        raise RuntimeError("no room on the screen")

    before = threading.active_count()
    with pytest.raises(RuntimeError, match="no room"):
        assigner.read(nordby).solve(progress=fail)
    assert threading.active_count() == before


@pytest.mark.landing
def test_cancelled_before_anything_is_found_nothing_is_claimed(nordby: Path) -> None:
    gone = threading.Event()
    gone.set()
    day = assigner.read(nordby)
    assert day.solve(cancel=gone).status == "unknown"
    stopped = day.rebalance(assigner.Leaves("JENI"), max_moves=0, cancel=lambda: True)
    assert stopped.status == "unknown"
    with pytest.raises(assigner.NothingFound):
        day.compare(["danish-child-welfare"], cancel=gone)


@pytest.mark.landing
def test_cancelled_by_what_is_told_the_best_plan_so_far_is_kept(nordby: Path) -> None:
    enough = threading.Event()
    plan = assigner.read(nordby).solve(progress=lambda so_far: enough.set(), cancel=enough)
    assert plan.status == "feasible"
    assert plan.claims.solver.deterministic is False
    assert len(plan.frame()) == 19
    plan.verify()


@pytest.mark.landing
def test_a_rebalance_that_is_cancelled_keeps_what_it_has(nordby: Path) -> None:
    enough = threading.Event()
    plan = assigner.read(nordby).rebalance(
        assigner.Leaves("JENI"), max_moves=0, progress=lambda so_far: enough.set(),
        cancel=enough,
    )
    assert plan.status == "feasible"
    assert len(plan.moves_frame()) > 0
    plan.verify()
