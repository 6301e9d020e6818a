"""Rounds keep the order of urgency, the most of a phase, and siblings together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assigner.instance import Case
from assigner.simulation.setting import rounds_of

pytestmark = pytest.mark.landing

CASES = st.lists(
    st.tuples(st.sampled_from(["intake", "measures"]), st.sampled_from(["", "f", "g"])),
    max_size=30,
)


@given(CASES, st.integers(1, 5))
def test_rounds(kinds: list[tuple[str, str]], most: int) -> None:
    cases = [
        Case(id=str(place), phase=phase, family=family, complexity="simple")
        for place, (phase, family) in enumerate(kinds)
    ]
    rounds = rounds_of(cases, most)
    assert sorted(case.id for one in rounds for case in one) == sorted(case.id for case in cases)
    at = {case.id: place for place, one in enumerate(rounds) for case in one}
    for family in ("f", "g"):
        for phase in ("intake", "measures"):
            theirs = {at[c.id] for c in cases if c.family == family and c.phase == phase}
            assert len(theirs) <= 1
    for one in rounds:
        for phase in ("intake", "measures"):
            assert len([c for c in one if c.phase == phase and not c.family]) <= most
    assert len(rounds) == 1 or all(rounds)
