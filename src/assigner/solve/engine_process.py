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
from dataclasses import dataclass, field, fields, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import IO, Any, NamedTuple, Protocol

from assigner.allocation import Seats
from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.solve.limits import Limits
from assigner.solve.outcome import Contradiction, Outcome, OutOfTime, Solved
from assigner.solve.standing import SolveStanding
from assigner.statement import Statement, state
from assigner.without_pandas import load_ortools_without_pandas

READY = "ready"
ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""What ends a program from outside, as far as the system knows it."""

START = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from assigner.solve.engine_process import begin; begin()"
)
"""What a new interpreter is told to do: find the package where its parent did, and go on there."""

Slim = tuple[str, object, object, object, object, object]


class Failed(NamedTuple):
    """What the engine raised: the kind of exception, and what it said."""

    kind: str
    reason: str


Message = str | SolveStanding | Slim | Failed
"""READY once the solver is loaded, every better standing, and in the end the outcome."""


@dataclass(frozen=True)
class Task:
    """What the engine is to do. `within`: an allocation to stay within, as in `allocate`."""

    problem: Problem
    rules: tuple[Rule, ...]
    tiers: tuple[Tier, ...]
    limits: Limits
    within: Mapping[str, Seats] | None = None


class EngineProcess(Protocol):
    """A process that works on a task, as its parent sees it."""

    def heard(self, seconds: float) -> Message | None:
        """What it says next; None when it says nothing for so long. EOFError when it is gone."""

    def end(self) -> int | None:
        """Kill it, wait for it, and say with what exit code it ended; minus the signal's number."""


def start(task: Task, statement: Statement) -> EngineProcess:
    """A process that began the task; `statement` is the task's, as a fork has it already."""
    forks = "fork" in multiprocessing.get_all_start_methods()
    with _uninterrupted():
        # A fork copies the locks that other threads hold, and nobody who would let go of them.
        if forks and threading.active_count() == 1:
            return _Forked.begun(task, statement)
        return _Fresh.begun(task)


@dataclass(frozen=True)
class _Forked:
    process: BaseProcess
    receiver: Connection

    @classmethod
    def begun(cls, task: Task, statement: Statement) -> "_Forked":
        context = multiprocessing.get_context("fork")
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_forked, args=(sender, task, statement), daemon=True)
        process.start()
        sender.close()
        return cls(process, receiver)

    def heard(self, seconds: float) -> Message | None:
        """As `EngineProcess` says."""
        if not self.receiver.poll(seconds):
            return None
        message: Message = self.receiver.recv()
        return message

    def end(self) -> int | None:
        """As `EngineProcess` says."""
        self.process.kill()
        self.process.join()
        self.receiver.close()
        return self.process.exitcode


@dataclass(frozen=True)
class _Fresh:
    """`said`: its messages as a thread here reads them, and the exception that ended the talk."""

    process: subprocess.Popen[bytes]
    said: "queue.SimpleQueue[Message | BaseException]" = field(default_factory=queue.SimpleQueue)

    @classmethod
    def begun(cls, task: Task) -> "_Fresh":
        fresh = cls(subprocess.Popen(
            [sys.executable, "-c", START], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ))
        threading.Thread(target=fresh._talk, args=(task,), daemon=True).start()
        return fresh

    def _talk(self, task: Task) -> None:
        """Hand the task over, then read. What is written stays open: it tells that we live."""
        written, read = self.process.stdin, self.process.stdout
        assert written is not None
        assert read is not None
        try:
            pickle.dump(sys.path, written)
            pickle.dump(replace(task, problem=_plain(task.problem)), written)
            written.flush()
            while True:
                self.said.put(pickle.load(read))
        except Exception as ended:  # whoever listens raises it
            self.said.put(ended)

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
        for pipe in (self.process.stdin, self.process.stdout):
            _shut(pipe)
        return code


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


def _plain(problem: Problem) -> Problem:
    """The problem as it can be sent: plain mappings, and nothing that was worked out from it."""
    sent: dict[str, Any] = {"instance": replace(problem.instance)}
    for each in fields(problem):
        found = getattr(problem, each.name)
        if each.init and isinstance(found, Mapping):
            sent[each.name] = dict(found)
    return replace(problem, **sent)


def _forked(sender: Connection, task: Task, statement: Statement) -> None:
    """Where a fork begins."""
    _leave_endings_to_the_parent()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _serve(task, statement, sender.send)
    sender.close()


def begin() -> None:
    """Where a new interpreter begins: its task is on standard input, its messages go out."""
    _leave_endings_to_the_parent()
    task: Task = pickle.load(sys.stdin.buffer)
    threading.Thread(target=_end_with_input, daemon=True).start()
    # Whatever a library prints must not come between the messages.
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

        def send(message: Message) -> None:
            pickle.dump(message, out)
            out.flush()

        _serve(task, state(task.problem, task.rules), send)


def _serve(task: Task, statement: Statement, send: Callable[[Message], None]) -> None:
    load_ortools_without_pandas()
    importlib.import_module("assigner.solve.dispatch")
    # A large day is a million objects that stay: nobody has to look for garbage among them.
    gc.freeze()
    try:
        send(READY)
        limits = Limits(task.limits.seconds, task.limits.threads, task.limits.ties, send)
        send(_slim(work(statement, task.tiers, limits, task.within)))
    except BrokenPipeError:
        os._exit(1)  # nobody listens any more
    except Exception as wrong:  # the parent has the words
        send(Failed(type(wrong).__name__, str(wrong)))


def work(
    statement: Statement, tiers: Sequence[Tier], limits: Limits,
    within: Mapping[str, Seats] | None,
) -> Outcome:
    """The engine itself."""
    from assigner.solve.dispatch import allocate  # noqa: PLC0415  # OR-Tools takes half a second

    return allocate(statement, tiers, limits, within=within)


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


def _slim(outcome: Outcome) -> Slim:
    """An outcome without its statement, which the parent has."""
    if isinstance(outcome, Solved):
        return ("solved", outcome.allocation, outcome.reached, outcome.tied, outcome.engine,
                outcome.ties_sought)
    if isinstance(outcome, Contradiction):
        return ("contradiction", outcome.cases, None, None, None, None)
    return ("out of time", None, None, None, None, None)


def whole(statement: Statement, slim: Slim) -> Outcome:
    """The outcome that was sent, with its statement again."""
    kind, *rest = slim
    if kind == "solved":
        *said, sought = rest
        solved = Solved(statement, *said)  # type: ignore[arg-type]  # as _slim made it
        return replace(solved, ties_sought=bool(sought))
    if kind == "contradiction":
        return Contradiction(statement, rest[0])  # type: ignore[arg-type]  # likewise
    return OutOfTime(statement)
