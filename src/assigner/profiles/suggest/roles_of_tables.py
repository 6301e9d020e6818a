"""Which table of an export is the staff, which holds new cases, which open ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assigner.profiles.heading import name
from assigner.profiles.suggest.compound import compound
from assigner.profiles.suggest.explained import looked_up
from assigner.profiles.suggest.fitting import KnownWords
from assigner.profiles.suggest.headers import EXACT
from assigner.profiles.suggest.lines import UNSURE, Sureness
from assigner.profiles.suggest.list_of_days import list_of_days
from assigner.profiles.suggest.matching import Match, matches, sureness
from assigner.profiles.suggest.meant import Meant
from assigner.profiles.suggest.named_places import Named, alike, named
from assigner.profiles.suggest.nobody import nobody
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable, once_in_each, together
from assigner.profiles.suggest.referred import among, by_which
from assigner.profiles.suggest.row_words import (
    CLOSED,
    NEW,
    row_kinds,
    says_closed,
)
from assigner.profiles.suggest.staff_within import staff_within
from assigner.profiles.suggest.vacancies import of_nobody
from assigner.profiles.suggest.which_id import one_id
from assigner.profiles.suggest.whom import short_forms, teams_called, what_they_are_called
from assigner.words import say

_STAFF = ("id", "name", "team", "weekly_hours", "hired", "roles", "absent_from", "skills",
          "experience_months")
_CASES = ("phase", "complexity", "received", "due", "two_advisers", "children", "caseworker")
_ORDER = ("caseworkers", "cases", "caseload", "absences", "reductions", "other_work")
_A_STAFF, _TOLD_BY_OTHERS = 1.2, 0.85
_HALF, _MOSTLY = 0.5, 0.8
_NEW = ("ny", "nye", "new", "ufordelt", "ufordelte", "unassigned", "unallocated", "neu", "neue",
        "nya", "afventer", "fordeling", "waiting", "pending")


@dataclass
class Roles:
    """What the tables of an export are; `unread`: those that look like none of ours."""

    meant: list[Meant] = field(default_factory=list)
    unread: list[ForeignTable] = field(default_factory=list)
    known: KnownWords | None = None


def roles_of(tables: Sequence[ForeignTable], known: KnownWords) -> Roles:
    """Say what each table is. Tables with one header are parts of one."""
    roles = Roles()
    staff = _staff_of(tables, known)
    left = list(tables)
    if staff is None:
        staff, tables = staff_within(tables, known)
        left = list(tables)
    if staff is not None:
        roles.meant.append(staff)
        left = [table for table in tables if table not in staff.sources]
    roles.known = KnownWords(known.vocabulary, frozenset(
        word for one in roles.meant
        for word in what_they_are_called(one.sources, one.found) - of_nobody(one.sources)),
        {} if staff is None else short_forms(staff.sources, staff.found),
        0 if staff is None else len(staff.table.columns[0].contents.cells),
        frozenset() if staff is None else teams_called(staff.found))
    lists: list[tuple[ForeignTable, ...]] = []
    ended = [table for table in left if says_closed(_title(table))]
    roles.unread += ended
    for group in _alike([table for table in left if table not in ended], roles.known):
        one = together(group)
        leave = list_of_days(group, one, roles.known)
        if leave is not None:
            taken = any(leave.name == other.name for other in roles.meant)
            roles.unread += group if taken else ()
            roles.meant += () if taken else (leave,)
        elif not looked_up(one, [other for other in tables if other not in group]) and (
                _of_cases(matches(one, "caseload", known), one) or compound(one, known.vocabulary)):
            lists.append(group)
        else:
            roles.unread += group
    _sort_lists(roles, lists)
    return roles


def _staff_of(tables: Sequence[ForeignTable], known: KnownWords) -> Meant | None:
    """The list of people: of several that look like one, such as a list of codes, the likeliest."""
    best, most = None, 0.0
    for group in _alike(tables, known):
        one = together(group)
        others = [table for table in tables if table not in group]
        staff, cases = matches(one, "caseworkers", known), matches(one, "caseload", known)
        whom = by_which(one, others)
        staff = one_id(_by_reference(staff, whom), one, whom)
        meant = Meant("caseworkers", group, staff,
                      named=_unsaid(group, "caseworkers", staff, known))
        # Whom the other lists call is on the staff, whatever its columns are called.
        called = among(what_they_are_called(group, staff), others) >= _HALF
        score = _score(staff, _STAFF) + called
        if _staff(staff, cases, called=called) and score > most:
            best, most = meant, score
    return best


def _by_reference(
    found: dict[str, Match], called: ForeignColumn | None
) -> dict[str, Match]:
    """People have the id that others call them by; what a header says to be another is none."""
    match = found.get("id")
    if called is None or called.contents.full_names or (
        match is not None and match.column is called
    ):
        return found
    if any(one.column is called and one.said and one.key != "name" for one in found.values()):
        return found
    left = {key: one for key, one in found.items() if one.column is not called}
    return {**left, "id": Match("id", called, _TOLD_BY_OTHERS, 0.0, 1.0)}


def _sort_lists(roles: Roles, lists: Sequence[tuple[ForeignTable, ...]]) -> None:
    assert roles.known is not None
    taken: set[str] = set()
    read = [_list(group, roles.known, sole=len(lists) == 1) for group in lists]
    # One that holds both says so by itself; else the list without holders has the new cases.
    for one in sorted(read, key=lambda one: not one.also_open):
        wanted = {"cases", "caseload"} if one.also_open else {one.name}
        if len(read) > 1 and not one.also_open and one.name in taken:
            other = _named_new(one.table) == ("caseload" in taken)
            wanted = {"cases", "caseload"} - taken if other else wanted
        if wanted & taken or not wanted:
            roles.unread += one.sources
            continue
        taken |= wanted
        kept = one if one.also_open else replace(one, name=min(wanted))
        roles.meant.append(replace(kept, people=roles.known.people, short=roles.known.short))
    roles.meant.sort(key=lambda one: _ORDER.index(one.name))


def _of_cases(found: Mapping[str, Match], table: ForeignTable) -> bool:
    """Whether it lists cases: by its headers, or by ids, phases and dates under any others."""
    phase = found.get("phase")
    days = any(max(one.contents.dates, one.contents.solid_dates) > _MOSTLY
               for one in table.columns)
    ids = any(one.contents.unique for one in table.columns)
    return _score(found, _CASES) >= 1.0 or (
        phase is not None and phase.level != UNSURE and days and ids)


def _list(group: tuple[ForeignTable, ...], known: KnownWords, *, sole: bool) -> Meant:
    table = together(group)
    found = matches(table, "caseload", known)
    said = _unsaid(group, "caseload", found, known)
    if "caseworker" in said:
        none_below = bool(said["caseworker"].nobody)
        found.pop("caseworker", None)
        return Meant("cases" if none_below else "caseload", group, found, also_open=none_below,
                     named=said)
    holder = found.get("caseworker")
    sure = holder is not None and (holder.held >= 0.5 or holder.said >= EXACT) and (
        sole or not holder.few)  # a few names in a list beside another are of who had the case
    held = holder.column if holder is not None and sure else None
    # Where new cases stand elsewhere, or under a word of their own, a blank is no new case.
    none = nobody(table, held, known, found, sole=sole)
    pivoted = held is not None and once_in_each(group, held.header) and (
        not sole or bool(none.said))
    kinds = row_kinds(table, held, none.words, pivoted=pivoted, sole=sole)
    if kinds is not None and kinds.column is held and none.seen:
        kinds = replace(kinds, level=Sureness(none.level, say(
            "new where nobody holds the case: no list of staff has {words}",
            words=", ".join(sorted(none.seen)))))
    if kinds is not None and holder is not None and kinds.column is held and (
        holder.level == UNSURE
    ):
        kinds = replace(kinds, level=sureness(holder))
    states = set(kinds.words.values()) if kinds is not None else set()
    # A word nobody knows is neither: the profile says so, and whoever reads by it is told.
    if NEW in states and states - {NEW, CLOSED}:
        return Meant("cases", group, found, kinds, also_open=True, named=said, pivoted=pivoted,
                     nobody=none)
    blank = held is None or not held.contents.filled
    new = blank or _named_new(group[0])
    return Meant("cases" if new else "caseload", group, found, kinds, named=said, pivoted=pivoted,
                 nobody=none)


def _unsaid(
    group: tuple[ForeignTable, ...], kind: str, found: Mapping[str, Match], known: KnownWords
) -> Mapping[str, Named]:
    """What the names of tables say that no column of theirs does."""
    return {key: one for key, one in named(group, kind, known).items()
            if key not in found or found[key].level == UNSURE
            # Sheets that are all called after people say who holds their cases; a column of people
            # that no header speaks for is of somebody else.
            or (key == "caseworker" and not found[key].said and len(one.words) > 1
                # Headings are of the holders where such a column is blank in many rows below them.
                and (one.of != "heading" or found[key].column.contents.share_filled < 1))}


def _named_new(table: ForeignTable) -> bool:
    return bool(set(name(_title(table)).replace(".", " ").split()) & set(_NEW))


def _title(table: ForeignTable) -> str:
    """What its sheet, or its file, is called."""
    return table.place.path.stem if table.place.sheet is None else table.place.sheet


def _alike(
    tables: Sequence[ForeignTable], known: KnownWords
) -> list[tuple[ForeignTable, ...]]:
    found: list[tuple[ForeignTable, ...]] = []
    for group in alike(tables, known):
        new = tuple(table for table in group if _named_new(table))
        old = tuple(table for table in group if table not in new)
        found += [part for part in (old, new) if part]
    return found


def _staff(
    staff: Mapping[str, Match], cases: Mapping[str, Match], *, called: bool
) -> bool:
    """Whether it lists people rather than cases. `called`: whether other lists call them so."""
    words = {key for key in ("phase", "complexity", "due") if key in cases and (
        (cases[key].said >= 1 and cases[key].held >= _HALF)
        or (key == "complexity" and cases[key].level != UNSURE and cases[key].said < 1))}
    team, hours = staff.get("team"), staff.get("weekly_hours")
    works = called and words == {"phase"} and hours is not None and hours.level != UNSURE
    if team is not None and "phase" in words and cases["phase"].column is team.column and (
        team.said >= EXACT or works  # no case has hours of its own
    ):
        words.remove("phase")  # a "program" of people is their team
    keys = ("weekly_hours", "team", "hired") if called else ("weekly_hours", "team")
    told = any(key in staff and staff[key].level != UNSURE for key in keys)
    return told and not words and _score(staff, _STAFF) + called >= _A_STAFF and (
        _score(staff, _STAFF) + called >= _score(cases, _CASES))


def _score(found: Mapping[str, Match], keys: Sequence[str]) -> float:
    return sum(found[key].weight for key in keys if key in found and found[key].weight > 0.6)
