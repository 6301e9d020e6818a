"""What comes to an office: kinds of cases, and how many of each a week."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from assigner.instance import Case, Instance, OpenCase
from assigner.kept_room import KeptRoom

Rates = Mapping[str, float]


@dataclass(frozen=True)
class Coming:
    """What comes and goes. `kinds`: one case of each; `a_week`: as many of each.

    `leaving`: phase -> the share of its open cases that leave it in a week.
    """

    kinds: tuple[Case, ...]
    a_week: tuple[float, ...]
    leaving: Mapping[str, float]


def coming(instance: Instance, weeks: int, rates: Rates | None = None) -> Coming:
    """What comes, as far as the office's own cases show it.

    `rates`: phase -> cases that enter it in a week; where nobody says, as many as were given to
    somebody in the last `weeks`. What they are like is what the office has: the same share of a
    phase is of a kind. As many leave a phase as enter it.
    """
    known = _known(instance)
    stock = Counter(case.phase for case in known)
    enter = given(instance, weeks) if rates is None else rates
    of: dict[tuple[object, ...], list[Case]] = defaultdict(list)
    for case in known:
        of[
            case.phase, case.complexity, case.children, tuple(sorted(case.skills)), case.district,
            case.weight_minutes or 0,
        ].append(case)
    kinds, a_week = [], []
    for number, key in enumerate(sorted(of)):
        like = of[key][0]
        kinds.append(Case(
            id=f"K{number}", phase=like.phase, complexity=like.complexity, children=like.children,
            skills=like.skills, district=like.district, weight_minutes=like.weight_minutes,
        ))
        a_week.append(enter.get(like.phase, 0.0) * len(of[key]) / stock[like.phase])
    return Coming(tuple(kinds), tuple(a_week), {
        phase: enter.get(phase, 0.0) / cases for phase, cases in stock.items()
    })


def same_kind(kind: Case, room: KeptRoom) -> bool:
    """Whether a kind of case is among those that room is kept for."""
    return (
        kind.phase == room.phase and kind.skills >= set(room.skills)
        and room.district in ("", kind.district)
    )


def given(instance: Instance, weeks: int) -> Rates:
    """Phase -> cases a week that somebody was given lately, today's among them."""
    since = instance.date - timedelta(weeks=weeks)
    found = Counter(
        case.phase for case in _known(instance)
        if not isinstance(case, OpenCase) or since < (case.assigned or date.min)
    )
    return {phase: number / weeks for phase, number in found.items()}


def _known(instance: Instance) -> tuple[Case, ...]:
    """The cases that show what comes: those not everybody may know are no example of anything."""
    every: tuple[Case, ...] = (*instance.cases, *instance.caseload)
    return tuple(case for case in every if not case.restricted_to)
