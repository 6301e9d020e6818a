"""Where an office keeps the checkpoints of its ledger: a file, the output, or a command."""

import errno
import os
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assigner.api import ledgers
from assigner.api.state import state_folder
from assigner.api.voice import SILENT, Voice
from assigner.bounded import MOST_JSON, read_text
from assigner.errors import LedgerDiffers, LedgerError
from assigner.words import Words, refusal, say

if TYPE_CHECKING:
    from assigner.ledger import Checkpoint, Entry, Keys, Ledger, Record

VARIABLE = "ASSIGNER_CHECKPOINTS"
KEY = "ASSIGNER_KEY"
OUTPUT, COMMAND = "-", "|"
PATIENCE = 60.0
"""Seconds that a command may take to put a checkpoint where it belongs."""


def key_file() -> Path:
    """The file of the key: ASSIGNER_KEY, else beside this user's state, never in it."""
    named = os.environ.get(KEY)
    if named:
        return Path(named).expanduser()
    state = state_folder()
    return state.with_name(state.name + "-key") / "ledger.pem"


@dataclass(frozen=True)
class Anchor:
    """The places of the checkpoints, and the keys; nothing where no place is named."""

    places: tuple[str, ...]
    keys: "Keys | None"
    voice: Voice = SILENT

    def record(
        self, ledger: "Ledger", entry: "Entry",
        judge: Callable[[Sequence["Record"]], None] = lambda records: None,
    ) -> "Record":
        """Add an entry to a ledger that is the one the checkpoints saw; tell a clock gone back.

        Raises LedgerError, and what `judge` raises of the records there are.
        """
        earlier: list[str] = []

        def look(records: Sequence["Record"]) -> None:
            judge(records)
            if records and records[-1].at > entry.at:
                earlier.append(records[-1].at)
            if records and blank:
                self.voice.tell(say(
                    "warning: {file} holds no checkpoint, but the ledger has records: nothing "
                    "outside vouches for them. Was it taken away?", file=blank[0],
                ))

        last = self.last()
        blank = [place for place in self.places if not place.startswith((OUTPUT, COMMAND))
                 and not read_checkpoints(Path(place)).strip()]
        record = ledger.append(entry, look, last)
        for at in earlier:
            self.voice.tell(say(
                "warning: the clock went back: the record before number {number} is of {at}, "
                "and here it is {now}.", number=record.number, at=at, now=entry.at,
            ))
        return record

    def last(self) -> tuple["Checkpoint", ...]:
        """The last checkpoint of each file. LedgerDiffers where one holds what is none."""
        from assigner.ledger import kept  # noqa: PLC0415  # SQLAlchemy takes its time

        found = []
        for place in self.places:
            if place.startswith((OUTPUT, COMMAND)) or self.keys is None:
                continue
            _writable(Path(place))
            read = kept(read_checkpoints(Path(place)), self.keys)
            if read.findings:
                raise LedgerDiffers("\n".join([
                    str(say("{file} does not hold checkpoints alone. Nothing was recorded.",
                            file=place)),
                    *(f"  - {words}" for words in read.findings),
                ]))
            if read.last is not None:
                found.append(read.last)
        return tuple(found)

    def note(self, record: "Record") -> None:
        """Sign that this record is the last, everywhere; LedgerError where it is not kept."""
        from assigner.ledger import checkpoint  # noqa: PLC0415  # likewise

        if self.keys is None:
            return
        line = checkpoint(record, ledgers.now(), self.keys).line
        wrong = [words for place in self.places if (words := self._put(place, line)) is not None]
        if wrong:
            raise LedgerError("\n".join([
                *map(str, wrong),
                str(say("Record {number} is in the ledger, but has no checkpoint there; "
                        "{command} makes one.", number=record.number,
                        command=self.voice.typed("log", "checkpoint"))),
            ]))

    def _put(self, place: str, line: str) -> Words | None:
        """Keep a checkpoint; why it could not be, else None."""
        if place == OUTPUT:
            self.voice.show(line)
            return None
        if place.startswith(COMMAND):
            return _handed(place[len(COMMAND):], line)
        return _added(Path(place), line)


def anchor(given: Sequence[str], where: Path | None, voice: Voice = SILENT) -> Anchor:
    """The anchor that options or the environment name; `where`: the file of the ledger.

    Raises LedgerError where there is no key and none can be made.
    """
    named = os.environ.get(VARIABLE)
    places = tuple(given) or ((named,) if named else ())
    if not places:
        return Anchor((), None)
    from assigner.ledger import make_keys  # noqa: PLC0415  # likewise

    key = key_file()
    keys = make_keys(key)
    if where is not None:
        beside = [str(file) for file in (key, *map(Path, places))
                  if file.parent.resolve() == where.parent.resolve()
                  and not str(file).startswith((OUTPUT, COMMAND))]
        for file in beside:
            voice.tell(say("warning: {file} lies in the folder of the ledger: who can write there "
                           "can change both.", file=file))
    return Anchor(places, keys, voice)


def read_checkpoints(file: Path) -> str:
    """The text of a file of checkpoints; blank where there is none yet."""
    try:
        return read_text(file, MOST_JSON) if file.exists() else ""
    except (OSError, ValueError) as error:
        raise LedgerError(_unreadable(file, error)) from error


def _unreadable(file: Path, error: Exception) -> Words:
    why = refusal(error) if isinstance(error, OSError) else say("it is not text")
    return say("The checkpoints in {file} cannot be read or written: {why}. Nothing was recorded.",
               file=file, why=why)


def _writable(file: Path) -> None:
    """Raise LedgerError, before anything is recorded, where no checkpoint could be added."""
    try:
        if file.exists() and not file.is_file() and not file.is_dir():
            raise LedgerError(say("{file} is a device or a pipe, which keeps nothing; - prints "
                                  "checkpoints, and '|COMMAND' hands them on. Nothing was "
                                  "recorded.", file=file))
        if file.exists():
            os.close(os.open(file, os.O_WRONLY | os.O_APPEND))
        elif not os.access(file.parent, os.W_OK | os.X_OK):
            raise FileNotFoundError(errno.ENOENT if not file.parent.is_dir() else errno.EACCES, "")
    except (OSError, ValueError) as error:
        raise LedgerError(_unreadable(file, error)) from error


def _added(place: Path, line: str) -> Words | None:
    """Add a line to a file; why it could not be, else None."""
    try:
        with open(place, "a+b", opener=_owner_s) as file:
            if file.tell() > 0:
                file.seek(-1, os.SEEK_END)
                line = line if file.read(1) == b"\n" else "\n" + line  # a line was cut short
            file.write(line.encode())
            file.flush()
            os.fsync(file.fileno())
    except (OSError, ValueError) as error:
        why = refusal(error) if isinstance(error, OSError) else str(error)
        return say("The checkpoint could not be added to {file}: {why}.", file=place, why=why)
    return None


def _owner_s(path: str, flags: int) -> int:
    """A new file is its owner's alone."""
    return os.open(path, flags, 0o600)


def _handed(command: str, line: str) -> Words | None:
    """Give the line to a command of the office's own, on its standard input."""
    try:
        done = subprocess.run(
            command, shell=True, input=line, text=True, check=False, timeout=PATIENCE,
            stdout=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return say("The command for checkpoints did not end: {command}.", command=command)
    if done.returncode == 0:
        return None
    return say("The command for checkpoints failed ({code}): {command}.", code=done.returncode,
               command=command)
