"""Which rows of one list are new cases and which open ones: by a status, or by who holds them."""

from collections.abc import Mapping
from dataclasses import dataclass

from assigner.documents.profile import ANY, BLANK
from assigner.files.vocabulary import fold
from assigner.profiles.suggest.header_words import STATUS
from assigner.profiles.suggest.headers import one_of
from assigner.profiles.suggest.lines import LIKELY, SURE, RowsLine, Sureness
from assigner.profiles.suggest.opened import ForeignColumn, ForeignTable
from assigner.words import say

NEW, OPEN, CLOSED = "new", "open", "closed"
_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("ny", "nye", "ny sag", "ufordelt", "ikke fordelt", "ikke tildelt", "modtaget",
                     "til fordeling", "afventer fordeling", "venter", "new", "unassigned",
                     "unallocated", "pending", "waiting", "awaiting allocation", "received",
                     "to be allocated", "neu", "nicht zugewiesen", "ny sak", "nytt", "nyt",
                     "inkommen", "ofördelad", "oprettet"), NEW),
    **dict.fromkeys(("i gang", "igang", "åben", "aktiv", "verserende", "løbende", "fordelt",
                     "tildelt", "under behandling", "open", "active", "ongoing", "in progress",
                     "allocated", "assigned", "current", "offen", "laufend", "in bearbeitung",
                     "aktiv sag", "pågående", "öppen", "pågår", "aktuel", "bero", "i bero",
                     "på hold", "on hold"), OPEN),
    **dict.fromkeys(("lukket", "afsluttet", "slut", "arkiveret", "annulleret", "closed", "ended",
                     "archived", "cancelled", "no further action", "nfa", "geschlossen",
                     "abgeschlossen", "avslutad", "stängd", "avsluttet", "henlagt", "afvist",
                     "rejected", "overdraget"), CLOSED),
}
_MOST_STATES = 15
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

    def line(self, kind: str) -> RowsLine | None:
        """The line of one kind; None where no word is of it."""
        words = tuple(word for word, of in self.words.items() if of == kind)
        return RowsLine(self.column.header, words, self.level) if words else None


def row_kinds(table: ForeignTable, holder: ForeignColumn | None) -> RowKinds | None:
    """What tells the rows apart; None where the whole list is of one kind."""
    status = next((column for column in table.columns if _is_status(column)), None)
    if status is not None:
        words = {word: _kind(word) or _by_holder(word, status, holder)
                 for word in status.contents.distinct}
        if len(set(words.values())) > 1:
            strange = [word for word, kind in words.items() if not kind]
            level = Sureness(SURE)
            if any(kind and not _kind(word) for word, kind in words.items()):
                level = Sureness(LIKELY, say("new where nobody holds the case"))
            if strange:
                level = Sureness(LIKELY, say("say of these too what they are: {words}",
                                          words=", ".join(strange)))
            return RowKinds(status, words, level)
    if holder is not None and 0 < holder.contents.share_filled < 1:
        return RowKinds(holder, {BLANK: NEW, ANY: OPEN},
                        Sureness(LIKELY, say("new where nobody holds the case")))
    return None


def says_closed(title: str) -> bool:
    """Whether what a file or sheet is called says that its cases have ended."""
    kinds = {_kind(word) for word in (title, *title.replace("_", " ").split())}
    return CLOSED in kinds and not kinds & {NEW, OPEN}


def unknown_states(table: ForeignTable) -> ForeignColumn | None:
    """A column that its header says to be of states, with words nobody knows; None: no such."""
    return next((column for column in table.columns if one_of(column.header, STATUS)
                 and not column.personal and 1 < len(column.contents.distinct) <= _MOST_STATES
                 and not _is_status(column)), None)


def _by_holder(word: str, status: ForeignColumn, holder: ForeignColumn | None) -> str:
    """What a status nobody knows is, where all its rows have a holder, or none has."""
    if holder is None or not 0 < holder.contents.share_filled < 1:
        return ""
    held = {bool(who) for said, who in zip(
        status.contents.cells, holder.contents.cells, strict=True) if said == word}
    return (OPEN if held.pop() else NEW) if len(held) == 1 else ""


def _kind(word: str) -> str:
    """What a status is; blank where nobody knows."""
    folded = fold(word)
    if folded in _WORDS:
        return _WORDS[folded]
    begun = {kind for kind, starts in _STEMS.items()
             if any(part.startswith(starts) for part in folded.split())}
    return begun.pop() if len(begun) == 1 else ""


def _is_status(column: ForeignColumn) -> bool:
    words = column.contents.distinct
    if column.personal or not words or len(words) > _MOST_STATES:
        return False
    known = sum(bool(_kind(word)) for word in words)
    return known >= 1 and (one_of(column.header, STATUS) or known >= max(2, 0.8 * len(words)))
