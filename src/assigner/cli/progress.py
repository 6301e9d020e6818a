"""Progress of a solve on a terminal, once it takes more than two seconds."""

import time
from dataclasses import dataclass, field

from assigner.cli.talk import pass_by
from assigner.problem import Problem
from assigner.solve import Standing
from assigner.words import say, term

PATIENCE = 2.0


@dataclass
class Progress:
    """Says how a solve stands: the tier, what is reached, what it cannot be below."""

    problem: Problem
    last: float = field(default=0.0)

    def __call__(self, standing: Standing, seconds: float) -> None:
        """Tell one standing, at most once a second."""
        now = time.monotonic()
        if seconds < PATIENCE or now - self.last < 1 or not standing.reached:
            return
        self.last = now
        item = standing.reached[-1]
        value = item.tier.shown(self.problem, item.value)
        bound = item.tier.shown(self.problem, item.bound)
        gap = say("proven") if item.proven else say(
            "gap {gap:.6g} {unit}", gap=value - bound, unit=term(item.tier.unit)
        )
        pass_by(say(
            "{seconds:5.0f} s  {tier}: {value:.6g}, not below {bound:.6g} ({gap})",
            seconds=seconds, tier=term(item.tier.name), value=value, bound=bound, gap=gap,
        ))
