"""How a solve stands: on a terminal once it takes more than two seconds, else as HEART beats."""

import time
from dataclasses import dataclass, field

from assigner.api.progress import SoFar
from assigner.cli.heartbeat import HEART, timed
from assigner.cli.passing import pass_by
from assigner.words import say, term

PATIENCE = 2.0
"""Seconds before anything is said: most days are done by then."""


@dataclass
class Progress:
    """Says how a solve stands: the tier, what is reached, what it cannot be below."""

    last: float = field(default=0.0)

    def __call__(self, standing: SoFar) -> None:
        """Note one standing; tell it at most once a second."""
        if not standing.tiers:
            return
        tier = standing.tiers[-1]
        gap = say("proven") if tier.proven else say(
            "gap {gap:.6g} {unit}", gap=tier.value - tier.bound, unit=term(tier.unit)
        )
        words = say(
            "{tier}: {value:.6g}, not below {bound:.6g} ({gap})",
            tier=term(tier.name), value=tier.value, bound=tier.bound, gap=gap,
        )
        HEART.note(words)
        now = time.monotonic()
        if standing.seconds >= PATIENCE and now - self.last >= 1:
            self.last = now
            pass_by(timed(standing.seconds, words))
