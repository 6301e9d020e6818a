"""A file that goes back, read by its profile as it will be: it must say what was decided."""

import shutil
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from assigner.errors import AssignerError
from assigner.files.complaints import CASELOAD, CASES, CASEWORKERS, INSTANCE
from assigner.files.temporary import temporary_folder
from assigner.files.vocabulary import Vocabulary
from assigner.instance import OpenCase
from assigner.profiles.back.laid_out import Laid, as_book, as_text
from assigner.profiles.export import Export, open_export
from assigner.profiles.resolved import resolved
from assigner.words import refusal, say


def read_again(  # what was read, what is written, what it must say
    export: Export, path: Path, beside: Path, vocabulary: Vocabulary, laid: Sequence[Laid],
    asked: Sequence[str], decided: Sequence[OpenCase],
) -> None:
    """Raise AssignerError where the file would not read as `decided` in the columns `asked`.

    What is read is the file as a new export in the place of the old one, in a folder of its own
    inside `beside`.
    """
    profile = export.profile.profile
    assert profile is not None
    try:
        with temporary_folder(beside) as home:
            _export(home, export, path, laid)
            found = open_export(home / path.name if path.is_file() else home, export.profile)
            reading = found.reading(vocabulary)
    except OSError as error:
        raise AssignerError(say("{folder} cannot be written in: {why}.", folder=beside,
                                why=refusal(error))) from error
    if reading.instance is None:
        raise AssignerError("\n".join([
            str(say("Nothing was written: the file would have faults when it is read again.")),
            *(told.line() for told in reading.errors[:5])]))
    again = {case.id: case for case in reading.instance.caseload}
    wrong = [case.id for case in decided if case.id not in again or any(
        getattr(again[case.id], key) != getattr(case, key) for key in asked)]
    if wrong or len(again) != len(decided):
        raise AssignerError(say(
            "Nothing was written: read again, the file would not say what was decided ({cases}).",
            cases=", ".join(wrong[:5])))


def _export(home: Path, export: Export, path: Path, laid: Sequence[Laid]) -> None:
    """An export like the old one with the decisions alone in it."""
    profile = export.profile.profile
    assert profile is not None
    files: dict[Path, list[Laid]] = defaultdict(list)
    for each in laid:
        files[each.raw.place.path].append(each)
    of_cases = {id(part.raw) for name in (CASES, CASELOAD) for part in export.origins.get(name, ())}
    tables = resolved(profile)
    for raw in export.raw:
        file = raw.place.path
        if file in {each.raw.place.path for each in laid}:
            continue
        if id(raw) not in of_cases:
            shutil.copy(file, home / file.name)
        else:
            # A list of cases from which nothing was given: its header alone.
            files[file].append(Laid(raw, tables["cases"], (), range(len(raw.grid.header))))
    for file, inside in files.items():
        book = inside[0].raw.in_book
        (home / file.name).write_bytes(
            as_book(inside, profile) if book else as_text(inside[0], profile))
    beside = path if path.is_dir() else path.parent
    for own in (INSTANCE, CASEWORKERS):
        if (beside / own).is_file() and not (home / own).exists():
            shutil.copy(beside / own, home / own)
