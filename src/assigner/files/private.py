"""Files and folders the program makes are their owner's alone, unless the office shares them.

ASSIGNER_SHARED=yes leaves new ones to the system's usual permissions (umask, or those of a
shared folder). What is there already keeps its own.
"""

import os
import stat
from pathlib import Path

SHARED = "ASSIGNER_SHARED"
_NO = ("", "0", "no", "nej")
_FILE, _FOLDER = 0o600, 0o700
_ANY_FILE, _ANY_FOLDER = 0o666, 0o777


def file_mode(target: Path) -> int:
    """The permissions of the file there is, else those of a new one."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    return _ANY_FILE & ~_umask() if shared() else _FILE


def folder_mode() -> int:
    """The permissions of a new folder."""
    return _ANY_FOLDER & ~_umask() if shared() else _FOLDER


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are not there; OSError where it cannot be."""
    missing = []
    above = folder
    while not above.exists() and above != above.parent:
        missing.append(above)
        above = above.parent
    for each in reversed(missing):
        each.mkdir(mode=folder_mode(), exist_ok=True)
    folder.mkdir(exist_ok=True)


def make_file(file: Path) -> None:
    """Make an empty file where there is none, with the permissions of a new one."""
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, file_mode(file)))
    except FileExistsError:
        return


def shared() -> bool:
    """Whether what is new may be read as the system's own settings say."""
    return os.environ.get(SHARED, "").casefold() not in _NO


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
