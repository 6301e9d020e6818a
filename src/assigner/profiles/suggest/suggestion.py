"""A profile proposed for an export: every table, every column, every word, and how sure each is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assigner.documents.profile import DateOrder, Profile
from assigner.errors import InputError
from assigner.files.complaints import Complaint
from assigner.files.vocabulary import Vocabulary, fold
from assigner.profiles.day_head import FILE_NAME, TITLE, dates_in, names
from assigner.profiles.sources import nowhere, texts
from assigner.profiles.suggest.lines import LIKELY, UNSURE, ProfileLines, Sureness, WordLine
from assigner.profiles.suggest.matching import KnownWords
from assigner.profiles.suggest.opened import ForeignTable, open_tables
from assigner.profiles.suggest.roles_of_tables import roles_of
from assigner.profiles.suggest.table_lines import TableProposal
from assigner.words import say

_SHARED = ("phase", "complexity", "yes_no")


def suggest(paths: Sequence[Path], model: str, vocabulary: Vocabulary) -> ProfileLines:
    """Propose a profile. Raises InputError where nothing in the files can be read."""
    missing = [nowhere(path).line() for path in paths if not path.exists()]
    if missing:
        raise InputError(missing)
    tables, told = open_tables(paths)
    if told and (not tables or any(one.code == "E157" for one in told)):
        raise InputError([complaint.line() for complaint in told])
    if not tables:
        raise InputError([Complaint(
            code="E150", file=", ".join(path.name for path in paths),
            message=say("There is no table in it."),
            fix=say("Name the files of an export: .csv, .txt or .xlsx.")).line()])
    roles = roles_of(tables, KnownWords(vocabulary))
    books = {table.place.path for table in tables if table.place.sheet is not None}
    proposals = [(meant, TableProposal(meant, vocabulary, several=len(books) > 1))
                 for meant in roles.meant]
    day, level = _day(tables)
    lines = ProfileLines(model, day, level,
                         unread=[table.place.name for table in roles.unread], told=told)
    for meant, proposal in proposals:
        made = [proposal.table(meant.name)]
        if meant.also_open:
            made.append(proposal.table("caseload", like="cases"))
        for key, words in proposal.words.items():
            where = lines.words if key in _SHARED else made[0].words
            where[key] = _together([*where.get(key, []), *words])
        lines.tables += made
    _topics(lines)
    _unheld(lines, [proposal for _, proposal in proposals])
    _dates(lines, [proposal for _, proposal in proposals])
    _decimals(lines, [proposal for _, proposal in proposals])
    return lines


def _topics(lines: ProfileLines) -> None:
    """What a case is about counts beside what people would like to do: else it is doubted."""
    if any(line.key == "interests" for table in lines.tables for line in table.columns):
        return
    for table in lines.tables:
        table.columns = [
            replace(line, level=Sureness(UNSURE, say("no list says what anybody would like to do")))
            if line.key == "topics" else line for line in table.columns]


def _unheld(lines: ProfileLines, proposals: Sequence[TableProposal]) -> None:
    """Where no list says who holds a case, a column of words with blanks may: it is not dropped.

    It is told each time that it is not read.
    """
    if any(table.name == "caseload" for table in lines.tables):
        return
    for proposal, table in zip(proposals, lines.tables, strict=True):
        for header in list(table.drop) if table.name == "cases" else ():
            column = proposal.meant.table.column(header)
            if column is not None and not column.personal and (
                0 < column.contents.share_filled < 1 and not column.contents.numbers(None)
            ):
                del table.drop[header]


def _together(words: Sequence[WordLine]) -> list[WordLine]:
    """Each word once, in the order of the alphabet."""
    return sorted({fold(line.theirs): line for line in words}.values(), key=lambda one: one.theirs)


def _day(tables: Sequence[ForeignTable]) -> tuple[str, Sureness]:
    """Where the day of allocation stands."""
    empty = Profile()
    if next(dates_in(texts(table.raw for table in tables), empty), None):
        return TITLE, Sureness()
    if next(dates_in(names(table.place for table in tables), empty), None):
        return FILE_NAME, Sureness()
    return "", Sureness(UNSURE, say("no date above the tables or in the names of the files: write "
                                 "the day, or an instance.toml beside the export"))


@dataclass(frozen=True)
class _Order:
    order: DateOrder
    level: Sureness


def _order(found: frozenset[DateOrder] | None) -> _Order | None:
    if not found:
        return None
    if len(found) == 1:
        return _Order(next(iter(found)), Sureness())
    likely: DateOrder = "day first" if "day first" in found else min(found)
    why = say("every date makes sense in another order too")
    return _Order(likely, Sureness(LIKELY, why))


def _dates(lines: ProfileLines, proposals: Sequence[TableProposal]) -> None:
    """One order for all tables where they agree, else one for each."""
    given = [proposal.orders for proposal in proposals]
    told = [orders for orders in given if orders is not None]
    common = frozenset.intersection(*told) if told else None
    if common:
        found = _order(common)
        if found is not None:
            lines.dates, lines.dates_level = found.order, found.level
        return
    for proposal, orders in zip(proposals, given, strict=True):
        found = _order(orders)
        table = next(one for one in lines.tables if one.name == proposal.meant.name)
        table.dates = None if found is None else found.order


def _decimals(lines: ProfileLines, proposals: Sequence[TableProposal]) -> None:
    signs = [proposal.decimal for proposal in proposals]
    told = {sign for sign in signs if sign is not None}
    if len(told) == 1:
        lines.decimal = told.pop()
        return
    for proposal, sign in zip(proposals, signs, strict=True):
        next(one for one in lines.tables if one.name == proposal.meant.name).decimal = sign
