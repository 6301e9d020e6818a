"""A folder as an instance, or everything that is wrong with it, all at once.

No fault hides another, and none is told twice: a cell that cannot be relied on is `LOST`
to every later check. The stdlib csv module reads the rows, not pandas: a data frame loses
the row numbers of the user's file when rows are ragged or blank.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assigner.absence import Absence
from assigner.by_column import Fact, facts
from assigner.errors import InputError
from assigner.files import locks
from assigner.files.agreed import advise_absences, check_agreed
from assigner.files.cells import Context
from assigner.files.columns import TABLES, is_header
from assigner.files.complaints import (
    ABSENCES,
    AGREED,
    CASELOAD,
    CASES,
    CASEWORKERS,
    INSTANCE,
    OPTIONAL,
    OTHER_WORK,
    REDUCTIONS,
    Complaint,
    in_order,
)
from assigner.files.deadlines import check_dates, closed_today
from assigner.files.encoding import read_text
from assigner.files.grid import Grid, read_csv
from assigner.files.header import Header, no_instance, read_header
from assigner.files.header_row import tabulate
from assigner.files.identity import check_damaged, check_ids, check_one_name
from assigner.files.people import known_people
from assigner.files.references import check_absences, check_names, check_pairs, recognise
from assigner.files.register import check_register, with_register
from assigner.files.restricted import check_restricted, kept_still, restricted_rows
from assigner.files.table import FileTable, spelling
from assigner.files.unattended import check_attended, check_deadlines
from assigner.files.vocabulary import Vocabulary
from assigner.files.wanted import check_wanted
from assigner.files.workbook import Book, read_book, workbook_at
from assigner.instance import Agreed, Case, Caseworker, Instance, OpenCase
from assigner.other_work import OtherWork
from assigner.reduction import Reduction
from assigner.restrictions import learn_day
from assigner.words import say


@dataclass(frozen=True)
class Reading:
    """What a folder holds: an instance, unless there are errors; and all complaints."""

    instance: Instance | None
    errors: tuple[Complaint, ...] = ()
    warnings: tuple[Complaint, ...] = ()

    def require(self) -> Instance:
        """The instance; InputError with every error when there is none."""
        if self.instance is None:
            raise InputError([complaint.line() for complaint in self.errors])
        return self.instance


def read(folder: Path, vocabulary: Vocabulary | None) -> Reading:
    """Read the instance in `folder`, held against the words of its model.

    Without a vocabulary (the model cannot be loaded) teams, phases and roles are taken as
    they stand, so that the rest of the faults are still told.
    """
    workbook = workbook_at(folder)
    if workbook is not None:
        return _read_book(read_book(workbook), vocabulary)
    nowhere = no_instance(folder)
    if nowhere is not None:
        return Reading(None, errors=(nowhere,))
    header = read_header(folder)
    grids: list[Grid] = []
    complaints: list[Complaint] = []
    for schema in TABLES:
        if schema.file in OPTIONAL and not (folder / schema.file).exists():
            continue
        text = read_text(folder / schema.file)
        if isinstance(text, str):
            grids.append(read_csv(schema.file, text, is_header))
        else:
            optional = schema.file == CASELOAD and not (folder / schema.file).exists()
            complaints.append(_without_caseload(text) if optional else text)
    return assemble(header, grids, vocabulary, [*complaints, *locks.beside(folder)])


def read_grids(folder: Path) -> Sequence[Grid]:
    """The tables of an instance as they stand, without any judgement."""
    workbook = workbook_at(folder)
    if workbook is not None:
        return read_book(workbook).grids
    texts = ((schema.file, read_text(folder / schema.file)) for schema in TABLES)
    return [read_csv(file, text, is_header) for file, text in texts if isinstance(text, str)]


def read_tables(folder: Path) -> tuple[Sequence[Grid], Mapping[str, str]]:
    """The tables as they stand; and the sheet in the place of each file, none in a folder."""
    workbook = workbook_at(folder)
    if workbook is None:
        return read_grids(folder), {}
    book = read_book(workbook)
    return book.grids, book.sheets


def read_head(folder: Path) -> Header:
    """The day's head: which day, which model, whose office."""
    workbook = workbook_at(folder)
    if workbook is None:
        return read_header(folder)
    return read_book(workbook, (INSTANCE,)).header


def _read_book(book: Book, vocabulary: Vocabulary | None) -> Reading:
    if not book.sheets:
        told = book.header.errors or book.complaints
        return Reading(None, tuple(complaint for complaint in told if not complaint.warning))
    found = assemble(book.header, book.grids, vocabulary, book.complaints)
    open_elsewhere = tuple(locks.beside(book.path))
    warnings = (*open_elsewhere, *book.placed(found.warnings))
    return Reading(found.instance, book.placed(found.errors), warnings)


