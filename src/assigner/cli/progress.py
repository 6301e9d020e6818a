"""How a solve stands: on a terminal once it takes more than two seconds, else as HEART beats."""

import time
from dataclasses import dataclass, field

from assigner.api.progress import SoFar, TierSoFar
from assigner.cli.heartbeat import HEART, timed
from assigner.cli.passing import pass_by
from assigner.views.tiers import LOT, tier_name
from assigner.words import Words, say, term

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
        words = _standing(tier)
        HEART.note(words)
        now = time.monotonic()
        if standing.seconds >= PATIENCE and now - self.last >= 1:
            self.last = now
            pass_by(timed(standing.seconds, words))


def _standing(tier: TierSoFar) -> Words:
    """What a tier has come to; the number of a lot means nothing to anybody."""
    name = tier_name(tier.name)
    if tier.name == LOT:
        return say("{tier}: {standing}", tier=name,
                   standing=say("proven") if tier.proven else say("not proven yet"))
    gap = say("proven") if tier.proven else say(
        "gap {gap:.6g} {unit}", gap=tier.value - tier.bound, unit=term(tier.unit))
    return say("{tier}: {value:.6g}, not below {bound:.6g} ({gap})",
               tier=name, value=tier.value, bound=tier.bound, gap=gap)
