"""How often the cases come that room is kept for: in a unit in which it is a number."""

import pytest

from assigner.called import Called
from assigner.kept_room import KeptRoom


@pytest.mark.parametrize(("a_week", "told"), [
    (140, "about 1.4 a week come"),
    (50, "about 0.5 a week come"),
    (49, "about 2.1 a month come"),
    (24, "about 1.0 a month come"),
    (23, "about 12 a year come"),
    (4, "about 2 a year come"),
    (1, "about 1 a year come"),
    (0, "fewer than one a year come"),
])
def test_rare_cases_are_told_in_longer_times(a_week: int, told: str) -> None:
    room = KeptRoom(7, "measures", ("arabic",), a_week=a_week)
    assert str(room.words(Called({}))) == f"kept for cases that ask for arabic; {told}"
