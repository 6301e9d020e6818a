"""What comes and how it goes: arrivals and the course of each case, whatever the policy."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assigner.instance import Case, Instance
from assigner.population.draw import Draw
from assigner.simulation.flow import Flow

DAYS = 31


@dataclass(frozen=True, slots=True)
class Leg:
    """A phase a case goes through, and how much longer than usual it is there."""

    phase: str
    size: float


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
                weight_minutes=like.weight_minutes,
                birth_day=1 + int(draw.random.random() * DAYS),
            ))
        return found

    def legs(self, case: str, phase: str, begun: bool = False) -> tuple[Leg, ...]:
        """The phases a case goes through from `phase` on; a begun one is partly over."""
        draw = Draw("course", self.streams, case)
        found: list[Leg] = []
        here: str | None = phase
        while here is not None:
            table = self.flow.phases[here]
            size = draw.around(1.0, float(table.spread.value))
            done = draw.random.random() if begun and not found else 0.0
            found.append(Leg(here, size * (1 - done)))
            here = _next(draw, {to: float(part.value) for to, part in table.to.items()})
        return tuple(found)


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
