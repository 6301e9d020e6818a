"""The plan of a day: who takes what, with its proof, and what it was made of."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from assigner.documents.part import (
    Cost,
    Count,
    DayRef,
    Document,
    DocumentPart,
    Hours,
    Id,
    Measure,
    Number,
    Said,
    Sha256,
    Share,
    Spread,
    Truth,
    Whole,
)
from assigner.documents.pinned import PinnedCase
from assigner.documents.stability import NoiseRow, StabilityRow, SureRow

Pair = tuple[str, str]
"""(case, caseworker), or (rule, case) of what was lifted."""
Status = Literal["optimal", "feasible", "infeasible", "unknown"]
Grade = Literal["checked", "solver"]


class ModelRef(DocumentPart):
    """The model, its fingerprint, and the values changed for this plan."""

    name: str
    sha256: Sha256
    overrides: dict[str, str] = Field(
        default={}, description="Dotted key to value, as `-S` takes them.",
    )


class CarriedOverride(DocumentPart):
    """An override of the ledger, as the plan that obeys it names it."""

    by: str
    at: str = Field(description="UTC, to the second.")
    pins: tuple[Pair, ...] = ()
    forbids: tuple[Pair, ...] = ()
    lifts: tuple[Pair, ...] = Field(default=(), description="(rule, case).")


class Decisions(DocumentPart):
    """What was decided beforehand."""

    pins: tuple[Pair, ...] = Field(default=(), description="(case, caseworker).")
    forbids: tuple[Pair, ...] = Field(default=(), description="(case, caseworker).")
    lifts: tuple[Pair, ...] = Field(default=(), description="(rule, case).")
    overrides: tuple[CarriedOverride, ...] = ()


class TierProof(DocumentPart):
    """A tier: what the plan reaches, what no plan can beat, and whether they meet."""

    name: str
    unit: str
    value: Number
    bound: Number
    proven: Truth
    cost: Cost
    over: Said | None = Field(
        default=None, description="What the proof is over; null where it is over every plan.",
    )
    grade: Grade | None = Field(
        default=None, description=(
            "checked: a proof of this tier and of all before it was built and checked without the "
            "solver; solver: proven on the solver's word; null: not proven."
        ),
    )


class Promise(DocumentPart):
    """What a balance that is not proven promises all the same."""

    measure: Measure
    points: Number = Field(description="Percentage points of utilisation, rounded up.")
    words: Said = ""


class PassedOverRow(DocumentPart):
    """Who knows the child, could take its case and does not."""

    caseworker: Id
    relation: Literal["family_caseworker", "previous_caseworker"]


class AssignmentRow(DocumentPart):
    """A case and who takes it."""

    case: Id
    caseworker: Id
    co_caseworker: Id | None
    tied: Truth | None = Field(
        default=False,
        description="Whether a plan as good gives it to another; null where that was not asked.",
    )
    pinned: PinnedCase | None = None
    why: Said = ""
    passed_over: tuple[PassedOverRow, ...] | None = None
    sure: SureRow | None = None


class BrokenRule(DocumentPart):
    """A rule in the way, and how."""

    rule: str
    words: Said


class Instead(DocumentPart):
    """At whose cost a case left out could have been placed."""

    caseworker: Id | None
    cases: tuple[Id, ...]
    words: Said


class UnassignedRow(DocumentPart):
    """A case nobody takes."""

    case: Id
    reasons: tuple[BrokenRule, ...] = ()
    owner: str = Field(default="", description="Who decides about it: a role of the model.")
    instead: Instead | None = None


class ConflictRow(DocumentPart):
    """A demand that collides with the others named."""

    rule: str
    subject: str
    words: Said


class ReceivedRow(DocumentPart):
    """What somebody had received beyond the expected, in cases, to a hundredth."""

    id: Id
    new: Number = 0
    heavy: Number = 0
    unwanted: Number = 0


class OverTimeRow(DocumentPart):
    """What people had received over the last weeks."""

    weeks: Count
    received: tuple[ReceivedRow, ...] = ()


class KeptRow(DocumentPart):
    """What room of somebody's is worth, and the scarcest cases to come it is kept for."""

    caseworker: Id
    price: Number = Field(description="Weeks that cases to come wait longer, all together, for "
                                      "each unit that norms count; to a hundredth.")
    price_a_case: Number = Field(default=0, description="And for each case, where a ceiling counts "
                                                        "cases.")
    phase: str
    skills: tuple[str, ...] = ()
    district: str | None = None
    a_week: Number = Field(description="Such cases that come in a week, to a hundredth.")


