"""Open cases whose caseworker is away: today, or on the day they are due."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from assigner.files.away import absences_of, column_of, facts_of, is_away
from assigner.files.complaints import rows_of, shown
from assigner.words import Words, listing, say

if TYPE_CHECKING:
    from assigner.files.table import FileTable

_Key = tuple[object, ...]


def check_deadlines(
    workers: "FileTable", caseload: "FileTable", absences: "FileTable | None",
    agreed: "FileTable | None", today: date, restricted: Collection[int] = (),
) -> None:
    """Warn of open cases that are due while who has them then is away; one warning for each.

    `restricted`: the rows of cases of which nothing is said but where they are.
    """
    away = absences_of(workers, absences, agreed)
    facts = tuple(facts_of(agreed))
    late: list[tuple[int, _Key]] = []
    rows = zip(*(column_of(caseload, key) for key in ("id", "due", "caseworker")), strict=True)
    for place, (case, due, holder) in enumerate(rows):
        if isinstance(due, date) and due >= today:
            then = _holder(facts, case, due) or holder
            if is_away(away, then, due):
                late.append((place, (then,)))
    hidden, found = _apart(late, restricted)
    if hidden:
        caseload.complain(
            hidden[0], "due", "W208",
            say("A restricted case is due while whoever has it is away ({rows}).",
                rows=_rows(caseload, hidden)),
            say("Have somebody named for it see to it, or move the deadline."))
    for (holder,), places in found.items():
        caseload.complain(
            places[0], "due", "W208",
            say("Due while {holder} is away: {cases}.", holder=shown(str(holder)),
                cases=_cases(caseload, places)),
            say("Give somebody the case for that time, or move the deadline."))


def check_attended(
    workers: "FileTable", caseload: "FileTable", absences: "FileTable | None",
    agreed: "FileTable | None", today: date, restricted: Collection[int] = (),
) -> None:
    """Warn of open cases whose caseworker is away today, and say who has them when, or nobody.

    `restricted`: the rows of cases of which nothing is said but where they are.
    """
    away = absences_of(workers, absences, agreed)
    starts = zip(column_of(workers, "id"), column_of(workers, "hired"), strict=True)
    gone = {who for who, day in starts
            if is_away(away, who, today) or (isinstance(day, date) and day > today)}
    facts = [row for row in facts_of(agreed) if row["what"] in ("handover", "cover")]
    rows = zip(column_of(caseload, "id"), column_of(caseload, "caseworker"), strict=True)
    hidden, found = _apart([
        (place, (holder, *_next_holder(facts, case, today)))
        for place, (case, holder) in enumerate(rows) if holder in gone
    ], restricted)
    if hidden:
        caseload.complain(
            hidden[0], "caseworker", "W247",
            say("Whoever has a restricted case is away today ({rows}).",
                rows=_rows(caseload, hidden)),
            say("See that somebody named for it looks after it."))
    for (holder, to, on), places in found.items():
        named = {"holder": shown(str(holder)), "cases": _cases(caseload, places)}
        if to is None:
            caseload.complain(
                places[0], "caseworker", "W247",
                say("{holder} is away, and nobody covers {cases}.", **named),
                say("Have them covered by {command}.", command="assigner rebalance --absent"))
        else:
            caseload.complain(
                places[0], "caseworker", "W247",
                say("{holder} is away, and {to} has {cases} from {day} on.", **named,
                    to=shown(str(to)), day=on),
                say("Until then somebody must look after them."))


def _apart(
    late: Iterable[tuple[int, _Key]], restricted: Collection[int]
) -> tuple[Sequence[int], Mapping[_Key, Sequence[int]]]:
    """The rows of restricted cases, and those of others by what is said of them together."""
    hidden: list[int] = []
    found: dict[_Key, list[int]] = {}
    for place, key in late:
        (hidden if place in restricted else found.setdefault(key, [])).append(place)
    return hidden, found


def _cases(caseload: "FileTable", places: Iterable[int]) -> str:
    cases = column_of(caseload, "id")
    return listing(sorted(str(cases[place]) for place in places))


def _rows(table: "FileTable", places: Iterable[int]) -> Words:
    return rows_of([table.grid.numbers[place] for place in places])


def _next_holder(
    facts: Iterable[Mapping[str, object]], case: object, today: date
) -> tuple[object, object]:
    """Who has a case next by what is decided for it, and from when; None where nothing is."""
    coming = [(on, row["to"]) for row in facts
              if row["case"] == case and isinstance(on := row["on"], date) and on > today]
    on, to = min(coming, key=lambda row: row[0], default=(None, None))
    return to, on


def _holder(facts: Iterable[Mapping[str, object]], case: object, day: date) -> object:
    """Who has a case on a day by what is decided for it; None where nothing is."""
    begun: list[tuple[date, object]] = []
    for row in facts:
        on, until = row["on"], row["until"]
        if row["case"] == case and row["what"] in ("handover", "cover") and (
            isinstance(on, date) and on <= day and not (isinstance(until, date) and until < day)
        ):
            begun.append((on, row["to"]))
    return max(begun, key=lambda row: row[0])[1] if begun else None
