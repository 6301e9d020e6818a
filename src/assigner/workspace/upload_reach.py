"""What a day that was brought in may name: models and profiles of the program or of its office.

Whoever brings in a file may not look into any other of the server by naming it there.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from assigner.api.day_files import DayFiles
from assigner.errors import InputError, ModelError
from assigner.files.header import read_header
from assigner.policy.sources import builtin, read_source
from assigner.profiles.read_profile import BUILT_IN, find_profile
from assigner.words import listing, say
from assigner.workspace.offices import Office


def require_within_reach(folder: Path, office: Office) -> None:
    """Raises InputError where the day in a folder names a file that is not its office's."""
    profile = read_header(folder).profile
    if profile and not _profile_is_near(profile, folder, office):
        raise InputError([str(say(
            'The profile "{profile}" neither comes with the program nor is one of this office. '
            "Send its .toml along, or have one proposed from the files.", profile=profile))])
    model = DayFiles(folder).head.model
    if model is not None:
        require_model_within_reach(model, folder, office)


def require_model_within_reach(model: str, folder: Path, office: Office) -> None:
    """Raises InputError where a model, or one that it extends, is not the office's to name."""
    used = {file for _, file in _used(office)}
    for wanted, file in _files(model, folder):
        if file not in used and not _within(file, office):
            raise InputError([str(say(
                'The model "{model}" neither comes with the program nor is a file of this office. '
                "Write one of {known}, or send its .toml along.", model=wanted,
                known=listing(builtin())))])


def _files(model: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """The files that a model is made of, each before it is read, with how it was named."""
    wanted, places = model, [folder, Path()]
    walked: set[Path] = set()
    while wanted not in builtin():
        found = [_resolved(place, wanted) for place in places]
        file = next(filter(os.path.isfile, found), found[0])
        if file in walked:  # a circle is told where the model is read
            return
        walked.add(file)
        yield wanted, file
        try:
            base = read_source(file, wanted).tree.get("extends")
        except ModelError:  # likewise
            return
        if not isinstance(base, str):
            return
        wanted, places = base, [file.parent]


def _profile_is_near(name: str, folder: Path, office: Office) -> bool:
    if office.today is not None and office.today.head.profile == name:
        return True
    if Path(name).name != name:
        return _within(_resolved(folder, name), office)
    try:
        file = find_profile(name, folder, here_first=False).resolve()
    except InputError:  # told where the day is read
        return True
    except (OSError, ValueError):
        return False
    return file.parent == BUILT_IN.resolve() or _within(file, office)


def _within(file: Path, office: Office) -> bool:
    """Whether a file lies with the office's days; what is not there may be looked for elsewhere."""
    return file.is_relative_to(office.folder.resolve()) and os.path.isfile(file)


def _resolved(folder: Path, name: str) -> Path:
    """Where a name leads from a folder; one that no system takes leads nowhere."""
    try:
        return (folder / name).resolve()
    except (OSError, ValueError):
        return Path(os.sep)


def _used(office: Office) -> Iterator[tuple[str, Path]]:
    """The files of the model that the office uses today, wherever they are."""
    today = office.today
    if today is not None and today.head.model is not None:
        home = today.path if today.path.is_dir() else today.path.parent
        yield from _files(today.head.model, home)
