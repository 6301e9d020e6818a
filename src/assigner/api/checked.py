"""Everything that is wrong with a day, or deserves a look: as a document, in lines, as a copy."""

from collections.abc import Iterator

from assigner.api.day import Day
from assigner.api.day_model import UNJUDGED
from assigner.files.marked import workbook_of_faults
from assigner.views.agreed import by_day
from assigner.words import Words, counted, joined, listing, say

MODEL_FAULT = "E190"


def check_document(day: Day) -> dict[str, object]:
    """The contract's `check`."""
    return {
        "schema_version": "1.0",
        "kind": "check",
        "errors": [
            *(complaint.as_dict() for complaint in day.reading.errors),
            *(_of_model(line) for line in _wrong(day)),
        ],
        "warnings": [complaint.as_dict() for complaint in day.warnings],
    }


def check_lines(day: Day) -> Iterator[str]:
    """A line for each fault, each warning and what is decided already; how many there are."""
    facts, wrong = day.reading.instance, _wrong(day)
    yield from (complaint.line() for complaint in day.reading.errors)
    yield from (f"{line} [{MODEL_FAULT}]" for line in wrong)
    for complaint in day.warnings:
        yield str(say("warning: {complaint}", complaint=complaint.line()))
    for on, what in by_day(() if facts is None else facts.agreed):
        yield str(say("Decided for {day}: {what}", day=on, what=listing(what)))
    if day.unjudged:
        yield str(UNJUDGED)
    yield str(_counts(day, len(wrong)))


def marked_copy(day: Day) -> bytes:
    """A workbook of the day with the faulty cells coloured, and a sheet of faults."""
    files = day.files
    grids, names = files.tables
    return workbook_of_faults(grids, (*day.reading.errors, *day.warnings), names, files.others)


def _counts(day: Day, of_model: int) -> Words:
    return joined((
        counted("{n} error", "{n} errors",
                sum(error.times for error in day.reading.errors) + of_model),
        counted("{n} warning", "{n} warnings", sum(each.times for each in day.warnings)),
    ))


def _wrong(day: Day) -> list[str]:
    return [] if day.wrong is None else str(day.wrong).splitlines()


def _of_model(line: str) -> dict[str, str | int | None]:
    return {
        "code": MODEL_FAULT, "file": "instance.toml", "row": None, "column": None,
        "header": "model", "value": "", "message": line, "fix": "",
    }
