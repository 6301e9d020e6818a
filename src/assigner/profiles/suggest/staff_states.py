"""Which rows of a list of staff are of people who are there: by what it says of their employment.

The words stand here and nowhere else. A word that nobody knows, or that says somebody is away
without saying until when, is in neither list: whoever reads by the profile is told of its rows.
"""

from collections.abc import Collection, Mapping, Sequence

from assigner.documents.profile import BEFORE
from assigner.profiles.suggest.headers import bare, one_of, parted
from assigner.profiles.suggest.latin import latin
from assigner.profiles.suggest.lines import LIKELY, ColumnLine, RowsLine, Sureness
from assigner.profiles.suggest.meant import Meant
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable
from assigner.profiles.suggest.range_words import says_left
from assigner.profiles.suggest.vacancies import vacancies
from assigner.profiles.suggest.words_beside import LEFT_ON, STATUS
from assigner.profiles.yes_and_no import is_true
from assigner.words import say

_HEADERS = (
    *STATUS, "ansættelsesstatus", "medarbejderstatus", "employment status", "staff status",
    "worker status", "employee status", "in post", "active", "aktiv", "ansat status",
    "anställningsstatus", "beschäftigungsstatus", "emp status", "hr status", "stillingsstatus",
)
THERE = frozenset(map(latin, (
    "aktiv", "aktive", "ansat", "i tjeneste", "fastansat", "fast", "tjenestegørende", "active",
    "current", "employed", "in post", "working", "permanent", "fixed term", "agency", "temporary",
    "vikar", "tidsbegrænset", "midlertidig", "aktivt", "anställd", "i tjänst", "tillsvidare",
    "visstid", "angestellt", "on duty", "full time", "part time", "fuldtid", "deltid", "present",
    "timelønnet", "a", "locum", "seconded in", "probation", "på prøve", "prøvetid",
)))
LEFT = frozenset(map(latin, (
    "fratrådt", "fratrådte", "opsagt", "stoppet", "ophørt", "tidligere", "tidligere ansat",
    "inaktiv", "ikke aktiv", "pensioneret", "afskediget", "udtrådt", "slettet", "nedlagt", "left",
    "leaver", "resigned", "retired", "terminated", "former", "inactive", "ex", "ended", "ceased",
    "dismissed", "deactivated", "disabled", "closed", "slutat", "avslutad", "pensionerad",
    "ausgeschieden", "sluttet", "termed", "separated",
)))
AWAY = frozenset(map(latin, (
    "orlov", "barsel", "barselsorlov", "forældreorlov", "syg", "sygemeldt", "langtidssyg",
    "sygdom", "langtidssygemeldt", "fraværende", "fravær", "ferie", "fritstillet", "suspenderet",
    "on leave", "leave", "maternity", "maternity leave", "parental leave", "sick", "sick leave",
    "long term sick", "lts", "absent", "away", "career break", "suspended", "sabbatical",
    "secondment", "seconded", "seconded out", "garden leave", "loa", "fmla", "tjänstledig",
    "föräldraledig", "sjukskriven", "ledig", "elternzeit", "krank", "beurlaubt",
)))
_ACTIVE = frozenset(map(bare, (
    "active", "aktiv", "i tjeneste", "in post", "employed", "ansat", "current", "er aktiv",
    "er ansat", "still employed", "currently employed", "still here", "aktiv medarbejder",
    "active employee", "active worker", "active staff", "aktiv bruger", "active user", "enabled",
    "anställd", "stadig ansat", "aktivt ansat", "aktiv ansat",
)))
_GONE = frozenset(map(bare, (
    *LEFT_ON, "inactive", "inaktiv", "has left", "er stoppet", "er fratrådt", "disabled",
    "deaktiveret", "former", "tidligere ansat", "former employee",
)))
_MOST = 10
_MOSTLY = 0.5


def there_and_gone(
    meant: Meant, lines: Mapping[str, ColumnLine], used: set[str]
) -> tuple[tuple[RowsLine, RowsLine | None] | None, RowsLine | None]:
    """What a list of staff says of who is there, and of who is not or is nobody at all.

    `lines`: what is read from it; `used`: headers that are spoken for, these from now on too.
    """
    away = [meant.found[key].column for key in ("absent_from", "absent_to") if key in lines]
    states = staff_states(meant.table, used, away)
    used |= {states[0].header} if states else set()
    gone = leavers(meant.table, used)
    used |= {gone.header} if gone else set()
    empty = vacancies(meant.table)
    return states, empty if gone is None else gone.beside(empty)


def staff_states(
    table: ForeignTable, used: Collection[str], away: Sequence[ForeignColumn] = ()
) -> tuple[RowsLine, RowsLine | None] | None:
    """The rows that are of the office, and those that are not; None where no column says it.

    `away`: columns of the days on which somebody is away: who is, and has one, is of the office.
    """
    column = next((one for one in table.columns if one.header not in used and _says(one)), None)
    if column is None:
        return None
    words = sorted(column.contents.distinct)
    flag = _flag(column)
    plain = {word: latin(column.contents.plain(word)) for word in words}
    if flag is not None:
        there = tuple(word for word in words if is_true(word) is flag)
        left = tuple(word for word in words if word not in there)
    else:
        there = tuple(word for word in words if plain[word] in THERE or (
            plain[word] in AWAY and _dated(column, word, away)))
        left = tuple(word for word in words if plain[word] in LEFT)
    strange = [word for word in words if word not in (*there, *left)]
    level = Sureness()
    if strange:
        level = Sureness(LIKELY, say("say of these too whether they are here: {words}",
                                  words=", ".join(strange)))
    # A blank says nothing against anybody.
    blank = ("",) if column.contents.share_filled < 1 else ()
    return (RowsLine(column.header, (*there, *blank), level),
            RowsLine(column.header, left, level) if left else None)


def leavers(table: ForeignTable, used: Collection[str]) -> RowsLine | None:
    """Who has left by the day, where a column has the day on which they do."""
    column = next((one for one in table.columns
                   if one.header not in used and not one.personal and says_left(one.header)
                   and (not one.contents.filled or _days(one))), None)
    return None if column is None else RowsLine(
        column.header, (BEFORE,), Sureness(LIKELY, say("who has left by that day")))


def _days(column: ForeignColumn) -> bool:
    return max(column.contents.dates, column.contents.solid_dates) > _MOSTLY


def _dated(column: ForeignColumn, word: str, away: Sequence[ForeignColumn]) -> bool:
    """Whether everybody of whom a word is said has a day of absence."""
    rows = [index for index, cell in enumerate(column.contents.cells) if cell == word]
    return any(all(one.contents.cells[index] for index in rows) for one in away)


def _flag(column: ForeignColumn) -> bool | None:
    """What of yes and no says that somebody is here, as "IsActive" and "Left" do; None: neither."""
    said = parted(column.header)
    if column.contents.truths != 1:
        return None
    return True if said in _ACTIVE else (False if said in _GONE else None)


def _says(column: ForeignColumn) -> bool:
    words = [latin(column.contents.plain(word)) for word in column.contents.distinct]
    if column.personal or not words or len(words) > _MOST:
        return False
    if _flag(column) is not None:
        return True
    known = sum(word in THERE or word in LEFT or word in AWAY for word in words)
    gone = sum(word in LEFT or word in AWAY for word in words)
    # Its header says it, or it has a word that no other column of staff has.
    return known >= 1 and (one_of(column.header, _HEADERS)
                           or (gone >= 1 and 2 * known >= len(words)))
