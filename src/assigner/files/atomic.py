"""A file written complete or not at all."""

import os
import stat
from pathlib import Path

from assigner.errors import AssignerError
from assigner.files.private import file_mode
from assigner.files.temporary import temporary_file
from assigner.words import refusal, say


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write `content` to `path`, complete or not at all; AssignerError when it cannot be.

    The content goes to a new file in the same folder, which then takes the place of the
    old one. A symbolic link is followed, and stays; a device or a pipe is written to. A new
    file is its owner's alone (see `private`).
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        target = writable(path)
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            target.write_bytes(data)
            return
        _replace(target, data)
    except (OSError, ValueError) as error:
        reason = refusal(error) if isinstance(error, OSError) else str(error)
        wrong = say("{path} cannot be written: {reason}.", path=path, reason=reason)
        raise AssignerError(wrong) from error


def writable(path: Path) -> Path:
    """Where a file of this name would be written, links followed.

    Raises AssignerError where that can be seen to be impossible before anything is written.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise AssignerError(say("{path} is a folder; name a file.", path=path))
    if not target.parent.is_dir():
        raise AssignerError(say("{path} cannot be written: its folder does not exist.", path=path))
    if target.exists() and not os.access(target, os.W_OK):
        raise AssignerError(say("{path} cannot be written: it is read-only.", path=path))
    return target


def _replace(target: Path, data: bytes) -> None:
    with temporary_file(target, data, file_mode(target)) as part:
        if part != target:
            os.replace(part, target)