class NormRow(DocumentPart):
    """What a rule with a ceiling counts of somebody afterwards."""

    rule: str
    count: Number
    ceiling: Number
    unit: str


class CaseworkerRow(DocumentPart):
    """What somebody carries before and after."""

    id: Id
    team: str
    capacity_hours: Hours
    load_before_hours: Hours = Field(
        description="With nothing placed yet. Of staff changes: once they are carried out and what "
                    "must move is taken off; this morning's is in `people`.",
    )
    load_after_hours: Hours
    utilisation_before: Share | None = Field(description="Null without capacity.")
    utilisation_after: Share | None = Field(description="Null without capacity.")
    cases_before: Count = Field(description="As `load_before_hours`.")
    cases_after: Count
    new_cases: Count = Field(
        description="Taken today, co-work not counted; of staff changes, with what is taken over.",
    )
    norms: tuple[NormRow, ...] | None = None


class CaseRow(DocumentPart):
    """A new case: what it weighs and who may take it."""

    id: Id
    weight_hours: Hours
    co_weight_hours: Hours | None = Field(default=None, description="Null where nobody assists.")
    eligible: tuple[Id, ...] = ()


class PlanSummary(Spread):
    """The day in numbers, with the ties of the plan."""

    utilisation_max_given: Share | None = Field(
        default=None, description="The highest of those given something today.",
    )
    above_norm: Count | None = Field(default=None, description="People above a norm.")
    ties: Count | None = Field(default=None, description="Cases tied; null where not looked for.")


class Versions(DocumentPart):
    """What the plan was made with."""

    assigner: str = ""
    ortools: str = ""
    python: str = ""

    @property
    def said(self) -> Mapping[str, str]:
        """Name to version, of what the plan names."""
        found = {"assigner": self.assigner, "ortools": self.ortools, "python": self.python}
        return {name: version for name, version in found.items() if version}


class SolverRow(DocumentPart):
    """How it was found."""

    seed: Whole
    wall_seconds: Number = Field(default=0.0, description="Seconds; the one key that may differ.")
    deterministic: Truth = Field(
        default=True, description="False where a time limit was set, or the solve was cut off.",
    )
    engine: str | None = None
    versions: Versions = Versions()
    cut: Literal["interrupted", "overran", "memory", "died"] | None = Field(
        default=None, description="Why the engine was stopped before it ended, if it was.",
    )


class RestrictedRow(DocumentPart):
    """A restricted case of the day, new or open: its number where it is masked, who may know it."""

    case: Id
    number: Count
    people: tuple[Id, ...]


class DayPlan(Document):
    """What every plan says, of a day or of staff changes."""

    kind: str
    instance: DayRef
    model: ModelRef
    decisions: Decisions = Decisions()
    status: Status
    tiers: tuple[TierProof, ...] = Field(description="In order of priority.")
    certificate: Promise | None = None
    assignments: tuple[AssignmentRow, ...]
    unassigned: tuple[UnassignedRow, ...]
    conflict: tuple[ConflictRow, ...] = ()
    over_time: OverTimeRow | None = None
    tolerance: NoiseRow | None = Field(
        default=None, description='Where the model says balance.tolerance = "from weights".',
    )
    stability: StabilityRow | None = None
    kept: tuple[KeptRow, ...] | None = Field(
        default=None, description="Where the model has the tier `kept_for_later`: room that cases "
                                  "to come will need; of who is not in it, it is worth nothing.",
    )
    restricted: tuple[RestrictedRow, ...] = ()
    caseworkers: tuple[CaseworkerRow, ...]
    cases: tuple[CaseRow, ...] = Field(description="The new cases.")
    summary: PlanSummary
    solver: SolverRow


class PlanDocument(DayPlan):
    """What `solve` writes. Keys that came with a later minor version may be missing."""

    kind: Literal["plan"]
