"""What differs between two plans, by the contract's `diff`."""

from collections.abc import Iterator, Mapping, Sequence

from assigner.allocation import Seats
from assigner.documents.diff import DiffDocument, HeavierRow, MovedRow, PlanNamed, TierApart
from assigner.documents.part import Seat
from assigner.documents.plan import CaseworkerRow
from assigner.explain.clause_words import heard
from assigner.plan.recount import Claims
from assigner.words import Words, say

SEATS: tuple[Seat, ...] = ("takes", "assists")

def diff_document(a: Claims, b: Claims) -> DiffDocument:
    """Two plans as they claim to be; stable: the same plans give the same document."""
    moved, people = tuple(_moved(a, b)), tuple(_people(a, b))
    return DiffDocument(
        schema_version="1.1", kind="diff", plans=(_named(a), _named(b)),
        verified=not _unproven(a, b),
        same_day=a.instance.sha256 == b.instance.sha256, moved=moved, caseworkers=people,
        tiers=tuple(_tiers(a, b)), words=str(_words(a, b, moved, people)),
    )


def _named(claims: Claims) -> PlanNamed:
    return PlanNamed(
        instance=claims.instance.name, model=claims.model.name, status=claims.status,
        overrides=dict(claims.model.overrides),
    )


def _moved(a: Claims, b: Claims) -> Iterator[MovedRow]:
    """Every seat that differs; the reason is the second plan's."""
    before, after = _seats(a, b), _seats(b, a)
    why = {row.case: row.why for row in b.assignments}
    for case in sorted(_listed(a) | _listed(b)):
        one, other = before.get(case), after.get(case)
        for place, seat in enumerate(SEATS):
            was = None if one is None else one[place]
            becomes = None if other is None else other[place]
            if was != becomes:
                yield MovedRow(
                    case=case, from_=was, to=becomes, seat=seat,
                    reason=str(heard(why[case])) if why.get(case) else None,
                )


def _seats(claims: Claims, other: Claims) -> Mapping[str, Seats]:
    """Who has what: an open case that only the other plan moves stays with its holder."""
    seats = dict(claims.allocation.seats)
    listed = _listed(claims)
    if claims.instance.sha256 == other.instance.sha256:
        for row in other.moves:
            case = row.case
            if case not in listed and case in other.allocation.seats:
                beside = other.allocation.seats[case].co_caseworker
                seats[case] = Seats(row.from_, beside)
    return seats


def _listed(claims: Claims) -> set[str]:
    return {row.case for row in claims.assignments} | {row.case for row in claims.unassigned}


def _people(a: Claims, b: Claims) -> Sequence[HeavierRow]:
    """Everybody who carries more or less, who gets heavier first."""
    before, after = _by_id(a), _by_id(b)
    found = []
    for who in sorted(before.keys() | after.keys()):
        was, now = _load(before.get(who)), _load(after.get(who))
        if was[1:] != now[1:]:
            found.append(HeavierRow(
                id=who, before=was[0], after=now[0], unit="share of capacity",
                hours_before=was[1], hours_after=now[1], new_before=was[2], new_after=now[2],
            ))
    return sorted(found, key=lambda row: (-row.heavier, row.id))


def _by_id(claims: Claims) -> Mapping[str, CaseworkerRow]:
    return {row.id: row for row in claims.caseworkers}


def _load(row: CaseworkerRow | None) -> tuple[float | None, float | None, int | None]:
    """Utilisation, hours and new cases of somebody after a plan; None where it has not got them."""
    return (None, None, None) if row is None else (
        row.utilisation_after, row.load_after_hours, row.new_cases
    )


def _tiers(a: Claims, b: Claims) -> Iterator[TierApart]:
    one, other = ({tier.name: tier.value for tier in claims.tiers} for claims in (a, b))
    for name in {**one, **other}:
        words = _urgency(a, b) if name == "unassigned" else None
        yield TierApart(
            name=name, a=one.get(name), b=other.get(name),
            words=None if words is None else str(words),
        )


def _urgency(a: Claims, b: Claims) -> Words | None:
    """Of as many cases left on the same day, in which plan the more urgent are."""
    costs = [
        next((tier.cost for tier in claims.tiers if tier.name == "unassigned"), ())
        for claims in (a, b)
    ]
    if a.instance.sha256 != b.instance.sha256 or costs[0][:1] != costs[1][:1]:
        return None
    if costs[0] == costs[1]:
        return None
    if costs[0] < costs[1]:
        return say("a more urgent case is left in the second plan")
    return say("a more urgent case is left in the first plan")


def _words(
    a: Claims, b: Claims, moved: Sequence[MovedRow], people: Sequence[HeavierRow]
) -> Words:
    unproven, words = _unproven(a, b), _counted(a, b, moved, people)
    match unproven:
        case []:
            return words
        case [0]:
            return say("{words} · the first plan is not proven", words=words)
        case [1]:
            return say("{words} · the second plan is not proven", words=words)
    return say("{words} · both plans are not proven", words=words)


def _unproven(a: Claims, b: Claims) -> list[int]:
    """Which of the plans is not proven."""
    return [place for place, claims in enumerate((a, b))
            if claims.status in {"feasible", "unknown"}]


def _counted(
    a: Claims, b: Claims, moved: Sequence[MovedRow], people: Sequence[HeavierRow]
) -> Words:
    if not moved and not people:
        return say("The two plans give the same cases to the same people")
    values = {
        "cases": len({row.case for row in moved}),
        "heavier": sum(row.heavier > 0 for row in people),
        "lighter": sum(row.heavier < 0 for row in people),
    }
    if a.instance.sha256 != b.instance.sha256:
        return say(
            "Two different days: {cases} cases differ · {heavier} people heavier, {lighter} "
            "lighter", **values,
        )
    return say("{cases} cases move · {heavier} people get heavier, {lighter} lighter", **values)
