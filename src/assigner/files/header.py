"""The head of an instance, `instance.toml`: which day, which model, whose office."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from assigner.bounded import MOST_TOML, toml
from assigner.files import locks
from assigner.files.cells import EARLIEST, LATEST, Context, day
from assigner.files.complaints import FILES, INSTANCE, Complaint, Told, shown
from assigner.files.encoding import read_text
from assigner.files.table import civil_complaint
from assigner.files.vocabulary import clean, nearest
from assigner.toml_slip import TomlSlip, toml_slip
from assigner.words import Words, civil_number, say

SPREADSHEETS = (".xls", ".ods", ".xlsb", ".numbers")
MOST_LOOKED_INTO = 400
"""So many of what lies in a folder without a day are looked at for one."""
KEYS = ("date", "model", "title", "office", "deciders", "profile")
_SPECIMEN = say('Write lines such as: date = 2026-11-23 and model = "danish-child-welfare".')


@dataclass(frozen=True)
class Header:
    """What `instance.toml` says; `date` and `model` are None where it does not say it."""

    date: datetime.date | None = None
    model: str | None = None
    title: str = ""
    office: str = ""
    deciders: tuple[tuple[str, tuple[str, ...]], ...] = ()
    profile: str = ""
    errors: tuple[Complaint, ...] = ()
    warnings: tuple[Complaint, ...] = ()


def no_instance(folder: Path) -> Complaint | None:
    """Why there is no instance at `folder`; None when there is one to read."""
    fix = say("Name a folder with {files}, or a workbook (.xlsx).", files=", ".join(FILES))
    name = folder.name or str(folder)
    locked = locks.of(folder)
    if locked is not None:
        return locked
    try:
        if not folder.exists():
            message = say("There is no such folder.")
        elif folder.suffix.casefold() in SPREADSHEETS:
            message = say("This kind of spreadsheet is not read.")
            fix = say("Open it, save it as an Excel workbook (.xlsx), and name that.")
        elif not folder.is_dir():
            message = say("This is a file, not a folder.")
            fix = _day_at((folder.parent,)) or fix
        elif not any((folder / file).exists() for file in FILES):
            message = say("The folder holds no instance.")
            fix = _day_at(sorted(islice(folder.iterdir(), MOST_LOOKED_INTO), reverse=True)) or fix
        else:
            return None
    except (OSError, ValueError):
        message = say("The folder cannot be opened.")
    return Complaint(code="E150", file=shown(name), message=message, fix=fix)


def _day_at(folders: Iterable[Path]) -> Words | None:
    """What to name instead: the first of these that holds a day, the latest of an office's."""
    found = next((one for one in folders if (one / INSTANCE).is_file()), None)
    return None if found is None else say("Name the folder of a day: {folder}.",
                                          folder=shown(str(found), 200))


def read_header(folder: Path) -> Header:
    """Read `instance.toml` of the folder; faults come back as complaints."""
    nowhere = no_instance(folder)
    if nowhere is not None:
        return Header(errors=(nowhere,))
    text = read_text(folder / INSTANCE)
    if isinstance(text, Complaint):
        return Header(errors=(text,))
    return parse_header(text)


def parse_header(text: str) -> Header:
    """Take the text of an `instance.toml` apart."""
    lines = text.splitlines()
    complaints = Told()
    _civil_numbers(lines, complaints)
    if len(text) > MOST_TOML:
        return Header(errors=(*complaints, _too_long(len(text))))
    try:
        entries = toml(text)
    except ValueError as error:
        broken = _not_toml(lines, toml_slip(text, error))
        if broken.row not in {complaint.row for complaint in complaints}:
            complaints.append(broken)
        return Header(errors=tuple(complaints))
    return make_header(lines, entries)


def make_header(lines: list[str], entries: dict[str, object]) -> Header:
    """Check the entries; `lines` tell which row sets which, as `key = value`."""
    complaints = Told()
    _civil_numbers(lines, complaints)
    reader = _Entries(lines, entries, complaints)
    read = Header(
        date=reader.day(),
        model=reader.text("model", required=True) or None,
        title=reader.text("title"),
        office=reader.text("office"),
        deciders=reader.deciders(),
        profile=reader.text("profile"),
    )
    reader.unknown()
    complaints += complaints.more()
    return replace(
        read,
        errors=tuple(item for item in complaints if not item.warning),
        warnings=tuple(item for item in complaints if item.warning),
    )


