"""Whose an open case is on a day that has not come, by what is decided for later."""

from collections.abc import Sequence
from datetime import date, timedelta

from assigner.instance import Agreed, Instance, OpenCase
from assigner.scenarios.hands import covered, handed, home
from assigner.workdays import Calendar


def case_on(case: OpenCase, day: date, later: Sequence[Agreed], known: Instance) -> OpenCase:
    """An open case as it is on a day. `later`: what is decided of it, in order of date."""
    for item in later:
        if item.on > day:
            break
        case = _home(case, item.on, known)
        if item.what == "co_worker":
            continue
        if item.to == case.belongs_to:
            case = home(case, known.people, item.on)
        elif item.what == "cover":
            case = covered(case, item.to, item.on, item.until)
        else:
            case = handed(case, item.to, item.on)
    return _home(case, day, known)


def day_after(day: date) -> date:
    """The day after a last one."""
    return day + timedelta(days=1)


def last_day_of(item: Agreed, known: Instance, open_days: Calendar) -> date:
    """When whoever gives a case away does so: on its day, or the last one they are at work before.

    A day on which both are at work goes before the last of theirs alone.
    """
    if item.caseworker not in known.people or known.there(item.caseworker, item.on):
        return item.on
    days = [known.date + timedelta(days=n) for n in range((item.on - known.date).days)]
    theirs = [day for day in days if known.at_work(item.caseworker, day)
              and (day == known.date or open_days.is_workday(day))]
    both = [day for day in theirs if known.at_work(item.to, day)]
    return max(both or theirs, default=item.on)


def _home(case: OpenCase, day: date, known: Instance) -> OpenCase:
    """The case with whose it is where its cover has passed by the day, and they are there."""
    owner, until = case.belongs_to, case.cover_until
    if owner not in known.people or (until is not None and until >= day):
        return case
    if case.frozen or case.kept_from(owner) or not known.there(owner, day):
        return case
    return home(case, known.people, day)
