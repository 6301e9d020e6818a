"""The columns of an instance: names in English and Danish, what they hold, how to read them.

One table a file. Readers, the blank instance and the documentation all use it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from assigner.absence import Absence
from assigner.called import Called
from assigner.files import cells, lists
from assigner.files.agreed import what
from assigner.files.complaints import (
    ABSENCES,
    AGREED,
    CASELOAD,
    CASES,
    CASEWORKERS,
    LOG,
    OTHER_WORK,
    REDUCTIONS,
)
from assigner.files.vocabulary import fold, fold_name
from assigner.instance import Agreed, Case, Caseworker, OpenCase
from assigner.logged_case import LoggedCase
from assigner.other_work import OtherWork
from assigner.reduction import Reduction
from assigner.registration import TimeRegistration
from assigner.words.office import own_header


@dataclass(frozen=True)
class InputColumn:
    """One column: `key` is its English header, `field` the attribute it fills.

    `spelt`: the cell holds words of the office that must match across files. `own`: what the
    office calls the column, in English and in Danish. `also`: headers that are read and never
    written. `elsewhere`: the meaning in an office whose cases are not of children and families.
    """

    key: str
    danish: str
    read: cells.Convert
    meaning: str
    required: bool = False
    fills: str = ""
    spelt: bool = False
    own: tuple[str, str] | None = None
    also: tuple[str, ...] = ()
    elsewhere: str = ""

    @property
    def field(self) -> str:
        """The attribute of the fact that the column fills."""
        return self.fills or self.key

    def spoken(self, language: str) -> str:
        """The header as a language has it."""
        return (self.own or (self.key, self.danish))[language == "da"]

# Signs of a header, blanks and all; whole lines are asked for too, to find the separator.
_LONGEST = 200


@dataclass(frozen=True)
class Schema:
    """The columns of one file, and the fact a row of it becomes."""

    file: str
    fact: type[
        Caseworker | Case | Absence | Reduction | Agreed | OtherWork | TimeRegistration
        | LoggedCase]
    columns: tuple[InputColumn, ...]

    @cached_property
    def by_name(self) -> Mapping[str, InputColumn]:
        """Every way to write a header, folded; what the office calls a column goes first."""
        usual = {
            fold(fold_name(name)): column
            for column in self.columns for name in (column.key, column.danish)
        }
        return usual | {
            fold(fold_name(name)): column for column in self.columns
            for name in (*(column.own or ()), *column.also)
        }

    def called(self, headers: Mapping[str, tuple[str, ...]]) -> "Schema":
        """The same columns, known by the office's own headers as well."""
        return replace(self, columns=tuple(
            self._named(column, *headers[column.key]) if column.key in headers else column
            for column in self.columns
        )) if headers else self

    def _named(self, column: InputColumn, english: str, danish: str, *also: str) -> InputColumn:
        """A column by the office's names: its word for a case's number is not one for a person.

        Read it is there, too, as tables were once written so.
        """
        if self.fact is Caseworker and column.key == "id":
            return replace(column, also=(english,))
        return replace(column, own=(english, danish), also=also)

    def of(self, called: Called) -> "Schema":
        """The columns an office has, by its own words and with what they mean there."""
        found = []
        for column in self.columns:
            if called.has(column.key):
                own = called.headers.get(column.key, "")
                names = own_header(column.key, column.danish, called.persons) if not own else (
                    called.as_headers(own))
                found.append(replace(
                    self._named(column, *names) if names else column,
                    meaning=column.meaning if called.about_children or not column.elsewhere
                    else column.elsewhere))
        return replace(self, columns=tuple(found))

    def column(self, header: str) -> InputColumn | None:
        """The column a header stands for; None when it is not a known one."""
        if len(header) > _LONGEST:
            return None
        return self.by_name.get(fold(fold_name(header)))


def column(file: str, key: str) -> InputColumn:
    """The column of a file with this English header."""
    schema = next(schema for schema in TABLES if schema.file == file)
    return next(column for column in schema.columns if column.key == key)


@lru_cache(maxsize=4096)
def is_header(text: str) -> bool:
    """Whether `text` is a header of any file."""
    return len(text) <= _LONGEST and fold(fold_name(text)) in _headers()


@cache
def _headers() -> frozenset[str]:
    return frozenset(name for schema in TABLES for name in schema.by_name)


# The largest sibling groups stay far below 99: more is a number from another column.
_CHILDREN = cells.count(1, 99)
_CASES = cells.count(0, 9_999)
_MONTHS = cells.count(0, 720)
# One a week for a year; more is a number from another column.
_CHANGES = cells.count(0, 52)
_BIRTH_DAY = cells.count(1, 31)
_PERCENT = cells.count(0, 100, percent=True)

