"""Decisions as a file of the case system, read again by its profile before it is given away."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assigner.documents.profile import Profile, TableProfile
from assigner.errors import AssignerError
from assigner.files.complaints import ABSENCES, CASELOAD, CASES, CASEWORKERS, REDUCTIONS
from assigner.files.people import People
from assigner.files.vocabulary import Vocabulary, clean
from assigner.instance import Caseworker, OpenCase
from assigner.profiles.back.cannot import Cannot
from assigner.profiles.back.laid_out import Laid, as_book, as_text
from assigner.profiles.back.read_again import read_again
from assigner.profiles.back.reads import Reads
from assigner.profiles.back.rows import DECIDED, FOLLOWS, Composer
from assigner.profiles.export import Export
from assigner.profiles.heading import name
from assigner.profiles.origins import TablePart
from assigner.profiles.resolved import resolved
from assigner.profiles.row_choice import RowChoice
from assigner.profiles.sense import schema_of, tables
from assigner.profiles.sources import RawTable
from assigner.words import Words, counted, say

_OF_PEOPLE = ("id", "name", "team", "weekly_hours")
"""What an instance must have of a caseworker; nothing else about people goes back."""
_NAMED = ("caseworker", "co_caseworker", "previous_caseworker", "cover_for", "cover_for_co",
          "given_to", "given_co")


@dataclass(frozen=True)
class SentBack:
    """What was written. `notes`: what the file does not say, and why."""

    content: bytes
    cases: int
    notes: tuple[Words, ...]


@dataclass(frozen=True)
class WayBack:
    """The way of decisions into an export.

    `path`: where the export lies; `beside`: where what is written is read again, in a folder that
    is gone afterwards. `people`: those of the day and of its evening; `without`: columns
    left as they are.
    """

    export: Export
    path: Path
    beside: Path
    people: Sequence[Caseworker]
    vocabulary: Vocabulary
    without: Collection[str] = ()

    def send(self, decided: Sequence[OpenCase], kind: str) -> SentBack:
        """The file: `book` or `text`. Raises AssignerError with all that cannot be written."""
        cannot = Cannot(self.export.profile, self._keys, decided, self.without)
        cannot.stop()
        composer = self._composer
        rows = composer.rows(decided)
        cannot.stop(composer.faults)
        laid = self._laid(rows, decided)
        self._one_file([part for part, _ in rows], kind)
        read_again(self.export, self.path, self.beside, self.vocabulary, laid, self._asked, decided)
        content = as_book(laid, self.profile) if kind == "book" else as_text(
            _as_one([each for each in laid if each.rows and self._is_of_cases(each.raw)]),
            self.profile)
        return SentBack(content, len(decided), (*cannot.notes(composer.blank), *self._blank(laid)))

    @property
    def profile(self) -> Profile:
        """The profile. Raises AssignerError where it has faults."""
        found = self.export.profile.profile
        assert found is not None  # the day was read by it
        return found

    @cached_property
    def tables(self) -> dict[str, TableProfile]:
        """Every table of the profile, whole."""
        if "caseload" not in tables(self.profile):
            raise AssignerError(say(
                "{profile}: there is no [caseload]; it says how an open case stands in the case "
                "system, and what goes back is written so.", profile=self.export.profile.name))
        return resolved(self.profile)

    @property
    def _keys(self) -> frozenset[str]:
        return frozenset(self.tables["caseload"].columns)

    @property
    def _asked(self) -> list[str]:
        """The columns that must read as they were decided."""
        return [key for key in (*DECIDED, *FOLLOWS[:3])
                if key in self._keys and key not in self.without]

    @cached_property
    def _composer(self) -> Composer:
        names = {worker.id: worker.name for worker in self.people}
        reads = Reads(schema_of("caseload"), People(names, names.items()), self.vocabulary)
        return Composer(
            self.profile, self.tables, self._parts(CASELOAD), self._parts(CASES), reads, names,
            self.without, self._parts(CASEWORKERS),
        )

    def _parts(self, file: str) -> Sequence[TablePart]:
        return self.export.origins.get(file, ())

    def _laid(
        self, rows: Sequence[tuple[TablePart, list[list[str]]]], decided: Sequence[OpenCase]
    ) -> list[Laid]:
        """The tables of each file that something is written into, in the order of the export."""
        files = {part.raw.place.path for part, _ in rows}
        of = {id(part.raw): cells for part, cells in rows}
        found = []
        for raw in self.export.raw:
            if raw.place.path not in files:
                continue
            cells = of.get(id(raw), [])
            if not self._is_of_cases(raw):
                cells = list(self._staff(raw, decided))
            found.append(Laid(raw, self._table(raw), cells, self._places(raw)))
        return found

    def _is_of_cases(self, raw: RawTable) -> bool:
        return any(part.raw is raw for part in (*self._parts(CASES), *self._parts(CASELOAD)))

    def _table(self, raw: RawTable) -> TableProfile:
        for file in (CASELOAD, CASES, CASEWORKERS, ABSENCES, REDUCTIONS):
            if any(part.raw is raw for part in self._parts(file)):
                return self.tables[file.removesuffix(".csv")]
        raise AssertionError("a table is read for one of the instance's")

    def _staff(self, raw: RawTable, decided: Sequence[OpenCase]) -> Iterator[list[str]]:
        """The rows of those whom the cases name, with no more than says who they are."""
        named = {getattr(case, key) for case in decided for key in _NAMED}
        named |= {who for case in decided for who in case.disqualified | case.involved}
        for part in self._parts(CASEWORKERS):
            if part.raw is not raw:
                continue
            recipes = {recipe.column.key: recipe for recipe in part.recipes}
            kept = {place for key in _OF_PEOPLE if key in recipes
                    for place in recipes[key].every_place}
            choice = RowChoice.of(self.tables["caseworkers"], raw.columns)
            kept |= {one.place for one in (*choice.rows, *choice.leave_out)}
            for row in part.rows.values():
                if clean(recipes["id"](row)) in named:
                    yield [cell if place in kept else "" for place, cell in enumerate(row)]

    def _places(self, raw: RawTable) -> list[int]:
        """The columns that are read; all where the profile goes by where a column stands."""
        read = set()
        for file in (CASEWORKERS, CASES, CASELOAD, ABSENCES, REDUCTIONS):
            for part in self._parts(file):
                if part.raw is raw:
                    read |= {place for recipe in part.recipes for place in recipe.every_place}
                    table = self.tables[file.removesuffix(".csv")]
                    read |= {raw.columns[name(header)] for header in (*table.rows, *table.leave_out)
                             if name(header) in raw.columns}
        header = raw.grid.header
        own = raw.top[-1] if raw.top else ()
        positional = (self._table(raw).header_rows or 1) > 1 or any(
            place >= len(own) or own[place].strip() != header[place].strip() for place in read)
        return list(range(len(header))) if positional else sorted(read)

    def _one_file(self, parts: Sequence[TablePart], kind: str) -> None:
        files = list(dict.fromkeys(part.raw.place.path.name for part in parts))
        headers = {tuple(part.raw.grid.header) for part in parts}
        if len(files) > 1 or (kind == "text" and len(headers) > 1):
            named = ", ".join(part.raw.place.name for part in parts)
            raise AssignerError(
                say("The decisions stand in several files of the export ({tables}): one file "
                    "cannot hold them.", tables=named) if len(files) > 1 else
                say("The decisions stand in several sheets of the export ({tables}), which are "
                    "not alike: name a workbook (.xlsx).", tables=named))

    def _blank(self, laid: Sequence[Laid]) -> Iterator[Words]:
        """Say that columns nobody reads stand blank, where they have to stand."""
        for each in laid:
            header = each.raw.grid.header
            read = {recipe_place for file in (CASEWORKERS, CASES, CASELOAD, ABSENCES,
                                                      REDUCTIONS)
                    for part in self._parts(file) if part.raw is each.raw
                    for recipe in part.recipes for recipe_place in recipe.every_place}
            blank = [header[place].strip() for place in each.places
                     if place not in read and header[place].strip()
                     and name(header[place]) not in map(name, self._table(each.raw).rows)]
            if blank:
                yield counted(
                    "{table}: a column that the profile does not read stands blank: {names}.",
                    "{table}: {n} columns that the profile does not read stand blank: {names}.",
                    len(blank), table=each.raw.place.name, names=", ".join(blank))


def _as_one(laid: Sequence[Laid]) -> Laid:
    """Tables that are alike as one."""
    first = laid[0]
    return Laid(first.raw, first.table, [row for each in laid for row in each.rows], first.places)
