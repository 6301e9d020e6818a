"""A proof in which one number is another, or one thing is left out, is refused.

Honestly: each is given the digest that fits it, so that arithmetic has to find it out.
"""

import copy
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest

from assigner.errors import VerificationFailed
from assigner.proof.check import ProofSubject, check
from assigner.proof.lines import written
from tests.proof.forging import counted
from tests.proof.made import (
    Made,
    bounded_in_parts,
    branched,
    evened,
    given_up,
    highest,
    nordby_subject,
)

FEW, MANY = 30, 1_700
Line = dict[str, Any]
Place = tuple[Any, ...]


def places(line: Any, at: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Everything that a line says, and where."""
    entries = line.items() if isinstance(line, dict) else enumerate(line)
    for key, value in entries:
        yield (*at, key), value
        if isinstance(value, dict | list):
            yield from places(value, (*at, key))


def mutants(text: str, random: Random) -> Iterator[tuple[str, str]]:
    """What was done, and the proof: a number a unit more or less; or a thing or line left out."""
    lines: list[Line] = [json.loads(line) for line in text.splitlines()[:-1]]
    while True:
        number = random.randrange(len(lines))
        every = list(places(lines[number]))
        numbers = [(at, n) for at, n in every if isinstance(n, int) and not isinstance(n, bool)]
        kind = random.randrange(5)
        if kind == 0:
            yield f"line {number} left out", written(lines[:number] + lines[number + 1:])
            continue
        if kind == 4:
            shorter = copy.deepcopy(lines[:number] + lines[number + 1:])
            yield f"line {number} left out, counted anew", counted(shorter)
            continue
        changed = copy.deepcopy(lines[number])
        at, value = random.choice(every if kind == 1 or not numbers else numbers)
        holder: Any = changed
        for key in at[:-1]:
            holder = holder[key]
        if kind == 1:
            del holder[at[-1]]
            said = f"line {number}: {at} left out"
        elif not isinstance(value, int) or isinstance(value, bool):
            continue
        else:
            holder[at[-1]] = value + random.choice((-1, 1))
            said = f"line {number}: {at}: {value} is {holder[at[-1]]}"
        yield said, written([*lines[:number], changed, *lines[number + 1:]])


def refused(text: str, subject: ProofSubject) -> bool:
    try:
        check(text, subject)
    except VerificationFailed:
        return True
    return False


PROOFS: dict[str, Callable[[], Made]] = {
    "Nordby": nordby_subject, "a tree": branched, "loads in order": evened,
    "with a tolerance": given_up, "the highest load": highest,
    "a bound": bounded_in_parts,
}


@pytest.mark.landing
@pytest.mark.parametrize(("proof", "count"), [
    pytest.param(proof, count, marks=pytest.mark.long if long else ())
    for proof in PROOFS
    for count, long in ((FEW, proof == "staff changes"), (MANY, True))
])
def test_mutants_are_refused_by_arithmetic(proof: str, count: int) -> None:
    text, subject = PROOFS[proof]()
    assert not refused(text, subject)
    found = mutants(text, Random(f"{proof}|{count}"))
    passed = [said for said, each in (next(found) for _ in range(count))
              if not refused(each, subject)]
    assert not passed


def test_a_mutant_without_its_digest_is_refused() -> None:
    text, subject = nordby_subject()
    assert refused(text.replace(':0', ':1', 1), subject)
