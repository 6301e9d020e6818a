"""Days whose plans get proofs, by name of their set: each solved when it is asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from benchmarks.families import afresh, alike, day, municipality, nursing, one_team
from benchmarks.question import Places, Question

from assigner.allocation import Allocation
from assigner.api.changes import Absent, Hours, Leaves, Returns, StaffChange
from assigner.api.day import Day
from assigner.api.proof import subject_of
from assigner.instance import Case, Instance
from assigner.objective import Tier
from assigner.policy import load
from assigner.population.office import Wanted, office
from assigner.problem import Problem
from assigner.proof.check import ClaimedTier, ProofSubject
from assigner.rule import Rule
from assigner.simulation.calibration import calibrate
from assigner.simulation.flow import load_flow
from assigner.simulation.setting import Practice, Setting
from assigner.simulation.year import Year
from assigner.solve import Limits, Solved, solve

NORDBY = Path(__file__).parents[2] / "instances" / "nordby" / "2026-11-23"
MODEL = "danish-child-welfare"
MODELS = (MODEL, "danish-family-registered", "finnish-law", "sverigesmodel", "uk-points",
          "us-cwla", "equal-numbers", "fair-over-time")
FAMILIES: Mapping[str, ModuleType] = {
    "afresh": afresh, "alike": alike, "day": day, "municipality": municipality,
    "one_team": one_team, "wards": nursing,
}
"""Those of the benchmark, by the name of their set."""
OFFICES = ((12, 3, 0.8), (20, 5, 0.8), (34, 8, 0.95), (34, 14, 0.8), (60, 15, 0.9))
"""Caseworkers, new cases a day, load, of the offices that live on for some days."""


class AskedProof(NamedTuple):
    """A plan to be proven: its name; `solved` solves it. None where nothing was found."""

    name: str
    solved: Callable[[], ProofSubject | None]


def claimed(
    problem: Problem, rules: Sequence[Rule], tiers: Sequence[Tier], limits: Limits | None = None
) -> ProofSubject | None:
    """A day solved, as the checker takes it."""
    outcome = solve(problem, rules, tiers, limits or Limits(ties=False))
    if not isinstance(outcome, Solved):
        return None
    claims = [ClaimedTier(item.value, item.proven) for item in outcome.reached]
    return ProofSubject(problem, rules, tiers, "day", "model", outcome.allocation, claims)


def nordby(places: Places) -> Iterator[AskedProof]:
    """The day under each model of the program."""
    del places
    for model in MODELS:
        yield AskedProof(model, partial(_under, model))


def _under(model: str) -> ProofSubject:
    return subject_of(Day.from_folder(NORDBY, model=model).solve())


def staff(places: Places) -> Iterator[AskedProof]:
    """Anybody leaving, away, at half their hours, or back: with moves by choice and without."""
    del places
    facts, _ = Day.from_folder(NORDBY).require()
    for worker in facts.caseworkers:
        changes: dict[str, StaffChange] = {
            "leaves": Leaves(worker.id),
            "away": Absent(worker.id, facts.date, facts.date + timedelta(days=60)),
            "halves": Hours(worker.id, worker.weekly_minutes / 120),
        }
        if worker.absent_from or worker.absent_to or worker.absences:
            changes["returns"] = Returns(worker.id)
        for what, change in changes.items():
            for most in (0, None):
                yield AskedProof(f"{worker.id} {what} {most}", partial(_restaffed, change, most))


def _restaffed(change: StaffChange, most: int | None) -> ProofSubject:
    return subject_of(Day.from_folder(NORDBY).rebalance(change, max_moves=most))


def family(of: ModuleType, places: Places) -> Iterator[AskedProof]:
    """The days of a family of the benchmark; CSPLib 069, `nursing`, lies outside the project."""
    for question in of.questions(places):
        yield AskedProof(f"{question.size} {question.strength}", partial(_asked, of, question))


def _asked(of: ModuleType, question: Question) -> ProofSubject | None:
    posed = of.pose(question)
    # Of the clock, which goes on while a shared machine does other work.
    limits = Limits(seconds=10 * question.seconds, ties=False)
    return claimed(posed.problem, posed.rules, posed.tiers, limits)


class _Seen(Year):
    """A year whose mornings are kept."""

    def __init__(self, setting: Setting, practice: Practice) -> None:
        self.mornings: list[Problem] = []
        super().__init__(setting, practice, calibrate(setting, practice.policy))

    def _allocate(self, cases: tuple[Case, ...], on: date) -> tuple[Problem, Allocation]:
        problem, allocation = super()._allocate(cases, on)
        self.mornings += [problem] if cases else []
        return problem, allocation


def simulated(places: Places, days: int = 250) -> Iterator[AskedProof]:
    """Every morning of five offices."""
    del places
    policy = load(MODEL)
    for seed, (workers, a_day, full) in enumerate(OFFICES, start=1):
        drawn: Instance = office(
            Wanted(workers, a_day, full), MODEL, policy.weights, policy.capacities, seed,
            date(2026, 1, 5),
        )
        flow = load_flow(None, frozenset(policy.phases))
        year = _Seen(Setting(drawn, flow, days, seed), Practice(MODEL, policy, None))
        for number in year.run():
            for problem in year.mornings:
                yield AskedProof(
                    f"office {seed} ({workers}) day {number}",
                    partial(claimed, problem, policy.rules, policy.tiers),
                )
            year.mornings.clear()


SETS: Mapping[str, Callable[[Places], Iterator[AskedProof]]] = {
    "nordby": nordby, "staff": staff, "simulated": simulated,
    **{name: partial(family, module) for name, module in FAMILIES.items()},
}
