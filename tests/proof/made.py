"""Plans with their proofs, made once a run."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from assigner.allocation import Allocation
from assigner.api.day import Day
from assigner.api.plan import Plan
from assigner.api.proof import built, subject_of
from assigner.proof.check import ClaimedTier, ProofSubject
from assigner.solve import Limits, Solved, solve
from assigner.solve.proving.builder import proof_of
from assigner.verify import judge
from tests.properties.offices import Drawn, draw

NORDBY = Path(__file__).parents[2] / "instances" / "nordby" / "2026-11-23"
Made = tuple[str, ProofSubject]


@cache
def nordby() -> tuple[Plan, str]:
    """Nordby's day: two advisers, siblings, newcomers, soft ceilings, five tiers."""
    plan = Day.from_folder(NORDBY).solve()
    return plan, built(plan).text


def nordby_subject() -> Made:
    """The same, as the checker takes it."""
    plan, text = nordby()
    return text, subject_of(plan)


def claimed(day: Drawn, allocation: Allocation) -> ProofSubject | None:
    """A plan that calls every tier of an allocation proven; None where it breaks a rule."""
    found = judge(day.problem, day.rules, day.tiers, allocation)
    if found.breaches:
        return None
    claims = [ClaimedTier(found.costs[tier.name], True) for tier in day.tiers]
    return ProofSubject(
        day.problem, day.rules, day.tiers, "day", "model", allocation, claims
    )


def drawn(day: Drawn) -> Made:
    """A day solved, and its proof."""
    solved = solve(day.problem, day.rules, day.tiers, Limits(ties=False))
    assert isinstance(solved, Solved)
    assert solved.proven
    subject = claimed(day, solved.allocation)
    assert subject is not None
    return proof_of(subject), subject


@cache
def branched(seed: int = 23, cases: int = 12, workers: int = 4) -> Made:
    """A day whose prices close only on a tree, as those of many seeds do."""
    return drawn(draw(seed, "sumsq", cases, workers, pairs=cases // 4, decisions=False))


@cache
def bounded_in_parts() -> Made:
    """A day in parts, where the balance and what follows are not called proven."""
    return unproven(drawn(draw(14, "sumsq", 12, 4, pairs=3, decisions=False))[1])


def unproven(subject: ProofSubject) -> Made:
    """A plan whose balance, and what follows, are not called proven."""
    claims = [
        replace(claim, proven=at < [tier.name for tier in subject.tiers].index("balance"))
        for at, claim in enumerate(subject.claims)
    ]
    found = replace(subject, claims=claims)
    return proof_of(found), found


@cache
def evened() -> Made:
    """A day that compares loads in order."""
    return drawn(draw(4, "leximax", 12, 4, pairs=3, decisions=False))


@cache
def given_up() -> Made:
    """A day that gives up some balance, up to a tolerance."""
    return drawn(draw(3, "sumsq", 12, 4, pairs=3, tolerance=True, decisions=False))


@cache
def highest() -> Made:
    """A day that asks for the lowest highest load, up to a tolerance."""
    return drawn(draw(2, "minmax", 12, 4, pairs=3, tolerance=True, decisions=False))
