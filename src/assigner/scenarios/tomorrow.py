"""The next day of an office: today's caseload with a plan carried out, and no new cases.

What was given is held from today on. What moved has its earlier caseworker as
`previous_caseworker`; a covered case goes back to that person once its cover has passed.
A case that nobody took is new again tomorrow: nothing is lost. Staff changes that the plan
was made for happen on their day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from assigner.instance import Case, Instance, OpenCase
from assigner.scenarios.change import Change
from assigner.scenarios.roster import roster

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Tomorrow:
    """The next day, and what became of cases on the way to it.

    `waiting`: cases nobody has taken. `back`: covered cases that went back; `kept`: those
    whose cover has passed while nobody is there to take them back. `later`: moves agreed on
    for a day after this one, or to somebody who is not there; `unattended`: cases whose
    caseworker is not there, and which nobody covers.
    """

    instance: Instance
    given: tuple[str, ...]
    moved: tuple[str, ...]
    waiting: tuple[str, ...]
    back: tuple[str, ...]
    kept: tuple[str, ...]
    later: tuple[Row, ...]
    unattended: tuple[str, ...]


def tomorrow(
    today: Instance, plan: Row, day: date, agreed: Sequence[Row] = (),
    changes: Sequence[Change] = (),
) -> Tomorrow:
    """Carry out a plan's document on the day it was made for, as it is on `day`.

    `agreed`: moves that earlier plans set a date for; `changes`: staff changes of the plan,
    and earlier ones whose day has come. Raises ValueError where the plan names cases or
    people whom the day does not have.
    """
    held = {case.id: case for case in today.caseload}
    new = {case.id: case for case in today.cases}
    moves = {row["case"]: row for row in plan.get("moves") or ()}
    given = []
    for row in plan["assignments"]:
        if row["case"] in new:
            case = new.pop(row["case"])
            held[case.id] = taken(case, row["caseworker"], row["co_caseworker"] or "", today.date)
            given.append(case.id)
        elif row["case"] not in moves and row["case"] not in held:
            raise ValueError(f"{row['case']} is no case of the day")
    people = roster(today, changes, day)
    present = {worker.id for worker in people.values() if worker.present(day)}
    shifts = [*agreed, *moves.values()]
    due = [row for row in agreed if _due(row, day, present)]
    due += [row for row in moves.values() if _now(row, today.date) or _due(row, day, present)]
    moved = [row["case"] for row in due if _move(held, row, today.date)]
    for row in plan.get("co_workers") or ():
        if row["case"] in held and (_now(row, today.date) or _due(row, day, present)):
            held[row["case"]] = replace(held[row["case"]], co_caseworker=row["to"])
    back, kept = _end_of_cover(held, present, day)
    return Tomorrow(
        replace(
            today, date=day, title=today.title if not today.office else "",
            caseworkers=tuple(people.values()),
            cases=tuple(new.values()), caseload=tuple(held.values()),
        ),
        tuple(given), tuple(moved), tuple(sorted(new)), back, kept,
        tuple(row for row in shifts if row not in due),
        tuple(case.id for case in held.values() if case.caseworker not in present),
    )


def taken(case: Case, worker: str, beside: str, on: date) -> OpenCase:
    """A new case as an open one."""
    facts = {item.name: getattr(case, item.name) for item in fields(Case)}
    return OpenCase(**{**facts, "row": 0}, caseworker=worker, co_caseworker=beside, assigned=on)


def _on(row: Row) -> object:
    """The day a move is agreed for; None where it is made at once."""
    return row.get("date")


def _now(row: Row, today: date) -> bool:
    """Whether the plan that says so made it at once."""
    return _on(row) is None or str(_on(row)) <= today.isoformat()


def _due(row: Row, day: date, present: Iterable[str]) -> bool:
    """Whether its day has come, and who is to have the case is there; else it waits."""
    return str(_on(row)) <= day.isoformat() and row["to"] in present


def _move(held: dict[str, OpenCase], row: Row, today: date) -> bool:
    """Hand a case over, if it is still with whom it was to be taken from."""
    case = held.get(row["case"])
    if case is None or case.caseworker != row["from"]:
        return False
    on = date.fromisoformat(str(_on(row))) if _on(row) is not None else today
    until = row.get("cover_until")
    returned = row.get("reason") in ("cover", "returns")
    held[case.id] = replace(
        case, caseworker=row["to"], previous_caseworker=case.caseworker,
        co_caseworker="" if case.co_caseworker == row["to"] else case.co_caseworker,
        involved=_known(case.involved, case.caseworker), assigned=max(on, today),
        cover_until=None if until is None or returned else date.fromisoformat(str(until)),
    )
    return True


def _end_of_cover(
    held: dict[str, OpenCase], present: Iterable[str], day: date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    back, kept = [], []
    for case in list(held.values()):
        if case.cover_until is None or case.cover_until >= day:
            continue
        owner = case.previous_caseworker
        if owner not in present or case.frozen or owner in case.disqualified:
            kept.append(case.id)
            continue
        held[case.id] = replace(
            case, caseworker=owner, previous_caseworker=case.caseworker, cover_until=None,
            involved=_known(case.involved, case.caseworker), assigned=day,
            co_caseworker="" if case.co_caseworker == owner else case.co_caseworker,
        )
        back.append(case.id)
    return tuple(back), tuple(kept)


def _known(involved: frozenset[str], *people: str) -> frozenset[str]:
    return involved.union(people)
