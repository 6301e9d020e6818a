"""What the draws of weights came to, line by line."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from assigner.solve.outcome import Cut

Missing = Cut | Literal["time"]
"""Why draws are missing: there was no time for them, or what else stopped them."""


@dataclass
class Redrawn:
    """`taken`, case by case, by whom in how many draws.

    `draws` done of those `asked`; `proven` in every tier; `whole`: with every line as in the plan.
    `given_up`: percentage points of spread, summed over draws, that the plan lies above the best.
    `cut`: why fewer were done than asked.
    """

    asked: int
    draws: int = 0
    proven: int = 0
    whole: int = 0
    given_up: float = 0.0
    taken: dict[str, Counter[str]] = field(default_factory=dict)
    cut: Missing = ""
