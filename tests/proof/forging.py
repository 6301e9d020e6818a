"""How a proof is forged: with counts and a digest that fit, as whoever forges would make it."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import pytest

from assigner.errors import VerificationFailed
from assigner.proof.check import ProofSubject, check
from assigner.proof.lines import written

Line = dict[str, Any]
Lines = list[Line]


def parsed(text: str) -> Lines:
    return [json.loads(line) for line in text.splitlines()[:-1]]


def counted(lines: Sequence[Line]) -> str:
    """The lines with each part's number of them as it is now, and the digest that fits."""
    part: Line | None = None
    for line in lines:
        if "part" in line:
            part = line
            part["lines"] = 0
        elif "tier" in line or "step" in line:
            part = None
        elif part is not None:
            part["lines"] += 1
    return written(lines)


def refused(text: str, subject: ProofSubject) -> str:
    """Why a proof is refused."""
    with pytest.raises(VerificationFailed) as found:
        check(text, subject)
    return str(found.value)


def digested(text: str) -> str:
    """Text as it stands, with the digest that fits."""
    before = text.removesuffix("\n").rpartition("\n")[0] + "\n"
    return f'{before}{{"end":"{hashlib.sha256(before.encode()).hexdigest()}"}}\n'
