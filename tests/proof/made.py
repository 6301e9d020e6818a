"""Plans with their proofs, made once a run."""

from functools import cache
from pathlib import Path

from assigner.api.day import Day
from assigner.api.kept import Kept
from assigner.api.proof import built

NORDBY = Path(__file__).parents[2] / "instances" / "nordby" / "2026-11-23"


@cache
def nordby() -> tuple[Kept, str]:
    """Nordby's day: two advisers, siblings, newcomers, soft ceilings, five tiers."""
    kept = Day.from_folder(NORDBY).solve().kept
    return kept, built(kept)
