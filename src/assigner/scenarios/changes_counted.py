"""Changes of caseworker as decisions tell them, beside what the office itself counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from assigner.instance import Case, Instance
from assigner.scenarios.agreed import of_plan
from assigner.workdays import year_before

Row = Mapping[str, Any]
HOME = ("cover", "returns")
"""Why a case goes back to whose it is: no change of caseworker."""
_Case = TypeVar("_Case", bound=Case)


class ChangeDecided(NamedTuple):
    """A case given to somebody else for good on a day."""

    day: date
    giver: str


@dataclass(frozen=True)
class Counted:
    """A day whose cases are counted; `more`: those of which decisions tell more changes."""

    instance: Instance
    more: tuple[str, ...]


def changes_decided(plans: Iterable[Row]) -> Mapping[str, Sequence[ChangeDecided]]:
    """Case -> its changes of caseworker in plans that were decided; cover is none, nor its end."""
    found: dict[str, list[ChangeDecided]] = defaultdict(list)
    for plan in plans:
        day = date.fromisoformat(plan["instance"]["date"])
        back = {row["case"] for row in plan.get("moves") or () if row.get("reason") in HOME}
        for item in of_plan(plan, day):
            if item.what == "handover" and item.case not in back:
                found[item.case].append(ChangeDecided(item.on, item.caseworker))
    return found


def with_counts(
    day: Instance, before: date, decided: Mapping[str, Sequence[ChangeDecided]]
) -> Counted:
    """The day after `before` with every case counted that changed within 12 months.

    What the office counts stands, less the changes that became older than that since `before`;
    where it does not count, the decisions do.
    """
    more: list[str] = []

    def of(case: _Case) -> _Case:
        known = decided.get(case.id, ())
        recent = [one for one in known if year_before(day.date) < one.day <= day.date]
        if case.changes_12m is None:
            givers = frozenset(one.giver for one in known if one.day <= day.date)
            return replace(
                case, changes_12m=len(recent), earlier=case.earlier | givers,
            ) if recent else case
        aged = sum(year_before(before) < one.day <= year_before(day.date) for one in known)
        left = max(0, case.changes_12m - aged)
        if len(recent) > left:
            more.append(case.id)
        return replace(case, changes_12m=left)

    return Counted(replace(
        day, cases=tuple(map(of, day.cases)), caseload=tuple(map(of, day.caseload)),
    ), tuple(sorted(more)))
