"""Ctrl-C, and a request to end, once a command has begun: it is heard inside the solver too.

Python answers a signal when native code comes back to it, and a solver may be gone for minutes. A
thread hears of each signal at once; where nothing has answered it after a moment, the process
leaves. What is written is written complete or not at all, so nothing is left half done.
"""

import os
import signal
import socket
import threading
import time
from math import inf
from types import FrameType
from typing import Final

import click

from assigner.beside_forks import AT_WORK, ThreadBesideForks
from assigner.cli.passing import hush
from assigner.words import say

ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP")
INTERRUPTED = 130


class InterruptParameters:
    """How long a signal may go unanswered."""

    grace: Final = 1.0
    """Seconds: Python answers in a hundredth, and who typed Ctrl-C waits no longer."""
    look: Final = 0.02
    """Seconds between two looks for an answer."""


_last_answer = [-inf]
"""By the clock that only goes forward: when Python last answered a signal."""
_bells: list[socket.socket] = []


def hear_interrupts() -> None:
    """From here on Ctrl-C is an exception that the command knows what to do about.

    So are a request to end (SIGTERM: a stopped service) and a closed terminal (SIGHUP); what
    is ignored, as by nohup, stays so.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ENDINGS:
        ending = getattr(signal, name, None)  # Windows has no SIGHUP
        if ending is not None and signal.getsignal(ending) is not signal.SIG_IGN:
            signal.signal(ending, _answer)
    if not _bells:
        rung, bell = socket.socketpair()
        bell.setblocking(False)
        signal.set_wakeup_fd(bell.fileno(), warn_on_full_buffer=False)
        _bells.extend((rung, bell))
        ThreadBesideForks(target=_listen, args=(rung, os.getpid()), daemon=True).start()


def _answer(number: int, frame: FrameType | None) -> None:
    del number, frame
    _last_answer[0] = time.monotonic()
    raise KeyboardInterrupt


def _listen(rung: socket.socket, mine: int) -> None:
    """Leave where a signal that is ours to answer is not answered."""
    while numbers := rung.recv(64):
        ours = any(signal.getsignal(number) is _answer for number in numbers)
        if ours and not _is_answered(time.monotonic()) and os.getpid() == mine:
            with AT_WORK:
                hush()
                click.echo(str(say("Interrupted; what was not done yet is not written.")), err=True)
                os._exit(INTERRUPTED)


def _is_answered(heard: float) -> bool:
    """Whether Python answers in time, or did just before: of two at once it may answer one."""
    until = heard + InterruptParameters.grace
    while _last_answer[0] < heard - InterruptParameters.grace and time.monotonic() < until:
        time.sleep(InterruptParameters.look)
    return _last_answer[0] >= heard - InterruptParameters.grace
