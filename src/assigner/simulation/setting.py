"""What is simulated: the office, what happens to it, and the policies that meet it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assigner.instance import Case, Instance
from assigner.policy import Policy
from assigner.simulation.flow import Flow
from assigner.workdays import USUAL, Calendar

ROUND = 6
CONTACT_DAYS = 250 / 12


@dataclass(frozen=True)
class Practice:
    """A policy as it is lived: by the engine under a model, or by a habit under its rules."""

    name: str
    policy: Policy
    habit: str | None = None


@dataclass(frozen=True)
class Setting:
    """What all policies of a comparison share: the office, what happens to it, how long.

    `round`: at most so many cases of a phase are allocated at once; more on a morning go in
    rounds, the most urgent first, each proven by itself. `calendar`: when the office is open.
    """

    instance: Instance
    flow: Flow
    days: int
    seed: int
    arrivals: float | None = None
    round: int = ROUND
    calendar: Calendar = USUAL
    hindsight: bool = False

    @property
    def streams(self) -> str:
        """Names what is drawn: offices under one seed have nothing in common, policies all."""
        return f"{self.seed}|{self.instance.office}"


def contacts_a_day(policy: Policy) -> Mapping[tuple[str, str], float]:
    """Contacts a working day, by phase and complexity; 0 where the model counts none."""
    found = {}
    for phase, kinds in policy.weights.phases.items():
        for complexity, rhythm in kinds.items():
            monthly = 0.0 if rhythm.contacts_a_month is None else float(
                rhythm.contacts_a_month.value
            )
            found[phase, complexity] = monthly / CONTACT_DAYS
    return found


def rounds_of(cases: Sequence[Case], most: int) -> list[tuple[Case, ...]]:
    """Cases in rounds of at most `most` of a phase, in order; siblings of a phase together."""
    rounds: list[list[Case]] = [[]]
    place: dict[str, int] = {}
    held: dict[tuple[int, str], int] = {}
    family: dict[tuple[str, str], int] = {}
    for case in cases:
        known = family.get((case.family, case.phase)) if case.family else None
        at = place.get(case.phase, 0) if known is None else known
        if known is None and held.get((at, case.phase), 0) >= most:
            at = place[case.phase] = at + 1
        place.setdefault(case.phase, at)
        held[at, case.phase] = held.get((at, case.phase), 0) + 1
        family[case.family, case.phase] = at
        while len(rounds) <= at:
            rounds.append([])
        rounds[at].append(case)
    return [tuple(found) for found in rounds]
