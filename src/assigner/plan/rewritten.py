"""A plan's document written again from the facts: what differs is refused, key by key.

Nothing is taken from the file but what only a solver or a person could know: who takes what,
bounds and whether they are proven, which cases are tied, why somebody pinned, how long it took.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from assigner.documents.part import written
from assigner.documents.plan import DayPlan
from assigner.explain.clause_words import generally
from assigner.instance import Instance
from assigner.plan.certificate import Certificate
from assigner.plan.counted import CountedDay
from assigner.plan.document import VERSIONS, EndedDay, document
from assigner.plan.noise import claimed_noise
from assigner.plan.recount import Claims
from assigner.plan.scope import SCOPES
from assigner.plan.sure import claimed as claimed_draws
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.solve import Reached, Solved
from assigner.statement import Statement
from assigner.words import LANGUAGES, Words, say, speaking

SHOWN = 8
"""So many differences are told; the rest is counted."""
TOLD: Mapping[str, type | tuple[type, ...]] = {
    "wall_seconds": (int, float), "deterministic": bool, "engine": str, "cut": str,
}
"""What is said about the solve, and its kind: nobody can count it again."""


def plan_again(
    claims: Claims, problem: Problem, policy: Policy, counted: CountedDay | None = None
) -> EndedDay:
    """The plan as it would be, were its proofs, ties and decisions what it claims.

    `counted`: of the allocation it claims, where somebody has it already.
    """
    counted = counted or CountedDay(problem, policy.rules, claims.allocation)
    reached = tuple(
        Reached(tier, claimed.cost, claimed.cost, claimed.proven)
        for claimed, tier in zip(claims.tiers, policy.tiers, strict=True)
    )
    tied = frozenset(row.case for row in claims.assignments if row.tied)
    solved = Solved(
        counted.statement, counted.allocation, reached, tied, "",
        ties_sought=claims.summary.ties is not None,
    )
    return EndedDay(policy, solved, 0.0, decided=claims.decided, known=counted,
                    redrawn=claimed_draws(claims.assignments, claims.stability),
                    noise=claimed_noise(claims.tolerance))


def misstated(
    claims: Claims, problem: Problem, policy: Policy, day: Instance,
    counted: CountedDay | None = None,
) -> list[Words]:
    """Where a day's plan says otherwise than the facts do. `day`: the one it names."""
    return differs(claims, lambda: plan_again(claims, problem, policy, counted),
                   lambda plan: document(plan, day))


def differs(
    claims: Claims, plan: Callable[[], EndedDay], write: Callable[[EndedDay], DayPlan]
) -> list[Words]:
    """Where a document differs from what is written of the plan, in the language it was in."""
    least: list[Words] = []
    for language in LANGUAGES:
        with speaking(language):
            again = plan()
            counted = _trusted(claims, written(write(again)), again.statement)
        if json.dumps(claims.written) == json.dumps(counted):
            return []  # most plans hold, and a large one has a million places to look at
        found = list(_walk("", claims.written, counted, claims.schema_version in VERSIONS))
        if not found:
            return []
        least = min(least or found, found, key=len)
    more = len(least) - SHOWN
    return [*least[:SHOWN], *([say("and {n} more", n=more)] if more > 0 else [])]


def _trusted(claims: Claims, again: dict[str, Any], day: Statement) -> dict[str, Any]:
    """What is written again, with what only the file can say; each of that of its kind."""
    said = claims.written
    again["schema_version"] = claims.schema_version
    for row, claimed in zip(again["tiers"], claims.tiers, strict=True):
        row["bound"] = claimed.bound
        if claimed.over in {words.spoken(tongue) for words in SCOPES for tongue in LANGUAGES}:
            row["over"] = claimed.over
        if row["grade"] and claimed.grade:
            row["grade"] = claimed.grade
    promise = claims.certificate
    again["certificate"] = None if promise is None else {
        "measure": promise.measure, "points": promise.points,
        "words": str(Certificate(promise.measure, promise.points).words),
    }
    if PurePath(claims.model.name).stem == PurePath(again["model"]["name"]).stem:
        again["model"]["name"] = claims.model.name
    proven = again["status"] == "optimal"
    for row, claim in zip(again["assignments"], claims.assignments, strict=False):
        if claim.why == generally(row["why"], proven=proven, tied=row["tied"]):
            row["why"] = claim.why
        if row["sure"] is None and "sure" not in claim.model_fields_set:
            del row["sure"]  # as plans were written before the key was always there
    _let_in(claims, again, day)
    solver, counted = said["solver"], again["solver"]
    for key, kind in TOLD.items():
        if isinstance(solver.get(key), kind):
            counted[key] = solver[key]
    versions = solver.get("versions")
    if isinstance(versions, Mapping):
        for key in counted["versions"].keys() & versions.keys():
            if isinstance(versions[key], str):
                counted["versions"][key] = versions[key]
    return again


def _let_in(claims: Claims, again: dict[str, Any], day: Statement) -> None:
    """Who could, and is passed over, as written when a rule lifted for one let everybody in."""
    eligible = {row.id: row.eligible for row in claims.cases}
    for row in again["cases"]:
        if eligible.get(row["id"]) == day.candidates.takes[row["id"]]:
            row["eligible"] = list(day.candidates.takes[row["id"]])
    for seats, claim in zip(again["assignments"], claims.assignments, strict=False):
        if any(any(day.kept_out(claim.case, said.caseworker)) for said in claim.passed_over or ()):
            seats["passed_over"] = [written(said) for said in claim.passed_over or ()]


def _walk(path: str, said: Any, counted: Any, whole: bool) -> Iterator[Words]:
    """Every place where two documents differ; `whole`: no key may be missing either."""
    if isinstance(said, Mapping) and isinstance(counted, Mapping):
        for key in said.keys() - counted.keys():
            yield say("{path} is nothing that a plan says", path=_below(path, key))
        for key in counted:
            if key in said:
                yield from _walk(_below(path, key), said[key], counted[key], whole)
            elif whole:
                yield say("{path} is missing", path=_below(path, key))
    elif _listed(said) and _listed(counted) and len(said) == len(counted):
        for place, (one, other) in enumerate(zip(said, counted, strict=True)):
            name = other.get("case", other.get("id")) if isinstance(other, Mapping) else None
            yield from _walk(_below(path, name or place), one, other, whole)
    elif isinstance(said, bool) is not isinstance(counted, bool) or said != counted:
        yield say("{path} is {found}, counted {value}", path=path, found=_short(said),
                  value=_short(counted))


def _listed(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _below(path: str, key: object) -> str:
    return f"{path}.{key}" if path else f"{key}"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= MOST else f"{text[:MOST]}…"


MOST = 120
"""Longer values are cut where they are quoted."""
