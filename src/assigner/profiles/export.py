"""An export as an instance: opened by its profile, then judged as any instance is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from assigner.documents.profile import Profile, TableProfile
from assigner.files import locks
from assigner.files.case_log import LogReading, judged_log
from assigner.files.columns import LOG_TABLE, InputColumn, is_header
from assigner.files.complaints import (
    AGREED,
    CASELOAD,
    LOG,
    OPTIONAL,
    Complaint,
    in_order,
    letter,
)
from assigner.files.encoding import read_text
from assigner.files.grid import Grid, read_csv
from assigner.files.header import Header
from assigner.files.letters import source_of
from assigner.files.read import Reading, assemble
from assigner.files.vocabulary import Vocabulary
from assigner.profiles.assumed import assumed
from assigner.profiles.day_head import head_of
from assigner.profiles.emptied import emptied
from assigner.profiles.filled_down import filled_down
from assigner.profiles.heading import name
from assigner.profiles.mostly_new import mostly_new
from assigner.profiles.origins import Origins, TablePart
from assigner.profiles.others import only_of_caseworkers
from assigner.profiles.parts import grid_of, parts_of
from assigner.profiles.profile_file import ProfileFile
from assigner.profiles.resolved import resolved
from assigner.profiles.row_choice import RowChoice, nobodys
from assigner.profiles.sense import SCHEMAS, schema_of, unknown_words
from assigner.profiles.sources import Layout, RawTable, TablePlace, nowhere, read_raw
from assigner.profiles.taken_for_last import taken_for_last
from assigner.profiles.unread import tidy
from assigner.profiles.where import Where
from assigner.words import say

Read = tuple[TablePlace, Layout]


@dataclass(frozen=True)
class Export:
    """An export that has been read: `grids` as an instance has them, `raw` as it has them itself.

    Personal columns, and others that are not read, are blank in both.
    """

    profile: ProfileFile
    header: Header = field(default_factory=Header)
    grids: tuple[Grid, ...] = ()
    raw: tuple[RawTable, ...] = ()
    origins: Mapping[str, Sequence[TablePart]] = field(default_factory=dict)
    complaints: tuple[Complaint, ...] = ()

    def reading(self, vocabulary: Vocabulary | None) -> Reading:
        """The instance, or everything that is wrong, told in the cells of the export."""
        given = self.profile.profile
        if given is None:
            return Reading(None, self.complaints)
        placing = Origins(self.profile, self.origins)
        found = assemble(self.header, self.grids, vocabulary)
        # What the profile does not say is told of the profile, not of the table made by it.
        judged = [placing.placed(told) for told in (*found.errors, *found.warnings)
                  if not (told.code == "E141" and told.file in self.origins)]
        # What is the same for every row of a table is told once.
        judged = list({(told.file == self.profile.name and str(told)) or id(told): told
                       for told in judged}.values())
        words = [] if vocabulary is None else unknown_words(self.profile, given, vocabulary)
        every = [*in_order((*self.complaints, *words)), *judged]
        errors = [told for told in every if not told.warning]
        warnings = [told for told in every if told.warning]
        return Reading(None if errors else found.instance, tuple(errors), tuple(warnings))

    def log(self, vocabulary: Vocabulary) -> LogReading:
        """The office's own history, or everything wrong, told in the cells of the export."""
        placing = Origins(self.profile, self.origins)
        told = list(self.complaints)
        if not self.grids and not any(not one.warning for one in told):
            told.append(self.profile.complaint(
                "E174", ("log",), say("The profile says nothing of a log."),
                say("Add [log] to it, with where id, received, caseworker and ended stand.")))
        found = LogReading()
        for grid in self.grids:
            found = judged_log(grid, vocabulary)
        told += [placing.placed(one) for one in (*found.errors, *found.warnings)
                 if one.code != "E141"]
        errors = tuple(one for one in told if not one.warning)
        return LogReading(() if errors else found.cases, errors,
                          tuple(one for one in told if one.warning))

    @property
    def letters(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        """(file, column) -> where it stands in the export: file or sheet, and letter."""
        return {
            (source_of(file, number), recipe.column.key):
                (part.raw.place.name, letter(recipe.every_place[0]))
            for file, parts in self.origins.items() for number, part in enumerate(parts)
            for recipe in part.recipes if recipe.every_place
        }


def open_export(path: Path, file: ProfileFile, *, log: bool = False) -> Export:
    """Read an export by a profile; what is wrong with either comes back as complaints.

    `log`: its table of the office's own history, and no other; else all but that.
    """
    profile = file.profile
    if profile is None or file.faults:
        return Export(file, complaints=file.faults)
    if not path.exists():
        return Export(file, complaints=(nowhere(path),))
    opening = _Opening(path, file, profile, log)
    opening.read()
    opening.told += (*assumed(file, profile), *taken_for_last(file, profile))
    if log:
        grids = [grid_of(LOG, parts) for parts in opening.parts.values()
                 if any(part.recipes for part in parts)]
        return Export(file, Header(), tuple(grids), tuple(opening.raw.values()), opening.parts,
                      tuple(opening.told))
    return Export(file, opening.head, tuple(opening.grids()), tuple(opening.raw.values()),
                  opening.parts, tuple(opening.told))


@dataclass
class _Opening:
    """The steps between the files of an export and its tables."""

    path: Path
    file: ProfileFile
    profile: Profile
    log: bool = False
    told: list[Complaint] = field(default_factory=list)
    raw: dict[Read, RawTable] = field(default_factory=dict)
    parts: dict[str, list[TablePart]] = field(default_factory=dict)
    tables: Mapping[str, TableProfile] = field(default_factory=dict)

    @cached_property
    def where(self) -> Where:
        """Which files and sheets there are."""
        return Where(self.path, self.file)

    def read(self) -> None:
        """Find and read every raw table once, and make the parts of ours."""
        self.tables = {name_: table for name_, table in resolved(self.profile).items()
                       if (schema_of(name_) is LOG_TABLE) == self.log}
        where = self.where
        meant = {name_: [(place, _layout(table)) for place in where.of(name_, table)]
                 for name_, table in self.tables.items()}
        read = {place for reads in meant.values() for place, _ in reads}
        self.told += [*where.told, *where.unnamed(read)]
        shared = {one: {name_: self.tables[name_] for name_, reads in meant.items() if one in reads}
                  for one in dict.fromkeys(read for reads in meant.values() for read in reads)}
        for one, users in shared.items():
            self._raw(one, users)
        for one, users in shared.items():
            if one in self.raw:
                self._nobodys(self.raw[one], users)
        for name_, reads in meant.items():
            for one in reads:
                if one in self.raw:
                    parts, told = parts_of(self.raw[one], name_, self.tables[name_], self.profile,
                                           self.head.date)
                    self.told += told
                    self.parts.setdefault(schema_of(name_).file, []).extend(parts)
            self._required(name_)
            self.told += emptied(self.file, name_, [
                (raw, RowChoice.of(self.tables[name_], raw.columns, self.head.date,
                                   self.profile.dates))
                for one in reads if (raw := self.raw.get(one)) is not None])
        self.told += mostly_new(self.file, self.parts)
        self.told += [
            told for name_, table in self.tables.items() if table.of_caseworkers
            for told in only_of_caseworkers(self.parts, schema_of(name_).file)
        ]

    def _raw(self, one: Read, users: Mapping[str, TableProfile]) -> None:
        """Read a table for all who use it."""
        headers = _headers(users)
        for table in users.values():
            for header in (*table.rows, *table.leave_out):
                headers.setdefault(name(header), _CHOOSES)
        read = read_raw(*one, headers)
        if isinstance(read, Complaint):
            self.told.append(read)
            return
        self.raw[one] = read
        drop = {header for table in users.values() for header in table.drop}
        self.told += tidy(
            read, headers, {*drop, *self.profile.drop}, self.file.empty)
        for table in users.values():
            filled_down(read, table)
        self.told += [*read.grid.complaints, *read.grid.complaints.more()]
        self.told += locks.beside(read.place.path)

    @cached_property
    def head(self) -> Header:
        """Which day it is of; asked once every table is read, as it may stand above one."""
        return head_of(
            self.path, self.file, self.profile, list(self.raw.values()), self.where.found)

    def _nobodys(self, raw: RawTable, users: Mapping[str, TableProfile]) -> None:
        """Complain of rows that no table takes, and none leaves out."""
        choices = [RowChoice.of(table, raw.columns, self.head.date, self.profile.dates)
                   for table in users.values()]
        self.told += nobodys(raw, choices, people="caseworkers" in users)

    def _required(self, table: str) -> None:
        """Complain of what an instance must have and the profile does not speak of."""
        for column in schema_of(table).columns:
            if column.required and column.key not in self.tables[table].columns:
                self.told.append(self.file.complaint(
                    "E174", (table, "columns"),
                    say('The profile says nothing of "{key}" ("{danish}"), which is required.',
                        key=column.key, danish=column.danish),
                    say('Write {key} = "the header of the export" below [{table}.columns].',
                        key=column.key, table=table)))

    def grids(self) -> Iterator[Grid]:
        """Our tables: by the profile, else an own file beside the export."""
        for file in (*(schema.file for schema in SCHEMAS if schema is not LOG_TABLE), AGREED):
            table = file.removesuffix(".csv")
            if table in self.tables:
                if any(part.recipes for part in self.parts.get(file, ())):
                    yield grid_of(file, self.parts[file])
                continue
            own = self._own(file)
            if isinstance(own, Grid):
                yield own
            elif file not in OPTIONAL:
                self.told.append(_untold(self.file, table))

    def _own(self, file: str) -> Grid | None:
        """A table of the office's own, in the form of an instance."""
        home = self.path if self.path.is_dir() else self.path.parent
        if not (home / file).is_file():
            return None
        text = read_text(home / file)
        if isinstance(text, Complaint):
            self.told.append(text)
            return None
        return read_csv(file, text, is_header)


def _headers(users: Mapping[str, TableProfile]) -> dict[str, InputColumn]:
    """What is read from each column."""
    found: dict[str, InputColumn] = {}
    for name_, table in users.items():
        for key, rule in table.columns.items():
            column = schema_of(name_).column(key)
            assert column is not None
            for header in rule.reads:
                found.setdefault(name(header), column)
    return found


_CHOOSES = InputColumn("", "", lambda text, context: NotImplemented, "")
"""A column that only chooses rows."""


def _layout(table: TableProfile) -> Layout:
    return Layout(table.skip, table.header_rows or 1, bool(table.stop_at_blank), table.encoding,
                  table.separator)


def _untold(file: ProfileFile, table: str) -> Complaint:
    return file.complaint(
        "W203" if f"{table}.csv" == CASELOAD else "E174", (table,),
        say("The profile says nothing of {table}, and there is no {file} beside the export.",
            table=table, file=f"{table}.csv"),
        say("Add [{table}] to the profile, or put {file} beside the export.",
            table=table, file=f"{table}.csv"))
