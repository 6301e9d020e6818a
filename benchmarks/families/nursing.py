"""CSPLib 069, balanced nursing workload, with the staffing of the optimum given.

Patients of a zone go to one of its nurses; each nurse has at least and at most so many patients,
and at most so much workload; least sum of squared workloads. The set is not part of the project:
its folder is an argument. Schaus, Van Hentenryck and Regin, CPAIOR 2009.
"""

import csv
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from assigner.instance import Case, Caseworker, Instance
from assigner.objectives.balance import Balance
from assigner.objectives.unassigned import Unassigned
from assigner.problem import Problem
from assigner.rules.personal_ceilings import PersonalCeilings
from benchmarks.bare import NO_CAPACITY, NO_WEIGHTS, PHASE, TEAM, TODAY
from benchmarks.question import Places, Posed, Question
from benchmarks.rules.fewest_cases import FewestCases
from benchmarks.rules.listed import Listed
from benchmarks.rules.most_workload import MostWorkload

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


def pose(question: Question) -> Posed:
    """A file and its staffing as a problem: acuity is weight, a zone is a list of nurses."""
    folder = Path(question.folder)
    (row,) = (row for row in _optima(folder) if row["instance"] == f"{question.size}.txt")
    staffing = [int(nurses) for nurses in row["staffing"].split(",")]
    lines = (folder / row["instance"]).read_text(encoding="ascii").split("\n")
    fewest, most, workload = (int(number) for number in lines[1].split())
    zones = [[int(number) for number in line.split()[1:]] for line in lines[2 : 2 + len(staffing)]]
    nurses = [
        [f"Z{zone}N{nurse:02}" for nurse in range(count)] for zone, count in enumerate(staffing)
    ]
    cases, listed = [], {}
    for zone, acuities in enumerate(zones):
        for patient, acuity in enumerate(acuities):
            case = f"Z{zone}P{patient:02}"
            cases.append(Case(id=case, phase=PHASE, complexity="simple", weight_minutes=acuity))
            listed[case] = frozenset(nurses[zone])
    workers = [
        Caseworker(
            id=nurse, team=TEAM, weekly_minutes=37 * HOUR, capacity_minutes=HOUR, max_cases=most
        )
        for zone in nurses
        for nurse in zone
    ]
    instance = Instance(TODAY, "CSPLib 069", tuple(workers), tuple(cases), office=question.size)
    problem = Problem(instance, NO_WEIGHTS, NO_CAPACITY, {TEAM: frozenset({PHASE})})
    rules = (
        FewestCases(kind="policy", status="assumed", at=fewest),
        Listed(kind="policy", status="assumed", of=listed),
        MostWorkload(kind="policy", status="assumed", at=workload),
        PersonalCeilings(kind="policy", status="assumed"),
    )
    return Posed(problem, rules, (Unassigned(), Balance()), unit=Fraction(1, HOUR))


def _optima(folder: Path) -> list[dict[str, str]]:
    with (folder / "optima.tsv").open(encoding="ascii", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))
