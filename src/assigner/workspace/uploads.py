"""Files that somebody brings in: kept apart beside the days until they are taken in as one.

They lie in a hidden folder of the office, as deep as a day: a profile that is named from there is
found, and taking them in is one renaming.
"""

import json
import re
import secrets
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZipFile

from assigner.api.day import Day, open_day
from assigner.errors import AssignerError, InputError
from assigner.files.atomic import write_atomically
from assigner.files.complaints import FILES, INSTANCE, OPTIONAL
from assigner.files.package import DAMAGED
from assigner.files.private import make_folder
from assigner.files.workbook import NAME, is_workbook
from assigner.profiles.foreign import unadvised
from assigner.words import refusal, say
from assigner.workspace.offices import DayPlace, Office
from assigner.workspace.upload_reach import require_within_reach

OURS = {*FILES, *OPTIONAL} - {INSTANCE}
"""Tables of ours: what is sent besides belongs to a profile."""
KINDS = (".csv", ".txt", ".tsv", ".toml", ".xlsx")
_INCOMING, _REPLACED, _NOTED = ".incoming-", ".replaced-", ".noted.json"
_KEY = re.compile(r"[0-9a-f]{16}")
_DATE = re.compile(r"^date\s*=.*$", re.MULTILINE)
_TITLE = re.compile(r"^title\s*=.*\n?", re.MULTILINE)


class UploadBounds:
    """How much is taken in."""

    most_bytes: Final = 150_000_000
    """Unpacked, all in all: what a workbook may be."""
    most_files: Final = 200
    hours: Final = 24.0
    """After so long what nobody took in is thrown away."""


@dataclass(frozen=True)
class NewDay:
    """What is to be known of a day whose files do not say it."""

    on: date
    model: str
    office: str = ""


@dataclass(frozen=True)
class Upload:
    """Files that were brought in, by a key that nobody guesses."""

    office: Office
    key: str

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self.office.folder / f"{_INCOMING}{self.key}"

    @property
    def sent(self) -> Sequence[str]:
        """The names of the files that were sent, without those of the day beside."""
        return self._noted["sent"]

    @property
    def unread(self) -> Sequence[str]:
        """Those of them that are no table of ours by name: without a profile, nobody reads them."""
        return [name for name in self.sent
                if name not in OURS and not is_workbook(Path(name))]

    @property
    def head(self) -> Sequence[str]:
        """What is known of its day, as lines of instance.toml."""
        return self._noted["head"]

    @property
    def _noted(self) -> Mapping[str, Sequence[str]]:
        found: Mapping[str, Sequence[str]] = json.loads(
            (self.folder / _NOTED).read_text(encoding="utf-8"))
        return found

    def read(self) -> Day:
        """The day they are. Raises InputError where there is none to speak of."""
        try:
            require_within_reach(self.folder, self.office)
            day = open_day(self.folder, None, {})
            return replace(day, reading=replace(
                day.reading, errors=unadvised(day.reading.errors)))
        except InputError as wrong:  # a folder nobody has seen has no place in the words
            raise InputError([line.replace(self.folder.name, str(say("your files")))
                              for line in wrong.lines]) from wrong

    def take(self, replacing: DayPlace | None) -> Path:
        """Make it a day of the office, in one renaming; a day in its place is kept aside.

        Raises AssignerError where there is such a day and it is not `replacing`.
        """
        day = self.read()
        facts, _ = day.require()
        target = self.office.folder / facts.date.isoformat()
        there = next((place for place in self.office.days if place.date == facts.date), None)
        if there is not None and there != replacing:
            raise AssignerError(say("{folder} is there already; nothing is overwritten.",
                                    folder=target.name))
        try:
            if there is not None:
                aside = f"{_REPLACED}{there.date}-{time.time_ns()}{there.path.suffix}"
                there.path.rename(self.office.folder / aside)
            (self.folder / _NOTED).unlink(missing_ok=True)
            self.folder.rename(target)
        except OSError as error:
            raise AssignerError(say("{folder} cannot be made: {why}.", folder=target.name,
                                    why=refusal(error))) from error
        return target


def upload_of(office: Office, key: str) -> Upload | None:
    """What was brought in under a key; None where there is nothing (any more)."""
    found = Upload(office, key)
    return found if _KEY.fullmatch(key) and found.folder.is_dir() else None


