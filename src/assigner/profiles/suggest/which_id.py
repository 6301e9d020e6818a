"""Which of several columns that are unlike in each row is the id of the staff.

Where the other lists call people by their names, none of them is proved: then a header that means
initials is it, before one of the payroll; where two may be, that is asked.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from assigner.profiles.suggest.headers import EXACT, bare, beside_the_case, said, says_id
from assigner.profiles.suggest.looks_like import of_notes, unwanted
from assigner.profiles.suggest.matching import Match
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable

_INITIALS = frozenset(map(bare, (
    "initialer", "init", "ini", "initials", "kürzel", "kurzzeichen", "namenskürzel", "signatur",
    "forkortelse", "kortnavn", "short code", "short name", "initialer i systemet", "sign")))
_PAYROLL = ("løn", "loen", "payroll", "pay", "tjeneste", "personalnr", "personalnummer", "badge",
            "lohn", "anställnings", "anstaellnings", "ansaettelses", "kort", "card", "nøgle")
# Where somebody is reached or sits: whoever comes after takes it over.
_TELEPHONES = re.compile(
    r"(?:ext(?:n|ension\w*)?|lokal(?:nr|nummer|tlf|telefon)?|tlf\w*|telefon\w*|phone\w*|"
    r"telephone\w*|mobil\w*|mobile|cell\w*|durchwahl|anknytning\w*|direkte|direct|dial|line|linje|"
    r"desk|plads|skrivebord|room|lokale|kontor|parkering|parking|locker|skab)\.?")
_MOST_LETTERS = 6


def one_id(
    found: Mapping[str, Match], table: ForeignTable, called: ForeignColumn | None
) -> dict[str, Match]:
    """What is found, with the id that is likelier than another. `called`: by which others go."""
    match = found.get("id")
    if match is None or (called is not None and called is match.column) or not (
        match.column.contents.unique
    ):
        return dict(found)
    others = {one.column.place for key, one in found.items() if key != "id" and one.said}
    ranks = {column.place: rank for column in table.columns
             if column.place not in others and (rank := _rank(column)) is not None}
    own = ranks.pop(match.column.place, 3)
    best = min(ranks.values(), default=9)
    if best > own or (best == own == 3):
        return dict(found)
    other = next(one for one in table.columns if ranks.get(one.place) == best)
    sole = [*ranks.values()].count(best) == 1
    if best == own or not sole:
        return {**found, "id": replace(match, rival=other.header)}
    taken = Match("id", other, 1.0, EXACT, 1.0)
    if best == 0:
        return {**found, "id": taken}
    return {**found, "id": replace(taken, rival=match.column.header)}


def unlike(
    table: ForeignTable, used: Collection[str], *, of_cases: bool
) -> list[ForeignColumn]:
    """Columns that no header says and that are another in each row, the likeliest id first.

    A case goes by its number, and a number of the row is none.
    """
    found = [one for one in table.columns if one.header not in used and not one.personal
             and one.contents.unique and not one.contents.full_names and one.contents.dates < 0.5]
    if not of_cases:
        return [one for one in found if not (of_notes(one) or reaches(one.header))]
    found.sort(key=lambda one: unwanted(one) or beside_the_case(one.header))
    numbered = [one for one in found if not (unwanted(one) or beside_the_case(one.header))
                and any(map(str.isdigit, one.contents.cells[0]))]
    called = [one for one in numbered if says_id(one.header)]
    return called if len(called) == 1 else numbered or found[:1]


def reaches(header: str) -> bool:
    """Whether a header is of a telephone or a room: no id, whoever has it today."""
    return any(map(_TELEPHONES.fullmatch, bare(header).split()))


def _rank(column: ForeignColumn) -> int | None:
    """0 of initials, 1 of another id, 2 of the payroll's, 3 of what no header says."""
    held = column.contents
    if column.personal or not held.unique or held.full_names or held.dates > 0.5 or (
        reaches(column.header)
    ):
        return None
    header = bare(column.header)
    if header in _INITIALS or any(word in _INITIALS for word in header.split()):
        return 0
    if any(word.startswith(_PAYROLL) for word in header.split()):
        return 2
    letters = all(word.isalpha() and len(word) <= _MOST_LETTERS and word.isupper() | word.islower()
                  for word in held.distinct)
    return 1 if said("caseworkers", "id", column.header) >= EXACT or letters else 3
