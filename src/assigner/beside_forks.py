"""Threads beside which a fork stays safe, so that the engine may still be forked."""

import os
import threading

AT_WORK = threading.RLock()
"""Held by whoever forks, and by a thread of this kind while it works: never both."""

if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=AT_WORK.acquire, after_in_parent=AT_WORK.release, after_in_child=AT_WORK.release
    )


class ThreadBesideForks(threading.Thread):
    """A thread that takes what others may wait for, as a stream's lock, only under `AT_WORK`."""


def alone() -> bool:
    """Whether a fork copies no lock that a thread it leaves behind may hold."""
    here = threading.current_thread()
    return all(
        thread is here or isinstance(thread, ThreadBesideForks) for thread in threading.enumerate()
    )
