"""The lines of a proof: JSON objects, one a line, of the kinds below and no others.

Numbers are whole and of any length. The last line is the digest of all before it.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationError

from assigner.bounded import json_document
from assigner.errors import VerificationFailed
from assigner.words import Words, say

FORMAT = 1


class ProofLine(BaseModel):
    """Any line; a key nobody knows is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class PartRow(ProofLine):
    """The cases and caseworkers of a part, none of which is in another."""

    cases: list[StrictStr]
    workers: list[StrictStr]


class HeadLine(ProofLine):
    """First line: the version of the format, what it is about, the parts of the day."""

    proof: StrictInt
    instance: StrictStr
    model: StrictStr
    parts: list[PartRow]


class TierLine(ProofLine):
    """A tier begins. `claim`: its least cost, as in the plan (or in `best`, then given).

    `best`: an allocation that reaches it, case -> caseworker and co-worker, where the plan
    gives some of it up. `bound`: what it costs at least, where the plan does not call it proven.
    """

    tier: StrictStr
    claim: list[StrictInt]
    best: dict[StrictStr, list[StrictStr]] | None = None
    bound: StrictInt | None = None


class StepLine(ProofLine):
    """A claim of the tier: the goal is at least `value`, and in each part at least `least`.

    `kept`: the most that each budget that begins here may come to.
    """

    step: StrictInt
    value: StrictInt
    least: list[StrictInt]
    kept: list[StrictInt]


class PartLine(ProofLine):
    """Now a part is shown. `alone`: it is not shown here; such a solver alone says so."""

    part: StrictInt
    alone: StrictStr = ""


class KeepLine(ProofLine):
    """Prices on a budget by its number: what lies too far above it is left out for good.

    `least`: everybody's cheapest; `base`: the bound without them; `list`: what is left is
    listed; `left`: how many sets are listed then.
    """

    keep: StrictInt
    scale: StrictInt
    links: dict[StrictStr, StrictInt]
    kept: dict[StrictStr, StrictInt]
    least: dict[StrictStr, StrictInt]
    base: StrictInt
    list_: bool = Field(default=False, alias="list")
    left: StrictInt


class PricesLine(ProofLine):
    """Prices at a node. Proves it, where `base` + `people` is enough; else leaves `left` sets."""

    scale: StrictInt
    links: dict[StrictStr, StrictInt]
    kept: dict[StrictStr, StrictInt]
    base: StrictInt
    people: StrictInt
    left: StrictInt


class SplitLine(ProofLine):
    """A node falls in two: where a seat is taken, then where it is not."""

    split: list[StrictStr]


class EndLine(ProofLine):
    """Last line: SHA-256 of all lines before it, each with its end of line."""

    end: StrictStr


Kind = TypeVar("Kind", bound=ProofLine)
KINDS: Mapping[str, type[ProofLine]] = {
    "proof": HeadLine, "tier": TierLine, "step": StepLine, "part": PartLine, "keep": KeepLine,
    "scale": PricesLine, "split": SplitLine, "end": EndLine,
}
"""The first key of a line says what it is."""


def digest(lines: Iterator[str] | list[str]) -> str:
    """SHA-256 of lines, each with its end of line."""
    found = hashlib.sha256()
    for line in lines:
        found.update(line.encode())
        found.update(b"\n")
    return found.hexdigest()


def written(lines: Iterator[Mapping[str, Any]]) -> str:
    """A proof as it is kept, its digest added."""
    texts = [json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines]
    texts.append(json.dumps({"end": digest(texts)}))
    return "".join(f"{text}\n" for text in texts)


class ProofText:
    """A proof read line by line, with the number of the line for what is wrong in it."""

    def __init__(self, text: str) -> None:
        self.texts = text.split("\n")
        self.number = 0
        if self.texts[-1] or len(self.texts) < 3:
            self.number = len(self.texts)
            raise self.fails(say("the proof is cut off"))
        self.texts.pop()
        self.number = len(self.texts)
        end = self._read(EndLine, self.texts.pop())
        if end.end != digest(self.texts):
            raise self.fails(say("the digest is not that of the lines before it"))
        self.number = 0

    def fails(self, words: Words) -> VerificationFailed:
        """What is wrong with the line read last."""
        return VerificationFailed(
            say("the proof does not hold, line {line}: {words}", line=self.number, words=words)
        )

    def next_is(self, kind: type[ProofLine]) -> bool:
        """Whether the next line is of a kind."""
        if self.number >= len(self.texts):
            return False
        first = self.texts[self.number].removeprefix('{"').partition('"')[0]
        return KINDS.get(first) is kind

    def take(self, kind: type[Kind]) -> Kind:
        """The next line, which has to be of a kind. Raises VerificationFailed."""
        known = self.next_is(kind)
        self.number += 1
        if not known:
            raise self.fails(say("another kind of line is needed here"))
        return self._read(kind, self.texts[self.number - 1])

    def over(self) -> None:
        """Nothing may follow. Raises VerificationFailed."""
        if self.number < len(self.texts):
            self.number += 1
            raise self.fails(say("nothing is needed here any more"))

    def _read(self, kind: type[Kind], text: str) -> Kind:
        try:
            return kind.model_validate(json_document(text))
        except (json.JSONDecodeError, ValidationError) as error:
            raise self.fails(say("it is no line of a proof")) from error
