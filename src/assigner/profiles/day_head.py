"""Which day an export is of, under which model: by its profile, or an instance.toml beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assigner.bounded import toml
from assigner.documents.profile import Profile
from assigner.files.complaints import CASES, INSTANCE, Complaint
from assigner.files.encoding import read_text
from assigner.files.header import Header, make_header, parse_header
from assigner.profiles.day_said import WrittenDay, days_said, the_day
from assigner.profiles.profile_file import ProfileFile
from assigner.profiles.sources import RawTable, TablePlace
from assigner.profiles.titles import titled
from assigner.words import say

TITLE, FILE_NAME = "title", "file name"


def head_of(
    path: Path, file: ProfileFile, profile: Profile, raw: Sequence[RawTable],
    found: Sequence[TablePlace],
) -> Header:
    """The head of the day; what instance.toml says counts before what the profile says.

    `found`: every table of the export, read or not.
    """
    entries = {key: value for key, value in (
        ("model", profile.model), ("office", profile.office)) if value}
    if profile.title:
        entries["title"] = profile.title
    date = _date(profile, raw, found)
    if date is not None:
        entries["date"] = date
    beside = _beside(path)
    if beside is None:
        head = make_header([], dict(entries))
        days = _said(profile, raw, found) or ()
        return replace(
            head, errors=tuple(_placed(file, profile, told, days) for told in head.errors),
            warnings=tuple(_placed(file, profile, told, ()) for told in head.warnings))
    try:
        said = toml(beside)
    except ValueError:
        return parse_header(beside)
    return make_header(beside.splitlines(), {**entries, **said})


def _beside(path: Path) -> str | None:
    """The instance.toml of a folder; of a single file where its folder is no instance itself."""
    home = path if path.is_dir() else path.parent
    if not path.is_dir() and (home / CASES).exists() and path.name != CASES:
        return None
    if not (home / INSTANCE).is_file():
        return None
    read = read_text(home / INSTANCE)
    return read if isinstance(read, str) else None


def _date(
    profile: Profile, raw: Sequence[RawTable], found: Sequence[TablePlace]
) -> str | None:
    said = _said(profile, raw, found)
    return profile.day if said is None else the_day(said, profile.dates)


def _said(
    profile: Profile, raw: Sequence[RawTable], found: Sequence[TablePlace]
) -> list[WrittenDay] | None:
    """The days that titles or names say; None where the profile says it itself."""
    if profile.day == TITLE:
        read = {table.place for table in raw}
        return titled(raw, [place for place in found if place not in read])
    return days_said(names(found), named=True) if profile.day == FILE_NAME else None


def names(places: Iterable[TablePlace]) -> Iterator[str]:
    """What files and sheets are called."""
    for place in places:
        yield f"{place.path.stem} {place.sheet or ''}".replace("_", " ")


def _placed(
    file: ProfileFile, profile: Profile, told: Complaint, said: Sequence[WrittenDay]
) -> Complaint:
    """What an instance.toml would lack, as something the profile lacks."""
    if told.header == "date" and profile.day in (TITLE, FILE_NAME):
        days = sorted({one.iso(profile.dates) for one in said})
        message = say("There is no date in the {where} of the export.", where=profile.day)
        if days:
            message = say("There are several dates in the {where} of the export: {days}.",
                          where=profile.day, days=", ".join(days))
        return file.complaint(
            "E161", ("date",), message,
            say('Write date = "2026-11-23" in the profile, or an instance.toml beside the export '
                "with the day."), profile.day or "")
    return file.complaint(told.code, (told.header or "",), told.message, told.fix, told.value)
