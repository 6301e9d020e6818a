"""CSPLib 069, balanced nursing workload: with the staffing of the optimum given, and free.

Patients of a zone go to its nurses, a nurse works in one zone; each nurse has at least and at most
so many patients, and at most so much workload; least sum of squared workloads. With free staffing
a nurse may work in any zone. The set is not part of the project: its folder is an argument.
Schaus, Van Hentenryck and Regin, CPAIOR 2009.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Self

from assigner.instance import Case, Caseworker, Instance
from assigner.objectives.balance import Balance
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rule import Rule
from assigner.rules.personal_ceilings import PersonalCeilings
from benchmarks.bare import NO_CAPACITY, NO_WEIGHTS, PHASE, TEAM, TODAY
from benchmarks.question import Places, Posed, Question
from benchmarks.rules.fewest_cases import FewestCases
from benchmarks.rules.listed import Listed
from benchmarks.rules.most_workload import MostWorkload
from benchmarks.rules.one_zone import OneZone

FREE = "free staffing"
HOUR = 60  # everybody's capacity; the set only counts squares, so they are shown times it


def questions(places: Places) -> Iterator[Question]:
    """Each instance with a known optimum; none without the folder."""
    if places.csplib is None:
        return
    for row in _optima(places.csplib):
        yield Question(
            "nursing", row["instance"].removesuffix(".txt"), "fixed staffing", 10,
            ("ours", "plain"), folder=str(places.csplib), known=float(row["opt_sum_sq"]),
        )
        yield Question(
            "nursing", row["instance"].removesuffix(".txt"), FREE, 10,
            ("ours", "plain"), folder=str(places.csplib), known=float(row["opt_sum_sq"]),
        )


def pose(question: Question) -> Posed:
    """A file, and its staffing or its number of nurses, as a problem: acuity is weight."""
    folder = Path(question.folder)
    (row,) = (row for row in _optima(folder) if row["instance"] == f"{question.size}.txt")
    staffing = [int(nurses) for nurses in row["staffing"].split(",")]
    ward = Ward.read((folder / row["instance"]).read_text(encoding="ascii"))
    return ward.free() if question.strength == FREE else ward.staffed(staffing)


@dataclass(frozen=True)
class Ward:
    """A file of the set: acuities by zone, how many nurses, and what each takes."""

    zones: tuple[tuple[int, ...], ...]
    nurses: int
    fewest: int
    most: int
    workload: int

    @classmethod
    def read(cls, text: str) -> Self:
        """From the set's own form."""
        lines = [[int(number) for number in line.split()] for line in text.splitlines()]
        zones = tuple(tuple(line[1:]) for line in lines[2 : 2 + lines[0][0]])
        return cls(zones, lines[0][1], *lines[1])

    def patients(self, zone: int) -> tuple[str, ...]:
        """The cases of a zone."""
        return tuple(f"Z{zone}P{patient:02}" for patient in range(len(self.zones[zone])))

    def staffed(self, staffing: Sequence[int]) -> Posed:
        """So many nurses in each zone, each a list of its own."""
        nurses = [
            frozenset(f"Z{zone}N{nurse:02}" for nurse in range(count))
            for zone, count in enumerate(staffing)
        ]
        listed = {
            case: nurses[zone] for zone in range(len(self.zones)) for case in self.patients(zone)
        }
        rule = Listed(kind="policy", status="assumed", of=listed)
        return self._posed(sorted(frozenset[str]().union(*nurses)), rule)

    def free(self) -> Posed:
        """Every nurse may work in any zone, but in one only."""
        zone = {case: place for place in range(len(self.zones)) for case in self.patients(place)}
        rule = OneZone(kind="policy", status="assumed", zone=zone)
        posed = self._posed([f"N{nurse:02}" for nurse in range(self.nurses)], rule)
        return replace(
            posed, zones=tuple(self.patients(place) for place in range(len(self.zones)))
        )

    def _posed(self, nurses: Sequence[str], rule: Rule) -> Posed:
        cases = [
            Case(id=case, phase=PHASE, complexity="simple", weight_minutes=acuity)
            for place, zone in enumerate(self.zones)
            for case, acuity in zip(self.patients(place), zone, strict=True)
        ]
        workers = [
            Caseworker(
                id=nurse, team=TEAM, weekly_minutes=37 * HOUR, capacity_minutes=HOUR,
                max_cases=self.most,
            )
            for nurse in nurses
        ]
        instance = Instance(TODAY, "CSPLib 069", tuple(workers), tuple(cases), office="Ward")
        problem = Problem(instance, NO_WEIGHTS, NO_CAPACITY, {TEAM: frozenset({PHASE})})
        rules = (
            FewestCases(kind="policy", status="assumed", at=self.fewest),
            MostWorkload(kind="policy", status="assumed", at=self.workload),
            PersonalCeilings(kind="policy", status="assumed"),
            rule,
        )
        return Posed(problem, rules, (Unassigned(), Balance()), unit=Fraction(1, HOUR))


def _optima(folder: Path) -> list[dict[str, str]]:
    with (folder / "optima.tsv").open(encoding="ascii", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))
