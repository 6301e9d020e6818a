"""Whatever comes in: words, within 10 s of processor time and 1 GB, and nothing half-written.

    uv run pytest -m long tests/fuzz            10,000 inputs, about half an hour
    ASSIGNER_FUZZ=2000:5000 uv run pytest -m long tests/fuzz      these numbers alone
"""

import contextlib
import os
import random
import shutil
import signal
import sys
import traceback
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from assigner.words.civil_number import holds
from tests.cli.runner import Ran, run
from tests.files.books import ENGLISH, Writing, as_values
from tests.fuzz import mutations

pytestmark = pytest.mark.landing

ROOT = Path(__file__).parents[2]
SHORT, LONG = 120, 10_000
SECONDS, MEMORY_KB = 10, 1_000_000
GROWN_KB = 100_000
"""What it may add where other tests of the same process have taken as much before."""
CODES = {0, 1, 2, 3, 4, 5, 6, 7}
HEAD = 'date = 2026-11-23\noffice = "Småby"\ntitle = "t"\nmodel = "model.toml"\n'
WORKERS = (
    "id,name,team,weekly_hours,hired,roles,skills,interests,districts,absent_from,max_cases\n"
    "ANMO,Anne Møller,intake,37,2015-01-01,mentor,arabic|urdu,unge:+2|vold:-1,Nord,,\n"
    "BOHA,Bo Hansen,investigation,30,01-05-2020,,,,Syd,,20\n"
    "CAJE,Carla Jensen,measures,37,2024-08-01,,,,,2026-12-01,\n"
)
CASES = (
    "id,family,phase,complexity,children,skills,district,received,due,two_advisers,"
    "previous_caseworker,disqualified,involved,reassessment\n"
    "S-1,F-1,intake,simple,1,arabic,Nord,2026-11-20,2026-11-24,,,BOHA,,\n"
    "S-2,F-2,investigation,complex,2,,Syd,2026-11-20,24-11-2026,ja,BOHA,,ANMO,ja\n"
)
CASELOAD = (
    "id,phase,complexity,caseworker,co_caseworker,assigned\n"
    "O-1,intake,simple,ANMO,,2026-09-01\nO-2,measures,very_complex,CAJE,ANMO,2026-01-01\n"
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sound day as a folder and as a workbook, with a model of its own, and its plan."""
    root = tmp_path_factory.mktemp("sound")
    day = root / "day"
    day.mkdir()
    for name, text in (("instance.toml", HEAD), ("caseworkers.csv", WORKERS),
                       ("cases.csv", CASES), ("caseload.csv", CASELOAD)):
        (day / name).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "models" / "danish-child-welfare.toml", day / "model.toml")
    assert run("solve", day, "-o", root / "plan.json").code == 0
    semicolons = root / "semicolons"
    shutil.copytree(day, semicolons)
    for file in semicolons.glob("*.csv"):
        file.write_text(file.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")
    writing = Writing(root / "day.xlsx", semicolons, ENGLISH)
    writing.all(as_values)
    writing.book.close()
    shutil.copy(day / "model.toml", root / "model.toml")
    assert run("check", root / "day.xlsx").code == 0
    return root


class TooSlowError(Exception):
    """More processor time than an input may take."""


@contextlib.contextmanager
def bounded() -> Iterator[None]:
    """Stop what takes more than 10 s of this process's own time."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlowError(number, frame)

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def judged(number: int, sound: Path, here: Path) -> Ran:
    """What the command says of one input; `here` is left with the input and nothing else."""
    draw = random.Random(number)
    day, copy = here / "day", here / "copy.xlsx"
    shutil.copytree(sound / "day", day)
    match number % 5:
        case 0:
            mutations.cells(draw, day)
            ran = run("check", day, "--format", "xlsx", "-o", copy)
        case 1:
            file = draw.choice(sorted(day.iterdir()))
            file.write_bytes(mutations.flipped(draw, file.read_bytes()))
            ran = run("check", day)
        case 2:
            file = day / draw.choice(("instance.toml", "model.toml"))
            text = mutations.toml(draw, file.read_text(encoding="utf-8"))
            file.write_text(text, encoding="utf-8", errors="replace")
            ran = run("check", day, "--format", draw.choice(("text", "json")))
        case 3:
            book = here / "day.xlsx"
            shutil.copy(sound / "model.toml", here / "model.toml")
            book.write_bytes(mutations.member(draw, (sound / "day.xlsx").read_bytes()))
            ran = run("check", book, "--format", "xlsx", "-o", copy)
        case _:
            plan = here / "plan.json"
            text = mutations.document(draw, (sound / "plan.json").read_text(encoding="utf-8"))
            plan.write_text(text, encoding="utf-8")
            ran = run(draw.choice(("verify", "explain")), plan, "--instance", day)
    left = {path.name for path in here.iterdir()} - {"day", "day.xlsx", "plan.json", "model.toml"}
    assert left <= {"copy.xlsx"}, left
    if copy.exists():
        assert zipfile.ZipFile(copy).testzip() is None
    return ran


def fault(number: int, sound: Path, here: Path) -> str | None:
    """What is wrong with how one input was taken; None when nothing is."""
    here.mkdir()
    try:
        with bounded():
            ran = judged(number, sound, here)
    except BaseException:  # a traceback of any kind is the finding
        return f"{number}: {traceback.format_exc(limit=-4)}"
    finally:
        shutil.rmtree(here)
    if ran.code not in CODES:
        return f"{number}: exit code {ran.code}"
    if "\x1b" in ran.out + ran.err or holds(ran.err):
        return f"{number}: {ran.err!r}"
    return None


def _sweep(numbers: range, sound: Path, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="no limits of processes here")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # of the worker's other tests
    found = [said for number in numbers
             if (said := fault(number, sound, tmp_path / str(number))) is not None]
    assert found == [], "\n".join(found[:20])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1_000 if sys.platform == "darwin" else 1
    assert peak < unit * MEMORY_KB or peak < before + unit * GROWN_KB


def test_a_few_inputs_nobody_meant(sound: Path, tmp_path: Path) -> None:
    _sweep(range(SHORT), sound, tmp_path)


@pytest.mark.long
def test_ten_thousand_inputs_nobody_meant(sound: Path, tmp_path: Path) -> None:
    first, _, last = os.environ.get("ASSIGNER_FUZZ", f"0:{LONG}").partition(":")
    _sweep(range(int(first), int(last)), sound, tmp_path)
