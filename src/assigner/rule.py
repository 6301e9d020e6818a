"""What a rule is: it states itself in rows, judges an allocation, and says itself in words.

A rule speaks to the engine in data: `bars` (who may not take part in which case),
`ceilings` (one bound per caseworker), `bonds` (cases that share a caseworker) and `rows`
(linear rows over the booleans takes(case, caseworker) and assists(case, caseworker)). It
judges a finished allocation
in `breaches`, by its own reading of the facts and never by its rows: the two are written
twice on purpose, and a test holds them equal.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple, Self

from pydantic import StrictBool, model_validator

from assigner.allocation import Allocation
from assigner.norm import Norm
from assigner.problem import Problem
from assigner.quantity import Points, Status
from assigner.words import Words, say
from assigner.workload import ModelTable

Kind = Literal["law", "agreement", "policy", "preference"]
SeatName = Literal["takes", "assists"]
OVER_NORM, FIT = "over_norm", "fit"


class Part(NamedTuple):
    """A boolean of the problem: `worker` takes `case`, or assists in it."""

    seat: SeatName
    case: str
    worker: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Caseworkers who may not take (or assist in) a case, all for one reason."""

    case: str
    workers: frozenset[str]
    words: Words
    takes: bool = True
    assists: bool = True


@dataclass(frozen=True, slots=True)
class Ceiling:
    """For each caseworker in `room`: what their new cases count, at most their room.

    `counts`: new case -> what it counts for the caseworker who takes it. A negative room
    (above the ceiling already) admits nothing new when hard, and is excess when soft.
    """

    counts: Mapping[str, int]
    room: Mapping[str, int]
    words: Words


@dataclass(frozen=True, slots=True)
class LinearRow:
    """sum(coefficient x part) <= at_most, for one subject (a case, a family)."""

    subject: str
    terms: tuple[tuple[Part, int], ...]
    at_most: int
    words: Words


@dataclass(frozen=True, slots=True)
class Bond:
    """Cases that share one caseworker, as far as they are placed.

    In rows: holds(w) >= takes(c, w) for each case of the bond, sum(holds) <= 1. Soft,
    each further caseworker is one breach.
    """

    subject: str
    cases: tuple[str, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Breach:
    """Where an allocation breaks a rule, and by how much (in the rule's own unit)."""

    rule: str
    subject: str
    words: Words
    amount: int = 1


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who is still possible for each case when a rule writes its rows."""

    takes: Mapping[str, tuple[str, ...]]
    assists: Mapping[str, tuple[str, ...]]

    def of(self, case: str) -> Iterable[Part]:
        """Every possible part in a case."""
        for worker in self.takes[case]:
            yield Part("takes", case, worker)
        for worker in self.assists[case]:
            yield Part("assists", case, worker)


class Rule(ModelTable):
    """A rule of a model. Its fields are the keys of `[rules.<name>]`.

    `hard` rules bind; soft ones are a tier's business: a soft ceiling counts its excess
    in `over_norm`, any other soft rule costs `points` per breach in `fit`.

    Who holds an open case that is placed anew may keep it whatever the bars of a rule say of
    giving it to them; only a rule that `binds_holders` takes it away.

    `standing`: the rule asks something of a whole caseload, whoever has it, not only of how
    cases are given on a day; how many positions an office needs depends on these.
    """

    title: ClassVar[str]
    soft_tier: ClassVar[str] = FIT
    binds_holders: ClassVar[bool] = False
    standing: ClassVar[bool] = False

    kind: Kind
    hard: StrictBool = True
    status: Status
    source: str = ""
    owner: str = ""
    points: Points | None = None

    @classmethod
    def name(cls) -> str:
        """The rule's name in models and plans: the name of its file."""
        return cls.__module__.rpartition(".")[2]

    @property
    def price(self) -> int:
        """What one breach costs in the rule's tier when it is soft."""
        return 1 if self.points is None else self.points.whole

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.kind == "law" and not self.hard:
            raise ValueError(
                say('a rule of kind "law" is hard; write hard = true or another kind')
            )
        if not self.hard and self.soft_tier == FIT and self.points is None:
            raise ValueError(
                say("a soft rule needs points: what a breach costs in the fit tier")
            )
        if self.status != "assumed" and not self.source:
            raise ValueError(
                say('a rule with status "{status}" needs its source', status=self.status)
            )
        return self

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Pairs the rule rules out by themselves."""
        del problem
        return ()

    def ceilings(self, problem: Problem) -> Iterable[Ceiling]:
        """Bounds on what one caseworker takes."""
        del problem
        return ()

    def bonds(self, problem: Problem) -> Iterable[Bond]:
        """Cases that share a caseworker."""
        del problem
        return ()

    def rows(self, problem: Problem, candidates: Candidates) -> Iterable[LinearRow]:
        """Linear rows that the bars and ceilings cannot say."""
        del problem, candidates
        return ()

    def norms(self, problem: Problem, allocation: Allocation, worker: str) -> Iterable[Norm]:
        """What `worker` ends up with, against each ceiling the rule sets them."""
        del problem, allocation, worker
        return ()

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Judge a finished allocation, without the engine and without the rows."""
        raise NotImplementedError

    def words(self) -> Words:
        """The rule in one plain sentence, with the model's numbers in it."""
        raise NotImplementedError

    def breach(self, subject: str, words: Words, amount: int = 1) -> Breach:
        """A breach of this rule."""
        return Breach(self.name(), subject, words, amount)


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

    def above(self, worker: str, total: int, limit: int) -> Words:
        """Say that a caseworker is above the ceiling."""
        raise NotImplementedError

    def no_room(self) -> Words:
        """Say, of a caseworker, that the ceiling leaves no room for a case."""
        raise NotImplementedError

    def counted(self) -> tuple[str, Words]:
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
        yield Norm(self.name(), count, limit, *self.counted(), self.standing)

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
            yield relieved(problem, counts, room, self.no_room())
        elif room:
            yield from spread(problem, counts, room, self.no_room())

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
                yield self.breach(worker, self.above(worker, total, limit), total - limit)
