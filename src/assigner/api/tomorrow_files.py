"""Tomorrow's instance kept as the office keeps today's: its workbook, or its kind of CSV."""

from datetime import date
from pathlib import Path

from assigner.api.day_files import DayFiles
from assigner.api.vocabulary import vocabulary
from assigner.api.voice import SILENT, Voice
from assigner.files.columns import TABLES
from assigner.files.complaints import CASES
from assigner.files.dialect import DANISH, PROGRAMS, dialects
from assigner.files.whole import write_whole
from assigner.files.workbook import NAME, is_workbook, workbook_at
from assigner.instance import Instance
from assigner.policy import Policy
from assigner.words import language


def beside(today: DayFiles, on: date) -> Path:
    """Where a day lies when nobody says: beside today's, as a workbook where that is one."""
    named = today.path.parent / on.isoformat()
    book = is_workbook(today.path) and today.profile is None
    return named.with_suffix(Path(NAME).suffix) if book else named


def keep_day(
    target: Path, instance: Instance, policy: Policy, today: DayFiles, voice: Voice = SILENT
) -> str:
    """Write the day in the dialect of `today`'s files; say where its new cases are written.

    After an export, which is another program's, as our own files in the language of the reader.
    AssignerError where something is there already, or cannot be written.
    """
    words = vocabulary(policy)
    if today.profile is None:
        spoken, book = dialects(today.path, words), workbook_at(today.path)
    else:
        usual = DANISH if language() == "da" else PROGRAMS
        spoken, book = dict.fromkeys((schema.file for schema in TABLES), usual), None
    inside = book is not None and not is_workbook(today.path) and not is_workbook(target)
    if not (is_workbook(target) or inside):
        write_whole(target, instance, words, spoken)
        return str(target / CASES)
    from assigner.api.workbook import write_day  # noqa: PLC0415  # only for workbooks
    from assigner.files.template import sheet_name  # noqa: PLC0415  # likewise

    file, danish = target / NAME if inside else target, spoken[CASES].danish
    write_day(file, instance, policy, danish=danish, voice=voice)
    return f"{file} ({sheet_name(CASES, danish=danish)})"
