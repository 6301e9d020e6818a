"""Commands to type next, as they work where the program was started, and how."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

_BY_UV = "UV_RUN_RECURSION_DEPTH"
"""Set by `uv run` for what it starts."""

_WINDOWS = os.name == "nt"
_PYTHON = "py" if _WINDOWS else "python3"


def typed(*parts: object) -> str:
    """`assigner` and its arguments as somebody would type them here; None is left out."""
    return " ".join((program(), *(quoted(part) for part in parts if part is not None)))


def program() -> str:
    """How `assigner` was called, so that it can be called so again."""
    if _BY_UV in os.environ:
        return " ".join((_uv(), "run", "assigner"))
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return " ".join((_PYTHON, "-m", "assigner"))
    known = shutil.which("assigner")
    if called.stem != "assigner" or (known and _same(Path(known), called)):
        return "assigner"
    return quoted(called)


def _uv() -> str:
    """How uv is called where it is not on the path: `py -m uv` on Windows, else where it lies."""
    if shutil.which("uv"):
        return "uv"
    lies = os.environ.get("UV")
    return quoted(lies) if lies and not _WINDOWS else " ".join((_PYTHON, "-m", "uv"))


def quoted(part: object) -> str:
    """One argument, quoted where the shell would take it for several or for an option."""
    text = str(part)
    if isinstance(part, Path) and text.startswith("-"):
        text = os.path.join(os.curdir, text)
    return subprocess.list2cmdline([text]) if _WINDOWS else shlex.quote(text)


def where(
    instance: Path | None, model: str | None, profile: str | None = None
) -> tuple[object, ...]:
    """The options by which a plan's day and model were named, for the next command too."""
    return (
        *(() if instance is None else ("--instance", instance)),
        *(() if profile is None else ("--profile", profile)),
        *(() if model is None else ("-m", model)),
    )


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
