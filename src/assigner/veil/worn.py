"""What one reader does not see, and through whose eyes everything is shown now."""

import contextlib
import contextvars
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from typing import NamedTuple

from assigner.veil.case_numbers import is_short, marked_number, unmarked
from assigner.words import LANGUAGES, say, sign_names


class Restriction(NamedTuple):
    """Who alone may know a case, and its number in what is shown. `sure`: as its own day says."""

    number: int
    people: frozenset[str]
    sure: bool


@dataclass(eq=False)
class Veil:
    """What one reader does not see. `reader`: a caseworker's id; None: named for nothing.

    `known`: restricted cases by id. `plain`: ids and names that may stand beside a label.
    `through`: through whose hands it goes besides, where those cannot read the folder: what is
    somebody else's shows them no more. `kin`: an ordinary case of a family with a restricted one ->
    the others of it, each with who holds it this morning ("": nobody yet).
    """

    reader: str | None = None
    known: dict[str, Restriction] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set)
    through: frozenset[str] = frozenset()
    kin: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def seen_by(self, reader: str | None) -> "Veil":
        """The same, before somebody else's eyes."""
        return Veil(reader, self.known, self.plain, self.through, self.kin)

    def know(self, other: "Veil") -> None:
        """Take over what another knows."""
        self.known.update(other.known)
        self.plain |= other.plain
        self.kin.update(other.kin)

    def learn(
        self, rows: Iterable[tuple[str, int, Iterable[str]]], *, sure: bool = False
    ) -> None:
        """Take in restricted cases: id, number, people. What a day itself says holds."""
        taken = {one.number for one in self.known.values()}
        for case, number, people in rows:
            known = self.known.get(case)
            if known is not None:
                if sure or not known.sure:
                    self.known[case] = Restriction(known.number, frozenset(people), sure)
                continue
            free = next(one for one in count(number) if one not in taken)
            taken.add(free)
            self.known[case] = Restriction(free, frozenset(people), sure)

    def hides(self, case: object) -> bool:
        """Whether it is a restricted case that the reader is not named for."""
        found = self.known.get(unmarked(case)) if isinstance(case, str) else None
        return found is not None and not (
            self.reader in found.people and self.through <= found.people)

    def hides_kin(self, case: str, holder: str | None = None) -> bool:
        """Whether all others of an ordinary case's family are hidden; of `holder`'s, if given."""
        others = [other for other, holds in self.kin.get(case, {}).items()
                  if holder is None or holds == holder]
        return bool(others) and all(map(self.hides, others))

    @property
    def hidden(self) -> Sequence[str]:
        """Every case that is hidden, the longest number first."""
        return sorted(filter(self.hides, self.known), key=lambda case: (-len(case), case))

    @property
    def has_short(self) -> bool:
        """Whether sentences may hold signs of numbers that are short."""
        return any(map(is_short, self.known))

    def label(self, case: str) -> str:
        """What a hidden case is called."""
        return str(say("restricted-{n}", n=self.known[unmarked(case)].number))

    def meant(self, text: str) -> str:
        """The case that a label means; any other text as it is."""
        for case, found in self.known.items():
            if any(say("restricted-{n}", n=found.number).spoken(one) == text for one in LANGUAGES):
                return case
        return text


_here: contextvars.ContextVar[Veil | None] = contextvars.ContextVar("veil", default=None)
_worn = [Veil()]
"""The first: where a program uses the library and says nothing of who reads."""


def veil() -> Veil:
    """The veil that is worn now."""
    return _here.get() or _worn[-1]


@contextlib.contextmanager
def wearing(chosen: Veil) -> Iterator[None]:
    """Show everything through this veil for a while, in every thread."""
    _worn.append(chosen)
    try:
        yield
    finally:
        _worn.remove(chosen)


@contextlib.contextmanager
def before(reader: Veil) -> Iterator[None]:
    """Show what this thread shows through another veil for a while."""
    kept = _here.set(reader)
    try:
        yield
    finally:
        _here.reset(kept)


def numbered(rows: Mapping[str, str]) -> Mapping[str, int]:
    """Case -> its number, from 1; `rows`: case -> everything its row holds.

    The order is drawn by all that the rows hold, so it follows from no number and no order of rows.
    """
    key = sha256("".join(rows[case] for case in sorted(rows)).encode()).hexdigest()
    drawn = sorted(rows, key=lambda case: sha256(f"{key}{case}".encode()).hexdigest())
    return {case: number for number, case in enumerate(drawn, start=1)}


def _signed(name: str) -> str:
    return marked_number(name) if is_short(name) and name in veil().known else name


sign_names(_signed)
