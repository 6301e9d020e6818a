"""Runs `assigner` in this process: exit code, standard output, standard error.

Every JSON document that is printed or written is held against its class and its schema.
"""

import contextlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from assigner.cli import main
from tests.validated import validate


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def run(*args: object) -> Ran:
    out, err = io.StringIO(), io.StringIO()
    given = [str(arg) for arg in args]
    before = {file: _state(file) for file in _documents(given)}
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = _code(given)
    validate(out.getvalue())
    for file in _documents(given):
        if before.get(file) != _state(file):
            validate(file.read_text(encoding="utf-8"))
    return Ran(code, out.getvalue(), err.getvalue())


def _documents(args: Sequence[str]) -> Iterator[Path]:
    """JSON files that a command may have written: named, beside those named, in a folder named."""
    for path in map(Path, args):
        beside = (path, path.with_name(f"{path.stem}-override.json")) if path.name else ()
        with contextlib.suppress(OSError):
            yield from (file for file in (*beside, path / "sweep.json")
                        if file.suffix == ".json" and file.is_file())


def _state(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_ino, found.st_mtime_ns


def _code(args: Sequence[str]) -> int:
    try:
        main(list(args))
    except SystemExit as done:
        return int(done.code or 0)
