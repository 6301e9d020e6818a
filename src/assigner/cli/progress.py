"""Progress of a solve on a terminal, once it takes more than two seconds."""

import time
from dataclasses import dataclass, field

from assigner.api.progress import SoFar
from assigner.cli.talk import pass_by
from assigner.words import say, term

PATIENCE = 2.0
"""Seconds before anything is said: most days are done by then."""


@dataclass
class Progress:
    """Says how a solve stands: the tier, what is reached, what it cannot be below."""

    last: float = field(default=0.0)

    def __call__(self, standing: SoFar) -> None:
        """Tell one standing, at most once a second."""
        now = time.monotonic()
        if standing.seconds < PATIENCE or now - self.last < 1 or not standing.tiers:
            return
        self.last = now
        tier = standing.tiers[-1]
        gap = say("proven") if tier.proven else say(
            "gap {gap:.6g} {unit}", gap=tier.value - tier.bound, unit=term(tier.unit)
        )
        pass_by(say(
            "{seconds:5.0f} s  {tier}: {value:.6g}, not below {bound:.6g} ({gap})",
            seconds=standing.seconds, tier=term(tier.name), value=tier.value, bound=tier.bound,
            gap=gap,
        ))
