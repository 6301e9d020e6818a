"""The answer: who takes which case. It knows nothing of how it was found."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from assigner.problem import Problem


class Seats(NamedTuple):
    """Who takes a case, and who assists (None where no co-worker is needed)."""

    caseworker: str
    co_caseworker: str | None = None


@dataclass(frozen=True)
class Allocation:
    """New case -> its people. A case that is not in `seats` is unassigned."""

    seats: Mapping[str, Seats]

    @cached_property
    def taken_by(self) -> Mapping[str, tuple[str, ...]]:
        """Caseworker -> the new cases they take, in order of id."""
        return _inverse((seats.caseworker, case) for case, seats in self.seats.items())

    @cached_property
    def assisted_by(self) -> Mapping[str, tuple[str, ...]]:
        """Caseworker -> the new cases they assist in, in order of id."""
        return _inverse(
            (seats.co_caseworker, case)
            for case, seats in self.seats.items()
            if seats.co_caseworker is not None
        )

    def takes(self, worker: str) -> tuple[str, ...]:
        """The new cases `worker` takes."""
        return self.taken_by.get(worker, ())

    def assists(self, worker: str) -> tuple[str, ...]:
        """The new cases `worker` assists in."""
        return self.assisted_by.get(worker, ())

    def people(self, case: str) -> tuple[str, ...]:
        """Everybody who takes part in a case: caseworker, then co-worker."""
        seats = self.seats.get(case)
        if seats is None:
            return ()
        return tuple(person for person in seats if person is not None)

    def parts(self) -> Iterator[tuple[str, str]]:
        """Every (case, person) who takes part, caseworkers and co-workers alike."""
        for case in sorted(self.seats):
            for person in self.people(case):
                yield case, person

    def given(self, problem: Problem) -> Iterator[tuple[str, str]]:
        """Every (case, person) who takes part and did not have that seat this morning."""
        for case in sorted(self.seats):
            home = problem.home.get(case, ("", ""))
            for person, before in zip(self.seats[case], home, strict=True):
                if person is not None and person != before:
                    yield case, person

    def gains(self, problem: Problem, worker: str) -> tuple[str, ...]:
        """The cases `worker` takes and did not hold this morning."""
        mine = problem.at_home.get(worker, frozenset())
        return tuple(case for case in self.takes(worker) if case not in mine)

    def unassigned(self, problem: Problem) -> tuple[str, ...]:
        """The new cases nobody takes, in order of id."""
        return tuple(case for case in problem.cases if case not in self.seats)


def load_after(problem: Problem, allocation: Allocation, worker: str) -> int:
    """Minutes a week `worker` carries with today's cases, mixing included."""
    load = problem.carried[worker]
    load += sum(problem.weight[case] for case in allocation.takes(worker))
    load += sum(problem.co_weight[case] for case in allocation.assists(worker))
    phases = {problem.cases[case].phase for case in allocation.takes(worker)}
    mixed = len(phases | problem.phases_held[worker]) > 1
    return load + (problem.mixing[worker] if mixed else 0)


def _inverse(pairs: Iterator[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for person, case in pairs:
        found[person].append(case)
    return {person: tuple(sorted(cases)) for person, cases in found.items()}
