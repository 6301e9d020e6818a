"""Temporary files and folders that are gone even when the program is killed.

Where the system can (Linux), a file has no name until it is whole. Whatever has one is locked
while it is written, so that the next start in the folder can tell what a killed program left
there, and removes it.
"""

import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

FRESH = 3600.0
"""Seconds; no writing takes an hour."""
PREFIX, SUFFIX = ".assigner-", ".part"


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """A new folder inside `parent`, removed in the end unless it was moved; OSError."""
    clean(parent)
    part = Path(tempfile.mkdtemp(dir=parent, prefix=PREFIX, suffix=SUFFIX))
    with _locked(part):
        try:
            yield part
        finally:
            shutil.rmtree(part, ignore_errors=True)


@contextmanager
def temporary_file(target: Path, data: bytes, mode: int) -> Iterator[Path]:
    """A whole file beside `target`, on the disk; removed in the end unless it was moved.

    Where `target` is not there and the system has files without names, it is made at once,
    and the path is its own. OSError where it cannot be written.
    """
    clean(target.parent)
    handle = _nameless(target.parent)
    named: Path | None = None
    if handle is not None:
        with os.fdopen(handle, "wb") as part:
            _write(part, data)
            os.fchmod(handle, mode)
            _lock(handle)
            named = _name(handle, target)
            if named is not None:
                with _gone_unless_moved(named, target):
                    yield named
    if named is None:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=PREFIX, suffix=SUFFIX)
        with _gone_unless_moved(Path(name), target):
            with os.fdopen(handle, "wb") as part:
                _lock(handle)
                _write(part, data)
                os.chmod(name, mode)
            yield Path(name)  # closed: an open file cannot be moved on Windows


def _write(part: BinaryIO, data: bytes) -> None:
    part.write(data)
    part.flush()
    os.fsync(part.fileno())


@contextmanager
def _gone_unless_moved(part: Path, target: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        if part != target:
            with contextlib.suppress(OSError):
                os.unlink(part)
        raise


@cache
def clean(folder: Path) -> None:
    """Remove what a killed program left in a folder; looked for once a run."""
    try:
        left = [each for each in folder.iterdir() if each.name.startswith(PREFIX)]
    except OSError:
        return
    for each in left:
        with contextlib.suppress(OSError), _locked(each, wait=False):
            if sys.platform == "win32" and time.time() - each.stat().st_mtime < FRESH:
                continue  # without locks, somebody may be writing it
            if each.is_dir():
                shutil.rmtree(each, ignore_errors=True)
            else:
                each.unlink()


def _nameless(folder: Path) -> int | None:
    """A file that has no name yet; None where the system has none."""
    if not hasattr(os, "O_TMPFILE") or not Path("/proc/self/fd").is_dir():
        return None
    try:
        return os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600)
    except OSError:
        return None


def _name(handle: int, target: Path) -> Path | None:
    """Give a nameless file its place, or a name beside it where something is there already.

    None where the file system cannot.
    """
    beside = target.with_name(f"{PREFIX}{os.getpid()}-{handle}{SUFFIX}")
    for place in (target, beside):
        with contextlib.suppress(OSError):
            return _link(handle, place)
    return None


def _link(handle: int, place: Path) -> Path:
    # With a folder's handle os.link follows /proc's link to the open file; without, it does not.
    near = os.open(place.parent, os.O_RDONLY)
    try:
        os.link(f"/proc/self/fd/{handle}", place, src_dir_fd=near, follow_symlinks=True)
    finally:
        os.close(near)
    return place


@contextmanager
def _locked(path: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold a lock that ends with the program; OSError where another holds it (`wait` False)."""
    if sys.platform == "win32":
        yield  # nobody else can remove what is open there
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # a share without locks
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
