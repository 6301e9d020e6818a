"""What a rule is: it states itself in rows, judges an allocation, and says itself in words.

A rule speaks to the engine in data: `bars` (who may not take part in which case),
`ceilings` (one bound per caseworker), `bonds` (cases that share a caseworker) and `rows`
(linear rows over the booleans takes(case, caseworker) and assists(case, caseworker)). It
judges a finished allocation
in `breaches`, by its own reading of the facts and never by its rows: the two are written
twice on purpose, and a test holds them equal.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal, NamedTuple, Self

from pydantic import StrictBool, model_validator

from assigner.absence import Absence
from assigner.allocation import Allocation
from assigner.called import Called
from assigner.instance import Case, Caseworker, OpenCase
from assigner.norm import Norm
from assigner.problem import Problem
from assigner.quantity import Points, Status
from assigner.reduction import Reduction
from assigner.words import Words, say, term
from assigner.workload import ModelTable

Kind = Literal["law", "agreement", "policy", "preference"]
SeatName = Literal["takes", "assists"]
OVER_NORM, FIT, AHEAD = "over_norm", "fit", "ahead"
Place = tuple[str, ...]
"""Keys inside a rule's table."""


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


class FactCell(NamedTuple):
    """A cell of the day as the user wrote it: an attribute of the fact its row became."""

    fact: Case | Caseworker | Absence | Reduction
    field: str


@dataclass(frozen=True, slots=True)
class Eased:
    """One bound of a rule, one higher: a number of the model, or of one caseworker's row.

    `field`: the number's place in the rule, or the attribute of `worker`. `rule`: the rule
    with it; itself where the number is a caseworker's own.
    """

    rule: "Rule"
    field: str
    value: int
    unit: str = ""
    worker: str = ""


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
    `days`: in so many days in a row a ceiling counts what somebody is given; 0: in none.
    `of_kin`: it says something of a case only because of others of its family, and is not shown
    where these are hidden from whoever reads. `keeps_together`: cases of a family with one holder
    move together or not at all.
    `lasts`: what it says holds for weeks; False where it is about what a day or a week brings.
    """

    title: ClassVar[str]
    soft_tier: ClassVar[str] = FIT
    binds_holders: ClassVar[bool] = False
    standing: ClassVar[bool] = False
    days: ClassVar[int] = 0
    of_kin: ClassVar[bool] = False
    keeps_together: ClassVar[bool] = False
    lasts: ClassVar[bool] = True

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

    def phases_named(self) -> Iterable[tuple[Place, str]]:
        """Each phase that the model names inside the rule, and where; they must exist."""
        return ()

    def complexities_named(self) -> Iterable[tuple[Place, str]]:
        """Each level of complexity that the rule asks about, and where; they must exist."""
        return ()

    def counted_in(self) -> Iterable[tuple[Place, str]]:
        """Each unit in which the rule counts what norms count; it must be the model's."""
        return ()

    def bars(self, problem: Problem) -> Iterable[Bar]:
        """Pairs the rule rules out by themselves."""
        del problem
        return ()

    def waived(self, problem: Problem) -> Iterable[Bar]:
        """Pairs that it lets through because a decision about somebody else lifts it."""
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

    def cells(self, problem: Problem, case: str, worker: str) -> Iterable[FactCell]:
        """The cells by which the rule keeps `worker` from `case`, the first to be named first."""
        del problem, case, worker
        return ()

    def eased(self, problem: Problem, cases: Sequence[str]) -> Iterable[Eased]:
        """Each bound of the rule that keeps somebody from one of the cases, one higher."""
        del problem, cases
        return ()

    def limit_on(self, problem: Problem, worker: str, day: date) -> int | None:
        """What may be given in the `days` that end on one; None where the rule has no ceiling."""
        del problem, worker, day
        return None

    def breaches(self, problem: Problem, allocation: Allocation) -> Iterable[Breach]:
        """Judge a finished allocation, without the engine and without the rows."""
        raise NotImplementedError

    def words(self) -> Words:
        """The rule in one plain sentence, with the model's numbers in it."""
        raise NotImplementedError

    def words_for(self, called: Called) -> Words:
        """The same in an office's own words; a rule that always needs them has no other."""
        del called
        return self.words()

    def title_for(self, called: Called) -> Words:
        """What it is about, in a few words; a rule that speaks of a level has the office's."""
        del called
        return term(self.title)

    def breach(self, subject: str, words: Words, amount: int = 1) -> Breach:
        """A breach of this rule."""
        return Breach(self.name(), subject, words, amount)


def filled(worker: Caseworker, *fields: str) -> Iterator[FactCell]:
    """Those of a caseworker's cells that are filled in."""
    for field in fields:
        if getattr(worker, field) not in (None, 0, frozenset()):
            yield FactCell(worker, field)


def latest(held: Iterable[OpenCase], field: str) -> Iterator[FactCell]:
    """A cell of the open case that somebody was given last; none of nothing."""
    for item in sorted(held, key=lambda item: (str(item.assigned or ""), item.id))[-1:]:
        yield FactCell(item, field)
