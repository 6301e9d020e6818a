"""A profile proposed for an export: every table, every column, every word, and how sure each is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assigner.documents.profile import DateOrder
from assigner.errors import InputError
from assigner.files.complaints import Complaint
from assigner.files.vocabulary import Vocabulary, fold
from assigner.profiles.calendar_words import as_iso
from assigner.profiles.day_head import FILE_NAME, TITLE, names
from assigner.profiles.day_said import ORDERS, WrittenDay, days_said, the_day
from assigner.profiles.quantities import FULL_TIME
from assigner.profiles.sources import TablePlace, nowhere, places
from assigner.profiles.suggest.abilities import abilities
from assigner.profiles.suggest.asked_once import asked_once
from assigner.profiles.suggest.between_lists import explained_by_others
from assigner.profiles.suggest.explained import explained, lists_codes, looked_up
from assigner.profiles.suggest.fitting import KnownWords
from assigner.profiles.suggest.full_time import DAYS_A_WEEK, full_time
from assigner.profiles.suggest.holders import by_holders
from assigner.profiles.suggest.idle import idle
from assigner.profiles.suggest.in_other_lists import as_in
from assigner.profiles.suggest.lines import LIKELY, UNSURE, ProfileLines, Sureness, WordLine
from assigner.profiles.suggest.meant import Meant
from assigner.profiles.suggest.opened import ForeignTable, open_tables
from assigner.profiles.suggest.other_staff import leave_out
from assigner.profiles.suggest.plausible import doubted
from assigner.profiles.suggest.required import required
from assigner.profiles.suggest.roles_of_tables import Roles, roles_of
from assigner.profiles.suggest.said_of_phases import said_of_phases, teams_by_phases
from assigner.profiles.suggest.several_rows import alike_are_one
from assigner.profiles.suggest.staff_within import inside
from assigner.profiles.suggest.table_lines import TableProposal
from assigner.profiles.suggest.without_people import without_people
from assigner.profiles.suggest.worded import worded
from assigner.profiles.titles import texts, titled
from assigner.words import say

_SOON = 31
"""Days."""
_SHARED = ("phase", "complexity", "yes_no")


def suggest(
    paths: Sequence[Path], model: str, vocabulary: Vocabulary, full_week: float = 37
) -> ProfileLines:
    """Propose a profile. Raises InputError where nothing in the files can be read.

    `full_week`: hours a week that the model takes for full time.
    """
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
    tables = explained(tables)
    roles = roles_of(tables, KnownWords(vocabulary))
    books = {table.place.path for table in tables if table.place.sheet is not None}
    proposals = [(meant, TableProposal(meant, vocabulary, several=len(books) > 1,
                                       shared=(_named(roles, "skills"), _places(roles, meant)),
                                       teams=_named(roles, "team", but=meant)))
                 for meant in roles.meant]
    _together_with(proposals, vocabulary, full_week)
    codes = [table for table in roles.unread if lists_codes(table) or looked_up(
        table, [other for other in tables if other is not table])]
    lines = ProfileLines(model, "", Sureness(),
                         unread=[table.place.name for table in roles.unread if table not in codes],
                         code_lists=[table.place.name for table in codes], told=told,
                         empty_teams=without_people([one for _, one in proposals], vocabulary))
    for meant, proposal in proposals:
        alike = alike_are_one(proposal)
        made = [proposal.table(meant.name)]
        made[0].alike = alike
        if meant.also_open:
            made.append(proposal.table("caseload", like="cases"))
        if meant.within:
            inside(made[0], meant, [one for one, _ in proposals if one.of_cases])
        elif meant.name == "caseworkers":
            made[0].perhaps_out = idle(proposal, [
                other for one, other in proposals if one.of_cases])
        for key, words in proposal.words.items():
            where = lines.words if key in _SHARED else made[0].words
            where[key] = _together([*where.get(key, []), *words])
        lines.tables += made
    _topics(lines)
    _skills(lines)
    _unheld(lines, [proposal for _, proposal in proposals])
    _lengths(lines, tables, full_week)
    _dates(lines, [proposal for _, proposal in proposals])
    _decimals(lines, [proposal for _, proposal in proposals])
    asked_once(lines)
    read = {source.place for meant, _ in proposals for source in meant.sources}
    others = [place for path in paths for place in places(path)[0] if place not in read]
    _day(lines, tables, others, [
        day for _, proposal in proposals if (day := proposal.latest_in(lines.dates))])
    return lines


def _together_with(
    proposals: Sequence[tuple[Meant, TableProposal]], vocabulary: Vocabulary, full_week: float
) -> None:
    """Hold the tables against each other: what one says of another is taken, doubted or asked."""
    every = [proposal for _, proposal in proposals]
    lists = [proposal for meant, proposal in proposals if meant.of_cases]
    for one in lists:
        for sister in lists:
            if sister is not one:
                as_in(one, sister)
    abilities(every)
    explained_by_others(every, vocabulary)
    required(every, vocabulary)
    teams_by_phases(every, vocabulary)
    by_holders(every, vocabulary)
    worded(every)
    said_of_phases(every, vocabulary)
    doubted(every, full_week)
    for staff in [proposal for meant, proposal in proposals if meant.name == "caseworkers"]:
        leave_out(staff, lists)
    _gone(proposals)


def _lengths(lines: ProfileLines, tables: Sequence[ForeignTable], full_week: float) -> None:
    """How long full time and a day are, where hours are told by them."""
    rules = [line.rule for table in lines.tables for line in table.columns if line.rule]
    units = {rule.unit for rule in rules}
    hours, level = full_time(texts(table.raw for table in tables), full_week, {
        column.contents.out_of for table in tables for column in table.columns}, [
        header for rule in rules if rule.unit in FULL_TIME for header in rule.reads])
    if units & {*FULL_TIME}:
        lines.full_time = hours, level
    if any(unit and unit.startswith("days a") for unit in units):
        lines.day_hours = hours / DAYS_A_WEEK, level


def _gone(proposals: Sequence[tuple[Meant, TableProposal]]) -> None:
    """Where the list of staff has people who have left, so have lists of their days."""
    left = any(one.gone or (one.states and one.states[1]) for _, one in proposals)
    for _, one in proposals:
        one.others = one.meant.others or left


def _named(roles: Roles, key: str, *, but: Meant | None = None) -> frozenset[str]:
    """What stands in a column of ours, in whatever table has it; folded."""
    return frozenset(fold(item) for one in roles.meant if one is not but and key in one.found
                     and one.found[key].said for item in one.found[key].column.contents.items)


def _places(roles: Roles, meant: Meant) -> frozenset[str]:
    return _named(roles, "district", but=meant) | _named(roles, "districts", but=meant)


def _topics(lines: ProfileLines) -> None:
    """What a case is about counts beside what people would like to do: else it is doubted."""
    if any(line.key == "interests" for table in lines.tables for line in table.columns):
        return
    for table in lines.tables:
        table.columns = [
            replace(line, level=Sureness(UNSURE, say("no list says what anybody would like to do")))
            if line.key == "topics" else line for line in table.columns]


def _skills(lines: ProfileLines) -> None:
    """What a case requires is doubted where no list says who has it: it could go to nobody."""
    staff = next((table for table in lines.tables if table.name == "caseworkers"), None)
    if staff is None or any(line.key == "skills" for line in staff.columns):
        return
    for table in lines.tables:
        table.columns = [
            replace(line, level=Sureness(UNSURE, say("no list says who can")))
            if line.key == "skills" else line for line in table.columns]


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


def _day(
    lines: ProfileLines, tables: Sequence[ForeignTable], others: Sequence[TablePlace],
    latest: Sequence[str],
) -> None:
    """Where the day of allocation stands, and in which order it is written.

    `others`: places that are no table of ours.
    `latest`: the last day of each table on which a case came in: the day itself is no earlier one.
    """
    for where, said in ((TITLE, titled([table.raw for table in tables], others)),
                        (FILE_NAME, days_said(
                            (*names(table.place for table in tables),), named=True))):
        if not said or _far(said, lines.dates, max(latest, default="")):
            continue
        order = lines.dates if lines.dates in ORDERS else None
        doubtful = order is None and any(one.doubtful for one in said)
        if doubtful:
            order = _next_day(said, max(latest, default=""))
        if doubtful and order is not None and lines.dates is None:
            lines.dates = order
            lines.dates_level = Sureness(LIKELY, say("the day is the next after the last case"))
            doubtful = False
        if the_day(said, order) is None or (doubtful and order == "month first"):
            lines.day, lines.day_level = "", Sureness(UNSURE, say(
                "several dates in the {where}: write in place of the dots which is the day",
                where=where))
            return
        lines.day, lines.day_level = where, Sureness()
        if doubtful:
            lines.day_level = Sureness(LIKELY, say("a day before its month"))
        return
    taken = {header for table in lines.tables for line in table.columns if line.rule is not None
             and line.level.name != UNSURE for header in line.rule.reads}
    throughout = {(column.header, iso) for table in tables for column in table.columns
                  if column.header not in taken
                  and column.contents.same and column.contents.share_filled == 1
                  and (iso := as_iso(column.contents.cells[0], lines.dates))}
    if len({iso for _, iso in throughout}) == 1:
        (header, lines.day), *_ = sorted(throughout)
        lines.day_level = Sureness(UNSURE, say(
            'of today alone: every row says it below "{header}"; tomorrow it is another',
            header=header))
        return
    lines.day, lines.day_level = "", Sureness(UNSURE, say(
        "no date above or below the tables or in the names of the files: "
        "write the day in place of the dots"))


def _far(said: Sequence[WrittenDay], order: DateOrder | None, last: str) -> bool:
    """Whether six digits are no day soon after the last case came in: they are another number."""
    solid = any("year first" in dict(one.by_order) for one in said)
    day = the_day(said, order)
    return solid and not (day and last and 0 <= (
        date.fromisoformat(str(day)) - date.fromisoformat(last)).days <= _SOON)


def _next_day(said: Sequence[WrittenDay], last: str) -> DateOrder | None:
    """The order in which the day is the next one after the last case came in; None: no saying."""
    days = sorted((day, order) for order in ORDERS
                  if (day := the_day(said, order) or "") >= last)
    return days[0][1] if days and last else None


def _order(found: frozenset[DateOrder] | None) -> tuple[DateOrder, Sureness] | None:
    if not found:
        return None
    if len(found) == 1:
        return next(iter(found)), Sureness()
    likely: DateOrder = "day first" if "day first" in found else min(found)
    why = say("every date makes sense in another order too")
    return likely, Sureness(LIKELY, why)


def _dates(lines: ProfileLines, proposals: Sequence[TableProposal]) -> None:
    """One order for all tables where they agree, else one for each."""
    given = [proposal.orders for proposal in proposals]
    told = [orders for orders in given if orders is not None]
    common = frozenset.intersection(*told) if told else None
    if common:
        found = _order(common)
        if found is not None:
            lines.dates, lines.dates_level = found
        return
    for proposal, orders in zip(proposals, given, strict=True):
        found = _order(orders)
        table = next(one for one in lines.tables if one.name == proposal.meant.name)
        table.dates = None if found is None else found[0]


def _decimals(lines: ProfileLines, proposals: Sequence[TableProposal]) -> None:
    signs = [proposal.decimal for proposal in proposals]
    told = {sign for sign in signs if sign is not None}
    if len(told) == 1:
        lines.decimal = told.pop()
        return
    for proposal, sign in zip(proposals, signs, strict=True):
        next(one for one in lines.tables if one.name == proposal.meant.name).decimal = sign
