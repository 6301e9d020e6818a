"""Lists of days away, of fewer hours and of other work, among the tables of an export."""

from assigner.profiles.suggest.fitting import KnownWords
from assigner.profiles.suggest.headers import EXACT
from assigner.profiles.suggest.lines import UNSURE
from assigner.profiles.suggest.matching import matches
from assigner.profiles.suggest.meant import Meant
from assigner.profiles.suggest.opened import ForeignTable

_HALF, _SOME = 0.5, 0.55
"""What a column holds that names some of the caseworkers, and others."""


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
        who = found.get("caseworker")
        if who is not None and who.held >= _SOME and who.column.contents.filled and any(
            key in found and found[key].level != UNSURE for key in needed
        ) and any(key in found and found[key].said for key in also):
            named_ = who.column.contents.among(known.people)
            kind = found.pop("kind", None)
            return Meant(name_, group, found, people=known.people, others=0 < named_ < 1,
                         private=frozenset({kind.column.header} if kind else ()))
    return None
