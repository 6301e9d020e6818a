"""The register: who is away when (absences.csv), what takes hours of whose week (reductions.csv).

Beside them stands what people do that is no case (other_work.csv). Nobody needs any of the files.
What a row says is held against the caseworkers and the model's list of reasons, and laid over the
rows of the people it concerns.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from assigner.absence import Absence
from assigner.files.complaints import (
    ABSENCES,
    CASELOAD,
    CASES,
    CASEWORKERS,
    OTHER_WORK,
    REDUCTIONS,
    shown,
)
from assigner.files.table import LOST
from assigner.files.vocabulary import nearest
from assigner.instance import Caseworker
from assigner.other_work import OtherWork
from assigner.reduction import ReasonTerms, Reduction
from assigner.words import listing, say
from assigner.words.health import mentions_health

if TYPE_CHECKING:
    from assigner.files.table import FileTable

_SOON = 30
"""Days before its end at which a reduction is told: a month to agree on what comes after."""


def check_register(
    tables: Mapping[str, "FileTable"], terms: Mapping[str, ReasonTerms], today: date | None
) -> None:
    """Complain of people nobody knows, of days that end before they begin, of hours too many."""
    workers, reductions = tables.get(CASEWORKERS), tables.get(REDUCTIONS)
    people = {} if workers is None else dict(zip(
        workers.texts("id"), workers.texts("weekly_hours"), strict=True,
    ))
    for file in (ABSENCES, REDUCTIONS, OTHER_WORK):
        table = tables.get(file)
        if table is not None and workers is not None:
            _check_people(table, people, workers.file)
            _check_order(table)
            _check_health(table)
            if file != ABSENCES:
                _check_twice(table)
    if reductions is not None:
        for index in range(len(reductions.grid.rows)):
            _check_amount(reductions, index, terms, people)
        _check_end(reductions, terms, today)
        if workers is not None:
            _check_given(reductions, workers)
    if OTHER_WORK in tables:
        _check_cases(tables[OTHER_WORK], [tables[file] for file in (CASES, CASELOAD)
                                          if file in tables])


def _check_people(table: "FileTable", people: Mapping[object, object], file: str) -> None:
    for index, name in enumerate(table.texts("caseworker")):
        if isinstance(name, str) and name not in people:
            near = nearest(name, [one for one in people if isinstance(one, str)])
            table.complain(
                index, "caseworker", "E121",
                say('No caseworker has the id "{value}".', value=shown(name)),
                say("Write the id of a row of {file}.", file=file) if near is None else say(
                    'Write "{near}" if that is meant, or another id of {file}.',
                    near=near, file=file),
            )


def _check_order(table: "FileTable") -> None:
    for index, (begin, end) in enumerate(zip(_of(table, "from"), _of(table, "to"), strict=True)):
        if isinstance(begin, date) and isinstance(end, date) and end < begin:
            table.complain(
                index, "to", "E123",
                say("It ends on {end}, before it begins.", end=end),
                say("Correct one of the two dates; leave the end blank if it is not known."),
            )


def _check_cases(work: "FileTable", of_cases: Sequence["FileTable"]) -> None:
    known = {name for table in of_cases for name in table.texts("id")}
    for index, name in enumerate(work.texts("case") if "case" in work.columns else ()):
        if isinstance(name, str) and name and name not in known:
            work.complain(
                index, "case", "W245", say('No case of the day has the id "{value}".',
                                           value=shown(name)),
                say("Correct it, or take the row out if the work is over."),
            )


def _check_health(table: "FileTable") -> None:
    for key in ("kind", "work", "note"):
        if key in table.columns:
            for index, text in enumerate(table.cells(key)):
                if mentions_health(text):
                    table.complain(
                        index, key, "W226",
                        say("The cell seems to say something of somebody's health."),
                        say("Take it out: an office may not keep it here, and nobody needs it."),
                    )


def _check_twice(table: "FileTable") -> None:
    """Of two rows that say the same one may be meant; days away twice are the same days."""
    known: dict[tuple[object, ...], int] = {}
    keys = ("caseworker", "reason", "work", "hours", "percent", "from", "to", "case")
    for index, row in enumerate(zip(*(_of(table, key) for key in keys), strict=True)):
        first = known.setdefault(row, index)
        if first != index and LOST not in row:
            table.complain(
                index, "caseworker", "W246",
                say("The same stands in row {row} already; both count.",
                    row=table.grid.numbers[first]),
                say("Take out one of the two, if it is one and the same."),
            )


def _check_amount(
    table: "FileTable", index: int, terms: Mapping[str, ReasonTerms],
    people: Mapping[object, object],
) -> None:
    reason, hours, percent = (_of(table, key)[index] for key in ("reason", "hours", "percent"))
    if not isinstance(reason, str):
        return
    usual = terms.get(reason, ReasonTerms())
    if isinstance(hours, int) and isinstance(percent, int):
        table.complain(index, "percent", "E128", say("Both hours and percent are given."),
                       say("Keep one of them."))
        return
    if hours is None and percent is None:
        if usual.minutes is None and usual.percent is None:
            table.complain(index, "reason", "E128", say("Neither hours nor percent are given."),
                           say("Write hours a week, or a percent of the contracted hours."))
            return
        hours, percent = usual.minutes, usual.percent
    contracted = people.get(_of(table, "caseworker")[index])
    if usual.most is None or not isinstance(contracted, int):
        return
    taken = hours * 100 if isinstance(hours, int) else (
        percent * contracted if isinstance(percent, int) else 0)
    if taken > usual.most * contracted:
        given = "hours" if _of(table, "hours")[index] is not None else "percent"
        table.complain(
            index, given if given in table.columns else "reason", "E129",
            say("The reason allows at most {most} % of the contracted hours.", most=usual.most),
            say("Write less, or another reason."),
        )


def _check_end(
    table: "FileTable", terms: Mapping[str, ReasonTerms], today: date | None
) -> None:
    """One warning for the column: whose reductions end soon. Never why they have them."""
    if today is None or not table.grid.rows:
        return
    soon = []
    for index in range(len(table.grid.rows)):
        who, reason, begin, end = (
            _of(table, key)[index] for key in ("caseworker", "reason", "from", "to"))
        usual = terms.get(reason, ReasonTerms()) if isinstance(reason, str) else ReasonTerms()
        last = _last(begin if isinstance(begin, date) else None,
                     end if isinstance(end, date) else None, usual)
        if isinstance(who, str) and last is not None and (
            today <= last < today + timedelta(days=_SOON)
            and not (isinstance(begin, date) and begin > today)
        ):
            soon.append((last, who, index))
    if soon:
        table.complain(
            min(index for *_, index in soon), "to" if "to" in table.columns else "reason", "W227",
            say("Reductions end within {n} days: {people}.", n=_SOON, people=listing(
                [f"{who} ({last})" for last, who, _ in sorted(soon)])),
            say("Agree on what comes after, or let them end."),
        )


def _check_given(table: "FileTable", workers: "FileTable") -> None:
    given = {
        who for who, hours in zip(
            workers.texts("id"), _of(workers, "capacity_hours"), strict=True
        ) if isinstance(hours, int)
    }
    for index, who in enumerate(table.texts("caseworker")):
        if who in given:
            table.complain(
                index, "caseworker", "W228",
                say("The hours for cases of {who} are given in {file}: the reduction changes "
                    "nothing.", who=shown(str(who)), file=workers.file),
                say("Take out one of the two."),
            )


def with_register(
    workers: tuple[Caseworker, ...], absences: Iterable[Absence],
    reductions: Iterable[Reduction], work: Iterable[OtherWork],
    terms: Mapping[str, ReasonTerms],
) -> tuple[Caseworker, ...]:
    """The caseworkers with what the register says of each, in order of its days.

    A reduction that says neither hours nor percent, or no end, has those of its reason.
    """
    away: dict[str, set[Absence]] = defaultdict(set)
    less: dict[str, list[Reduction]] = defaultdict(list)
    for absence in absences:
        away[absence.caseworker].add(absence)
    more: dict[str, list[OtherWork]] = defaultdict(list)
    for item in work:
        more[item.caseworker].append(item)
    for row in reductions:
        less[row.caseworker].append(_resolved(row, terms.get(row.reason, ReasonTerms())))
    return tuple(
        replace(
            worker,
            absences=tuple(sorted(away[worker.id], key=lambda item: (
                item.first or date.min, item.last or date.max))),
            reductions=tuple(sorted(less[worker.id], key=lambda item: (
                item.first or date.min, item.last or date.max, item.reason,
                item.minutes or 0, item.percent or 0, item.note))),
            other_work=tuple(sorted(more[worker.id], key=lambda item: (
                item.first or date.min, item.last or date.max, item.work, item.minutes,
                item.case, item.note))),
        ) if worker.id in {*away, *less, *more} else worker
        for worker in workers
    )


def _resolved(row: Reduction, usual: ReasonTerms) -> Reduction:
    unsaid = row.minutes is None and row.percent is None
    return replace(
        row, minutes=usual.minutes if unsaid else row.minutes,
        percent=usual.percent if unsaid else row.percent,
        last=_last(row.first, row.last, usual),
    )


def _last(first: date | None, last: date | None, usual: ReasonTerms) -> date | None:
    """The day before the same day so many months later; the last of a shorter month."""
    if last is not None or first is None or usual.months is None:
        return last
    month = first.year * 12 + first.month - 1 + usual.months
    year, month = divmod(month, 12)
    day = min(first.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) - timedelta(days=1)


def _of(table: "FileTable", key: str) -> list[object]:
    return table.values.get(key) or [None] * len(table.grid.rows)
