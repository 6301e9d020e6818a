"""A case from hand to hand: handed over for good, covered for somebody, and home again.

Who covers does not take a case over. Whose it is, since when, and who assisted stays with the
case, so that all of it is theirs again; a case that comes home was never given to anybody, and
has not changed caseworker.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assigner.instance import Caseworker, OpenCase


def _once_more(case: OpenCase) -> OpenCase:
    """The case with one more change of caseworker; of a case that is not counted, none is."""
    if case.changes_12m is None:
        return case
    return replace(
        case, changes_12m=case.changes_12m + 1,
        earlier=case.earlier | {case.belongs_to or case.caseworker},
    )


def handed(case: OpenCase, to: str, on: date) -> OpenCase:
    """The case with somebody else for good, from `on`."""
    beside = "" if case.co_caseworker == to else case.co_caseworker
    return replace(
        _once_more(case), caseworker=to, co_caseworker=beside, assigned=on, cover_until=None,
        previous_caseworker=case.caseworker, involved=case.involved | {case.caseworker},
        cover_for="", cover_for_since=None, cover_for_co="",
    )


def covered(case: OpenCase, to: str, on: date, until: date | None) -> OpenCase:
    """The case with who covers it from `on`, for whose it is: the first, in a cover of a cover."""
    first = not case.belongs_to
    return replace(
        handed(case, to, on), cover_until=until, changes_12m=case.changes_12m,
        earlier=case.earlier,
        cover_for=case.caseworker if first else case.belongs_to,
        cover_for_since=case.assigned if first else case.cover_for_since,
        cover_for_co=case.co_caseworker if first else case.cover_for_co,
    )


def keeps(case: OpenCase) -> OpenCase:
    """A covered case that who covers it has for good."""
    return replace(
        _once_more(case), previous_caseworker=case.belongs_to, cover_until=None,
        cover_for="", cover_for_since=None, cover_for_co="",
    )


def home(case: OpenCase, people: Mapping[str, Caseworker], day: date) -> OpenCase:
    """A covered case back with whose it is, as it was before anybody covered it.

    Since when is blank where the file does not know it: a guess would count as inflow.
    """
    owner, beside = case.belongs_to, case.co_caseworker
    before = case.cover_for_co
    if before and not case.kept_from(before) and before in people:
        gone = people[before]
        if gone.employed(day) or gone.absent_to is not None:
            beside = before
    return replace(
        case, caseworker=owner, co_caseworker="" if beside == owner else beside,
        assigned=case.cover_for_since, cover_until=None,
        cover_for="", cover_for_since=None, cover_for_co="",
        previous_caseworker=case.caseworker, involved=case.involved | {case.caseworker},
    )
