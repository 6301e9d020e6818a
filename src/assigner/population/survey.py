"""The population of Ankestyrelsen's survey, made up so that its published numbers hold.

Published: 19 municipalities, 163 caseworkers with nearly 10,000 children; in the mean 46
cases = 60 children each (1.30 children a case); 67 children in family-registered
municipalities and 56 in child-registered ones; heavy areas have few cases; large variation
within and between; hours and seniority matter. The tables by area, hours and seniority are
not published: what is drawn inside these marginals is synthetic.

A child-registered case is one child, so the 1.30 children a case come from the families: with
59 caseworkers in family-registered municipalities (59 x 67 + 104 x 56 = 60 x 163 children)
and 46 x 163 cases in all, a family case has 2.36 children.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.population.draw import Draw, shared_out
from assigner.population.facts import YEAR, case_facts, caseworker, spoken_by_somebody

CASEWORKERS, CASES_EACH = 163, 46
SOURCE = "Ankestyrelsen's survey of municipal casework for vulnerable children (2009)"
MODELS = {"family": "danish-family-registered", "child": "danish-child-welfare"}
AREAS = {"intake": -0.5, "investigation": 0.8, "measures": -0.2}
"""How heavy the area of each team is, -1 to +1 (assumed)."""
TEAM_SHARES = {"intake": 0.2, "investigation": 0.35, "measures": 0.45}
WITHIN, BETWEEN, LIGHTER = 0.24, 0.14, 0.45
"""Relative spread of caseloads within and between municipalities, and how much lighter
caseloads are in number where cases are heavy (assumed: published in words only)."""
ARRIVALS = 20
"""New cases a day in all 163 caseloads (assumed): a caseload is renewed in about 18 months."""


@dataclass(frozen=True)
class Registration:
    """How a group of municipalities counts: in families or in children."""

    unit: str
    municipalities: int
    caseworkers: int
    children_each: int

    @property
    def children(self) -> int:
        """Children in all caseloads of the group."""
        return self.caseworkers * self.children_each


FAMILY = Registration("family", 7, 59, 67)
CHILD = Registration("child", 12, 104, 56)


def survey(seed: int, on: date) -> tuple[Instance, ...]:
    """The 19 municipalities on a day, each an office of its own; the same for the same seed."""
    found: list[Instance] = []
    for group in (FAMILY, CHILD):
        found += _group(group, seed, on, len(found) + 1)
    return tuple(found)


def _group(group: Registration, seed: int, on: date, first: int) -> Iterator[Instance]:
    """The municipalities of one registration; their caseloads add up to the published means."""
    draw = Draw("survey", seed, group.unit)
    sizes = shared_out(
        group.caseworkers, [draw.around(1, 0.3) for _ in range(group.municipalities)], least=4
    )
    staffs = [
        _staff(Draw("survey", seed, group.unit, place, "staff"), size, on)
        for place, size in enumerate(sizes)
    ]
    wished: list[float] = []
    for place, staff in enumerate(staffs):
        levels = Draw("survey", seed, group.unit, place, "level")
        level = levels.around(1, BETWEEN)
        wished += [level * _wish(levels, worker, on) for worker in staff]
    cases = group.children if group.unit == "child" else _family_cases()
    numbers = iter(shared_out(cases, wished, least=1))
    more = iter(_children(draw, group.children, cases))
    arrivals = shared_out(
        round(ARRIVALS * group.caseworkers / CASEWORKERS), [float(size) for size in sizes]
    )
    for place, staff in enumerate(staffs):
        name = f"{first + place:02}"
        held = [(worker, next(numbers)) for worker in staff]
        drawn = Draw("survey", seed, group.unit, place, "cases")
        yield Instance(
            date=on, model=MODELS[group.unit], office=f"Synthetic municipality {name}",
            title=f"Synthetic ({group.unit}-registered), seed {seed}, after {SOURCE}",
            caseworkers=tuple(staff),
            caseload=tuple(_caseload(drawn, name, held, more, on)),
            cases=tuple(_new(drawn, name, arrivals[place], group, on)),
        )


def _family_cases() -> int:
    """Family cases: all cases but those of the child-registered, where a case is a child."""
    return CASEWORKERS * CASES_EACH - CHILD.children


def _children(draw: Draw, children: int, cases: int) -> list[int]:
    """Children of each case, in a mixed order: at least one, `children` in all."""
    found = shared_out(children, [draw.around(1, 0.5) for _ in range(cases)], least=1)
    draw.random.shuffle(found)
    return found


def _staff(draw: Draw, size: int, on: date) -> list[Caseworker]:
    teams = shared_out(size, list(TEAM_SHARES.values()), least=1)
    names = (f"W{number:02}" for number in count(1))
    return spoken_by_somebody([
        caseworker(draw, next(names), team, on)
        for team, many in zip(TEAM_SHARES, teams, strict=True)
        for _ in range(many)
    ])


def _wish(draw: Draw, worker: Caseworker, on: date) -> float:
    """How large a caseload is beside others: by hours, seniority and area, and by chance."""
    months = worker.months_of_experience(on) or 0
    seniority = 0.6 + 0.5 * min(1.0, months / 84)
    area = 1 - LIGHTER * AREAS[worker.team]
    return worker.weekly_minutes / (37 * 60) * seniority * area * draw.around(1, WITHIN)


def _caseload(
    draw: Draw, name: str, held: list[tuple[Caseworker, int]], children: Iterator[int], on: date
) -> Iterator[OpenCase]:
    """Open cases: whoever has few has heavy ones."""
    number = count(1)
    usual = sum(many for _, many in held) / len(held)
    for worker, many in held:
        area = AREAS[worker.team] + 0.5 * (1 - many / usual)
        for _ in range(many):
            began = on - timedelta(days=1 + int(draw.random.random() * 1.5 * YEAR))
            place = next(number)
            yield OpenCase(
                id=f"S{name}-{place:04}", family=f"F{name}-{place:04}", phase=worker.team,
                children=next(children), received=began, caseworker=worker.id,
                assigned=max(began, worker.hired or began),
                **case_facts(draw, max(-1.0, min(1.0, area)), needs=0.0),
            )


def _new(
    draw: Draw, name: str, many: int, group: Registration, on: date
) -> Iterator[Case]:
    for place in range(1, many + 1):
        size = 1 if group.unit == "child" else 1 + int(draw.around(1.36, 0.6) + 0.5)
        yield Case(
            id=f"N{name}-{place:03}", family=f"G{name}-{place:03}", phase="intake",
            children=size, received=on, due=on + timedelta(days=1),
            **case_facts(draw, AREAS["intake"]),
        )
