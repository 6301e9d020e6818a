"""Whose room is kept, at what price, and for which cases."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assigner.instance import Instance
from assigner.kept_room import HUNDREDTHS, KeptRoom
from assigner.later.coming import Coming, Rates, coming, same_kind
from assigner.later.room import LaterOffice, later_office
from assigner.policy import Policy

if TYPE_CHECKING:
    from assigner.later.prices import RoomPrices

NOBODY: Mapping[str, KeptRoom] = {}


def kept_for_later(
    instance: Instance, policy: Policy, rates: Rates | None = None
) -> Mapping[str, KeptRoom]:
    """Caseworker -> what their room is worth today; nobody, unless the model asks for it.

    `rates`: phase -> cases that enter it in a week, where somebody knows. Raises MissingExtra
    where SciPy is not installed.
    """
    looks = policy.looks_ahead
    if looks is None:
        return NOBODY
    ahead = coming(instance, looks.back, rates)
    if not ahead.kinds:
        return NOBODY
    office = later_office(instance, policy, ahead, looks.ahead)
    from assigner.later.prices import prices  # noqa: PLC0415  # it loads numpy, help does not need

    found = prices(office, ahead, looks.ahead)
    least = max(1, looks.least * HUNDREDTHS)
    worth = {
        worker: KeptRoom(round(unit * HUNDREDTHS), each=round(case * HUNDREDTHS))
        for worker, (unit, case) in sorted(found.of.items())
    }
    return {
        worker: _scarcest(worker, room, office, ahead, found)
        for worker, room in worth.items() if room.of(1) >= least
    }


def _scarcest(
    worker: str, room: KeptRoom, office: LaterOffice, ahead: Coming, found: "RoomPrices"
) -> KeptRoom:
    """The scarcest kinds that somebody can have; of equally scarce ones, those of fewest hands."""
    mine = [
        (-round(float(scarce), 3), len(one.takers), place)
        for place, (one, scarce) in enumerate(zip(office.alike, found.scarce, strict=True))
        if worker in one.takers and any(ahead.a_week[kind] for kind in one.kinds)
    ]
    kinds = [ahead.kinds[at] for at in office.alike[min(mine)[2]].kinds]
    skills = frozenset[str].intersection(*(kind.skills for kind in kinds))
    districts = {kind.district for kind in kinds}
    room = room._replace(
        phase=kinds[0].phase, skills=tuple(sorted(skills)),
        district=districts.pop() if len(districts) == 1 else "",
    )
    a_week = sum(
        rate for kind, rate in zip(ahead.kinds, ahead.a_week, strict=True)
        if same_kind(kind, room)
    )
    return room._replace(a_week=round(a_week * HUNDREDTHS))
