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

    `leaving`: team -> the share of its open cases that leave it in a week. `weeks`: of so many is
    known how many came.
    """

    kinds: tuple[Case, ...]
    a_week: tuple[float, ...]
    leaving: Mapping[str, float]
    weeks: int


def coming(instance: Instance, weeks: int, rates: Rates | None = None) -> Coming:
    """What comes, as far as the office's own cases show it.

    `rates`: phase -> cases of it that are given to somebody in a week; where nobody says, as many
    as were in the last `weeks`. What they are like is what the office has: the same share of a
    phase is of a kind. As many leave a team as are given to it.
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
    return Coming(tuple(kinds), tuple(a_week), _leaving(instance, enter), weeks)


def _leaving(instance: Instance, enter: Rates) -> Mapping[str, float]:
    """Each team's share of a phase is that of its open cases."""
    held = Counter((instance.people[one.caseworker].team, one.phase) for one in instance.caseload)
    of_phase, of_team = Counter[str](), Counter[str]()
    for (team, phase), cases in held.items():
        of_phase[phase] += cases
        of_team[team] += cases
    given_to: dict[str, float] = defaultdict(float)
    for (team, phase), cases in held.items():
        given_to[team] += enter.get(phase, 0.0) * cases / of_phase[phase]
    return {team: given_to[team] / of_team[team] for team in sorted(of_team)}


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
