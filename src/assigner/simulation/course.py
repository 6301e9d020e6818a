"""What comes and how it goes: arrivals and the course of each case, whatever the policy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp

from assigner.instance import Case, Instance, OpenCase
from assigner.population.draw import Draw
from assigner.simulation.flow import Flow

DAYS = 31


@dataclass(frozen=True, slots=True)
class Registered:
    """What is registered of a case when it enters a phase, and what it weighs by."""

    complexity: str
    children: int
    two_advisers: bool
    weight_minutes: int | None


@dataclass(frozen=True, slots=True)
class Leg:
    """A phase a case goes through, and how much longer than usual it is there.

    `size`: a share of the usual time, what is left of it where the phase has begun.
    `registered`: as what it enters the phase; None where it is in it already, or where nobody
    has a case of the phase to go by.
    """

    phase: str
    size: float
    registered: Registered | None = None


class Course:
    """Arrivals of a run. New cases are like the office's own: drawn from them."""

    def __init__(
        self, instance: Instance, flow: Flow, streams: str, arrivals: float | None
    ) -> None:
        self.flow, self.streams = flow, streams
        self.a_day = (
            float(flow.arrivals.value) * len(instance.caseworkers) / 100
            if arrivals is None else arrivals
        )
        known = (*instance.cases, *instance.caseload)
        entry = [case for case in known if case.phase == flow.entry]
        self.like: Sequence[Case] = entry or known
        self.known = _registered(known)
        self.spoken = _spoken_in_every_team(instance)

    def arrivals(self, number: int, on: date) -> list[Case]:
        """Cases of the working day `number`; siblings come with their family.

        The share of siblings is part of the arrivals, not on top of them.
        """
        draw = Draw("arrivals", self.streams, number)
        found: list[Case] = []
        for _ in range(_poisson(draw, self.a_day)):
            name = f"A{number:05}-{len(found):03}"
            like = draw.one(self.like)
            family = f"F{name}"
            if found and draw.happens(float(self.flow.siblings.value)):
                family, like = found[-1].family, replace(like, district=found[-1].district)
            found.append(Case(
                id=name, family=family, phase=self.flow.entry, complexity=like.complexity,
                children=like.children, skills=like.skills & self.spoken, topics=like.topics,
                district=like.district, received=on, due=on + timedelta(days=1),
                weight_minutes=like.weight_minutes, two_advisers=_has_two(like),
                birth_day=1 + int(draw.random.random() * DAYS),
            ))
        return found

    def legs(self, case: str, phase: str, begun: bool = False) -> tuple[Leg, ...]:
        """The phases a case goes through from `phase` on; a begun one is partly over.

        A phase that is found under way is a long one more often than one that begins (in
        proportion to its length), and any part of it may be over: so an office in balance
        closes as many on its first day as on any other (Cox, Renewal Theory, 1962, ch. 5).
        A case enters a phase registered as those the office has there are, so that what the
        phase weighs in the mean stays what it is.
        """
        draw = Draw("course", self.streams, case)
        found: list[Leg] = []
        here: str | None = phase
        while here is not None:
            table = self.flow.phases[here]
            spread = float(table.spread.value)
            if begun and not found:
                # Log-normal: in proportion to length, the mean grows by exp(spread squared).
                size = draw.around(exp(spread * spread), spread) * (1 - draw.random.random())
            else:
                size = draw.around(1.0, spread)
            entered = bool(found) and here in self.known
            found.append(Leg(here, size, draw.one(self.known[here]) if entered else None))
            here = _next(draw, {to: float(part.value) for to, part in table.to.items()})
        return tuple(found)


def _registered(cases: Iterable[Case]) -> Mapping[str, Sequence[Registered]]:
    """How the cases of each phase are registered today."""
    found: dict[str, list[Registered]] = {}
    for case in cases:
        found.setdefault(case.phase, []).append(Registered(
            case.complexity, case.children, _has_two(case), case.weight_minutes
        ))
    return found


def _has_two(case: Case) -> bool:
    """Whether two advisers work on it: an open one has a co-worker then."""
    return bool(case.co_caseworker) if isinstance(case, OpenCase) else case.two_advisers


def _next(draw: Draw, shares: dict[str, float]) -> str | None:
    place = draw.random.random()
    for to, share in shares.items():
        place -= share
        if place < 0:
            return to
    return None


def _poisson(draw: Draw, mean: float) -> int:
    """A Poisson number, by waiting times."""
    number, spent = 0, draw.random.expovariate(1.0)
    while spent < mean:
        number += 1
        spent += draw.random.expovariate(1.0)
    return number


def _spoken_in_every_team(instance: Instance) -> frozenset[str]:
    """Skills that every team has somebody with: a case goes through several teams."""
    teams: dict[str, set[str]] = {}
    for worker in instance.caseworkers:
        teams.setdefault(worker.team, set()).update(worker.skills)
    return frozenset.intersection(*(frozenset(held) for held in teams.values()))
