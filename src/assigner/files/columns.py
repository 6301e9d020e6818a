"""The columns of an instance: names in English and Danish, what they hold, how to read them.

One table a file. Readers, the blank instance and the documentation all use it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assigner.files import cells, lists
from assigner.files.agreed import what
from assigner.files.complaints import AGREED, CASELOAD, CASES, CASEWORKERS
from assigner.files.vocabulary import fold, fold_name
from assigner.instance import Agreed, Case, Caseworker, OpenCase


@dataclass(frozen=True)
class Column:
    """One column: `key` is its English header, `field` the attribute it fills.

    `spelt`: the cell holds words of the office that must match across files.
    """

    key: str
    danish: str
    read: cells.Convert
    meaning: str
    required: bool = False
    fills: str = ""
    spelt: bool = False

    @property
    def field(self) -> str:
        """The attribute of the fact that the column fills."""
        return self.fills or self.key

    def spoken(self, language: str) -> str:
        """The header as a language has it."""
        return self.danish if language == "da" else self.key

# Signs of a header, blanks and all; whole lines are asked for too, to find the separator.
_LONGEST = 200


@dataclass(frozen=True)
class Schema:
    """The columns of one file, and the fact a row of it becomes."""

    file: str
    fact: type[Caseworker | Case | Agreed]
    columns: tuple[Column, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Every way to write a header, folded."""
        return {
            fold(fold_name(name)): column
            for column in self.columns
            for name in (column.key, column.danish)
        }

    def column(self, header: str) -> Column | None:
        """The column a header stands for; None when it is not a known one."""
        if len(header) > _LONGEST:
            return None
        return self.by_name.get(fold(fold_name(header)))


def column(file: str, key: str) -> Column:
    """The column of a file with this English header."""
    schema = next(schema for schema in TABLES if schema.file == file)
    return next(column for column in schema.columns if column.key == key)


def is_header(text: str) -> bool:
    """Whether `text` is a header of any file."""
    return any(schema.column(text) is not None for schema in TABLES)


# The largest sibling groups stay far below 99: more is a number from another column.
_CHILDREN = cells.count(1, 99)
_CASES = cells.count(0, 9_999)
_MONTHS = cells.count(0, 720)
_BIRTH_DAY = cells.count(1, 31)
_PERCENT = cells.count(0, 100, percent=True)

_CASEWORKERS = (
    Column("id", "Initialer", cells.plain, "initials; unique", required=True),
    Column("name", "Navn", cells.plain, "name to show"),
    Column("team", "Team", cells.team, "a team of the model", required=True),
    Column("weekly_hours", "Ugentlige timer", cells.hours(above_zero=True),
           "contracted hours a week", required=True, fills="weekly_minutes"),
    Column("hired", "Ansat", cells.day, "start date; seniority is counted from it"),
    Column("experience_months", "Erfaring (måneder)", _MONTHS,
           "months of relevant experience before that"),
    Column("roles", "Roller", lists.roles, "list: duties and authorisations of the model"),
    Column("skills", "Kompetencer", lists.word_list, "list: languages, certifications",
           spelt=True),
    Column("interests", "Interesser", lists.interests, "list of topic:score, -2 to +2",
           spelt=True),
    Column("reserved_hours", "Faste timer", cells.hours(),
           "hours a week for duties other than cases", fills="reserved_minutes"),
    Column("capacity_percent", "Kapacitet %", _PERCENT,
           "individual situation (return from leave, ...): share of a full load"),
    Column("capacity_until", "Kapacitet til", cells.last_day, "last day of that"),
    Column("absent_from", "Fravær fra", cells.day, "first day of absence"),
    Column("absent_to", "Fravær til", cells.last_day, "last day of absence; blank: open"),
    Column("max_cases", "Max sager", _CASES, "personal ceiling on cases held"),
    Column("max_new_cases", "Max nye sager", _CASES, "personal ceiling on new cases"),
    Column("districts", "Distrikt", lists.word_list, "list", spelt=True),
    Column("capacity_hours", "Kapacitet (timer)", cells.hours(),
           "hours a week for cases: overrides the model", fills="capacity_minutes"),
)

