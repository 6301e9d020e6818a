"""The engine's own process: forked, or a new interpreter where a fork is not to be had or not safe.

A new one is handed its day through a pipe and knows nothing else of the program that started it:
neither its script, which may have no `__main__` guard, nor that it is a notebook.
"""

import gc
import importlib
import multiprocessing
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import IO, Any, Protocol

from assigner.allocation import Seats
from assigner.beside_forks import alone
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.earlier_plan import NOTHING_EARLIER, EarlierPlan
from assigner.solve.limits import Limits
from assigner.solve.memory import hold
from assigner.solve.outcome import Outcome
from assigner.solve.sent import READY, Failed, Slim, plain, slim
from assigner.solve.standing import SolveStanding
from assigner.statement import Statement, state
from assigner.without_pandas import load_ortools_without_pandas

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
ENDING = tuple(getattr(signal, name) for name in _ENDING if hasattr(signal, name))
"""What ends a program from outside, as far as the system knows it."""

START = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from assigner.solve.engine_process import begin; begin()"
)
"""What a new interpreter is told to do: find the package where its parent did, and go on there."""


Message = str | SolveStanding | Slim | Failed
"""READY once the solver is loaded, every better standing, and in the end the outcome."""


@dataclass(frozen=True)
class Task:
    """What the engine is to do. `within`, `since`: as in `allocate`."""

    problem: Problem
    rules: tuple[Rule, ...]
    tiers: tuple[Tier, ...]
    limits: Limits
    within: Mapping[str, Seats] | None = None
    since: EarlierPlan = NOTHING_EARLIER


class EngineProcess(Protocol):
    """A process that works on a task, as its parent sees it."""

    @property
    def number(self) -> int:
        """Its number in the system, by which it is looked at."""

    def heard(self, seconds: float) -> Message | None:
        """What it says next; None when it says nothing for so long. EOFError when it is gone."""

    def end(self) -> int | None:
        """Kill it, wait for it, and say with what exit code it ended; minus the signal's number."""


def start(task: Task, statement: Statement) -> EngineProcess:
    """A process that began the task; `statement` is the task's, as a fork has it already."""
    with _uninterrupted():
        if _forks():
            return _Forked.begun(lambda send: _serve(task, statement, send))
        return _Fresh.begun(task)


def _forks() -> bool:
    """Whether a fork is to be had, and safe.

    It copies the locks that other threads hold, and nobody who would let go of them; and
    multiprocessing lets no daemon of its own, as a worker of a pool is, have children.
    """
    known = "fork" in multiprocessing.get_all_start_methods()
    return known and alone() and not multiprocessing.current_process().daemon


def start_fork(work: Callable[[Callable[[Any], None]], None]) -> "EngineProcess | None":
    """A fork that began some work and sends what it is given to send; None where none is safe."""
    if not _forks():
        return None
    with _uninterrupted():
        return _Forked.begun(work)


@dataclass(frozen=True)
class _Forked:
    process: BaseProcess
    receiver: Connection

    @classmethod
    def begun(cls, work: Callable[[Callable[[Any], None]], None]) -> "_Forked":
        context = multiprocessing.get_context("fork")
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_forked, args=(sender, work), daemon=True)
        process.start()
        sender.close()
        return cls(process, receiver)

    @property
    def number(self) -> int:
        """As `EngineProcess` says."""
        return self.process.pid or 0

    def heard(self, seconds: float) -> Message | None:
        """As `EngineProcess` says."""
        said: Message | None = self.receiver.recv() if self.receiver.poll(seconds) else None
        return said

    def end(self) -> int | None:
        """As `EngineProcess` says."""
        self.process.kill()
        self.process.join()
        self.receiver.close()
        return self.process.exitcode


Said = queue.SimpleQueue[Message | BaseException]


