"""Small offices for `benchmarks.kept`: one team, each case stays as long whoever has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, cycle
from random import Random

from assigner.instance import Case, Caseworker, Instance, OpenCase

MONDAY = date(2026, 1, 5)
PHASE = "measures"
PEOPLE = 10
CEILING = 18
"""Children a full-time caseworker may have; hard in every kind."""
STAY = 110
"""Working days a case takes its room, in the mean: what arrives a day is the open ones / STAY."""
HOURS = (37, 37, 37, 32, 30)
MINUTES = {"simple": 60, "complex": 85, "very_complex": 120}
"""A week; three, two and one in six: 18 children fill a caseworker."""
KINDS_OF_CASE = ("simple", "simple", "simple", "complex", "complex", "very_complex")
TWO_CHILDREN = 0.2


@dataclass(frozen=True)
class Kind:
    """An office: how full it is in the mean, and of whom there are few.

    `can`: caseworkers who can have the scarce cases, `asks`: the share of cases that are scarce.
    `skill`: what those ask for; where it is empty they lie in a district. `agreed`: the share of
    the common ceiling agreed with those who can, who have other work beside. `long_leave`: chance
    of one a year.
    """

    full: float
    can: int = 0
    asks: float = 0.0
    skill: str = ""
    agreed: float = 1.0
    long_leave: float = 0.0

    @property
    def overrides(self) -> dict[str, str]:
        """What of the model is this office's own."""
        found = {"rules.stock_ceiling.hard": "true", "rules.stock_ceiling.at.value": str(CEILING)}
        if self.can and not self.skill:
            found["rules.district.hard"] = "true"
        return found


KINDS = {
    "scarce language": Kind(0.8, can=3, asks=0.18, skill="arabic", agreed=0.6),
    "scarce authorisation": Kind(0.8, can=2, asks=0.115, skill="court", agreed=0.6),
    "districts": Kind(0.8, can=4, asks=0.265, agreed=0.6),
    "no scarcity": Kind(0.8),
    "overfull": Kind(1.0, can=3, asks=0.18, skill="arabic", agreed=0.6, long_leave=0.06),
}
NEAR, FAR = "town", "island"


def office(kind: Kind, model: str, seed: int) -> Instance:
    """Everybody as full as the kind says, the scarce cases with those who can have them."""
    random = Random(f"kept|{kind}|{seed}")
    workers = tuple(_worker(kind, number, random.choice(HOURS)) for number in range(PEOPLE))
    return Instance(
        date=MONDAY, model=model, caseworkers=workers, cases=(),
        caseload=tuple(_caseload(kind, workers, random)), office=f"Office {seed}",
    )


def scarce(case: Case) -> bool:
    """Whether few can have it."""
    return bool(case.skills) or case.district == FAR


def few_can(who: Caseworker) -> bool:
    """Whether somebody can have the scarce cases."""
    return bool(who.skills) or FAR in who.districts


def _worker(kind: Kind, number: int, hours: int) -> Caseworker:
    able = number < kind.can
    return Caseworker(
        id=f"W{number:02}", team=PHASE, weekly_minutes=60 * hours,
        hired=MONDAY - timedelta(days=1500),
        skills=frozenset({kind.skill} if kind.skill and able else ()),
        max_cases=round(kind.agreed * CEILING * hours / 37) if able else None,
        districts=frozenset({NEAR, FAR} if able else {NEAR}) if not kind.skill else frozenset(),
    )


def _caseload(kind: Kind, workers: tuple[Caseworker, ...], random: Random) -> Iterator[OpenCase]:
    room = {
        who.id: round(kind.full * (who.max_cases or int(CEILING * who.weekly_minutes / 2220)))
        for who in workers}
    asked = round(kind.asks * sum(room.values()))
    names = count()
    for who in cycle(workers[:kind.can]):
        if asked <= 0:
            break
        asked -= 1
        room[who.id] -= 1
        yield _open(kind, f"S{next(names):04}", who.id, random, few=True)
    for who in workers:
        while room[who.id] > 0:
            found = _open(kind, f"S{next(names):04}", who.id, random, few=False)
            room[who.id] -= found.children
            yield found


def _open(kind: Kind, name: str, who: str, random: Random, *, few: bool) -> OpenCase:
    began = MONDAY - timedelta(days=random.randrange(1, STAY * 7 // 5))
    complexity = random.choice(KINDS_OF_CASE)
    return OpenCase(
        id=name, phase=PHASE, caseworker=who, received=began, assigned=began,
        complexity=complexity, weight_minutes=MINUTES[complexity],
        children=1 if few else 1 + (random.random() < TWO_CHILDREN),
        skills=frozenset({kind.skill} if few and kind.skill else ()),
        district="" if kind.skill else FAR if few else NEAR,
    )
