"""Which day an export is of, under which model: by its profile, or an instance.toml beside it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assigner.bounded import toml
from assigner.documents.profile import DateOrder, Profile
from assigner.files.complaints import CASES, INSTANCE, Complaint
from assigner.files.encoding import read_text
from assigner.files.header import Header, make_header, parse_header
from assigner.profiles.calendar_words import IN_TEXT, as_iso
from assigner.profiles.profile_file import ProfileFile
from assigner.profiles.sources import RawTable, TablePlace, texts
from assigner.words import say

TITLE, FILE_NAME = "title", "file name"
_DATE = re.compile(IN_TEXT)


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
        return replace(head, errors=tuple(_placed(file, profile, told) for told in head.errors),
                       warnings=tuple(_placed(file, profile, told) for told in head.warnings))
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
    if profile.day == TITLE:
        return next(dates_in(texts(raw), profile), None)
    if profile.day == FILE_NAME:
        return next(dates_in(names(found), profile), None)
    return profile.day


def names(places: Iterable[TablePlace]) -> Iterator[str]:
    """What files and sheets are called."""
    for place in places:
        yield f"{place.path.stem} {place.sheet or ''}".replace("_", " ")


def dates_in(said: Iterable[str], profile: Profile) -> Iterator[str]:
    """Every date in some texts, in ISO form; a day comes before its month unless said otherwise."""
    order = profile.dates or "day first"
    for text in said:
        for found in _DATE.finditer(text):
            orders: tuple[DateOrder, ...] = (order, "day first", "month first")
            if found[0].isdigit():
                orders = ("year first", order, "day first", "month first")
            # A title is written by people: what is no date in the order of the cells is in another.
            iso = next(filter(None, (as_iso(found[0], one) for one in orders)), None)
            if iso is not None:
                yield iso


def _placed(file: ProfileFile, profile: Profile, told: Complaint) -> Complaint:
    """What an instance.toml would lack, as something the profile lacks."""
    if told.header == "date" and profile.day in (TITLE, FILE_NAME):
        return file.complaint(
            "E161", ("date",), say("There is no date in the {where} of the export.",
                                   where=profile.day),
            say('Write date = "2026-11-23" in the profile, or an instance.toml beside the export '
                "with the day."), profile.day or "")
    return file.complaint(told.code, (told.header or "",), told.message, told.fix, told.value)
