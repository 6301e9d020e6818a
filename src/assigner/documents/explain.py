"""Why: the answers about a plan. A caseworker's view leaves keys out; those may be missing."""

from typing import Literal

from pydantic import Field

from assigner.documents.grounds import (
    CostPart,
    FlipRow,
    KnockOn,
    KnownRow,
    LoadIf,
    MarginRow,
    RankedRow,
    RuledOutRow,
    RuleReason,
    SearchedRow,
    SeatsRow,
    TierReason,
)
from assigner.documents.part import (
    Count,
    Document,
    DocumentPart,
    Hours,
    Id,
    Number,
    Points,
    Said,
    Seat,
    Share,
    TierIf,
    Truth,
    Verdict,
)


class _Question(DocumentPart):
    type: str
    case: Id | None
    caseworker: Id | None


class Answered(Document):
    """What every answer has."""

    kind: Literal["explain"]
    question: _Question
    audience: Literal["coordinator", "manager", "worker"]
    verified: Truth
    cut: tuple[Said, ...] = Field(description="What is not proven, and why.")
    verdict: Verdict | None
    because: tuple[TierReason | RuleReason, ...]
    tiers: tuple[TierIf, ...]
    knock_on: tuple[KnockOn, ...]
    ranked: tuple[RankedRow, ...]
    ruled_out: tuple[RuledOutRow, ...]
    change: FlipRow | None


class WhyAsked(_Question):
    """`--case`."""

    type: Literal["why"]


class WhyNotAsked(_Question):
    """`--why-not`."""

    type: Literal["why_not"]


class TakesAsked(_Question):
    """`--what-would-it-take`."""

    type: Literal["what_would_it_take"]


class WorkerAsked(_Question):
    """`--worker`."""

    type: Literal["worker"]


class FairnessAsked(_Question):
    """`--fairness`."""

    type: Literal["fairness"]


class AlternativesAsked(_Question):
    """`--alternatives`."""

    type: Literal["alternatives"]


class TableAsked(_Question):
    """Nothing in particular: every case."""

    type: Literal["table"]


class Why(Answered):
    """Why a case is where it is."""

    question: WhyAsked
    unanswered: tuple[Id, ...] = Field(
        default=(), description="People whom the time did not suffice for.",
    )
    seats: SeatsRow
    margin: MarginRow | None = None
    decided_by: str | None = None
    tied_with: tuple[Id, ...]
    passed_over: tuple[KnownRow, ...] = ()
    due_away: Said | None = None
    sure: Said | None = Field(
        default=None, description="How often the plan's draws of the weights keep the line.",
    )
    words: Said


class WhyNot(Answered):
    """Why somebody does not have it."""

    question: WhyNotAsked
    proven: Truth | None = None
    words: Said
    known: Said | None = None
    loads: tuple[LoadIf, ...] = ()
    parts: tuple[CostPart, ...] = ()


class WhatWouldItTake(WhyNot):
    """The smallest single change that would give them the case."""

    question: TakesAsked  # type: ignore[assignment]
    why_not: Said
    changes: tuple[FlipRow, ...]
    searched: tuple[SearchedRow, ...]


class GainedRow(DocumentPart):
    """A case somebody was given, and where it would go without them."""

    case: Id
    seat: Seat
    hours: Hours
    why: Said
    verdict_without: Verdict | None
    proven: Truth
    words: Said
    to: Id | None


class PersonRow(DocumentPart):
    """What one caseworker carries and gained."""

    id: Id
    capacity_hours: Hours
    load_before_hours: Hours
    load_after_hours: Hours
    utilisation_before: Share | None
    utilisation_after: Share | None
    cases_before: Count
    gained: tuple[GainedRow, ...]
    could_be_spared: tuple[Id, ...]


class AboutWorker(Answered):
    """One caseworker."""

    question: WorkerAsked
    person: PersonRow
    words: Said


class BalanceProof(DocumentPart):
    """What is proven of the balance."""

    measure: Literal["sumsq", "leximax", "minmax"]
    proven: Truth
    tolerant: Truth | None = None
    spread_points: Points | None = None
    gap_points: Points | None = None


class WorstOff(DocumentPart):
    """Who is fullest, and why not less."""

    caseworker: Id
    utilisation: Share
    gained: tuple[GainedRow, ...]
    words: Said


class GroupRow(DocumentPart):
    """How load is spread over a group."""

    by: str
    name: str
    people: Count
    mean: Share
    lowest: Share | None = None
    highest: Share | None = None
    spread_points: Points | None = None


class OverDays(DocumentPart):
    """Somebody over the plans that were given."""

    caseworker: Id
    new_cases: Count
    mean_utilisation: Share | None
    days_fullest: Count


class ReceivedBeyond(DocumentPart):
    """What somebody had received beyond the expected, in cases."""

    caseworker: Id
    new: Number
    heavy: Number
    unwanted: Number


class ReceivedOver(DocumentPart):
    """What everybody had received over so many weeks."""

    weeks: Count
    unit: str
    people: tuple[ReceivedBeyond, ...]


class FairnessAnswer(Answered):
    """The balance of all."""

    question: FairnessAsked
    proof: BalanceProof | None
    worst: WorstOff | None
    groups: tuple[GroupRow, ...]
    over_time: tuple[OverDays, ...]
    days: Count
    received: ReceivedOver | None
    words: Said


class OtherDay(DocumentPart):
    """Another allocation against the plan."""

    verdict: Verdict
    words: Said
    proven: Truth
    tiers: tuple[TierIf, ...]
    knock_on: tuple[KnockOn, ...]
    loads: tuple[LoadIf, ...]
    parts: tuple[CostPart, ...]
    moves: tuple[KnockOn, ...]


class AlternativesAnswer(Answered):
    """The best other allocations."""

    question: AlternativesAsked
    alternatives: tuple[OtherDay, ...]
    words: Said


class WhyTable(Answered):
    """Every case against everybody, the closest calls first."""

    question: TableAsked
    cases: tuple[Why, ...]
    unanswered: tuple[Id, ...] = ()
    words: Said


AnyAnswer = (
    Why | WhyNot | WhatWouldItTake | AboutWorker | FairnessAnswer | AlternativesAnswer | WhyTable
)
