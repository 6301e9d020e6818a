"""Plans with their proofs, made once a run."""

from functools import cache
from pathlib import Path

from assigner.api.day import Day
from assigner.api.plan import Plan
from assigner.api.proof import built

NORDBY = Path(__file__).parents[2] / "instances" / "nordby" / "2026-11-23"


@cache
def nordby() -> tuple[Plan, str]:
    """Nordby's day: two advisers, siblings, newcomers, soft ceilings, five tiers."""
    plan = Day.from_folder(NORDBY).solve()
    return plan, built(plan)
