"""Progress on standard error, once something takes more than two seconds."""

import time
from dataclasses import dataclass, field

import click

from assigner.problem import Problem
from assigner.solve import Standing

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
        gap = "proven" if item.proven else f"gap {value - bound:.6g} {item.tier.unit}"
        click.echo(
            f"{seconds:5.0f} s  {item.tier.name}: {value:.6g}, not below {bound:.6g} ({gap})",
            err=True,
        )
