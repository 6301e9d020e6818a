"""What is decided for later days, read and held against the day: agreed.csv.

`assigner next` writes it, and takes out of it what has happened; anybody may write into it.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from assigner.files.away import absences_of, column_of, facts_of, is_away
from assigner.files.cells import Context, Fault, Read
from assigner.files.complaints import ABSENCES, shown
from assigner.files.vocabulary import fold_name, nearest
from assigner.instance import AGREED
from assigner.words import Words, say

if TYPE_CHECKING:
    from assigner.files.table import FileTable

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
    people = column_of(workers, "id")
    holders = dict(zip(column_of(caseload, "id"), column_of(caseload, "caseworker"), strict=False))
    owners = dict(zip(column_of(caseload, "id"), column_of(caseload, "cover_for"), strict=False))
    away = absences_of(workers, absences, agreed)
    for index, row in enumerate(facts_of(agreed)):
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
            elif isinstance(on, date) and is_away(away, to, on):
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
    begins = column_of(workers, "absent_from")
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
