"""What is asked: a family, a size, a strength of eligibility, and the time each method gets."""

import json
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Self

from assigner.objective import Tier
from assigner.problem import Problem
from assigner.rule import Rule
from benchmarks.bare import Bare

STRENGTHS = ("loose", "realistic", "tight")


@dataclass(frozen=True)
class Question:
    """One row of questions in the table; `folder` only for sets that lie outside the project.

    `methods`: who is asked. `known`: the published optimum, where there is one.
    """

    family: str
    size: str
    strength: str
    seconds: float
    methods: tuple[str, ...]
    seed: int = 1
    folder: str = ""
    known: float | None = None

    @property
    def counts(self) -> tuple[int, int]:
        """New cases and caseworkers of a size such as 50x163."""
        cases, workers = self.size.split("x")
        return int(cases), int(workers)

    @property
    def grain(self) -> str:
        """What the generators are seeded with; a text, so the hash seed cannot matter."""
        return f"{self.family} {self.size} {self.strength} {self.seed}"

    def written(self) -> str:
        """As JSON, for the process that answers."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, written: str) -> Self:
        """From JSON."""
        fields = json.loads(written)
        return cls(**{**fields, "methods": tuple(fields["methods"])})


@dataclass(frozen=True)
class Posed:
    """A question ready to be answered. `bare` only where it is all there is to the question.

    `unit`: what to divide load^2 / capacity in minutes by to show it; 60 shows hours.
    `zones`: the cases of each zone, where everybody works in one zone and is free which.
    """

    problem: Problem
    rules: tuple[Rule, ...]
    tiers: tuple[Tier, ...]
    bare: Bare | None = None
    unit: Fraction = Fraction(60)
    zones: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Places:
    """Where things lie that are not part of the project."""

    csplib: Path | None = None
    timefold: Path | None = None
    scratch: Path = field(default_factory=Path)
