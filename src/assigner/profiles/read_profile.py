"""A profile found by name and read; every fault of it told at once, by its line."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ValidationError

from assigner.bounded import MOST_TOML, read_text, toml
from assigner.documents.profile import ColumnProfile, Profile, TableProfile
from assigner.errors import InputError
from assigner.files.complaints import Complaint, shown
from assigner.files.vocabulary import nearest
from assigner.profiles.profile_file import Loc, ProfileFile, dropped_empty, lines_of, unknown_key
from assigner.profiles.sense import senseless
from assigner.toml_slip import toml_slip
from assigner.words import Words, refusal, say

FOLDER = "profiles"
SUFFIX = ".toml"
BUILT_IN = Path(__file__).parent / "built_in"


def find_profile(name: str, beside: Path | None = None, *, here_first: bool = True) -> Path:
    """The file of a profile: a path, beside the office, in its `profiles/`, here, or built in.

    `here_first`: as typed, from here; False: as a file says it, from where that lies.
    Raises InputError where there is none of that name.
    """
    given = Path(name)
    wanted = given if given.suffix == SUFFIX else given.with_name(f"{given.name}{SUFFIX}")
    roots = [] if beside is None else [beside, beside / FOLDER, beside.parent / FOLDER]
    near = [root / wanted for root in roots]
    for place in (*((wanted, *near) if here_first else (*near, wanted)),
                  Path(FOLDER) / wanted, BUILT_IN / wanted):
        if place.is_file():
            return place
    known = sorted({file.stem for root in (*roots, Path(FOLDER), BUILT_IN)
                    for file in root.glob(f"*{SUFFIX}") if root.name != "."})
    meant = nearest(given.stem, known)
    fix = say("Have one made: assigner profile suggest EXPORT -o {file}.", file=wanted.name)
    if meant is not None:
        fix = say('Write "{near}" if that is meant.', near=meant)
    raise InputError([Complaint(
        code="E170", file=shown(name), message=say("There is no such profile."), fix=fix).line()])


def read_profile(path: Path) -> ProfileFile:
    """Read a profile; what is wrong with it comes back as faults, all at once."""
    try:
        text = read_text(path, MOST_TOML)
        entries = toml(text)
    except tomllib.TOMLDecodeError as error:
        slip = toml_slip(text, error)
        return _unread(path, say("This is not TOML: {reason}.", reason=slip.reason), slip.line)
    except UnicodeDecodeError:
        return _unread(path, say("The file is not text in UTF-8."))
    except OSError as error:
        return _unread(path, say("The file cannot be opened: {reason}.", reason=refusal(error)))
    return parse_profile(path, text, entries)


def parse_profile(path: Path, text: str, entries: Mapping[str, object]) -> ProfileFile:
    """Hold the entries of a profile against its class."""
    bare = ProfileFile(path, lines=lines_of(text))
    try:
        profile = Profile.model_validate(entries)
    except ValidationError as error:
        return ProfileFile(path, None, bare.lines, tuple(_faults(bare, error)))
    return ProfileFile(path, profile, bare.lines, tuple(senseless(bare, profile)),
                       dropped_empty(text))


def _unread(path: Path, message: Words, row: int | None = None) -> ProfileFile:
    return ProfileFile(path, faults=(Complaint(
        code="E170", file=path.name, row=row, message=message,
        fix=say("docs/profiles.md shows what a profile looks like."),
    ),))


def _faults(file: ProfileFile, error: ValidationError) -> Iterator[Complaint]:
    for one in error.errors(include_url=False):
        at = tuple(str(step) for step in one["loc"])
        value = "" if isinstance(one["input"], dict | list) else str(one["input"])
        if one["type"] == "extra_forbidden":
            yield unknown_key(file, at, _keys(at))
        elif one["type"] == "literal_error":
            yield file.complaint(
                "E172", at, say('"{value}" is not known here.', value=shown(value)),
                say("Write {known}.", known=str(one.get("ctx", {}).get("expected", ""))), value)
        else:
            yield file.complaint(
                "E172", at, say('"{key}" has a value of the wrong kind.', key=shown(at[-1])),
                say("docs/profiles.md says what it takes."), value)


def _keys(at: Loc) -> Sequence[str]:
    """The keys known where an unknown one stands."""
    kind: type[BaseModel] = Profile
    if len(at) > 1:
        kind = TableProfile if len(at) == 2 else ColumnProfile
    return [info.alias or name for name, info in kind.model_fields.items()]