def bring_in(
    office: Office, sent: Sequence[tuple[str, bytes]], new: NewDay, beside: DayPlace | None
) -> Upload:
    """Keep what was sent; tables that are not among it are those of the day `beside`.

    Raises InputError with every file that cannot be taken.
    """
    files, lines = _unpacked(sent)
    if not files and not lines:
        lines = [str(say("There is no file: choose a workbook, tables or a zip of them."))]
    if lines:
        raise InputError(lines)
    forget_uploads(office)
    found = Upload(office, secrets.token_hex(8))
    try:
        make_folder(found.folder)
    except OSError as error:
        raise AssignerError(say("{folder} cannot be made: {why}.", folder=office.folder.name,
                                why=refusal(error))) from error
    for name, content in _whole(files, new, beside).items():
        write_atomically(found.folder / name, content)
    noted = {"sent": sorted(name for name in files if name != INSTANCE),
             "head": _head(new, None).splitlines()}
    write_atomically(found.folder / _NOTED, json.dumps(noted, ensure_ascii=False))
    return found


def _whole(
    files: Mapping[str, bytes], new: NewDay, beside: DayPlace | None
) -> Mapping[str, bytes]:
    """The files of a day: those sent, its head, and what is taken from the day beside.

    Where none of those sent is a table of ours, nothing is: it is an export of another system.
    """
    books = [name for name in files if is_workbook(Path(name))]
    here = None if beside is None or not beside.path.is_dir() else beside.path
    profiled = beside is not None and bool(beside.head.profile)
    if len(files) == 1 and books and not profiled:
        return {NAME: files[books[0]]}
    found = dict(files)
    if here is not None and not profiled and not books and files.keys() & OURS:
        for name in FILES:
            if name not in found and name != INSTANCE and (here / name).is_file():
                found[name] = (here / name).read_bytes()
    if INSTANCE not in found:
        found[INSTANCE] = _head(new, here).encode()
    return found


def _head(new: NewDay, here: Path | None) -> str:
    """The head of the day: as that of the day beside, on its own date."""
    if here is not None and (here / INSTANCE).is_file():
        text = _TITLE.sub("", (here / INSTANCE).read_text(encoding="utf-8-sig"))
        return _DATE.sub(f"date = {new.on.isoformat()}", text, count=1)
    quoted = [text.replace("\\", "\\\\").replace('"', '\\"') for text in (new.model, new.office)]
    return f'date = {new.on.isoformat()}\nmodel = "{quoted[0]}"\noffice = "{quoted[1]}"\n'


def _unpacked(sent: Sequence[tuple[str, bytes]]) -> tuple[dict[str, bytes], list[str]]:
    """The files by name, zips opened; and what is wrong with any of them."""
    found: dict[str, bytes] = {}
    lines: list[str] = []
    for name, content in sent:
        if name.casefold().endswith(".zip"):
            try:
                parts = _zipped(content)
            except DAMAGED:
                lines.append(str(say('"{file}" is not a zip that can be opened.', file=name)))
                continue
            if parts is None:
                lines.append(str(say('"{file}" holds more than is read.', file=name)))
                continue
        else:
            parts = [(name, content)]
        for inside, data in parts:
            known = _plain(inside)
            if Path(known).suffix.casefold() not in KINDS:
                lines.append(str(say(
                    '"{file}" is no table: send .xlsx, .csv or a .zip of them.', file=inside)))
            elif known in found:
                lines.append(str(say('Two files are called "{file}".', file=known)))
            else:
                found[known] = data
    return found, lines


def _zipped(content: bytes) -> list[tuple[str, bytes]] | None:
    """The files of a zip; None where they are too much to be opened."""
    with ZipFile(BytesIO(content)) as pack:
        parts = [part for part in pack.infolist()
                 if not part.is_dir() and not any(map(_hidden, PurePosixPath(part.filename).parts))]
        if len(parts) > UploadBounds.most_files or (
                sum(part.file_size for part in parts) > UploadBounds.most_bytes):
            return None
        return [(part.filename, pack.read(part)) for part in parts]


def _hidden(step: str) -> bool:
    """Whether a folder or file of a zip is one that systems keep for themselves."""
    return step != ".." and step.startswith((".", "__MACOSX"))


def _plain(name: str) -> str:
    """The bare name of a file, without where it was or what no system takes."""
    bare = re.split(r"[/\\]", name)[-1]
    kept = "".join(sign for sign in bare if sign.isprintable() and sign not in '<>:"|?*')
    return kept.lstrip(".~$")[-120:].casefold()


def forget_uploads(office: Office) -> None:
    """Throw away what nobody took in."""
    for old in office.folder.glob(f"{_INCOMING}*"):
        if time.time() - old.stat().st_mtime > UploadBounds.hours * 3600:
            shutil.rmtree(old, ignore_errors=True)
