"""How many posts each policy needs, and the best split of the present staff."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from assigner.api.day import Read
from assigner.documents.staffing import StaffingDocument
from assigner.instance import Instance
from assigner.policy import Policy
from assigner.scenarios import staff_split, staffing
from assigner.scenarios.staffing_document import Shared, Staffed, staffing_document


def staffed(
    read: Mapping[str, Read], hours: Sequence[float] = (), *, utilisation: float = 1.0,
    changes: int = 2, seconds: float = 5.0,
) -> StaffingDocument:
    """The contract's `staffing`, for a day as each model reads it.

    `hours`: posts of so many hours a week; without, full time. `utilisation`: how full a post may
    be; 1 is full. `changes`: so many of the present staff change team at most. `seconds`: for each
    team of the split, shared out with whole cases.
    """
    most = Fraction(str(utilisation))
    runs = [_run(name, facts, policy, hours, most) for name, (facts, policy) in read.items()]
    first = runs[0]
    office = staff_split.staff(first.units, first.policy, first.instance)
    rows = staff_split.rows(office, changes)
    whole = staff_split.whole(
        first.units, first.policy, first.instance, office, rows[-1].found.plan or (), seconds
    ) if rows else None
    return staffing_document(runs, most, Shared(office, rows, whole))


def _run(
    name: str, facts: Instance, policy: Policy, hours: Sequence[float], most: Fraction
) -> Staffed:
    units = staffing.units(policy, facts)
    lengths = [int(60 * Fraction(str(each))) for each in dict.fromkeys(hours)]
    lengths = lengths or [int(staffing.full_time(policy))]
    return Staffed(name, policy, facts, units, tuple(
        tuple(staffing.needed(unit, policy, facts, minutes, most) for minutes in lengths)
        for unit in units
    ))
