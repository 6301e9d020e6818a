"""An instance's folder, written complete or not at all."""

import os
from pathlib import Path

from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically
from assigner.files.dialect import Dialects
from assigner.files.private import folder_mode, make_folder
from assigner.files.read import Reading, read
from assigner.files.temporary import temporary_folder
from assigner.files.vocabulary import Vocabulary
from assigner.files.write import write_instance
from assigner.instance import Instance
from assigner.words import refusal, say


def write_whole(
    folder: Path, instance: Instance, vocabulary: Vocabulary, dialects: Dialects | None = None
) -> None:
    """Write an instance to a new folder; it is read again first, and must be the same.

    AssignerError where the folder is there already, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AssignerError(str(say(
            "{folder} is there already; nothing is overwritten. Name another with -o.",
            folder=folder,
        )))
    try:
        make_folder(folder.parent)
        with temporary_folder(folder.parent) as part:
            write_instance(part, instance, dialects=dialects, headers=vocabulary.headers)
            _same(folder, read(part, vocabulary), instance)
            part.chmod(folder_mode())
            os.replace(part, folder)
    except OSError as error:
        raise AssignerError(str(say(
            "{folder} cannot be written: {why}.", folder=folder, why=refusal(error)
        ))) from error


def write_whole_book(
    file: Path, content: bytes, instance: Instance, vocabulary: Vocabulary
) -> None:
    """Write an instance's workbook; it is read again first, and must be the same.

    AssignerError where the file is there already, or cannot be written.
    """
    if file.exists():
        raise AssignerError(str(say(
            "{file} is there already; nothing is overwritten. Name another one.", file=file
        )))
    try:
        make_folder(file.parent)
        with temporary_folder(file.parent) as part:
            trial = part / file.name
            write_atomically(trial, content)
            _same(file, read(trial, vocabulary), instance)
            os.replace(trial, file)
    except OSError as error:
        raise AssignerError(str(say(
            "{path} cannot be written: {reason}.", path=file, reason=refusal(error)
        ))) from error


def _same(place: Path, found: Reading, instance: Instance) -> None:
    """Raise AssignerError unless what was written is read back as the same instance."""
    if found.instance != instance:
        said = [complaint.line() for complaint in found.errors]
        raise AssignerError("\n".join([
            str(say("{folder} is not written: it would not be read as it is meant.",
                    folder=place)), *said,
        ]))
