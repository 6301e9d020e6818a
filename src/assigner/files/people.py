"""Who is meant: the ids of caseworkers, and what else a cell may call them by.

An id that is spelt otherwise (case, width, invisible signs, without its leading zeros) or a
name that exactly one caseworker has stands for that caseworker. Law hangs on it: somebody
who was involved and is not recognised would re-assess alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from assigner.files.table import LOST, FileTable
from assigner.files.vocabulary import fold, fold_name, nearest

_WHOLE = re.compile(r"0*([0-9]+?)(?:[.,]0+)?")
# A name with the initials behind it, as in "Krogh, Thomas (tk)".
_BRACKETS = re.compile(r"\s*[()\[\]]\s*")
_PIECES = re.compile(r"\s*[(),;:<>\[\]/]\s*|\s+[-–]\s+")
# Among names of two or three words a slip of one or two letters; other people differ more.
_ALMOST = 0.85


def same(text: str) -> str:
    """What two spellings of an id have in common: a whole number by its value."""
    folded = fold(text)
    whole = _WHOLE.fullmatch(folded)
    return whole[1] if whole else folded


class People:
    """The caseworkers of a day by id and name."""

    def __init__(self, ids: Iterable[str], names: Iterable[tuple[str, str]]) -> None:
        """`names`: pairs of an id and a name."""
        self.ids = frozenset(ids)
        self._by_id: Mapping[str, set[str]] = defaultdict(set)
        self._by_name: Mapping[str, set[str]] = defaultdict(set)
        for id_ in self.ids:
            self._by_id[same(id_)].add(id_)
        for id_, name in names:
            if fold_name(name):
                self._by_name[fold_name(name)].add(id_)

    @classmethod
    def of(cls, workers: FileTable) -> "People":
        """The people of a table of caseworkers."""
        ids, names = workers.texts("id"), workers.texts("name")
        pairs = [(id_, name) for id_, name in zip(ids, names, strict=True)
                 if isinstance(id_, str) and isinstance(name, str)]
        return cls((id_ for id_ in ids if isinstance(id_, str)), pairs)

    @cached_property
    def folded(self) -> frozenset[str]:
        """Every id and name, folded."""
        ids = {fold(id_) for id_ in self.ids}
        return frozenset(ids | self._by_name.keys())

    def find(self, text: str) -> frozenset[str]:
        """The caseworkers a text may stand for: one, several, or none."""
        if text in self.ids:
            return frozenset({text})
        found = self._exactly(text)
        if not found and "@" in text:
            return frozenset(self._exactly(text.partition("@")[0]))
        if not found and (named := [piece for piece in _BRACKETS.split(text) if piece.strip()])[1:]:
            each = [self._exactly(piece) for piece in named]
            found = each[0] if all(one and one == each[0] for one in each) else set()
        if not found:
            pieces = [self._exactly(piece) for piece in _PIECES.split(text) if piece]
            first = pieces[0] if pieces else set()
            found = first if len(pieces) > 1 and all(piece == first for piece in pieces) else set()
        return frozenset(found)

    def almost(self, text: str) -> str | None:
        """The caseworker whose name nearly is the text; None when no name is near."""
        names = [name for name in self._by_name if " " in name]
        near = nearest(fold_name(text), names, _ALMOST) if " " in text.strip() else None
        return None if near is None else min(self._by_name[near])

    def _exactly(self, text: str) -> set[str]:
        by_id = self._by_id.get(same(text))
        if by_id:
            return by_id
        name = fold_name(text)
        last, comma, first = name.partition(", ")
        return self._by_name.get(name) or (
            self._by_name.get(f"{first} {last}", set()) if comma else set()
        )


def known_people(workers: FileTable | None) -> People | None:
    """The caseworkers; None when they cannot be told."""
    if workers is None or not workers.grid.rows or "id" not in workers.columns:
        return None
    return People.of(workers)


def names_of(value: object) -> frozenset[str]:
    """The people a cell names, as they stand there."""
    if value is LOST or not value:
        return frozenset()
    return value if isinstance(value, frozenset) else frozenset({str(value)})
