"""An office's own history read: log.csv, a row a case, who had it and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assigner.by_column import facts
from assigner.errors import InputError
from assigner.files.cells import Context
from assigner.files.columns import LOG_TABLE, is_header
from assigner.files.complaints import LOG, Complaint, in_order
from assigner.files.encoding import read_text
from assigner.files.grid import Grid, read_csv
from assigner.files.header_row import tabulate
from assigner.files.identity import check_damaged, check_ids
from assigner.files.restricted import kept_still
from assigner.files.table import FileTable, spelling
from assigner.files.vocabulary import Vocabulary
from assigner.files.workbook import is_workbook
from assigner.logged_case import LoggedCase
from assigner.restrictions import learn_cases
from assigner.words import say


@dataclass(frozen=True)
class LogReading:
    """The cases of a log, unless there are errors; and all complaints."""

    cases: tuple[LoggedCase, ...] = ()
    errors: tuple[Complaint, ...] = ()
    warnings: tuple[Complaint, ...] = ()

    def require(self) -> tuple[LoggedCase, ...]:
        """The cases; InputError with every error when there are any."""
        if self.errors:
            raise InputError([complaint.line() for complaint in self.errors])
        return self.cases


def read_log(path: Path, vocabulary: Vocabulary) -> LogReading:
    """Read a log in our own columns, held against the words of its model."""
    if is_workbook(path):
        return LogReading(errors=(Complaint(
            code="E150", file=path.name, message=say("A log is a CSV file in our columns."),
            fix=say("Save the sheet as CSV, or say by a profile where the columns stand: "
                    "--profile, with a table [log].")),))
    text = read_text(path)
    if isinstance(text, Complaint):
        return LogReading(errors=(text,))
    return judged_log(replace(read_csv(LOG, text, is_header), file=path.name), vocabulary)


def judged_log(
    grid: Grid, vocabulary: Vocabulary, complaints: Sequence[Complaint] = ()
) -> LogReading:
    """The cases of a grid, wherever it comes from; `complaints` were made before."""
    table = tabulate(grid, LOG_TABLE.called(vocabulary.headers))
    if table is not None:
        spelt = spelling([table])
        table.convert(Context(vocabulary, spelt, frozenset(spelt)))
        check_ids([table])
        check_damaged(table)
        _check_days(table)
    told = in_order(kept_still(
        [*complaints, *grid.complaints, *grid.complaints.more()],
        {} if table is None else {grid.file: table}))
    errors = tuple(complaint for complaint in told if not complaint.warning)
    warnings = tuple(complaint for complaint in told if complaint.warning)
    cases = () if errors or table is None else tuple(_cases(table))
    learn_cases(cases)
    return LogReading(cases, errors, warnings)


def _check_days(table: FileTable) -> None:
    """Complain of cases that ended before they came."""
    if not {"received", "ended"} <= table.columns.keys():
        return
    for index, (begin, end) in enumerate(
        zip(table.texts("received"), table.texts("ended"), strict=True)
    ):
        if isinstance(begin, date) and isinstance(end, date) and end < begin:
            table.complain(
                index, "ended", "E123", say("It ends on {end}, before it begins.", end=end),
                say("Correct one of the two dates; leave the end blank if it is not known."))


def _cases(table: FileTable) -> Iterator[LoggedCase]:
    columns = {column.field: table.texts(column.key) for column in table.schema.columns
               if column.key in table.columns}
    numbers = table.grid.numbers
    yield from facts(LoggedCase, {"row": numbers, **columns}, len(numbers))
