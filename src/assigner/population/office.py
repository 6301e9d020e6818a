"""An office by size, teams, load and eligibility: made up, for trying things out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count

from assigner.instance import Case, Caseworker, Instance, OpenCase
from assigner.population.draw import Draw, shared_out
from assigner.population.facts import YEAR, case_facts, caseworker, spoken_by_somebody
from assigner.workload import CapacityTable, Weights, capacity_minutes, case_minutes

SHARES = {"intake": 0.2, "investigation": 0.35, "measures": 0.45}
STRENGTHS = ("loose", "realistic", "tight")
MOST_CASES = 120
CASES_FOR_A_CERTIFICATE = 4


@dataclass(frozen=True)
class Wanted:
    """What is asked for. `load`: mean utilisation in the morning (1.0 is full).

    `strength` of eligibility: loose (no case needs a skill), realistic (one in four needs a
    language), tight (each new case needs a certificate that two to five of its team hold).
    """

    caseworkers: int
    cases: int
    load: float = 0.9
    teams: tuple[str, ...] = tuple(SHARES)
    strength: str = "realistic"
    spread: float = 0.15


def office(
    wanted: Wanted, model: str, weights: Weights, capacities: CapacityTable, seed: int, on: date
) -> Instance:
    """Make the office; the model says what fills a caseworker."""
    return _Office(wanted, weights, capacities, seed, on).instance(model)


class _Office:
    def __init__(
        self, wanted: Wanted, weights: Weights, capacities: CapacityTable, seed: int, on: date
    ) -> None:
        self.wanted, self.weights, self.capacities = wanted, weights, capacities
        self.seed, self.on = seed, on
        self.needs = {"loose": 0.0, "realistic": 0.25, "tight": 0.0}[wanted.strength]
        self.certificates: dict[str, list[str]] = {}

    def instance(self, model: str) -> Instance:
        wanted = self.wanted
        workers = self._workers()
        return Instance(
            date=self.on, model=model, caseworkers=tuple(workers),
            cases=tuple(self._cases()), caseload=tuple(self._caseload(workers)),
            office="Synthetic office",
            title=f"Synthetic, {wanted.caseworkers} caseworkers, {wanted.strength}, "
            f"seed {self.seed}",
        )

    def _workers(self) -> list[Caseworker]:
        draw = Draw("office", self.seed, "staff")
        teams = self.wanted.teams
        sizes = shared_out(
            self.wanted.caseworkers, [SHARES.get(team, 0.3) for team in teams], least=1
        )
        names = (f"W{number:04}" for number in count(1))
        workers = [
            caseworker(draw, next(names), team, self.on)
            for team, size in zip(teams, sizes, strict=True)
            for _ in range(size)
        ]
        if self.wanted.strength == "tight":
            return self._certified(draw, workers)
        return spoken_by_somebody(workers) if self.needs else workers

    def _certified(self, draw: Draw, workers: list[Caseworker]) -> list[Caseworker]:
        held: dict[str, set[str]] = {worker.id: set() for worker in workers}
        for team in self.wanted.teams:
            staff = [worker.id for worker in workers if worker.team == team]
            per_team = self.wanted.cases // (CASES_FOR_A_CERTIFICATE * len(self.wanted.teams))
            self.certificates[team] = [
                f"certificate {team} {n}" for n in range(1, 2 + per_team)
            ]
            for name in self.certificates[team]:
                for who in draw.some(staff, min(2, len(staff)), min(5, len(staff))):
                    held[who].add(name)
        return [
            replace(worker, skills=worker.skills | held[worker.id]) for worker in workers
        ]

    def _caseload(self, workers: Sequence[Caseworker]) -> Iterator[OpenCase]:
        """Cases for each caseworker until their share of the load is reached."""
        number = count(1)
        for worker in workers:
            draw = Draw("office", self.seed, "caseload", worker.id)
            room = capacity_minutes(worker, self.capacities, self.on) * draw.around(
                self.wanted.load, self.wanted.spread
            )
            for _ in range(MOST_CASES):
                held = self._open(draw, worker, next(number))
                room -= case_minutes(held, self.weights, self.capacities, self.on)
                if room < 0:
                    break
                yield held

    def _open(self, draw: Draw, worker: Caseworker, place: int) -> OpenCase:
        began = self.on - timedelta(days=1 + int(draw.random.random() * 1.5 * YEAR))
        return OpenCase(
            id=f"S{place:06}", family=f"F{place:06}", phase=worker.team,
            children=1 + int(draw.random.random() * 1.6), caseworker=worker.id,
            received=began, assigned=max(began, worker.hired or began), **case_facts(draw),
        )

    def _cases(self) -> Iterator[Case]:
        draw = Draw("office", self.seed, "cases")
        for place in range(1, self.wanted.cases + 1):
            team = self.wanted.teams[place % len(self.wanted.teams)]
            facts = case_facts(draw, needs=self.needs)
            if self.certificates:
                facts["skills"] = frozenset({draw.one(self.certificates[team])})
            yield Case(
                id=f"N{place:05}", family=f"G{place:05}", phase=team,
                children=1 + int(draw.random.random() * 1.6), received=self.on,
                due=self.on + timedelta(days=1 + int(draw.random.random() * 14)),
                two_advisers=team == "investigation" and draw.happens(0.1), **facts,
            )
