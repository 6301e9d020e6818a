"""What every test may use."""

import gc
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import IO

import pytest

ROOT = Path(__file__).parents[1]

os.environ.pop("COLUMNS", None)  # of whoever runs the tests: pytest-xdist gives it to its workers
gc.disable()  # until all tests are collected
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a run in the background: the programs that
    signal.signal(signal.SIGINT, signal.default_int_handler)  # tests interrupt would inherit it

if sys.dont_write_bytecode:
    # Hundreds of processes would each compile pandas again. What is compiled is kept once, apart
    # from all sources, which stay as clean as whoever set this wants them.
    sys.pycache_prefix = str(ROOT / ".pytest_cache" / "compiled")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False

COMPILED = ROOT / ".pytest_cache" / "all-compiled"
TURN: list[IO[str]] = []
if "PYTEST_XDIST_WORKER" in os.environ and not COMPILED.exists():
    # In a new clone one worker compiles what all import, and the others wait for what is compiled.
    with suppress(ImportError):
        import fcntl  # not on Windows

        COMPILED.parent.mkdir(exist_ok=True)
        TURN.append(COMPILED.with_suffix(".turn").open("w", encoding="utf-8"))
        fcntl.flock(TURN[0], fcntl.LOCK_EX)

from hypothesis import settings  # noqa: E402
from xdist.scheduler import LoadScopeScheduling  # noqa: E402

from assigner.cli.heartbeat import HEART  # noqa: E402
from assigner.solve import engine_process  # noqa: E402
from tests import in_process  # noqa: E402
from tests.draws import MARKED  # noqa: E402

OF_ITS_OWN = engine_process.start
engine_process.start = in_process.start

# A busy machine is no defect: nothing here is timed. `--hypothesis-profile long` draws more.
settings.register_profile("default", deadline=None, max_examples=25)
settings.register_profile("long", deadline=None, max_examples=400)
settings.load_profile("default")


TOGETHER = {
    "pages": ("tests/pages/",),
    "source": ("tests/words/", "tests/test_readable.py"),
    "days": ("tests/explain/",),
}
"""What is dear to make -> the files that share it."""


@pytest.fixture
def nordby() -> Path:
    return ROOT / "instances" / "nordby" / "2026-11-23"


@pytest.fixture
def engine_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the engine have a process of its own, as outside the tests."""
    monkeypatch.setattr(engine_process, "start", OF_ITS_OWN)


@pytest.fixture(scope="session")
def _folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that nobody has used, by number: pytest's own look at all that were made before."""
    within = tmp_path_factory.mktemp("tests")
    return (within / str(number) for number in count())


@pytest.fixture
def tmp_path(_folders: Iterator[Path]) -> Path:
    """A folder of the test's own."""
    folder = next(_folders)
    folder.mkdir(0o700)
    return folder


@pytest.fixture(autouse=True)
def _state(_folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test write into the user's own state, nor into a ledger of theirs."""
    state = next(_folders)
    state.mkdir(0o700)
    monkeypatch.setenv("ASSIGNER_STATE", str(state))
    for place in ("ASSIGNER_LEDGER", "ASSIGNER_CHECKPOINTS", "ASSIGNER_KEY"):
        monkeypatch.delenv(place, raising=False)


@pytest.fixture(autouse=True)
def _no_heartbeat(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine takes seconds where it took a moment; what is printed stays the same."""
    monkeypatch.setattr(HEART, "clock", lambda: 0.0)


@pytest.fixture(autouse=True)
def _language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests read English unless they ask for something else."""
    monkeypatch.setenv("ASSIGNER_LANG", "en")


@pytest.fixture(autouse=True)
def _started_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Next steps are printed as for who types `assigner`, though `uv run` started the tests."""
    monkeypatch.delenv("UV_RUN_RECURSION_DEPTH", raising=False)


LEFT_OUT = {
    "not long and not landing": {"long", "landing"},
    "landing and not long": {"long"},
    "not long": {"long"},
}
"""What is asked for -> levels of which no test is made: 20,000 would be made and thrown away."""
WHOLE_FILE = re.compile(r"^pytestmark = \[?\s*pytest\.mark\.(long|landing)\b", re.MULTILINE)


def pytest_configure(config: pytest.Config) -> None:
    """What is long is long in a file of the landing, too."""
    if config.option.markexpr == "landing":
        config.option.markexpr = "landing and not long"


def out(marks: object, config: pytest.Config) -> bool:
    """Whether one of the marks is of a level that is not asked for."""
    levels = LEFT_OUT.get(config.option.markexpr, set())
    return isinstance(marks, list | tuple) and any(mark.name in levels for mark in marks)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not import a file all of whose tests are of a level that is not asked for."""
    levels = LEFT_OUT.get(config.option.markexpr)
    if not levels or collection_path.suffix != ".py":
        return None
    marked = WHOLE_FILE.search(collection_path.read_text(encoding="utf-8"))
    return True if marked and marked[1] in levels else None


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makeitem(collector: pytest.Collector, obj: object) -> list[pytest.Item] | None:
    """Make no tests of a function that is not asked for either."""
    return [] if out(getattr(obj, "pytestmark", ()), collector.config) else None


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make no test of a value that is not asked for."""
    if metafunc.config.option.markexpr not in LEFT_OUT:
        return
    marks = metafunc.definition.own_markers
    for at, mark in enumerate(marks):
        if mark.name == "parametrize" and callable(mark.kwargs.get("ids", repr)):
            names, values, *more = mark.args
            every = list(values)
            asked = [one for one in every if not (
                isinstance(one, MARKED) and out(one.marks, metafunc.config))]
            marks[at] = pytest.mark.parametrize(
                names, asked or every[:1], *more, **mark.kwargs).mark


def pytest_collection_finish() -> None:
    """All tests and what they import stay: nobody has to look for garbage among them.

    What a test leaves is looked for seldom: a run has room for the garbage of 50,000 objects.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    if TURN:
        COMPILED.touch()
        TURN.pop().close()
    gc.enable()


class ByFile(LoadScopeScheduling):  # type: ignore[misc]  # ships no types
    """The tests of a file stay on one worker and share what it makes; so do those of some rooms."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((room for room, files in TOGETHER.items() if file.startswith(files)), file)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByFile:
    """What hands tests out to the workers, for pytest-xdist."""
    return ByFile(config, log)