_CASE = (
    Column("id", "Sagsnr", cells.plain, "unique over both files of cases", required=True),
    Column("family", "Familie", cells.word, "siblings share it", spelt=True),
    Column("phase", "Fase", cells.phase, "a phase of the model", required=True),
    Column("complexity", "Tyngde", cells.complexity, "simple, complex or very_complex",
           required=True),
    Column("children", "Børn", _CHILDREN, "children in the case; blank: 1"),
    Column("skills", "Kompetencekrav", lists.word_list, "list: required of the caseworker",
           spelt=True),
    Column("topics", "Emner", lists.word_list, "list: matched with interests", spelt=True),
    Column("district", "Distrikt", cells.word, "where the family lives", spelt=True),
    Column("received", "Modtaget", cells.day, "date"),
    Column("due", "Frist", cells.day, "date; an earlier one is more urgent"),
    Column("two_advisers", "To rådgivere", cells.truth, "yes: a co-worker is needed as well"),
    Column("previous_caseworker", "Tidligere sagsbehandler", cells.plain, "continuity"),
    Column("disqualified", "Inhabile", lists.ids,
           "list of caseworkers who may take no part; never say why"),
    Column("involved", "Tidligere involverede", lists.ids,
           "list of caseworkers who have taken part before"),
    Column("reassessment", "Genvurdering", cells.truth, "yes: section 137 applies"),
    Column("weight_hours", "Vægt (timer)", cells.hours(),
           "hours a week: overrides the model", fills="weight_minutes"),
    Column("birth_day", "Fødselsdag i måneden", _BIRTH_DAY,
           "1-31, for comparing with allocation by CPR day; nothing else of the date"),
    Column("given_to", "Givet til", cells.plain,
           "whom the office itself gave the case to, to compare with"),
    Column("given_co", "Medsagsbehandler givet", cells.plain, "and as co-worker"),
)

_HELD = (
    Column("caseworker", "Sagsbehandler", cells.plain, "who holds the case", required=True),
    Column("co_caseworker", "Medsagsbehandler", cells.plain, "who assists"),
    Column("assigned", "Tildelt", cells.day, "date the holder got it"),
    Column("cover_until", "Dækkes til", cells.day, "held for an absent colleague until then"),
    Column("cover_for", "Dækkes for", cells.plain, "the absent colleague whose case it is"),
    Column("cover_for_since", "Tildelt før dækning", cells.day,
           "date the absent colleague got it; theirs again afterwards"),
    Column("cover_for_co", "Medsagsbehandler før dækning", cells.plain,
           "who assisted before; again afterwards"),
    Column("frozen", "Låst", cells.truth, "yes: may not change hands"),
)

_AGREED = (
    Column("on", "Dato", cells.day, "the day it happens", required=True),
    Column("what", "Hvad", what,
           "handover, cover, co_worker, leaves, absent, hours, team or capacity", required=True),
    Column("case", "Sagsnr", cells.plain, "the case that is handed over"),
    Column("caseworker", "Sagsbehandler", cells.plain,
           "who hands it over, or whose row changes"),
    Column("to", "Til", cells.plain, "who takes it over, or assists"),
    Column("until", "Til og med", cells.last_day, "last day of a cover or an absence"),
    Column("weekly_hours", "Ugentlige timer", cells.hours(above_zero=True),
           "contracted hours a week from then on", fills="weekly_minutes"),
    Column("team", "Team", cells.team, "the new team"),
    Column("percent", "Kapacitet %", _PERCENT, "share of a full load from then on"),
)

SCHEMAS = (
    Schema(CASEWORKERS, Caseworker, _CASEWORKERS),
    Schema(CASES, Case, _CASE),
    Schema(CASELOAD, OpenCase, (*_CASE, *_HELD)),
)

TABLES = (*SCHEMAS, Schema(AGREED, Agreed, _AGREED))
"""With what `next` writes and nobody needs to fill in."""
