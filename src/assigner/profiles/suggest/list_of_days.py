"""Lists of days away, of fewer hours and of other work, among the tables of an export."""

from collections.abc import Mapping

from assigner.profiles.suggest.fitting import KnownWords, of_people
from assigner.profiles.suggest.headers import EXACT
from assigner.profiles.suggest.lines import UNSURE
from assigner.profiles.suggest.matching import Match, matches
from assigner.profiles.suggest.meant import Meant
from assigner.profiles.suggest.opened import ForeignTable

_HALF, _SOME, _ENOUGH = 0.5, 0.55, 0.7
"""What a column holds that names some of the caseworkers, and others; a score that is likely."""


def list_of_days(
    group: tuple[ForeignTable, ...], table: ForeignTable, known: KnownWords
) -> Meant | None:
    """A list of days away, of fewer hours or of other work: caseworkers, and nothing of a case."""
    cases = matches(table, "caseload", known)
    own = cases.get("id")
    if own is not None and own.said >= EXACT and own.column.contents.unique:
        return None  # each row is a case of its own, whoever has it and since when
    # Small numbers are steps of a scale to who sees no header: hours are as well.
    if any(key in cases and cases[key].held >= _HALF and (
            cases[key].said or cases[key].level != UNSURE) for key in ("phase", "complexity")):
        return None
    for name_, needed, also in (
        ("other_work", ("hours",), ("work",)), ("reductions", ("hours", "percent"), ("from", "to")),
        ("absences", ("from",), ("from", "to")),
    ):
        found = matches(table, name_, known)
        who = found.get("caseworker") or _some_of_the_staff(table, found, known)
        if who is not None and who.held >= _SOME and who.column.contents.filled and any(
            key in found and found[key].level != UNSURE for key in needed
        ) and any(key in found and found[key].said for key in also):
            named_ = who.column.contents.among(known.people)
            kind = found.pop("kind", None)
            found["caseworker"] = who
            return Meant(name_, group, found, people=known.people, others=0 < named_ < 1,
                         private=frozenset({kind.column.header} if kind else ()))
    return None


def _some_of_the_staff(
    table: ForeignTable, found: Mapping[str, Match], known: KnownWords
) -> Match | None:
    """The one column that names some caseworkers, whoever else it names and however it is headed.

    Only beside a first and a last day that the headers say: a list of leave has people who left.
    """
    if not known.people or any(found[key].said < EXACT if key in found else True
                               for key in ("from", "to")):
        return None
    taken = {one.column.place for one in found.values()}
    who = [(column, held) for column in table.columns
           if column.place not in taken and not column.personal and column.contents.filled
           and (held := of_people(column.contents, known)) >= _SOME]
    return Match("caseworker", who[0][0], _ENOUGH, 0.0, who[0][1]) if len(who) == 1 else None