_CASEWORKERS = (
    InputColumn("id", "Initialer", cells.plain, "initials; unique", required=True),
    InputColumn("name", "Navn", cells.plain, "name to show"),
    InputColumn("team", "Team", cells.team, "a team of the model", required=True),
    InputColumn("weekly_hours", "Ugentlige timer", cells.hours(above_zero=True),
           "contracted hours a week", required=True, fills="weekly_minutes"),
    InputColumn("hired", "Ansat", cells.day, "start date; seniority is counted from it"),
    InputColumn("experience_months", "Erfaring (måneder)", _MONTHS,
           "months of relevant experience before that"),
    InputColumn("roles", "Roller", lists.roles, "list: duties and authorisations of the model"),
    InputColumn("skills", "Kompetencer", lists.word_list, "list: languages, certifications",
           spelt=True),
    InputColumn("interests", "Interesser", lists.interests, "list of topic:score, -2 to +2",
           spelt=True),
    InputColumn("reserved_hours", "Faste timer", cells.hours(),
           "hours a week for duties other than cases", fills="reserved_minutes"),
    InputColumn("capacity_percent", "Kapacitet %", _PERCENT,
           "individual situation (return from leave, ...): share of a full load"),
    InputColumn("capacity_until", "Kapacitet til", cells.last_day, "last day of that"),
    InputColumn("absent_from", "Fravær fra", cells.day, "first day of absence"),
    InputColumn("absent_to", "Fravær til", cells.last_day, "last day of absence; blank: open"),
    InputColumn("max_cases", "Max sager", _CASES, "personal ceiling on cases held"),
    InputColumn("max_new_cases", "Max nye sager", _CASES, "personal ceiling on new cases"),
    InputColumn("districts", "Distrikt", lists.word_list, "list", spelt=True),
    InputColumn("capacity_hours", "Kapacitet (timer)", cells.hours(),
           "hours a week for cases: overrides the model", fills="capacity_minutes"),
    InputColumn("works", "Arbejdsdage", lists.weekdays,
           "list of weekdays at work, as mon|tue|thu; blank: every working day"),
)

_ABSENCES = (
    InputColumn("caseworker", "Sagsbehandler", cells.plain, "who is away", required=True),
    InputColumn("from", "Fra", cells.day, "first day of absence", required=True, fills="first"),
    InputColumn("to", "Til", cells.last_day, "last day of absence; blank: open", fills="last"),
    InputColumn("kind", "Art", cells.plain, "holiday, course, ...; never anything of health"),
)

_REDUCTIONS = (
    InputColumn("caseworker", "Sagsbehandler", cells.plain, "whose hours are reduced",
           required=True),
    InputColumn("reason", "Årsag", cells.reason, "a reason of the model's list", required=True),
    InputColumn("hours", "Timer", cells.hours(), "hours a week it takes", fills="minutes"),
    InputColumn("percent", "Procent", _PERCENT, "or a share of the contracted hours"),
    InputColumn("from", "Fra", cells.day, "first day; blank: it has begun", fills="first"),
    InputColumn("to", "Til", cells.last_day,
           "last day; blank: after the months of the reason, else open", fills="last"),
    InputColumn("note", "Bemærkning", cells.plain, "never anything of health"),
)

_OTHER_WORK = (
    InputColumn("caseworker", "Sagsbehandler", cells.plain, "who does it", required=True),
    InputColumn("work", "Arbejde", cells.plain, "report, group work, contacts, ...",
                required=True),
    InputColumn("hours", "Timer", cells.hours(above_zero=True), "hours a week", required=True,
                fills="minutes"),
    InputColumn("from", "Fra", cells.day, "first day; blank: it has begun", fills="first"),
    InputColumn("to", "Til", cells.last_day, "last day; blank: open", fills="last"),
    InputColumn("case", "Sagsnr", cells.plain, "the colleague's case whose contacts they are"),
    InputColumn("note", "Bemærkning", cells.plain, "never anything of health"),
)