@dataclass
class _Entries:
    lines: list[str]
    entries: dict[str, object]
    complaints: Told
    civil: set[int | None] = field(init=False)
    rows: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.civil = {complaint.row for complaint in self.complaints}
        self.rows = line_of_each(self.lines)

    def day(self) -> datetime.date | None:
        value = self.entries.get("date")
        fix = say("Write the day of allocation as date = 2026-11-23.")
        if value is None or not str(value).strip():
            self._lacking("date", fix)
        elif isinstance(value, str):
            read = day(clean(value), Context())
            if isinstance(read.value, datetime.date):
                return read.value
            self._wrong("date", read.faults[0].message, fix)
        elif not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
            self._wrong("date", say('"{value}" is not a date.', value=shown(str(value))), fix)
        elif EARLIEST <= value <= LATEST:
            return value
        else:
            self._wrong("date", say("The date is not between 1900 and 2100."), fix)
        return None

    def text(self, key: str, required: bool = False) -> str:
        value = self.entries.get(key)
        if value is None or (isinstance(value, str) and not value.strip()):
            if required:
                self._lacking(key, say('Write {key} = "danish-child-welfare".', key=key))
        elif not isinstance(value, str):
            self._wrong(key, say("The value is not text."),
                        say('Write it in quotation marks, as {key} = "...".', key=key))
        elif any(not sign.isprintable() for sign in clean(value)):
            self._wrong(key, say("The value holds a control character."),
                        say("Write it on one line, in letters and digits."))
        elif not civil_number.holds(value):
            return clean(value)
        elif self._row(key) not in self.civil:
            self.complaints.append(
                civil_complaint(INSTANCE, self._row(key) or 1, None, key, value)
            )
        return ""

    def deciders(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """A table of names and roles; in a sheet one cell, `NAME = ROLE | NAME = ROLE`."""
        value = self.entries.get("deciders")
        fix = say('Write [deciders] and below it "Ulla Hansen" = "team leader"; in a workbook '
                  "Ulla Hansen = team leader | Bo Lund = shop steward.")
        if isinstance(value, str):
            listed: dict[str, list[str]] = {}
            for part in filter(str.strip, value.split("|")):
                name, _, role = part.partition("=")
                listed.setdefault(name.strip(), []).append(role.strip())
            value = listed
        if value is None:
            return ()
        if not isinstance(value, dict):
            self._wrong("deciders", say("The value is not a table of names."), fix)
            return ()
        found = []
        for name, said in value.items():
            roles = tuple(said) if isinstance(said, list) else (said,)
            if not name or not roles or not all(isinstance(one, str) and one for one in roles):
                self._wrong("deciders", say('"{name}" has no role.', name=shown(name)), fix)
            found.append((clean(name), tuple(clean(str(one)) for one in roles)))
        return tuple(sorted(found))

    def unknown(self) -> None:
        for key in self.entries:
            row = self._row(key)
            if key in KEYS or row in self.civil:
                continue
            if not self.complaints.full("W205", None):
                near = nearest(key, KEYS)
                fix = say("Known are date, model, title, office, deciders and profile.")
                if near is not None:
                    fix = say('Write "{near}" if that is meant.', near=near)
                message = say('"{key}" is not a known key; it is not read.', key=shown(key))
                self.complaints.keep(self._complaint("W205", key, row, message, fix))

    def _lacking(self, key: str, fix: Words) -> None:
        row = self._row(key)
        if row is None or row not in self.civil:
            self._complain("E161", key, row, say('"{key}" is required.', key=key), fix)

    def _wrong(self, key: str, message: Words, fix: Words) -> None:
        row = self._row(key)
        if row not in self.civil:
            self._complain("E162", key, row, message, fix)

    def _complain(self, code: str, key: str, row: int | None, message: Words, fix: Words) -> None:
        self.complaints.append(self._complaint(code, key, row, message, fix))

    def _complaint(
        self, code: str, key: str, row: int | None, message: Words, fix: Words
    ) -> Complaint:
        value = shown(str(self.entries.get(key, "")))
        return Complaint(code=code, file=INSTANCE, row=row, header=key, value=value,
                         message=message, fix=fix, warning=code.startswith("W"))

    def _row(self, key: str) -> int | None:
        """The line that sets `key`, where it can be told."""
        return self.rows.get(key)


def line_of_each(lines: Sequence[str]) -> dict[str, int]:
    """Key -> the number of the first line that sets it."""
    rows: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        rows.setdefault(_key(line), number)
    return rows


def _key(line: str) -> str:
    """The key a line of TOML sets, or "" when it sets none."""
    name, equals, _ = line.strip().partition("=")
    return name.strip().strip("\"'[] ") if equals or line.strip().startswith("[") else ""


def _civil_numbers(lines: list[str], complaints: Told) -> None:
    for number, line in enumerate(lines, start=1):
        if civil_number.holds(line) and not complaints.full("E130", None):
            complaints.keep(
                civil_complaint(INSTANCE, number, None, _key(line) or None, line.strip())
            )


def _too_long(length: int) -> Complaint:
    return Complaint(
        code="E157", file=INSTANCE,
        message=say("The file holds {n} signs; at most {most} are read.", n=length,
                    most=MOST_TOML),
        fix=_SPECIMEN,
    )


def _not_toml(lines: list[str], slip: TomlSlip) -> Complaint:
    value = "".join(lines[slip.line - 1:slip.line]).strip()
    message = say("This is not TOML: {reason}.", reason=slip.reason)
    if value:
        message = say('"{value}" is not TOML: {reason}.', value=shown(value), reason=slip.reason)
    return Complaint(code="E160", file=INSTANCE, row=slip.line, value=value, message=message,
                     fix=_SPECIMEN)
