"""When a covered case is with whose it is again, where a staff change would move it."""

from collections.abc import Mapping
from datetime import date

from assigner.instance import Caseworker, OpenCase
from assigner.scenarios.change import Change
from assigner.scenarios.single_cases import held_fast
from assigner.scenarios.staff import Departures


def given_back(case: OpenCase, gone: Departures, today: date) -> date | None:
    """The day whose case it is returns and has it again; None where they do not, or cannot."""
    returns = gone.returns.get(case.belongs_to)
    fast = held_fast(case, gone.kept) is not None
    if returns is None or fast or case.kept_from(case.belongs_to):
        return None
    return returns.on or today


def back_by_then(
    case: OpenCase, change: Change, gone: Departures, people: Mapping[str, Caseworker], today: date
) -> bool:
    """Whether cover ends, and its caseworker has the case again, before it would move."""
    back, by = given_back(case, gone, today), change.on or today
    if change.kind != "hand_over" and back is not None and back <= by:
        return True
    owner, until = case.belongs_to, case.cover_until
    if change.kind not in ("leaves", "absent") or until is None or change.on is None:
        return False
    if case.frozen or owner not in people or case.kept_from(owner):
        return False
    return today <= until < change.on and people[owner].employed(change.on)
