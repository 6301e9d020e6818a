"""A proof in which one number is another, or one line is left out, is refused."""

import json
import re
from collections.abc import Iterator
from random import Random

import pytest

from assigner.api.plan import Plan
from assigner.api.proof import subject_of
from assigner.errors import VerificationFailed
from assigner.proof.check import check
from assigner.proof.lines import written
from tests.proof.made import nordby

NUMBER = re.compile(r"(?<=[:\[,])-?\d+(?=[,}\]])")
MANY, DEEP, ALL = 200, 40, 10_000


def mutants(text: str, count: int) -> Iterator[str]:
    """One number a unit more or less, one key or one line left out: the digest as it was."""
    random = Random(count)
    lines = text.splitlines()
    for _ in range(count):
        at = random.randrange(len(lines) - 1)
        numbers = list(NUMBER.finditer(lines[at]))
        kind = random.randrange(4)
        if kind == 0 or not numbers:
            yield "".join(f"{line}\n" for line in (*lines[:at], *lines[at + 1:]))
            continue
        chosen = random.choice(numbers)
        more = str(int(chosen[0]) + random.choice((-1, 1)))
        line = f"{lines[at][:chosen.start()]}{more}{lines[at][chosen.end():]}"
        yield "".join(f"{each}\n" for each in (*lines[:at], line, *lines[at + 1:]))


def refused(plan: Plan, text: str) -> bool:
    try:
        check(text, subject_of(plan))
    except VerificationFailed:
        return True
    return False


def with_its_own_digest(text: str) -> str:
    """The same lines, with the digest that fits them."""
    return written(json.loads(line) for line in text.splitlines()[:-1])


def test_mutants_are_refused() -> None:
    plan, text = nordby()
    assert all(refused(plan, each) for each in mutants(text, MANY))


@pytest.mark.parametrize("count", [DEEP, pytest.param(2_000, marks=pytest.mark.long)])
def test_mutants_with_a_digest_that_fits_show_nothing_false(count: int) -> None:
    plan, text = nordby()
    whole = [item.least for item in check(text, subject_of(plan))]
    passed = 0
    for each in mutants(text, count):
        try:
            shown = check(with_its_own_digest(each), subject_of(plan))
        except VerificationFailed:
            continue
        passed += 1
        assert all(
            item.grade == "none" or item.least == least
            for item, least in zip(shown, whole, strict=True)
        )
    assert passed < count / 4


@pytest.mark.long
def test_ten_thousand_mutants_are_refused() -> None:
    plan, text = nordby()
    assert all(refused(plan, each) for each in mutants(text, ALL))
