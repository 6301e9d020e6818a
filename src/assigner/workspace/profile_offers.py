"""A profile for an export that was brought in: proposed, edited as text, kept, used."""

import hashlib
import shutil
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assigner.api.profiles import USUAL, SuggestedProfile, lacking, suggest_profile
from assigner.errors import InputError
from assigner.files.atomic import write_atomically
from assigner.files.complaints import INSTANCE
from assigner.files.private import make_folder
from assigner.files.workbook import NAME
from assigner.profiles.read_profile import FOLDER, read_profile
from assigner.words import say
from assigner.workspace.asking import Asker
from assigner.workspace.upload_reach import require_model_within_reach
from assigner.workspace.uploads import Upload
from assigner.workspace.versions import Overtaken

PROFILE, FILE = "office", "office.toml"
"""What it is called: in the folder of profiles beside the office's days."""


@dataclass(frozen=True)
class ProfileOffer:
    """What is proposed. `text`: the file to look through; `version`: of the one that is there.

    `suggested`: the proposal with how sure each line is; None where there is a profile already,
    and then `added` are the lines it lacks of this export.
    """

    text: str
    version: str
    suggested: SuggestedProfile | None
    added: str = ""


def offered(upload: Upload) -> ProfileOffer:
    """A profile for what was sent. Raises InputError where no table can be read in it."""
    kept = _kept(upload)
    with tempfile.TemporaryDirectory() as folder:
        files = _sent(upload, Path(folder))
        if not kept.is_file():
            model = _model(upload)
            require_model_within_reach(model, upload.folder, upload.office)
            found = suggest_profile(files, model)
            return ProfileOffer(found.text, "", found)
        text = kept.read_text(encoding="utf-8-sig", errors="replace")
        try:
            added = lacking(files, kept)
        except InputError:  # what is wrong with it is told where it is used
            added = ""
    return ProfileOffer(text, version(upload), None, added)


def version(upload: Upload) -> str:
    """The profile that is there, by its content; blank where there is none."""
    kept = _kept(upload)
    return hashlib.sha256(kept.read_bytes()).hexdigest()[:24] if kept.is_file() else ""


def accept(asker: Asker, upload: Upload, text: str, seen: str) -> None:
    """Keep the text as the office's profile, and read what was brought in by it.

    Raises InputError with every fault of the text, Overtaken where the profile is another than
    the one that was seen: nothing is written then.
    """
    whole = "\n".join(text.splitlines()) + "\n"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / FILE
        place.write_text(whole, encoding="utf-8")
        faults = read_profile(place).faults
    if faults:
        raise InputError([fault.line() for fault in faults])
    with asker.workspace.store.alone(upload.office.key):
        if version(upload) != seen:
            raise Overtaken((say("{file} is another than the one you saw.", file=FILE),))
        make_folder(_kept(upload).parent)
        write_atomically(_kept(upload), whole)
        _use(upload)


def _use(upload: Upload) -> None:
    """Let the day that was brought in name the profile, and hold what was sent alone."""
    sent = upload.sent
    for file in upload.folder.iterdir():
        if file.name not in {*sent, INSTANCE, NAME} and not file.name.startswith("."):
            file.unlink()
    if (upload.folder / NAME).is_file() and NAME not in sent:
        (upload.folder / NAME).rename(upload.folder / sent[0])
    head = upload.folder / INSTANCE
    lines = head.read_text(encoding="utf-8-sig").splitlines() if head.is_file() else []
    named = f'profile = "{PROFILE}"'
    kept = [line for line in lines if not line.replace(" ", "").startswith("profile=")]
    write_atomically(head, "\n".join([named, *(kept or upload.head)]) + "\n")


def _sent(upload: Upload, folder: Path) -> Sequence[Path]:
    """What was sent, under the names it had."""
    found = []
    for name in upload.sent:
        file = upload.folder / name
        held = file if file.is_file() else upload.folder / NAME
        if held.is_file():
            shutil.copyfile(held, folder / name)
            found.append(folder / name)
    return found


def _model(upload: Upload) -> str:
    head = upload.folder / INSTANCE
    try:
        text = head.read_text(encoding="utf-8-sig") if head.is_file() else "\n".join(upload.head)
        return str(tomllib.loads(text).get("model") or USUAL)
    except ValueError:
        return USUAL


def _kept(upload: Upload) -> Path:
    return upload.office.folder / FOLDER / FILE