@dataclass(frozen=True)
class _Fresh:
    """`said`: its messages as `talk`, a thread here, reads them, and what ended the talk."""

    process: subprocess.Popen[bytes]
    said: Said
    talk: threading.Thread

    @classmethod
    def begun(cls, task: Task) -> "_Fresh":
        said: Said = queue.SimpleQueue()
        process = subprocess.Popen(
            [sys.executable, "-c", START], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        talk = threading.Thread(target=_talk, args=(process, task, said), daemon=True)
        talk.start()
        return cls(process, said, talk)

    @property
    def number(self) -> int:
        """As `EngineProcess` says."""
        return self.process.pid

    def heard(self, seconds: float) -> Message | None:
        """As `EngineProcess` says."""
        try:
            said = self.said.get(timeout=seconds)
        except queue.Empty:
            return None
        if isinstance(said, BaseException):
            raise said
        return said

    def end(self) -> int | None:
        """As `EngineProcess` says."""
        self.process.kill()
        code = self.process.wait()
        self.talk.join()
        for pipe in (self.process.stdin, self.process.stdout):
            _shut(pipe)
        return code


def _talk(process: subprocess.Popen[bytes], task: Task, said: Said) -> None:
    """Hand the task over, then read. What is written stays open: it tells that we live."""
    written, read = process.stdin, process.stdout
    assert written is not None
    assert read is not None
    try:
        pickle.dump(sys.path, written)
        pickle.dump(replace(task, problem=plain(task.problem)), written)
        written.flush()
        while True:
            said.put(pickle.load(read))
    except Exception as ended:  # whoever listens raises it
        said.put(ended)


def _shut(pipe: IO[bytes] | None) -> None:
    """Close it; what it still held is for nobody."""
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        return


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Signals wait until the child, which inherits that, knows which of them are not for it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _forked(sender: Connection, work: Callable[[Callable[[Any], None]], None]) -> None:
    """Where a fork begins."""
    _leave_endings_to_the_parent()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        work(sender.send)
    except BrokenPipeError:
        os._exit(1)  # nobody listens any more
    except Exception as wrong:  # the parent has the words
        sender.send(Failed.of(wrong))
    sender.close()


def begin() -> None:
    """Where a new interpreter begins: its task is on standard input, its messages go out."""
    _leave_endings_to_the_parent()
    # Whatever a library prints must not come between the messages.
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

        def send(message: Message) -> None:
            pickle.dump(message, out)
            out.flush()

        try:
            task: Task = pickle.load(sys.stdin.buffer)
            statement = state(task.problem, task.rules)
        except Exception as wrong:  # what only the other program has, as a rule written there
            send(Failed.of(wrong))
            return
        threading.Thread(target=_end_with_input, daemon=True).start()
        _serve(task, statement, send)


def _serve(task: Task, statement: Statement, send: Callable[[Message], None]) -> None:
    load_ortools_without_pandas()
    try:
        importlib.import_module("assigner.solve.dispatch")
        # A large day is a million objects that stay: nobody has to look for garbage among them.
        gc.freeze()
        hold(task.limits.memory)
        send(READY)
        limits = Limits(task.limits.seconds, task.limits.threads, task.limits.ties, send)
        send(slim(work(statement, task.tiers, limits, task.within, task.since)))
    except BrokenPipeError:
        os._exit(1)  # nobody listens any more
    except Exception as wrong:  # the parent has the words
        send(Failed.of(wrong))


def work(
    statement: Statement, tiers: Sequence[Tier], limits: Limits,
    within: Mapping[str, Seats] | None, since: EarlierPlan,
) -> Outcome:
    """The engine itself."""
    from assigner.solve.dispatch import allocate  # noqa: PLC0415  # OR-Tools takes half a second

    return allocate(statement, tiers, limits, within=within, since=since)


def _leave_endings_to_the_parent() -> None:
    """They reach the whole group, or the whole service; only the parent answers them."""
    for ending in ENDING:
        signal.signal(ending, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


def _end_with_parent() -> None:
    """Wait for the parent to end, whatever ends it, and end too: even inside the solver."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _end_with_input() -> None:
    """The same, told by the end of standard input; read past Python's lock of it."""
    os.read(0, 1)
    os._exit(1)
