"""Runs `assigner` in this process: exit code, standard output, standard error."""

import contextlib
import io
from collections.abc import Sequence
from typing import NamedTuple

from assigner.cli import main


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def run(*args: object) -> Ran:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = _code([str(arg) for arg in args])
    return Ran(code, out.getvalue(), err.getvalue())


def _code(args: Sequence[str]) -> int:
    try:
        main(list(args))
    except SystemExit as done:
        return int(done.code or 0)
