"""Room kept for later in a plan: written, read back, and held against the cases there are."""

from collections.abc import Iterator, Mapping, Sequence

from assigner.documents.plan import KeptRow
from assigner.kept_room import HUNDREDTHS, KeptRoom
from assigner.later.coming import coming, same_kind
from assigner.policy import Policy
from assigner.problem import Problem
from assigner.words import Words, say


def kept_rows(kept: Mapping[str, KeptRoom]) -> tuple[KeptRow, ...]:
    """As a plan says it."""
    return tuple(
        KeptRow(
            caseworker=worker, price=room.price / HUNDREDTHS, phase=room.phase,
            skills=room.skills, district=room.district or None, a_week=room.a_week / HUNDREDTHS,
            price_a_case=room.each / HUNDREDTHS,
        )
        for worker, room in sorted(kept.items())
    )


def kept_claimed(rows: Sequence[KeptRow] | None) -> dict[str, KeptRoom]:
    """The same, read back."""
    return {
        row.caseworker: KeptRoom(
            round(row.price * HUNDREDTHS), row.phase, row.skills, row.district or "",
            round(row.a_week * HUNDREDTHS), round(row.price_a_case * HUNDREDTHS),
        )
        for row in rows or ()
    }


def kept_faults(
    rows: Sequence[KeptRow] | None, problem: Problem, policy: Policy
) -> Iterator[Words]:
    """Where what is said of room to keep is not so.

    The prices themselves come from drawn futures and are not drawn again; what they cost is
    counted from them, and how many such cases come is counted from the cases there are.
    """
    looks = policy.looks_ahead
    if looks is None and rows is not None:
        yield say("the plan keeps room for later, which its model does not")
    if looks is None or rows is None:
        return
    if rows != kept_rows(kept_claimed(rows)):
        yield say("the room kept for later is not told by caseworker, once each, in hundredths")
    ahead, least = coming(problem.instance, looks.back), looks.least * HUNDREDTHS
    for row in rows:
        room = kept_claimed((row,))[row.caseworker]
        rate = round(HUNDREDTHS * sum(
            a_week for kind, a_week in zip(ahead.kinds, ahead.a_week, strict=True)
            if same_kind(kind, room)
        ))
        if row.caseworker not in problem.workers or room.of(1) < max(1, least):
            yield say("{person} has no room that could be kept for later", person=row.caseworker)
        elif rate != room.a_week:
            yield say("{person}: room is kept for {found} cases a week, counted {value}",
                      person=row.caseworker, found=row.a_week, value=rate / HUNDREDTHS)
