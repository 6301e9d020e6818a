"""What a ceiling is: a rule that bounds, for each caseworker, a count of what they hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from assigner.allocation import Allocation
from assigner.called import Called
from assigner.norm import Norm
from assigner.problem import Problem
from assigner.quantity import Quantity
from assigner.rule import OVER_NORM, Breach, Ceiling, Eased, Rule
from assigner.words import Words


def spread(
    problem: Problem, counts: Mapping[str, int], room: Mapping[str, int], words: Words
) -> Iterator[Ceiling]:
    """A ceiling on what people are given; nobody is given a case they hold already."""
    others = {worker: most for worker, most in room.items() if worker not in problem.at_home}
    if others:
        yield Ceiling(counts, others, words)
    for worker, mine in problem.at_home.items():
        if worker in room:
            given = {case: count for case, count in counts.items() if case not in mine}
            yield Ceiling(given, {worker: room[worker]}, words)


def relieved(
    problem: Problem, counts: Mapping[str, int], room: Mapping[str, int], words: Words
) -> Ceiling:
    """A ceiling on what people hold in the end: who gives a case away holds less of it."""
    given = {
        worker: most + sum(counts.get(case, 0) for case in problem.at_home.get(worker, ()))
        for worker, most in room.items()
    }
    return Ceiling(counts, given, words)


def one_more(number: Quantity) -> Quantity:
    """The next whole number, as a model writes it."""
    return number.model_copy(update={"value": number.value + 1})


class CeilingRule(Rule):
    """A rule that bounds, for each caseworker, a count of what they hold.

    Hard: nobody above the ceiling is given more that counts. Soft: what is above it is
    excess, whether it was there before or comes today.
    """

    soft_tier: ClassVar[str] = OVER_NORM

    def limit(self, problem: Problem, worker: str) -> int | None:
        """The ceiling of one caseworker; None where the rule does not concern them."""
        raise NotImplementedError

    def before(self, problem: Problem, worker: str) -> int:
        """What the caseworker's open cases count."""
        raise NotImplementedError

    def counts(self, problem: Problem, case: str) -> int:
        """What a new case counts for the caseworker who takes it."""
        raise NotImplementedError

    def above(self, called: Called, worker: str, total: int, limit: int) -> Words:
        """Say that a caseworker is above the ceiling."""
        raise NotImplementedError

    def no_room(self, called: Called) -> Words:
        """Say, of a caseworker, that the ceiling leaves no room for a case."""
        raise NotImplementedError

    def counts_what(self, called: Called) -> tuple[str, Words]:
        """The unit of the count, and what is counted, as a heading."""
        raise NotImplementedError

    def norms(self, problem: Problem, allocation: Allocation, worker: str) -> Iterable[Norm]:
        """The count against the ceiling; what is given away no longer counts as held."""
        limit = self.limit(problem, worker)
        if limit is None:
            return
        gained = allocation.gains(problem, worker)
        count = self.before(problem, worker)
        count += sum(self.counts(problem, case) for case in gained)
        if self.standing:
            left = problem.at_home.get(worker, frozenset()).difference(allocation.takes(worker))
            count -= sum(self.counts(problem, case) for case in left)
        yield Norm(self.name(), count, limit, *self.counts_what(problem.called), self.standing)

    def ceilings(self, problem: Problem) -> Iterable[Ceiling]:
        """One ceiling over all caseworkers whom the rule concerns."""
        room = {
            worker: limit - self.before(problem, worker)
            for worker in problem.workers
            if (limit := self.limit(problem, worker)) is not None
        }
        counts = {
            case: count for case in problem.cases if (count := self.counts(problem, case)) > 0
        }
        if room and self.relieves:
            yield relieved(problem, counts, room, self.no_room(problem.called))
        elif room:
            yield from spread(problem, counts, room, self.no_room(problem.called))

    def eased(self, problem: Problem, cases: Sequence[str]) -> Iterable[Eased]:
        """The ceiling one higher, where the model has it as the number `at`."""
        del cases
        number = getattr(self, "at", None)
        if isinstance(number, Quantity) and any(self.ceilings(problem)):
            more = self.model_copy(update={"at": one_more(number)})
            yield Eased(more, "at", number.whole, number.unit)

    @property
    def relieves(self) -> bool:
        """Whether giving a case away counts: of what somebody holds, and where it is soft."""
        return self.standing and not self.hard

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Recount what each caseworker ends up with."""
        for worker in problem.workers:
            limit = self.limit(problem, worker)
            if limit is None:
                continue
            gained = sum(self.counts(problem, case) for case in allocation.gains(problem, worker))
            total = self.before(problem, worker) + gained
            if self.relieves:
                lost = problem.at_home.get(worker, frozenset()) - {*allocation.takes(worker)}
                total -= sum(self.counts(problem, case) for case in lost)
            if total > limit and (gained > 0 or not self.hard):
                words = self.above(problem.called, worker, total, limit)
                yield self.breach(worker, words, total - limit)
