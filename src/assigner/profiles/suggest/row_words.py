"""Which rows of one list are new cases and which open ones: by a status, or by who holds them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assigner.documents.profile import ANY, BLANK
from assigner.profiles.suggest.contents import Contents
from assigner.profiles.suggest.headers import one_of
from assigner.profiles.suggest.latin import latin
from assigner.profiles.suggest.lines import LIKELY, SURE, RowsLine, Sureness
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable
from assigner.profiles.suggest.words_beside import STATUS
from assigner.words import say

NEW, OPEN, CLOSED = "new", "open", "closed"
_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("ny", "nye", "ny sag", "ufordelt", "ikke fordelt", "ikke tildelt", "modtaget",
                     "til fordeling", "afventer fordeling", "venter", "new", "unassigned",
                     "unallocated", "pending", "waiting", "awaiting allocation", "received",
                     "awaiting", "not yet allocated", "not allocated", "not yet assigned",
                     "not assigned", "to be assigned", "afventer", "fordeles",
                     "to be allocated", "neu", "nicht zugewiesen", "ny sak", "nytt", "nyt",
                     "inkommen", "ofördelad", "oprettet"), NEW),
    **dict.fromkeys(("i gang", "igang", "åben", "aktiv", "verserende", "løbende", "fordelt",
                     "tildelt", "under behandling", "live", "live matter", "live case", "open",
                     "active", "ongoing", "in progress",
                     "allocated", "assigned", "current", "offen", "laufend", "in bearbeitung",
                     "aktiv sag", "pågående", "öppen", "pågår", "aktuel", "bero", "i bero",
                     "på hold", "on hold", "lopend", "in behandeling", "under arbeid"), OPEN),
    **dict.fromkeys(("lukket", "afsluttet", "slut", "arkiveret", "annulleret", "closed", "ended",
                     "archived", "cancelled", "no further action", "nfa", "geschlossen",
                     "abgeschlossen", "avslutad", "stängd", "avsluttet", "henlagt", "afvist",
                     "rejected", "overdraget", "gesloten", "afgesloten", "afgerond", "beendet",
                     "avslutat"), CLOSED),
}
_LATIN = {latin(word): kind for word, kind in _WORDS.items()}
NOBODY = frozenset(map(latin, (
    "ufordelt", "ufordelte", "ikke fordelt", "ikke tildelt", "ingen", "ingen sagsbehandler",
    "ingen rådgiver", "ubesat", "ledig", "vakant", "mangler", "afventer", "afventer fordeling",
    "til fordeling", "fordeles", "venter", "unallocated", "unassigned", "not allocated",
    "not assigned", "not yet allocated", "to be allocated", "to be assigned", "tba", "tbc", "tbd",
    "none", "nobody", "no worker", "vacant", "vacancy", "pending", "awaiting allocation",
    "awaiting", "waiting", "waiting list", "n/a", "na", "-", "--", "---", "–", "—", "?", "??", ".",
    "x", "xx", "xxx", "null", "(none)", "(blank)", "ofördelad", "ej fördelad", "ej tilldelad",
    "otilldelad", "ingen handläggare", "nicht zugewiesen", "offen", "keine", "ikke satt",
    "niet toegewezen", "nog te verdelen", "te verdelen", "wachtlijst", "geen", "ohne", "n n",
    "ikke tildelt", "unbesetzt",
)))
"""What stands where a name would, where nobody holds a case."""
_MOST_STATES = 15
_BETWEEN = re.compile(r"[,;:()]|\s[-–—]\s")
_HEADS_NEW = re.compile(
    # "New" by itself or of cases: a "new build" is a place.
    r"^(?:de |the )?(?:ny|nye|nyt|new|neue?|nya)"
    r"(?: (?:sag\w*|case\w*|referral\w*|henvendelse\w*|underretning\w*|faelle|fall|aerende\w*|"
    r"matter\w*|i\b.*|til\b.*|siden\b.*|this\b.*|since\b.*|in\b.*|denne\b.*|today|work))?$"
    r"|\b(?:ufordelt\w*|utildelt\w*|unallocated|unassigned|ofoerdelad\w*|nyopret\w*|"
    r"(?:ikke|endnu ikke|ej) (?:for|til)delt\w*|not (?:yet )?(?:allocated|assigned)|"
    r"to (?:be )?(?:allocated?|assign(?:ed)?)|for (?:allocation|assignment)|"
    r"(?:til|afventer|mangler) fordeling|awaiting allocation|"
    r"waiting (?:list|for allocation)|nicht zugewiesen)\b"
)
_NOT = frozenset(("ikke", "ej", "not", "non", "no", "nicht", "keine", "kein", "inte", "never",
                  "aldrig", "nie", "uden", "without", "utan"))
_STEMS: Mapping[str, tuple[str, ...]] = {
    NEW: ("pending", "afvent", "unalloc", "unassign", "ufordel", "waiting", "nyopret"),
    OPEN: ("igang", "aktiv", "activ", "open", "verser", "ongoing", "progress", "laufend", "pågå"),
    CLOSED: ("clos", "lukk", "afslut", "abgeschl", "geschlos", "avslut", "arkiv", "annul",
             "cancel"),
}


@dataclass(frozen=True)
class RowKinds:
    """What tells new from open; `column` says it by `words`: each word and what its rows are."""

    column: ForeignColumn
    words: Mapping[str, str]
    level: Sureness
    closed: RowsLine | None = None
    """Where another column says which cases have ended."""

    def line(self, kind: str) -> RowsLine | None:
        """The line of one kind; None where no word is of it."""
        if kind == CLOSED and self.closed is not None:
            return self.closed
        words = tuple(word for word, of in self.words.items() if of == kind)
        return RowsLine(self.column.header, words, self.level) if words else None

    @property
    def not_open(self) -> RowsLine | None:
        """Where any word is of an open case: the words that are none."""
        words = tuple(word for word, of in self.words.items() if of == NEW and word != BLANK)
        return RowsLine(self.column.header, words, self.level) if words and (
            ANY in self.words) else None


def row_kinds(
    table: ForeignTable, holder: ForeignColumn | None, nobody: Collection[str] = (),
    *, pivoted: bool = False, sole: bool = False,
) -> RowKinds | None:
    """What tells the rows apart; None where the whole list is of one kind.

    `nobody`: words in the place of a holder that are of nobody. `pivoted`: a blank below a holder
    means that one. `sole`: whether it is the only list of cases.
    """
    closed = next((line for column in table.columns
                   if (line := ended_by_words(column)) is not None), None)
    status = next((column for column in table.columns if _is_status(column)), None)
    if status is None and holder is not None:
        # Under any other header, what parts the rows as the holder does, beside ended cases.
        status = next((column for column in table.columns if not column.personal
                       and _parts_the_rest(column, holder, nobody)), None)
    if status is None and holder is not None:
        # Two words nobody knows, one of those who hold a case: of three one may be of ended cases.
        status = next((column for column in table.columns if one_of(column.header, STATUS)
                       and not column.personal and column.contents.share_filled == 1
                       and len(column.contents.distinct) == 2
                       and held_or_not(column.contents, holder.contents, nobody)), None)
    if status is not None:
        told = status.contents.plain
        words = {word: _kind(told(word)) or _by_holder(word, status, holder, nobody)
                 for word in status.contents.distinct}
        for word in [word for word, kind in words.items() if kind == NEW]:
            if _mostly_held(word, status, holder, nobody):
                words[word] = ""  # whoever has a case is asked whether it is new
        # Of open and closed cases those of a word for nobody are new, as in a pool.
        pooled = sole and bool(nobody) and set(words.values()) == {OPEN, CLOSED}
        if len(set(words.values())) > 1 and not pooled:
            strange = [word for word, kind in words.items() if not kind]
            level = Sureness(SURE)
            if any(kind and not _kind(told(word)) for word, kind in words.items()):
                level = Sureness(LIKELY, say("new where nobody holds the case"))
            if strange:
                level = Sureness(LIKELY, say("say of these too what they are: {words}",
                                          words=", ".join(strange)))
            return RowKinds(status, words, level)
        if pooled:
            closed = RowKinds(status, words, Sureness(SURE)).line(CLOSED)
    if holder is not None and (nobody or (
        not pivoted and 0 < holder.contents.share_filled < 1)):
        blank = {} if pivoted else {BLANK: NEW}
        return RowKinds(holder, {**blank, **dict.fromkeys(sorted(nobody), NEW), ANY: OPEN},
                        Sureness(LIKELY, say("new where nobody holds the case")), closed)
    return None


def ended_by_words(column: ForeignColumn) -> RowsLine | None:
    """What a column says that has words in some rows, all of cases that have ended."""
    held = column.contents
    if column.personal or not 0 < held.share_filled < 1 or not all(
        _kind(held.plain(word)) == CLOSED for word in held.distinct
    ):
        return None
    # "Closed 11/3/2026": tomorrow it is another day.
    days = any(any(map(str.isdigit, word)) for word in held.distinct)
    return RowsLine(column.header, (ANY,) if days else held.distinct, Sureness(
        LIKELY, say("cases that have ended")))


def closed_words(held: Contents) -> tuple[str, ...]:
    """Those of a few words that are of cases that have ended."""
    return tuple(word for word in held.distinct if _kind(held.plain(word)) == CLOSED) if (
        1 < len(held.distinct) <= _MOST_STATES) else ()


def _parts_the_rest(
    column: ForeignColumn, holder: ForeignColumn, nobody: Collection[str]
) -> bool:
    """Whether some of its words are of ended cases, and the others tell who holds one."""
    over = closed_words(column.contents)
    if column is holder or not over or column.contents.share_filled < 1:
        return False
    pairs = {(said, bool(who) and who not in nobody) for said, who in zip(
        column.contents.cells, holder.contents.cells, strict=True) if said not in over}
    return len(pairs) == len({said for said, _ in pairs}) and len({held for _, held in pairs}) > 1


def says_nobody(word: str) -> bool:
    """Whether a word in the place of a name says that nobody holds the case."""
    return latin(word) in NOBODY or latin(word).strip("*[]<>() ") in NOBODY


def heads_new(heading: str) -> bool:
    """Whether a heading above rows says that nobody holds their cases yet."""
    parts = [part.strip() for part in _BETWEEN.split(heading) if part.strip()]
    return says_nobody(heading) or any(
        says_nobody(part) or bool(_HEADS_NEW.search(latin(part))) for part in parts)


def says_closed(title: str) -> bool:
    """Whether what a file or sheet is called says that its cases have ended."""
    kinds = {_kind(word) for word in (title, *title.replace("_", " ").split())}
    return CLOSED in kinds and not kinds & {NEW, OPEN}


def unknown_states(table: ForeignTable) -> ForeignColumn | None:
    """A column that its header says to be of states, with words nobody knows; None: no such."""
    return next((column for column in table.columns if one_of(column.header, STATUS)
                 and not column.personal and 1 < len(column.contents.distinct) <= _MOST_STATES
                 and not _is_status(column)), None)


def _by_holder(
    word: str, status: ForeignColumn, holder: ForeignColumn | None, nobody: Collection[str]
) -> str:
    """What a status nobody knows is, where all its rows have a holder, or none has."""
    if holder is None:
        return ""
    rows = [(said, bool(who) and who not in nobody) for said, who in zip(
        status.contents.cells, holder.contents.cells, strict=True)]
    if len({there for _, there in rows}) < 2:  # everybody holds one, or nobody: it tells nothing
        return ""
    held = {there for said, there in rows if said == word}
    return (OPEN if held.pop() else NEW) if len(held) == 1 else ""


def held_or_not(said: Contents, holder: Contents, nobody: Collection[str]) -> bool:
    """Whether each word goes with a holder in all its rows, or in none: it tells new from open."""
    pairs = {(word, bool(who) and who not in nobody)
             for word, who in zip(said.cells, holder.cells, strict=True)}
    return len(pairs) == len({word for word, _ in pairs}) and len({held for _, held in pairs}) > 1


def _mostly_held(
    word: str, status: ForeignColumn, holder: ForeignColumn | None, nobody: Collection[str]
) -> bool:
    """Whether most rows of a status have somebody who holds the case."""
    who = [] if holder is None else [one for said, one in zip(
        status.contents.cells, holder.contents.cells, strict=True) if said == word]
    held = sum(bool(one) and one not in nobody for one in who)
    return 2 * held > len(who) > 0


def _kind(word: str) -> str:
    """What a status is; blank where nobody knows."""
    spelt = latin(word)
    if spelt in _LATIN:
        return _LATIN[spelt]
    # "Oprettet, ikke tildelt" says the same twice.
    parts = [_LATIN.get(latin(part), "") for part in _BETWEEN.split(word) if part.strip()]
    if len(parts) > 1 and len(set(parts)) == 1:
        return parts[0]
    if _NOT & {*spelt.split()}:
        return NEW if heads_new(word) else ""  # "ikke afsluttet" has not ended
    begun = {kind for kind, starts in _STEMS.items()
             if any(part.startswith(tuple(map(latin, starts))) for part in spelt.split())}
    return begun.pop() if len(begun) == 1 else ""


def _is_status(column: ForeignColumn) -> bool:
    words = column.contents.distinct
    if column.personal or not words or len(words) > _MOST_STATES:
        return False
    known = sum(bool(_kind(column.contents.plain(word))) for word in words)
    return known >= 1 and (one_of(column.header, STATUS) or known >= max(2, 0.8 * len(words)))
