"""What is decided for later days, read and held against the day: agreed.csv.

`assigner next` writes it, and takes out of it what has happened; anybody may write into it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from assigner.files.cells import Context, Fault, Read
from assigner.files.complaints import ABSENCES, rows_of, shown
from assigner.files.vocabulary import fold_name, nearest
from assigner.instance import AGREED
from assigner.words import Words, listing, say

if TYPE_CHECKING:
    from assigner.files.table import FileTable

DAY = timedelta(days=1)
_WORDS: Mapping[str, str] = {
    **{fold_name(key): key for key in AGREED},
    "overdragelse": "handover", "dækning": "cover", "medsagsbehandler": "co_worker",
    "fratræder": "leaves", "fravær": "absent", "timer": "hours", "kapacitet": "capacity",
}
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "handover": ("case", "caseworker", "to"), "cover": ("case", "caseworker", "to"),
    "co_worker": ("case", "to"),
    "leaves": ("caseworker",), "absent": ("caseworker",), "hours": ("caseworker", "weekly_hours"),
    "team": ("caseworker", "team"), "capacity": ("caseworker", "percent"),
}


def what(text: str, context: Context) -> Read:
    """What is decided: a key of AGREED, in English or Danish."""
    del context
    key = _WORDS.get(fold_name(text))
    if key is not None:
        return Read(key)
    near = nearest(text, _WORDS)
    fix = say("Write {near}.", near=near) if near else say("Write one of {kinds}.",
                                                           kinds=", ".join(AGREED))
    return Read(None, (Fault("E112", say(
        '"{value}" is not something decided for a later day.', value=shown(text)), fix),))


def danish_words() -> Mapping[str, str]:
    """What is decided -> its Danish word, as a cell holds it."""
    return {key: word for word, key in _WORDS.items() if word != fold_name(key)}


def check_agreed(
    agreed: "FileTable", workers: "FileTable | None", caseload: "FileTable | None",
    absences: "FileTable | None", today: date | None,
) -> None:
    """Complain of what is missing in a row, of who is not known, and of what cannot happen."""
    people = _column(workers, "id")
    holders = dict(zip(_column(caseload, "id"), _column(caseload, "caseworker"), strict=False))
    owners = dict(zip(_column(caseload, "id"), _column(caseload, "cover_for"), strict=False))
    away = _absences(workers, absences, agreed)
    for index, row in enumerate(_facts(agreed)):
        wanted = _NEEDS.get(str(row["what"]), ())
        lacking = [key for key in wanted if row[key] in (None, "")]
        if lacking:
            place = lacking[0] if lacking[0] in agreed.columns else "what"
            agreed.complain(index, place, "E101", say("The value is required."),
                            say("Fill it in."))
            continue
        for key in ("caseworker", "to"):
            name = row[key]
            if name and isinstance(name, str) and people and name not in people:
                agreed.complain(
                    index, key, "E121",
                    say('No caseworker has the id "{value}".', value=shown(name)),
                    say("Write the id of a row of {file}.",
                        file=workers.file if workers is not None else ""),
                )
        case, on, to = row["case"], row["on"], row["to"]
        if "case" in wanted and isinstance(case, str):
            why = _elsewhere(row, holders, owners)
            if why is not None:
                agreed.complain(index, "case", "W206", why, say(
                    "Take the row out, or write who is to have the case then."))
            elif isinstance(on, date) and today is not None and on <= today:
                agreed.complain(index, "on", "W207", say("The day has come."), say(
                    "Write who has the case now into {file}, or a later day.",
                    file="caseload.csv"))
            elif isinstance(on, date) and _is_away(away, to, on):
                agreed.complain(index, "to", "W207", say(
                    "{to} is not there on {day}.", to=shown(str(to)), day=on), say(
                    "Write somebody else or another day; until then the case stays where it is."))


def _elsewhere(
    row: Mapping[str, object], holders: Mapping[object, object], owners: Mapping[object, object]
) -> Words | None:
    case = row["case"]
    if case not in holders:
        return say("No open case has this number any more.")
    giver, holder = row["caseworker"], holders[case]
    if row["what"] != "co_worker" and giver not in (holder, owners.get(case)):
        return say("{holder} holds the case, not {giver}.", holder=shown(str(holder)),
                   giver=shown(str(giver)))
    return None


def advise_absences(workers: "FileTable") -> None:
    """Say where a second absence goes, to whoever wrote one into caseworkers.csv."""
    begins = _column(workers, "absent_from")
    rows = {number for number, begin in zip(workers.grid.numbers, begins, strict=True) if begin}
    where = say("A row holds one absence; write a further one into {file}, as {columns}.",
                file=ABSENCES, columns="caseworker, from, to")
    headers = {workers.grid.header[place].strip() for key, place in workers.columns.items()
               if key in ("absent_from", "absent_to")}
    workers.complaints[:] = [
        item.advising(where)
        if (item.code == "E120" and item.row in rows)
        or (item.code == "E108" and item.header in headers and "|" in item.value) else item
        for item in workers.complaints
    ]


def check_deadlines(
    workers: "FileTable", caseload: "FileTable", absences: "FileTable | None",
    agreed: "FileTable | None", today: date | None, restricted: Collection[int] = (),
) -> None:
    """Warn of open cases that are due while who has them then is away; one warning for each.

    `restricted`: the rows of cases of which nothing is said but where they are.
    """
    away = _absences(workers, absences, agreed)
    facts = tuple(_facts(agreed)) if agreed is not None else ()
    unseen: list[int] = []
    found: dict[object, list[int]] = {}
    rows = zip(*(_column(caseload, key) for key in ("id", "due", "caseworker")), strict=True)
    for index, (case, due, holder) in enumerate(rows):
        if isinstance(due, date) and today is not None and due >= today:
            then = _holder(facts, case, due) or holder
            if _is_away(away, then, due):
                (unseen if index in restricted else found.setdefault(then, [])).append(index)
    if unseen:
        caseload.complain(
            unseen[0], "due", "W208",
            say("A restricted case is due while whoever has it is away ({rows}).",
                rows=_rows(caseload, unseen)),
            say("Have somebody named for it see to it, or move the deadline."))
    for holder, places in found.items():
        cases = _column(caseload, "id")
        caseload.complain(
            places[0], "due", "W208",
            say("Due while {holder} is away: {cases}.", holder=shown(str(holder)),
                cases=listing(sorted(str(cases[place]) for place in places))),
            say("Give somebody the case for that time, or move the deadline."),
        )


def check_attended(
    workers: "FileTable", caseload: "FileTable", absences: "FileTable | None",
    agreed: "FileTable | None", today: date, restricted: Collection[int] = (),
) -> None:
    """Warn of open cases whose caseworker is away today, and say who has them when, or nobody.

    `restricted`: the rows of cases of which nothing is said but where they are.
    """
    away = _absences(workers, absences, agreed)
    starts = zip(_column(workers, "id"), _column(workers, "hired"), strict=True)
    away += [(who, None, day - DAY) for who, day in starts if isinstance(day, date) and day > today]
    gone = {who for who in _column(workers, "id") if _is_away(away, who, today)}
    facts = [row for row in _facts(agreed) if row["what"] in ("handover", "cover")
             ] if agreed is not None else []
    unseen: list[int] = []
    found: dict[tuple[object, ...], list[int]] = {}
    rows = zip(_column(caseload, "id"), _column(caseload, "caseworker"), strict=True)
    for index, (case, holder) in enumerate(rows):
        if holder in gone:
            key = (holder, *_next_holder(facts, case, today))
            (unseen if index in restricted else found.setdefault(key, [])).append(index)
    if unseen:
        caseload.complain(
            unseen[0], "caseworker", "W247",
            say("Whoever has a restricted case is away today ({rows}).",
                rows=_rows(caseload, unseen)),
            say("See that somebody named for it looks after it."))
    cases = _column(caseload, "id")
    for (holder, to, on), places in found.items():
        named = listing(sorted(str(cases[place]) for place in places))
        caseload.complain(
            places[0], "caseworker", "W247",
            say("{holder} is away, and nobody covers {cases}.", holder=shown(str(holder)),
                cases=named) if to is None else
            say("{holder} is away, and {to} has {cases} from {day} on.", holder=shown(str(holder)),
                to=shown(str(to)), cases=named, day=on),
            say("Have them covered by {command}.",
                command="assigner rebalance --absent") if to is None else
            say("Until then somebody must look after them."),
        )


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


def _absences(
    workers: "FileTable | None", absences: "FileTable | None", agreed: "FileTable | None"
) -> list[tuple[object, object, object]]:
    """Everybody's absences, (id, first day, last day): of rows, of the register, as agreed."""
    keys = ("id", "absent_from", "absent_to")
    found = list(zip(*(_column(workers, key) for key in keys), strict=True))
    found += zip(*(_column(absences, key) for key in ("caseworker", "from", "to")), strict=True)
    for row in _facts(agreed) if agreed is not None else ():
        if row["what"] in ("absent", "leaves"):
            found.append((row["caseworker"], row["on"], row["until"]))
    return found


def _is_away(away: Sequence[tuple[object, object, object]], who: object, on: date) -> bool:
    return any(
        (isinstance(begins, date) or isinstance(ends, date))
        and not (isinstance(begins, date) and begins > on)
        and not (isinstance(ends, date) and ends < on)
        for name, begins, ends in away if name == who
    )


def _column(table: "FileTable | None", key: str) -> Sequence[object]:
    if table is None:
        return ()
    return table.values.get(key) or [None] * len(table.grid.rows)


def _facts(agreed: "FileTable") -> Iterator[Mapping[str, object]]:
    columns = {column.key: _column(agreed, column.key) for column in agreed.schema.columns}
    for index in range(len(agreed.grid.rows)):
        yield {key: values[index] for key, values in columns.items()}
