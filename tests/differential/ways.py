"""Each way a day is solved in the differential run, and what two of them may never disagree in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from assigner.objective import Measure
from assigner.solve import Limits, Solved
from assigner.solve.cpsat import cp_model
from assigner.solve.dispatch import allocate, allocate_plainly
from assigner.solve.outcome import Contradiction, Outcome, OutOfMemory, OutOfTime
from assigner.statement import Statement, state
from assigner.verify import disagreements
from tests.properties.offices import Drawn, draw

SECONDS = 60.0
"""For one way of one day; the days drawn take a hundredth of it."""


@dataclass(frozen=True)
class Day:
    """What a day is drawn from."""

    seed: int
    kind: Measure
    cases: int
    workers: int
    pairs: int
    tolerance: bool

    @classmethod
    def numbered(cls, seed: int) -> "Day":
        """The day of this number: every measure, four to fifteen cases, two to seven people."""
        kinds: tuple[Measure, ...] = ("sumsq", "leximax", "minmax")
        return cls(
            seed, kinds[seed % 3], cases=4 + seed % 7 + 5 * (seed % 11 == 0),
            workers=2 + seed % 5 + (seed % 13 == 0), pairs=seed % 3, tolerance=seed % 4 == 0,
        )

    def drawn(self) -> Drawn:
        """Its problem, rules and tiers."""
        return draw(
            self.seed, self.kind, self.cases, self.workers, pairs=self.pairs,
            tolerance=self.tolerance,
        )


@contextmanager
def cpsat_under(**parameters: object) -> Iterator[None]:
    """Every CP-SAT solver of the engine solves under these parameters, whoever made it."""
    solve = cp_model.CpSolver.solve

    def otherwise(self: cp_model.CpSolver, *args: object, **kwargs: object) -> object:
        for name, value in parameters.items():
            setattr(self.parameters, name, value)
        return solve(self, *args, **kwargs)  # type: ignore[arg-type]

    with patch.object(cp_model.CpSolver, "solve", otherwise):
        yield


Way = Callable[[Drawn, Statement], Outcome]


def _engine(day: Drawn, statement: Statement) -> Outcome:
    return allocate(statement, day.tiers, Limits(SECONDS))


def _plainly(day: Drawn, statement: Statement) -> Outcome:
    return allocate_plainly(statement, day.tiers, Limits(SECONDS))


def _under(way: Way, **parameters: object) -> Way:
    def solved(day: Drawn, statement: Statement) -> Outcome:
        with cpsat_under(**parameters):
            return way(day, statement)

    return solved


WAYS: Mapping[str, Way] = {
    "the engine": _engine,
    "the engine, another seed": _under(_engine, random_seed=7),
    "the engine, without presolve": _under(_engine, cp_model_presolve=False),
    "the plain model": _plainly,
    "the plain model, another seed": _under(_plainly, random_seed=7),
    "the plain model, without presolve": _under(_plainly, cp_model_presolve=False),
}
"""The presolve of CP-SAT is the part with wrong certificates on record; `the plain model` has
no pattern, no pricing and no branching of ours."""


def differences(day: Day) -> list[str]:
    """Where two ways of the day contradict each other, or one contradicts the checker."""
    drawn = day.drawn()
    statement = state(drawn.problem, drawn.rules)
    outcomes = {name: way(drawn, statement) for name, way in WAYS.items()}
    found = [
        f"{name}: the checker counts otherwise: {wrong}"
        for name, outcome in outcomes.items() if isinstance(outcome, Solved)
        for wrong in _miscounted(drawn, outcome)
    ]
    names = list(outcomes)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            found += [
                f"{one} | {other}: {what}"
                for what in _contradictions(outcomes[one], outcomes[other])
            ]
    return found


def _miscounted(day: Drawn, outcome: Solved) -> Sequence[object]:
    claimed = {item.tier.name: item.value for item in outcome.reached}
    return disagreements(day.problem, day.rules, day.tiers, outcome.allocation, claimed)


def _contradictions(one: Outcome, other: Outcome) -> Iterator[str]:
    if isinstance(one, OutOfTime | OutOfMemory) or isinstance(other, OutOfTime | OutOfMemory):
        return
    if isinstance(one, Contradiction) or isinstance(other, Contradiction):
        if type(one) is not type(other):
            yield f"{type(one).__name__} against {type(other).__name__}"
        return
    for mine, theirs in zip(one.reached, other.reached, strict=True):
        for reached, value in ((mine, theirs.value), (theirs, mine.value)):
            if reached.bound > value:
                yield f"{mine.tier.name}: a bound of {reached.bound} above a value of {value}"
        if not (mine.proven and theirs.proven):
            return  # what follows was asked among other allocations
        if mine.value != theirs.value:
            yield f"{mine.tier.name}: {mine.value} proven, and {theirs.value} proven"
            return
    if one.allocation != other.allocation:
        yield "the same tiers, all proven down to the lot, and another allocation"
