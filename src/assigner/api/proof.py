"""A plan's proof: built with the engine's help, checked without it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from assigner.api.plan import Plan
from assigner.bounded import read_text
from assigner.documents.plan import Grade, TierProof
from assigner.errors import NothingFound, PlanError, VerificationFailed
from assigner.plan import Claims
from assigner.proof.check import ClaimedTier, ProofSubject, ShownTier, check
from assigner.solve.guard import guarded
from assigner.solve.limits import Limits
from assigner.solve.outcome import Cut
from assigner.words import Words, counted, refusal, say, term

SAME_MOVES = say("plans that move the same cases by choice")
"""Over what a proof of staff changes shows anything, where more cases could have moved."""
MOST_PROOF = 300_000_000
"""Bytes. The longest proof of the benchmarks has some hundred thousand."""


class BuiltProof(NamedTuple):
    """A proof as it is kept, what it shows, and why its making was `cut` off, if it was."""

    text: str
    shown: Sequence[ShownTier]
    cut: Cut


def built(plan: Plan, seconds: float | None = None) -> BuiltProof:
    """The proof of a plan, checked before it is handed out; what it cannot show it says.

    Made in a process of its own. `seconds`: how long prices are looked for; without, two minutes
    of the processor. Cut off, it shows the tiers it had come to. Raises EngineDied.
    """
    subject = subject_of(plan)

    def work(tell: Callable[[str], None]) -> str:
        from assigner.solve.proving.builder import proof_of  # noqa: PLC0415  # OR-Tools

        return proof_of(subject, seconds, tell)

    text, cut = guarded(work, Limits(seconds))
    if text is None:
        raise NothingFound(say("No proof was begun in the time given."))
    return BuiltProof(text, check(text, subject), cut)


def checked(plan: Plan, file: Path) -> list[ShownTier]:
    """What a proof shows of a plan. Raises VerificationFailed where it does not hold.

    Also where the plan calls a tier checked that it does not show. PlanError where it cannot be
    read.
    """
    try:
        text = read_text(file, MOST_PROOF)
    except (OSError, UnicodeDecodeError) as error:
        reason = refusal(error) if isinstance(error, OSError) else say("it is not text")
        raise PlanError(
            say("{path}: cannot be read ({reason})", path=file, reason=reason)
        ) from error
    shown = check(text, subject_of(plan))
    for tier, grade in zip(plan.claims.tiers, grades(plan, shown), strict=True):
        if tier.grade == "checked" != grade:
            raise VerificationFailed(say(
                "the proof does not show what the plan says it does: {tier}", tier=term(tier.name)
            ))
    return shown


def grades(plan: Plan, shown: Sequence[ShownTier]) -> list[Grade | None]:
    """What each tier of a plan rests on: `checked` where it and all before it are shown.

    That is by prices, and over all the plans that it is claimed of.
    """
    found: list[Grade | None] = []
    sure = True
    for claimed, item in zip(plan.claims.tiers, shown, strict=True):
        sure = sure and item.grade == "prices" and _over_all(plan, claimed, item)
        found.append("checked" if sure else "solver" if claimed.proven else None)
    return found


def graded(plan: Plan, shown: Sequence[ShownTier]) -> Plan:
    """The plan, saying of each tier what it rests on."""
    rows = zip(plan.claims.written["tiers"], grades(plan, shown), strict=True)
    tiers = [{**row, "grade": grade} for row, grade in rows]
    return replace(plan, claims=Claims.model_validate({**plan.claims.written, "tiers": tiers}))


def _over_all(plan: Plan, claimed: TierProof, item: ShownTier) -> bool:
    """Whether a proof, which moves the same cases by choice, is over all a tier is claimed of.

    Whatever else could move: nothing is below 0, or below what is enough.
    """
    if plan.claims.max_moves == 0 or claimed.over is not None or not any(item.least):
        return True
    return item.least[0] <= item.tier.costs(plan.problem).enough


def subject_of(plan: Plan) -> ProofSubject:
    """A plan as the checker takes it."""
    claims = plan.claims
    return ProofSubject(
        plan.problem, plan.policy.rules, plan.policy.tiers, claims.instance.sha256,
        claims.model.sha256, claims.allocation,
        [ClaimedTier(tuple(tier.cost), tier.proven) for tier in claims.tiers],
    )


def sentences(plan: Plan, shown: Sequence[ShownTier]) -> list[Words]:
    """What was shown of each tier, a sentence each."""
    return [
        _sentence(plan, item, term(claimed.over) if claimed.over else
                  None if _over_all(plan, claimed, item) else SAME_MOVES)
        for claimed, item in zip(plan.claims.tiers, shown, strict=False)
    ]


def summary(shown: Sequence[ShownTier]) -> Words:
    """What a plan whose proof was checked may be called."""
    weak = sum(item.grade != "prices" for item in shown)
    if not weak:
        return say("values recounted; every tier proven, proof checked without a solver")
    return counted(
        "values recounted; proof checked, {n} tier not shown by it",
        "values recounted; proof checked, {n} tiers not shown by it", weak,
    )


def covered(shown: Sequence[ShownTier]) -> Words:
    """How many tiers a proof shows by prices."""
    many = sum(item.grade == "prices" for item in shown)
    if many == len(shown):
        return say("every tier shown by prices")
    return say("{many} of {all} tiers shown by prices", many=many, all=len(shown))


def _sentence(plan: Plan, item: ShownTier, over: Words | None) -> Words:
    """One tier: grade, value, bound."""
    name, unit = term(item.tier.name), item.tier.unit
    if item.grade == "none":
        return say("{tier}: nothing is shown", tier=name)
    shown = round(item.tier.shown(plan.problem, item.least), 4)
    least = int(shown) if shown == int(shown) else shown
    if item.grade == "bound":
        return say("{tier}: shown to cost at least {least:,} {unit}; not called proven",
                   tier=name, least=least, unit=term(unit))
    if item.grade == "alone":
        return say("{tier}: {least:,} {unit}, proven by {solver} alone: not shown here",
                   tier=name, least=least, unit=term(unit), solver=", ".join(item.alone))
    if over is not None:
        return say("{tier}: shown that nothing costs less than {least:,} {unit}, over {over}",
                   tier=name, least=least, unit=term(unit), over=over)
    return say("{tier}: shown that nothing costs less than {least:,} {unit}",
               tier=name, least=least, unit=term(unit))
