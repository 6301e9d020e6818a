"""The lines of one table of a proposed profile."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from assigner.documents.profile import ColumnProfile, DateOrder, Decimal
from assigner.files import cells
from assigner.files.columns import InputColumn
from assigner.files.vocabulary import Vocabulary
from assigner.profiles.calendar_words import as_iso
from assigner.profiles.sense import DAYS, LISTS, YES_NO, schema_of
from assigner.profiles.suggest.compound import one_column
from assigner.profiles.suggest.contents import orders_of, solid_orders
from assigner.profiles.suggest.covers import covered
from assigner.profiles.suggest.fitting import PERSONS
from assigner.profiles.suggest.left_over import LeftOver
from assigner.profiles.suggest.lines import (
    LIKELY,
    SURE,
    UNSURE,
    ColumnLine,
    Sureness,
    TableLines,
    WordLine,
)
from assigner.profiles.suggest.matching import Match, sureness
from assigner.profiles.suggest.meant import Meant
from assigner.profiles.suggest.name_and_id import (
    called_by_names,
    in_two_columns,
    name_and_id,
    names_people,
)
from assigner.profiles.suggest.nobody import nobody_beside
from assigner.profiles.suggest.not_read import dropped, empty_today
from assigner.profiles.suggest.opened import ForeignColumn
from assigner.profiles.suggest.patterns import pattern
from assigner.profiles.suggest.roles_of_staff import of_roles
from assigner.profiles.suggest.row_words import CLOSED, NEW, OPEN
from assigner.profiles.suggest.rows_left_out import ended
from assigner.profiles.suggest.staff_states import there_and_gone
from assigner.profiles.suggest.ticked_words import ticked_words
from assigner.profiles.suggest.two_in_a_cell import two_in_a_cell
from assigner.profiles.suggest.units import sure_of_numbers, unit_of
from assigner.profiles.suggest.which_id import unlike
from assigner.profiles.suggest.whom import whom
from assigner.profiles.suggest.word_lines import meanings, truths
from assigner.words import Words, say

WORDED = ("phase", "complexity", "team")
_NOTHING = say("no column looks like it; it is required")
_NONE: Mapping[str, str] = MappingProxyType({})


class TableProposal:
    """Makes the lines of one table of the instance. `words`: what its words mean, by column.

    `several`: whether the export has several workbooks, so that sheets need their file.
    `shared`: skills and districts that the other tables name.
    """

    def __init__(
        self, meant: Meant, vocabulary: Vocabulary, *, several: bool,
        shared: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset()),
        teams: frozenset[str] = frozenset(),
    ) -> None:
        self.meant = meant
        self.several = several
        self.vocabulary = vocabulary
        self.others = meant.others
        self.words: dict[str, list[WordLine]] = {}
        self.used: set[str] = set()
        self.lines: dict[str, ColumnLine] = {}
        self._compound()
        for key, match in meant.found.items():
            if key not in self.lines and self.belongs(key):
                self.lines[key] = self._line(match)
        if meant.kinds is not None:  # what says which rows are new is no column of ours beside that
            self.used.add(meant.kinds.column.header)
            self.used |= set() if meant.kinds.closed is None else {meant.kinds.closed.header}
        self._two_in_a_cell()
        for line in ticked_words(meant, self.lines, self.used, vocabulary):
            self.lines[line.key] = line
        self.states, self.gone = there_and_gone(meant, self.lines, self.used) if (
            meant.name == "caseworkers") else (None, None)
        if meant.of_cases or (meant.name == "caseworkers" and not self._named()):
            self._ids()
        self._people()
        self.left = LeftOver(meant, self.used, self.lines, *shared, vocabulary.roles, teams)
        for line in self.left.lines():
            if self.meant.name != "caseworkers" or line.key not in self.lines:
                self.lines[line.key] = line
        if answers := truths([*self.left.answers]):
            self.words.setdefault(YES_NO, []).extend(answers)
        self._named_places()
        self._rival_id()
        if meant.of_cases:
            self.used |= covered(meant, self.lines)

    @property
    def orders(self) -> frozenset[DateOrder] | None:
        """The orders in which all its dates make sense; None where it has none to order."""
        days = [column.contents for line in self.lines.values()
                if (column := self._days(line)) is not None]
        return orders_of(days) or solid_orders(days)

    @property
    def latest(self) -> str:
        """The last day on which a case came in, where its year stands first; blank: not known."""
        return self.latest_in(None)

    def latest_in(self, order: DateOrder | None) -> str:
        """The last day on which a case came in, by an order of dates; blank: not known."""
        line = self.lines.get("received") if self.meant.of_cases else None
        column = None if line is None else self._days(line)
        return "" if column is None else max(
            (iso for cell in column.contents.distinct if (iso := as_iso(cell, order))), default="")

    @property
    def decimal(self) -> Decimal | None:
        """The decimal sign of its numbers, where they show one."""
        return next((held.decimal for key, match in self.meant.found.items()
                     if key in self.lines and key.endswith("_hours")
                     and (held := match.column.contents).decimal), None)

    def table(self, name: str, *, like: str = "") -> TableLines:
        """The lines of the table `name`; like another one, only what that does not have."""
        place, kinds = self.meant.table.place, self.meant.kinds
        lines = TableLines(name, like)
        own = {column.key for column in schema_of("cases").columns} if like else set()
        if not like:
            sources = [table.place for table in self.meant.sources]
            alone = place.sheet is not None and not self.several
            lines.file = () if alone else tuple(dict.fromkeys(
                pattern(one.path.name) for one in sources))
            lines.sheet = tuple(dict.fromkeys(
                pattern(one.sheet) for one in sources if one.sheet is not None))
            lines.header_rows = self.meant.table.header_rows
            lines.stops = self.meant.table.stops
            lines.of_caseworkers = self.others and not self.meant.of_cases and (
                name != "caseworkers")
        for column in schema_of(name).columns:
            line = self.lines.get(column.key)
            if line is not None and column.key not in own:
                lines.columns.append(line)
            elif column.required and column.key not in own:
                lines.columns.append(ColumnLine(column.key, None, Sureness(UNSURE, _NOTHING)))
        if self.states is not None:
            lines.rows, left = self.states
            lines.leave_out = self.gone if left is None else left.beside(self.gone)
        if kinds is not None:
            lines.rows = kinds.line(NEW if name == "cases" else OPEN)
            lines.leave_out = kinds.not_open if like else kinds.line(CLOSED)
        if self.meant.also_open and (holder := self.meant.named.get("caseworker")):
            lines.below, lines.not_below = ((), holder.nobody) if like else (holder.nobody, ())
        if lines.leave_out is None and not like:
            lines.leave_out = ended(self.meant, self.used) if self.meant.of_cases else self.gone
        if not like:
            lines.asked = self.left.asked
            lines.drop = dropped(self.meant, self.used)
            lines.empty = empty_today(self.meant, self.used)
        return lines

    def belongs(self, key: str) -> bool:
        """Whether its table of the instance has a column of ours."""
        name = "caseload" if self.meant.also_open else self.meant.name
        return any(column.key == key for column in schema_of(name).columns)

    def _line(self, match: Match) -> ColumnLine:
        column = self._ours(match.key)
        header, held = match.column.header, match.column.contents
        self.used.add(header)
        rule: dict[str, object] = {"from": header}
        level = sureness(match)
        unit, of_unit = unit_of(match.key, match.column.own, held, None)
        if unit is not None:
            rule["unit"] = unit
        if of_unit.name != SURE and level.name != UNSURE:
            level = of_unit
        if column.read in DAYS and held.day_numbers > max(held.dates, held.solid_dates):
            rule["dates"], level = "day number", sure_of_numbers(level)
        level = of_roles(match.key, held, level, self.vocabulary)
        if column.read in LISTS and held.separator is not None:
            rule["separator"] = held.separator
        elif column.read is cells.truth:
            if words := truths(held.distinct):
                self.words.setdefault(YES_NO, []).extend(words)
        elif match.key in WORDED:
            self._meanings(match.key, held.distinct, held.explained)
            if held.once:
                rule["blank_as_above"] = True
                level = Sureness(UNSURE, say("blank cells may mean what stands above them"))
        elif match.key in PERSONS:
            if match.key == "caseworker" and self.meant.pivoted:
                rule["blank_as_above"] = True
                level = Sureness(LIKELY, say("a name stands once, above its cases"))
            words = whom(held.distinct, self.meant.people, self.meant.short)
            if match.key in ("co_caseworker", "previous_caseworker"):
                words += nobody_beside(match.column, self.meant.nobody, self.meant)
            if words:
                self.words[match.key] = words
        return ColumnLine(match.key, ColumnProfile.model_validate(rule), level)

    def _two_in_a_cell(self) -> None:
        """Who holds a case and who does so with them, where one column has both."""
        for line, words in two_in_a_cell(self.meant, self.lines):
            self.lines[line.key] = line
            self.words |= {line.key: words} if words else {}

    def _ours(self, key: str) -> InputColumn:
        name = "caseload" if self.meant.of_cases else self.meant.name
        return next(column for column in schema_of(name).columns if column.key == key)

    def _compound(self) -> None:
        """Phase and complexity from one column, where neither has one of its own."""
        for key, rule, words in one_column(self.meant, self.vocabulary):
            self.used |= {*rule.reads}
            self._meanings(key, words)
            self.lines[key] = ColumnLine(
                key, rule, Sureness(LIKELY, say("one column says phase and complexity")))

    def _people(self) -> None:
        """A name in two columns; an id where people go by their names alone."""
        if self.meant.name != "caseworkers":
            return
        columns = self.meant.table.columns
        if (both := in_two_columns(columns)) is not None:
            self.used |= {*both.reads}
            self.lines["name"] = ColumnLine("name", both, Sureness())
        for line in () if self._named() else name_and_id(columns):
            self.lines[line.key] = line
            self.used |= {*line.rule.headers} if line.rule else set()
        if "name" not in self.lines:
            named = next((one for one in columns if one.header not in self.used
                          and names_people(one)), None)
            if named is not None:
                self._by_contents("name", named, say("by what stands below the header"))
        if "name" not in self.lines:
            for line in called_by_names(self.meant.table, self.lines.get("id")):
                self.lines["name"] = line
        name = self.lines.get("name")
        if "id" not in self.lines and name is not None and name.rule is not None:
            self.lines["id"] = ColumnLine(
                "id", name.rule, Sureness(LIKELY, say("no initials: people go by their names")))

    def _named(self) -> bool:
        """Whether people go by their names alone: no other column is unlike in each row."""
        line = self.lines.get("id")
        return line is not None and line.level.name != UNSURE

    def _by_contents(self, key: str, column: ForeignColumn, why: Words) -> None:
        self.used.add(column.header)
        self.lines[key] = ColumnLine(
            key, ColumnProfile.model_validate({"from": column.header}), Sureness(LIKELY, why))

    def _ids(self) -> None:
        """Where no header says which column has the ids: the first that is unlike in each row."""
        line, match = self.lines.get("id"), self.meant.found.get("id")
        if line is not None and (line.level.name != UNSURE or (match is not None and match.rival)):
            return
        found = unlike(self.meant.table, self.used, of_cases=self.meant.of_cases)
        if found:
            self._by_contents("id", found[0], say(
                "every row has another; no header says which it is"))
        if len(found) > 1 and self.meant.of_cases:
            self.lines["id"] = replace(self.lines["id"], level=Sureness(UNSURE, say(
                '"{header}" says as much', header=found[1].header)))

    def _rival_id(self) -> None:
        """Another column that may be the id is asked, and not dropped."""
        match = self.meant.found.get("id")
        if match is not None and match.rival and match.rival not in self.used:
            self.used.add(match.rival)
            self.left.asked[match.rival] = say("another in every row: it may be the id")

    def _named_places(self) -> None:
        """What no column says, and the names of files, sheets or headings do."""
        for key, said in self.meant.named.items():
            if key in self.lines and self.lines[key].level.name != UNSURE:
                continue
            self.lines[key] = ColumnLine(
                key, ColumnProfile.model_validate(
                    {"name_of": said.of, "between": said.between}), said.level)
            if key in WORDED:
                self._meanings(key, said.words)
            elif words := whom(said.words, self.meant.people, self.meant.short):
                self.words[key] = words

    def _meanings(
        self, key: str, words: tuple[str, ...], explained: Mapping[str, str] = _NONE
    ) -> None:
        if found := meanings(key, words, self.vocabulary, explained):
            self.words.setdefault(key, []).extend(found)

    def _days(self, line: ColumnLine) -> ForeignColumn | None:
        rule = line.rule if self._ours(line.key).read in DAYS else None
        return None if rule is None else self.meant.table.column(rule.headers[0])
