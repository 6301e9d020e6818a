"""Tomorrow's instance kept as the office keeps today's: its workbook, or its kind of CSV."""

from datetime import date
from pathlib import Path

from assigner.api.day import vocabulary
from assigner.api.voice import SILENT, Voice
from assigner.files.complaints import CASES
from assigner.files.dialect import dialects
from assigner.files.whole import write_whole
from assigner.files.workbook import NAME, is_workbook, workbook_at
from assigner.instance import Instance
from assigner.policy import Policy


def beside(today: Path, on: date) -> Path:
    """Where a day lies when nobody says: beside today's, as a workbook where that is one."""
    named = today.parent / on.isoformat()
    return named.with_suffix(Path(NAME).suffix) if is_workbook(today) else named


def keep_day(
    target: Path, instance: Instance, policy: Policy, today: Path, voice: Voice = SILENT
) -> str:
    """Write the day in the dialect of `today`'s files; say where its new cases are written.

    AssignerError where something is there already, or cannot be written.
    """
    words = vocabulary(policy)
    spoken = dialects(today, words)
    book = workbook_at(today)
    inside = book is not None and not is_workbook(today) and not is_workbook(target)
    if not (is_workbook(target) or inside):
        write_whole(target, instance, words, spoken)
        return str(target / CASES)
    from assigner.api.workbook import write_day  # noqa: PLC0415  # only for workbooks
    from assigner.files.template import sheet_name  # noqa: PLC0415  # likewise

    file, danish = target / NAME if inside else target, spoken[CASES].danish
    write_day(file, instance, policy, danish=danish, voice=voice)
    return f"{file} ({sheet_name(CASES, danish=danish)})"
