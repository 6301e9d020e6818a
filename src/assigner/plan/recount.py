"""A plan read back and judged again from the day's facts, without the engine."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, JsonValue, ValidationError, model_validator

from assigner.allocation import Allocation, Seats
from assigner.bounded import MOST_JSON, json_document, read_text
from assigner.documents.misread import SHOWN, Misread, misread
from assigner.documents.part import hours, written
from assigner.documents.plan import DayPlan, PassedOverRow
from assigner.documents.rebalance import StaffChanges
from assigner.errors import AssignerError, PlanError, VerificationFailed
from assigner.explain.passed_over import Continuity
from assigner.kept_room import KeptRoom
from assigner.objectives.over_time import from_rows
from assigner.plan.certificate import certify
from assigner.plan.counted import CountedDay
from assigner.plan.document import VERSIONS
from assigner.plan.kept import kept_claimed, kept_faults
from assigner.plan.limited import learn_plan
from assigner.plan.no_plan import no_plan
from assigner.plan.noise import noise_faults
from assigner.plan.pinned import Decided
from assigner.plan.sure import faults
from assigner.policy import Policy
from assigner.problem import Beyond, Problem
from assigner.statement import Statement
from assigner.verify import disagreements
from assigner.words import Words, joined, refusal, say, term

Counted = dict[str, JsonValue]


class Claims(StaffChanges):
    """What a plan document claims, of a day or of staff changes; `recount` recounts it all."""

    written: Mapping[str, Any] = Field(default_factory=dict, repr=False)
    """The document itself, word for word."""
    kind: Literal["plan", "rebalance"]

    @model_validator(mode="before")
    @classmethod
    def _keep(cls, document: object) -> object:
        return {**document, "written": document} if isinstance(document, Mapping) else document

    @classmethod
    def of(cls, document: DayPlan) -> "Claims":
        """What a document that was just made claims."""
        return cls.model_validate(written(document))

    @property
    def decided(self) -> Decided:
        """Who pinned what, and the overrides it carries."""
        pinned = {row.case: row.pinned for row in self.assignments if row.pinned is not None}
        return Decided(pinned, self.decisions.overrides)

    @property
    def beyond(self) -> dict[str, Beyond]:
        """What people had received beyond the expected, as the plan took it."""
        return {} if self.over_time is None else from_rows(
            tuple(row.model_dump() for row in self.over_time.received)
        )

    @property
    def room(self) -> dict[str, KeptRoom]:
        """What people's room was worth for cases to come, as the plan took it."""
        return kept_claimed(self.kept)

    @property
    def allocation(self) -> Allocation:
        """Who takes what."""
        return Allocation(
            {row.case: Seats(row.caseworker, row.co_caseworker) for row in self.assignments}
        )


def read_claims(path: Path) -> Claims:
    """Read a plan. Raises PlanError when it is not a plan this version understands.

    VerificationFailed where it is one, and says what no plan says.
    """
    try:
        found = json_document(read_text(path, MOST_JSON))
    except IsADirectoryError as error:
        raise PlanError(no_plan(path)) from error
    except OSError as error:
        raise PlanError(
            say("{path}: cannot be read ({reason})", path=path, reason=refusal(error))
        ) from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise PlanError(no_plan(path)) from error
    schema = str(found.get("schema_version", "")) if isinstance(found, Mapping) else ""
    newer = PlanError(say("{path}: schema {schema} is newer than this program", path=path,
                          schema=schema))
    if schema and schema.partition(".")[0] != "1":
        raise newer
    try:
        claims = Claims.model_validate(found)
        learn_plan(claims)
        return claims
    except ValidationError as error:
        wrong = misread(error)
        raise newer if wrong.unknown and _later(schema) else _refused(path, wrong) from error


def _later(schema: str) -> bool:
    """Whether a version may say what this one does not know."""
    minor, ours = schema.partition(".")[2], VERSIONS[-1].partition(".")[2]
    return minor.isascii() and minor.isdigit() and int(minor[:9]) > int(ours)


def _refused(path: Path, wrong: Misread) -> AssignerError:
    if wrong.reason:
        return PlanError(say(
            "{path}: is not a plan: {where}: {reason}", path=path,
            where=wrong.where or say("document"), reason=wrong.reason,
        ))
    return VerificationFailed(say("{path}: {wrong}", path=path, wrong=joined([
        say("{path} is nothing that a plan says", path=key) for key in wrong.unknown[:SHOWN]
    ], "; ")))


