"""Numbers of options that end: `nan` and `inf` pass every comparison, and mean nothing here."""

import math
from typing import Any

import click

from assigner.words import say


class Finite(click.FloatRange):
    """A number within a range; not `nan`, not `inf`."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number as Python has it."""
        number = float(super().convert(value, param, ctx))
        if not math.isfinite(number):
            self.fail(str(say("{value} is not a finite number.", value=str(value))), param, ctx)
        return number
