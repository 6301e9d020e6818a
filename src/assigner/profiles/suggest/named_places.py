"""What the names of files and sheets say of all their rows: a phase, a team, who holds the cases.

So do headings inside a list. Only where no column says it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assigner.documents.profile import NameOf
from assigner.files.vocabulary import fold
from assigner.profiles.called import Place, called, headings_of
from assigner.profiles.heading import name
from assigner.profiles.suggest.fitting import KnownWords
from assigner.profiles.suggest.guessed_words import guess
from assigner.profiles.suggest.lines import LIKELY, UNSURE, Sureness
from assigner.profiles.suggest.opened import ForeignTable
from assigner.profiles.suggest.row_words import heads_new
from assigner.profiles.suggest.short_names import called as called_by
from assigner.words import say

_PLACES: tuple[Place, ...] = ("sheet", "file")
_KEYS: Mapping[str, Sequence[str]] = {
    "caseworkers": ("team",), "caseload": ("phase", "complexity", "caseworker"),
}
_WHY = {"file": say("by the names of the files"), "sheet": say("by the names of the sheets"),
        "heading": say("by the headings inside the list")}
_MOST = 0.6
_INSIDE = re.compile(r".*\(([^()]+)\)\s*")
_ONE = say("there is only one")


@dataclass(frozen=True)
class Named:
    """A column of ours that names say; `words`: those names."""

    of: NameOf
    words: tuple[str, ...]
    between: tuple[str, str] | None = None
    """The signs between which the name that is meant stands: "Bo Thomsen (BOT)"."""

    @property
    def nobody(self) -> tuple[str, ...]:
        """Headings below which nobody holds the cases."""
        return tuple(filter(heads_new, self.words)) if self.of == "heading" else ()

    @property
    def level(self) -> Sureness:
        """One name alone may be there for another reason."""
        return Sureness(LIKELY, _WHY[self.of]) if len(self.words) > 1 else Sureness(UNSURE, _ONE)


def named(
    tables: Sequence[ForeignTable], kind: str, known: KnownWords
) -> Mapping[str, Named]:
    """Our columns that the names of tables with one header say, each by the first that does."""
    found: dict[str, Named] = {}
    for of in _PLACES:
        names = [called(table.place, of) for table in tables]
        if all(names) and len(set(names)) == len(tables):
            _add(found, of, names, kind, known)
    headings = [word for table in tables for word in headings_of(table.raw).values()]
    _add(found, "heading", list(dict.fromkeys(headings)), kind, known)
    return found


def alike(tables: Sequence[ForeignTable], known: KnownWords) -> list[tuple[ForeignTable, ...]]:
    """Tables with one header: the sheets of a workbook, and files whose names say what they are.

    Two lists of cases may have one header, one of them of the new: files are together only where
    each is of another phase, team or caseworker.
    """
    books: dict[tuple[str, ...], list[ForeignTable]] = {}
    for table in tables:
        book = str(table.place.path) if table.place.sheet is not None else table.place.name
        books.setdefault((book, *_header(table)), []).append(table)
    found: list[tuple[ForeignTable, ...]] = []
    for header in dict.fromkeys(map(_header, tables)):
        here = [group for key, group in books.items() if key[1:] == header]
        heads = [group[0] for group in here]
        said = [*named(heads, "caseworkers", known).values(),
                *named(heads, "caseload", known).values()]
        if len(here) > 1 and any(one.of == "file" for one in said):
            here = [[table for group in here for table in group]]
        found += map(tuple, here)
    return found


def _header(table: ForeignTable) -> tuple[str, ...]:
    return tuple(name(column.header) for column in table.columns)


def _add(
    found: dict[str, Named], of: NameOf, names: Sequence[str], kind: str, known: KnownWords
) -> None:
    for key in _KEYS[kind] if names else ():
        said = [word for word in names if not (
            key == "caseworker" and of == "heading" and heads_new(word))]
        if key in found or not said:
            continue
        inside = [_INSIDE.sub(r"\1", word) for word in said]
        if _most_say(key, said, known):
            found[key] = Named(of, tuple(names))
        elif key == "caseworker" and inside != said and _most_say(key, inside, known):
            found[key] = Named(of, tuple(names), ("(", ")"))


def _most_say(key: str, names: Sequence[str], known: KnownWords) -> bool:
    """Whether most names say it; what the others mean is asked, each by itself."""
    if key == "caseworker":
        said = sum(fold(word) in known.people or called_by(word, known.short) is not None
                   for word in names)
    else:
        said = sum(guess(key, word, names, known.vocabulary) is not None for word in names)
    return said == len(names) or (said > 1 and said >= _MOST * len(names))