_CASE = (
    InputColumn("id", "Sagsnr", cells.plain, "unique over both files of cases", required=True),
    InputColumn("family", "Familie", cells.word, "siblings share it", spelt=True,
           elsewhere="cases that belong together share it"),
    InputColumn("phase", "Fase", cells.phase, "a phase of the model", required=True),
    InputColumn("complexity", "Tyngde", cells.complexity, "simple, complex or very_complex",
           required=True, elsewhere="a level of the model"),
    InputColumn("children", "Børn", _CHILDREN, "children in the case; blank: 1",
           elsewhere="how many in the case; blank: 1"),
    InputColumn("skills", "Kompetencekrav", lists.word_list, "list: required of the caseworker",
           spelt=True),
    InputColumn("topics", "Emner", lists.word_list, "list: matched with interests", spelt=True),
    InputColumn("district", "Distrikt", cells.word, "where the family lives", spelt=True,
           elsewhere="where it belongs"),
    InputColumn("received", "Modtaget", cells.day, "date"),
    InputColumn("due", "Frist", cells.day, "date; an earlier one is more urgent"),
    InputColumn("two_advisers", "To rådgivere", cells.truth, "yes: a co-worker is needed as well"),
    InputColumn("previous_caseworker", "Tidligere sagsbehandler", cells.plain, "continuity"),
    InputColumn("disqualified", "Inhabile", lists.ids,
           "list of caseworkers who may take no part; never say why"),
    InputColumn("involved", "Tidligere involverede", lists.ids,
           "list of caseworkers who have taken part before"),
    InputColumn("reassessment", "Genvurdering", cells.truth, "yes: section 137 applies",
           elsewhere="yes: somebody who has not taken part looks at it again"),
    InputColumn("weight_hours", "Vægt (timer)", cells.hours(),
           "hours a week: overrides the model", fills="weight_minutes"),
    InputColumn("birth_day", "Fødselsdag i måneden", _BIRTH_DAY,
           "1-31, for comparing with allocation by CPR day; nothing else of the date"),
    InputColumn("given_to", "Givet til", cells.plain,
           "whom the office itself gave the case to, to compare with"),
    InputColumn("given_co", "Medsagsbehandler givet", cells.plain, "and as co-worker"),
    InputColumn("changes_12m", "Sagsbehandlerskift 12 mdr.", _CHANGES,
           "changes of caseworker in the last 12 months; blank: not known"),
    InputColumn("earlier", "Tidligere sagsbehandlere", lists.ids,
           "list of caseworkers who have had the case before"),
    InputColumn("previous_closed", "Tidligere sag lukket", cells.day,
           "date the earlier case closed, where the child comes back",
           elsewhere="date the earlier case closed, where it comes back"),
    InputColumn("restricted_to", "Skærmet til", lists.named,
           "list of caseworkers who alone may know the case and have it; blank: everybody may"),
)

_HELD = (
    InputColumn("caseworker", "Sagsbehandler", cells.plain, "who holds the case", required=True),
    InputColumn("co_caseworker", "Medsagsbehandler", cells.plain, "who assists"),
    InputColumn("assigned", "Tildelt", cells.day, "date the holder got it"),
    InputColumn("cover_until", "Dækkes til", cells.day, "held for an absent colleague until then"),
    InputColumn("cover_for", "Dækkes for", cells.plain, "the absent colleague whose case it is"),
    InputColumn("cover_for_since", "Tildelt før dækning", cells.day,
           "date the absent colleague got it; theirs again afterwards"),
    InputColumn("cover_for_co", "Medsagsbehandler før dækning", cells.plain,
           "who assisted before; again afterwards"),
    InputColumn("frozen", "Låst", cells.truth, "yes: may not change hands"),
)

_AGREED = (
    InputColumn("on", "Dato", cells.day, "the day it happens", required=True),
    InputColumn("what", "Hvad", what,
           "handover, cover, co_worker, leaves, absent, hours, team or capacity", required=True),
    InputColumn("case", "Sagsnr", cells.plain, "the case that is handed over"),
    InputColumn("caseworker", "Sagsbehandler", cells.plain,
           "who hands it over, or whose row changes"),
    InputColumn("to", "Til", cells.plain, "who takes it over, or assists"),
    InputColumn("until", "Til og med", cells.last_day, "last day of a cover or an absence"),
    InputColumn("weekly_hours", "Ugentlige timer", cells.hours(above_zero=True),
           "contracted hours a week from then on", fills="weekly_minutes"),
    InputColumn("team", "Team", cells.team, "the new team"),
    InputColumn("percent", "Kapacitet %", _PERCENT, "share of a full load from then on"),
)

SCHEMAS = (
    Schema(CASEWORKERS, Caseworker, _CASEWORKERS),
    Schema(CASES, Case, _CASE),
    Schema(CASELOAD, OpenCase, (*_CASE, *_HELD)),
)

TABLES = (
    *SCHEMAS, Schema(ABSENCES, Absence, _ABSENCES), Schema(REDUCTIONS, Reduction, _REDUCTIONS),
    Schema(AGREED, Agreed, _AGREED), Schema(OTHER_WORK, OtherWork, _OTHER_WORK),
)
"""With the register, work that is no case, and what `next` writes; nobody needs them."""

LOG_TABLE = Schema(LOG, LoggedCase, (
    *(replace(column, required=column.required or column.key == "received") for column in _CASE),
    InputColumn("caseworker", "Sagsbehandler", cells.plain, "who had the case", required=True),
    InputColumn("ended", "Afsluttet", cells.day, "date it ended; blank: still open"),
))
"""An office's own history, for a back-test."""
