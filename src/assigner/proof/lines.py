"""The lines of a proof: JSON objects, one a line, of the kinds below; see `docs/proof.md`.

Numbers are whole and of any length. The last line is the digest of all before it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationError

from assigner.bounded import json_document
from assigner.errors import VerificationFailed
from assigner.words import Words, say

FORMAT = 4
Kind = TypeVar("Kind", bound="ProofLine")


class ProofLine(BaseModel):
    """Any line; a key nobody knows is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class HeadLine(ProofLine):
    """The version of the format, how many tiers are told, of which day and model.

    Of each part its cases and its caseworkers.
    """

    proof: StrictInt
    tiers: StrictInt
    instance: StrictStr
    model: StrictStr
    parts: list[tuple[list[StrictStr], list[StrictStr]]]


class TierLine(ProofLine):
    """A tier and its least cost; `best`, an allocation of it where the plan gives some up.

    `bound`: what it costs at least, where the plan does not call it proven.
    """

    tier: StrictStr
    claim: list[StrictInt]
    best: dict[StrictStr, list[StrictStr]] | None = None
    bound: StrictInt | None = None


class StepLine(ProofLine):
    """A claim: a goal is at least `value`, in each part `least`; `kept`: the new budgets."""

    step: StrictInt
    value: StrictInt
    least: list[StrictInt]
    kept: list[StrictInt]


class PartLine(ProofLine):
    """A part begins, so many `lines`; its claim rests on that solver `alone`, if on any."""

    part: StrictInt
    lines: StrictInt
    alone: StrictStr = ""


class PricedLine(ProofLine):
    """Prices, their `sum`, the bound `base` without the caseworkers; how many sets are `left`."""

    scale: StrictInt = Field(ge=0)
    links: dict[StrictStr, StrictInt]
    kept: dict[StrictStr, StrictInt]
    sum: StrictInt
    base: StrictInt
    left: StrictInt


class PricesLine(PricedLine):
    """Prices at a node: they prove `base` + `people`."""

    people: StrictInt


class KeepLine(PricedLine):
    """Prices on a budget: what lies too far above everybody's `least` is left out for good.

    `fluid`: the least if seats could be held in part; nothing is searched for.
    """

    keep: StrictInt
    least: dict[StrictStr, StrictInt]
    lists: bool = False
    fluid: bool = False


class SplitLine(ProofLine):
    """A node falls in two: a seat is taken, then it is not."""

    split: list[StrictStr]


class EndLine(ProofLine):
    """SHA-256 of all lines before it, each with its end of line."""

    end: StrictStr


KINDS: Mapping[str, type[ProofLine]] = {
    "proof": HeadLine, "tier": TierLine, "step": StepLine, "part": PartLine, "keep": KeepLine,
    "scale": PricesLine, "split": SplitLine, "end": EndLine,
}
"""The first key of a line says what it is."""


def written(lines: Iterable[Mapping[str, Any]]) -> str:
    """A proof as it is kept, its digest added."""
    text = "".join(
        json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines
    )
    return f'{text}{{"end":"{_digest(text)}"}}\n'


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class ProofText:
    """A proof read line by line, with the number of the line for what is wrong in it."""

    def __init__(self, text: str) -> None:
        self.texts = text.removesuffix("\n").split("\n")
        self.number = len(self.texts) - 1
        end = self.take(EndLine)
        before = text.removesuffix("\n").rpartition("\n")[0] + "\n"
        self.require(end.end == _digest(before), say("the digest is not that of the lines"))
        self.texts.pop()
        self.number = 0

    def require(self, holds: bool, words: Words) -> None:
        """Raise VerificationFailed unless something holds of the line read last."""
        if not holds:
            raise VerificationFailed(say(
                "the proof does not hold, line {line}: {words}", line=self.number, words=words
            ))

    def next_is(self, kind: type[ProofLine]) -> bool:
        """Whether the next line is of a kind."""
        if self.number >= len(self.texts):
            return False
        return KINDS.get(self.texts[self.number][2:].partition('"')[0]) is kind

    def take(self, kind: type[Kind]) -> Kind:
        """The next line, which has to be of a kind."""
        known = self.next_is(kind)
        self.number += 1
        self.require(known, say("another kind of line is needed here"))
        try:
            return kind.model_validate(json_document(self.texts[self.number - 1]))
        except (json.JSONDecodeError, ValidationError):
            self.require(False, say("it is no line of a proof"))
            raise

    def over(self) -> None:
        """Nothing may follow."""
        self.number += 1
        self.require(self.number > len(self.texts), say("nothing is needed here any more"))
