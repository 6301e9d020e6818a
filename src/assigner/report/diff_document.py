"""What differs between two plans: who moved, who gains, who loses, tier by tier."""

from collections.abc import Mapping

from assigner.allocation import Seats
from assigner.documents.plan import CaseworkerRow
from assigner.explain.clause import heard
from assigner.plan import Claims
from assigner.report.explain_rows import SCHEMA_VERSION, Row
from assigner.report.explain_text import LOT, share
from assigner.report.tables import named, number
from assigner.words import Words, figure, say

UNIT = "share of capacity"


def diff_document(a: Claims, b: Claims) -> Row:
    """Two plans as they claim to be; stable: the same plans give the same document."""
    moved = _moved(a, b)
    people = _people(a, b)
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "diff",
        "plans": [_named(a), _named(b)],
        "same_day": a.instance.sha256 == b.instance.sha256,
        "moved": moved,
        "caseworkers": people,
        "tiers": _tiers(a, b),
        "words": _words(a, b, moved, people),
    }


def _named(claims: Claims) -> Row:
    return {
        "instance": claims.instance.name, "model": claims.model.name, "status": claims.status,
        "overrides": dict(claims.model.overrides),
    }


def _moved(a: Claims, b: Claims) -> list[Row]:
    """Every seat that differs; the reason is the second plan's."""
    found = []
    cases = sorted(_listed(a) | _listed(b))
    before, after = _seats(a, b), _seats(b, a)
    why = {row.case: row.why for row in b.assignments}
    for case in cases:
        one, other = before.get(case), after.get(case)
        for place, seat in enumerate(("takes", "assists")):
            was = None if one is None else one[place]
            becomes = None if other is None else other[place]
            if was != becomes:
                found.append({
                    "case": case, "from": was, "to": becomes, "seat": seat,
                    "reason": heard(why[case]) if why.get(case) else None,
                })
    return found


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


def _people(a: Claims, b: Claims) -> list[Row]:
    """Everybody who carries more or less, who gets heavier first."""
    before, after = _by_id(a), _by_id(b)
    found = []
    for who in sorted(before.keys() | after.keys()):
        loads, hours, new = zip(_load(before.get(who)), _load(after.get(who)), strict=True)
        if hours[0] != hours[1] or new[0] != new[1]:
            found.append({
                "id": who, "before": loads[0], "after": loads[1], "unit": UNIT,
                "hours_before": hours[0], "hours_after": hours[1],
                "new_before": new[0], "new_after": new[1],
            })
    return sorted(found, key=lambda row: (-_heavier(row), row["id"]))


def _by_id(claims: Claims) -> Mapping[str, CaseworkerRow]:
    return {row.id: row for row in claims.caseworkers}


def _load(row: CaseworkerRow | None) -> tuple[float | None, float | None, int | None]:
    """Utilisation, hours and new cases of somebody after a plan; None where it has not got them."""
    return (None, None, None) if row is None else (
        row.utilisation_after, row.load_after_hours, row.new_cases
    )


def _heavier(row: Row) -> float:
    return (row["after"] or 0.0) - (row["before"] or 0.0)


def _tiers(a: Claims, b: Claims) -> list[Row]:
    names = [tier.name for tier in a.tiers]
    names += [tier.name for tier in b.tiers if tier.name not in names]
    one = {tier.name: tier for tier in a.tiers}
    other = {tier.name: tier for tier in b.tiers}
    return [
        {
            "name": name,
            "a": one[name].value if name in one else None,
            "b": other[name].value if name in other else None,
            "words": _urgency(a, b) if name == "unassigned" else None,
        }
        for name in names
    ]


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


def _words(a: Claims, b: Claims, moved: list[Row], people: list[Row]) -> Words:
    if not moved and not people:
        return say("The two plans give the same cases to the same people")
    cases = len({row["case"] for row in moved})
    heavier = sum(_heavier(row) > 0 for row in people)
    lighter = sum(_heavier(row) < 0 for row in people)
    values = {"cases": cases, "heavier": heavier, "lighter": lighter}
    if a.instance.sha256 != b.instance.sha256:
        return say(
            "Two different days: {cases} cases differ · {heavier} people heavier, {lighter} "
            "lighter", **values,
        )
    return say("{cases} cases move · {heavier} people get heavier, {lighter} lighter", **values)


def diff_markdown(found: Row) -> str:
    """The difference as Markdown, readable as it stands."""
    lines = [f"**{found['words']}**"]
    if found["moved"]:
        header = str(say("| case | as | from | to | why |"))
        lines += ["", header, "| --- | --- | --- | --- | --- |"]
        seats = {"takes": say("caseworker"), "assists": say("co-worker")}
        lines += [
            _row(row["case"], seats[row["seat"]], row["from"] or "–", row["to"] or "–",
                 row["reason"] or "–")
            for row in found["moved"]
        ]
    if found["caseworkers"]:
        lines += ["", str(say("| who | load | becomes | points | hours | new cases |")),
                  "| --- | ---: | ---: | ---: | ---: | ---: |"]
        lines += [
            _row(row["id"], share(row["before"]), share(row["after"]),
                 str(figure(100 * _heavier(row), "+.1f")), str(figure(_hours(row), "+.1f")),
                 f"{row['new_before'] or 0} → {row['new_after'] or 0}")
            for row in found["caseworkers"]
        ]
    lines += ["", str(say("| tier | first plan | second plan | difference |")),
              "| --- | ---: | ---: | ---: |"]
    lines += [
        _row(named(row["name"]), number(row["a"]), number(row["b"]), _gained(row))
        for row in found["tiers"] if row["name"] != LOT
    ]
    return "\n".join(lines) + "\n"


def _gained(row: Row) -> str:
    """What a tier gained or lost; a dash where only one plan has it."""
    if row["a"] is None or row["b"] is None:
        return "–"
    change = row["b"] - row["a"]
    if row["words"] is not None:
        return str(row["words"])
    return str(figure(change, "+,.3f" if change != int(change) else "+,.0f")) if change else "0"


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def _hours(row: Row) -> float:
    hours: float = (row["hours_after"] or 0.0) - (row["hours_before"] or 0.0)
    return hours
