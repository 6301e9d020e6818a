"""A plan's proof: built with the engine's help, checked without it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from assigner.api.plan import Plan
from assigner.bounded import read_text
from assigner.errors import NothingFound, PlanError
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

    Raises PlanError where it cannot be read.
    """
    try:
        text = read_text(file, MOST_PROOF)
    except (OSError, UnicodeDecodeError) as error:
        reason = refusal(error) if isinstance(error, OSError) else say("it is not text")
        raise PlanError(
            say("{path}: cannot be read ({reason})", path=file, reason=reason)
        ) from error
    return check(text, subject_of(plan))


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
    over: Mapping[str, str | None] = {
        tier.name: str(tier.over) if tier.over else None for tier in plan.claims.tiers
    }
    return [_sentence(plan, item, over[item.tier.name]) for item in shown]


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


def _sentence(plan: Plan, item: ShownTier, over: str | None) -> Words:
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
