"""What somebody has of what is counted, against a ceiling: what people call a norm."""

from dataclasses import dataclass

from assigner.words import Words, say

NEW_TODAY = say("new today")
"""The heading of every norm about one day's inflow."""

CASES_HELD = say("cases")
"""The heading of a ceiling on every case somebody holds."""


@dataclass(frozen=True, slots=True)
class Norm:
    """What somebody has of what a rule counts, and the rule's ceiling for them, in `unit`.

    `heading`: what is counted, in short; norms under one heading are read together.
    `standing`: it is about what is held, not about what a day or a week brings.
    """

    rule: str
    count: int
    ceiling: int
    unit: str
    heading: Words
    standing: bool = False

    @property
    def room(self) -> int:
        """What is left below the ceiling; negative above it."""
        return self.ceiling - self.count