def recount(
    claims: Claims, problem: Problem, policy: Policy, counted: CountedDay | None = None
) -> tuple[Words, ...]:
    """Every way in which a plan is not what it claims; empty when it holds.

    `counted`: of the allocation it claims, where somebody has it already.

    Judged again: each hard rule, each tier's cost, that every new case is placed once or
    listed, the loads and weights, the summary, and that proofs fit values and status.
    """
    allocation = claims.allocation
    counted = counted or CountedDay(problem, policy.rules, allocation)
    found = list(
        disagreements(
            problem, policy.rules, policy.tiers, allocation,
            {tier.name: tier.cost for tier in claims.tiers},
        )
    )
    if found:
        return tuple(found)
    listed = sorted(
        [row.case for row in claims.assignments] + [row.case for row in claims.unassigned]
    )
    if listed != sorted(problem.cases):
        found.append(say("the new cases are not each placed or listed exactly once"))
    found += claims.decided.faults(
        claims.decisions.pins, claims.decisions.lifts, problem.cases.keys()
    )
    if claims.kind == "plan":
        found += noise_faults(claims.tolerance, claims.tiers, problem, policy)
    found += faults(claims.assignments, claims.stability, problem)
    found += kept_faults(claims.kept, problem, policy)
    found += _proofs(claims, problem, policy)
    found += _certificate(claims, problem, policy)
    found += _passed_over(claims, counted.statement)
    people = [written(row) for row in counted.caseworkers]
    whole = claims.schema_version in VERSIONS
    found += _differences("caseworkers", claims.written["caseworkers"], people, whole)
    weights: list[Counted] = [
        {"id": case, "weight_hours": hours(problem.weight[case])} for case in problem.cases
    ]
    found += _differences("cases", claims.written["cases"], weights, whole)
    found += _differences("summary", [claims.written["summary"]], [
        written(counted.summary)
    ], whole)
    return tuple(found)


def _proofs(claims: Claims, problem: Problem, policy: Policy) -> list[Words]:
    found = []
    if [tier.name for tier in claims.tiers] != [tier.name for tier in policy.tiers]:
        return [say("the tiers are not those of the model, in its order")]
    for claimed, tier in zip(claims.tiers, policy.tiers, strict=True):
        name = term(tier.name)
        if claimed.value != tier.shown(problem, claimed.cost):
            found.append(say("{tier}: the value does not follow from its cost", tier=name))
        if claimed.bound > claimed.value:
            found.append(say("{tier}: the bound lies above the value", tier=name))
        if claimed.proven and claimed.bound != claimed.value and not tier.tolerance > 0:
            found.append(say("{tier}: called proven with a gap", tier=name))
    grades = [tier.grade or "solver" for tier in claims.tiers]
    if grades != sorted(grades):
        found.append(say("a tier is called checked after one that is not"))
    if any(tier.grade == "checked" for point in claims.curve or () for tier in point.tiers):
        found.append(say("a place of the curve is called checked, and no proof is of it"))
    if (claims.status == "optimal") != all(tier.proven for tier in claims.tiers):
        found.append(say("the status does not follow from the proofs"))
    return found


def _passed_over(claims: Claims, statement: Statement) -> list[Words]:
    """Who is passed over must be who knows the child, could take its case and does not.

    Plans once told of people whom a rule keeps out that is lifted for somebody else alone, too.
    """
    continuity = Continuity(statement, claims.allocation)
    return [
        say("{case}: those passed over are {found}, counted {value}", case=row.case,
            found=_known(row.passed_over), value=_known(counted))
        for row in claims.assignments
        for counted in [tuple(
            PassedOverRow(caseworker=who, relation=how) for who, how in continuity.of(row.case)
        )]
        if row.passed_over is not None and counted != tuple(
            said for said in row.passed_over
            if not any(statement.kept_out(row.case, said.caseworker))
        )
    ]


def _known(found: tuple[PassedOverRow, ...]) -> str:
    return ", ".join(f"{row.caseworker} ({row.relation})" for row in found) or "–"


def _certificate(claims: Claims, problem: Problem, policy: Policy) -> list[Words]:
    """A promise about the balance must follow from its value and bound."""
    claimed = claims.certificate
    for stated, tier in zip(claims.tiers, policy.tiers, strict=False):
        if claimed is not None and tier.evens and not stated.proven:
            counted = certify(problem, claims.allocation, tier, stated.value, stated.bound)
            if counted is not None and counted.measure == claimed.measure and (
                counted.points <= claimed.points
            ):
                return []
    if claimed is None:
        return []
    return [say("the certificate does not follow from the bound of the balance")]


def _differences(
    what: str, claimed: Any, counted: list[Counted], whole: bool
) -> list[Words]:
    """Where rows differ; unless `whole`, an earlier version may not have said a key yet."""
    if len(claimed) != len(counted):
        return [say("{what}: {found} rows, not {count}", what=what, found=len(claimed),
                    count=len(counted))]
    return [
        say(
            "{what} {id}: {key} is {found}, counted {value}",
            what=what, id=row.get("id", ""), key=key, found=row.get(key), value=value,
        )
        for row, recounted in zip(claimed, counted, strict=True)
        for key, value in recounted.items()
        if row.get(key) != value and (whole or key in row)
    ]