def assemble(
    header: Header,
    grids: Sequence[Grid],
    vocabulary: Vocabulary | None,
    complaints: Sequence[Complaint] = (),
) -> Reading:
    """Make an instance of grids, wherever they come from; `complaints` were made before."""
    own = {} if vocabulary is None else vocabulary.headers
    schemas = {schema.file: schema.called(own) for schema in TABLES}
    found = [(grid.file, tabulate(grid, schemas[grid.file])) for grid in grids]
    tables = {file: table for file, table in found if table is not None}
    spelt = spelling(list(tables.values()))
    context = Context(vocabulary, spelt, frozenset(spelt))
    workers = tables.get(CASEWORKERS)
    if workers is not None:
        workers.convert(context)
        people = known_people(workers)
        context = replace(context, people=frozenset() if people is None else people.folded)
    for file, table in tables.items():
        if file != CASEWORKERS:
            table.convert(context)
    words = Vocabulary({}, {}, {}) if vocabulary is None else vocabulary
    _check(tables, words, header.date)
    told = in_order(kept_still(_once(
        [
            *complaints, *header.errors, *header.warnings,
            *closed_today(header.date, words.calendar),
            *(complaint for grid in grids for complaint in grid.complaints),
            *(complaint for grid in grids for complaint in grid.complaints.more()),
        ]
    ), tables))
    errors = tuple(complaint for complaint in told if not complaint.warning)
    warnings = tuple(complaint for complaint in told if complaint.warning)
    # That there are no caseworkers is told by whoever looked for them.
    if errors or header.date is None or header.model is None or workers is None:
        return Reading(None, errors, warnings)
    instance = Instance(
        date=header.date, model=header.model, title=header.title, office=header.office,
        deciders=header.deciders,
        caseworkers=with_register(
            _facts(Caseworker, workers), _facts(Absence, tables.get(ABSENCES)),
            _facts(Reduction, tables.get(REDUCTIONS)),
            _facts(OtherWork, tables.get(OTHER_WORK)), words.reason_terms,
        ),
        cases=_facts(Case, tables.get(CASES)), caseload=_facts(OpenCase, tables.get(CASELOAD)),
        agreed=_facts(Agreed, tables.get(AGREED)),
    )
    learn_day(instance)
    return Reading(instance, errors, warnings)


def _check(tables: Mapping[str, FileTable], words: Vocabulary, today: date | None) -> None:
    """Complain of everything that rows of one table or several say against one another."""
    workers, caseload = tables.get(CASEWORKERS), tables.get(CASELOAD)
    absences, agreed = tables.get(ABSENCES), tables.get(AGREED)
    of_cases = [tables[file] for file in (CASES, CASELOAD) if file in tables]
    recognise(workers, [table for file, table in tables.items() if file != CASEWORKERS])
    check_ids(of_cases)
    for table in tables.values():
        check_damaged(table)
    for table in of_cases:
        check_dates(table, today, words.calendar)
        if workers is not None:
            check_wanted(workers, table)
    if caseload is not None:
        check_pairs(caseload)
        check_restricted(caseload)
    if workers is not None:
        _check_staff(workers, tables.get(CASES), caseload, words)
    if workers is not None and caseload is not None:
        hidden = frozenset(restricted_rows(caseload))
        if today is not None and "due" in caseload.columns:
            check_deadlines(workers, caseload, absences, agreed, today, hidden)
        if today is not None:
            check_attended(workers, caseload, absences, agreed, today, hidden)
    check_register(tables, words.reason_terms, today)
    if agreed is not None:
        check_agreed(agreed, workers, caseload, absences, today)


def _check_staff(
    workers: FileTable, cases: FileTable | None, caseload: FileTable | None,
    words: Vocabulary,
) -> None:
    """Complain of what is wrong in the rows of caseworkers, and of names nobody has."""
    check_ids([workers])
    check_one_name(workers)
    check_absences(workers)
    advise_absences(workers)
    if not workers.grid.rows:
        workers.complaints.append(_nobody(workers.file))
    check_names(workers, cases, caseload, words.team_phases)


def _once(complaints: Sequence[Complaint]) -> Iterator[Complaint]:
    """Without "is required" for a cell that is only blank by its formula or its merge."""
    lost = {(c.file, c.row, c.column) for c in complaints if c.code in ("E111", "E115")}
    return (c for c in complaints
            if c.code != "E101" or (c.file, c.row, c.column) not in lost)


def _facts(kind: type[Fact], table: FileTable | None) -> tuple[Fact, ...]:
    """The fact that each row becomes."""
    if table is None:
        return ()
    columns = {
        column.field: table.texts(column.key)
        for column in table.schema.columns
        if column.key in table.columns
    }
    numbers = table.grid.numbers
    return tuple(facts(kind, {"row": numbers, **columns}, len(numbers)))


def _without_caseload(missing: Complaint) -> Complaint:
    return Complaint(
        code="W203", file=missing.file, warning=True,
        message=say("The file is missing: nobody is taken to hold any case."),
        fix=say("Put the open cases there, or a file with only its header if there are none."),
    )


def _nobody(file: str) -> Complaint:
    return Complaint(
        code="E144", file=file, message=say("There are no caseworkers."),
        fix=say("Write one row for each person who can hold cases."),
    )
