"""CSPLib 069 with free staffing, on small wards of the same shape, against every way there is."""

from collections.abc import Iterator
from random import Random

import pytest
from benchmarks.answer import judged
from benchmarks.families.nursing import Ward
from benchmarks.methods.ours import answer
from benchmarks.question import Places

from tests import draws

pytestmark = pytest.mark.landing


def parts(patients: list[int], nurses: int, ward: Ward) -> Iterator[int]:
    """The sum of squares of every way to give a zone's patients to its nurses."""
    if nurses == 0:
        if not patients:
            yield 0
        return
    if not patients:
        return
    first, *rest = range(len(patients))
    for chosen in range(2 ** len(rest)):
        mine = [first, *(place for at, place in enumerate(rest) if chosen >> at & 1)]
        load = sum(patients[place] for place in mine)
        if ward.fewest <= len(mine) <= ward.most and load <= ward.workload:
            left = [patients[place] for place in rest if place not in mine]
            for below in parts(left, nurses - 1, ward):
                yield load**2 + below


def by_trying(ward: Ward, zones: list[tuple[int, ...]], nurses: int) -> int | None:
    """The least sum over every staffing."""
    if not zones:
        return 0 if nurses == 0 else None
    found = [
        here + below
        for count in range(1, nurses + 1)
        if (here := min(parts(list(zones[0]), count, ward), default=None)) is not None
        and (below := by_trying(ward, zones[1:], nurses - count)) is not None
    ]
    return min(found, default=None)


def drawn(seed: int) -> Ward:
    random = Random(f"ward {seed}")
    zones = tuple(
        tuple(sorted((random.randint(10, 60) for _ in range(random.randint(3, 6))), reverse=True))
        for _ in range(random.randint(2, 3))
    )
    patients = sum(len(zone) for zone in zones)
    return Ward(zones, random.randint(-(-patients // 3) + 1, patients - 2), 1, 3, 115)


@pytest.mark.parametrize("seed", draws.drawn(6, range(16)))
def test_the_optimum_over_all_staffings(seed: int) -> None:
    ward = drawn(seed)
    posed = ward.free()
    found = judged(posed, answer(posed, 30, Places()))
    least = by_trying(ward, list(ward.zones), ward.nurses)
    if least is None:
        assert found.value is None
    else:
        assert (found.status, found.value, found.bound) == ("proven", least, least)
