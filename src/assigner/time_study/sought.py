"""The numbers a study looks for, and how far each may lie from the present one.

The prior: what the present model says, and how much it is trusted. It is weak, so that it
decides only where the data say little: a weight is taken to be within a factor of three of the
present one with two chances in three, so data that know it to 20 % leave it 3 % of the say.
"""

from dataclasses import dataclass
from math import inf, log
from typing import Final, Literal

Kind = Literal["weight", "further", "first", "co", "mixing", "meetings"]

WITHIN: Final = 3.0
"""Factor within which a weight, or the factor of the first weeks, is of the present one, with two
chances in three: offices that differ by more hardly do the same work."""
SPREADS: Final = {"further": 0.5, "co": 0.5, "mixing": 0.2, "meetings": 6.0}
"""The same for shares, and for hours a week of fixed time: the whole of what is plausible."""
MOST_IN_LOGS: Final = {"weight": inf, "first": 10.0, "co": 1.0}
LARGEST: Final = {"further": 1.0, "co": 1.0, "mixing": 1.0, "meetings": 60.0}
"""As the model's quantities allow."""


@dataclass(frozen=True)
class Sought:
    """One number. `value`: the present one: hours a week of a weight or of fixed time, else bare.

    `spread`: one standard deviation of the prior, of the logarithm where `in_logs`.
    """

    key: str
    kind: Kind
    value: float
    spread: float
    in_logs: bool
    most: float = inf

    @classmethod
    def of(cls, key: str, kind: Kind, value: float, within: float = WITHIN) -> "Sought":
        """A number with the prior of its kind; `within`: for weights, in place of WITHIN.

        A case weighs a minute at least, as the model has it.
        """
        if kind == "weight":
            value = max(value, 1 / 60)
        if kind in MOST_IN_LOGS and value > 0:
            return cls(key, kind, value, log(within), in_logs=True, most=MOST_IN_LOGS[kind])
        return cls(key, kind, value, SPREADS[kind], in_logs=False, most=LARGEST[kind])
