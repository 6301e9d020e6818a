"""The lines of a proposed profile, each with how sure it is and why it is not surer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assigner.documents.profile import ColumnProfile, DateOrder, Decimal
from assigner.files.complaints import Complaint
from assigner.words import Words, say

SURE, LIKELY, UNSURE = "sure", "likely", "unsure"


@dataclass(frozen=True)
class Sureness:
    """How sure a line is: `sure`, `likely` or `unsure`; `why`, where it is not the first."""

    name: str = SURE
    why: Words | None = None


@dataclass(frozen=True)
class ColumnLine:
    """A line for one of our columns; `rule` is None where nothing in the export looks like it."""

    key: str
    rule: ColumnProfile | None
    level: Sureness


@dataclass(frozen=True)
class WordLine:
    """One of their words; `ours` is blank where nobody knows what it means."""

    theirs: str
    ours: str
    level: Sureness


@dataclass(frozen=True)
class RowsLine:
    """Which rows are of a table: a header and its words."""

    header: str
    words: tuple[str, ...]
    level: Sureness
    more: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Other headers, and their words, that say so as well."""

    def beside(self, other: "RowsLine | None") -> "RowsLine":
        """Both as one line, as sure as the less sure of them."""
        if other is None:
            return self
        order = (SURE, LIKELY, UNSURE)
        level = max(self.level, other.level, key=lambda one: order.index(one.name))
        return RowsLine(self.header, self.words, level,
                        (*self.more, (other.header, other.words), *other.more))


@dataclass
class TableLines:
    """The lines of one table. `drop`: headers that are not read, with the reason of each."""

    name: str
    like: str = ""
    file: tuple[str, ...] = ()
    sheet: tuple[str, ...] = ()
    header_rows: int = 1
    stops: bool = False
    of_caseworkers: bool = False
    alike: bool = False
    """Whether rows that are alike are one."""
    dates: DateOrder | None = None
    decimal: Decimal | None = None
    rows: RowsLine | None = None
    leave_out: RowsLine | None = None
    perhaps_out: RowsLine | None = None
    """Instead of `leave_out`, where somebody says so."""
    below: tuple[str, ...] = ()
    not_below: tuple[str, ...] = ()
    """Headings that say of the rows below them whether they are of it."""
    columns: list[ColumnLine] = field(default_factory=list)
    words: dict[str, list[WordLine]] = field(default_factory=dict)
    drop: dict[str, Words] = field(default_factory=dict)
    empty: list[str] = field(default_factory=list)
    """Headers without a cell today: a reading tells of them as soon as there is one."""
    asked: dict[str, Words] = field(default_factory=dict)
    """Headers that may be of ours: they are not dropped, so that each reading tells of them."""


@dataclass
class ProfileLines:
    """A whole proposed profile. `unread`: tables of the export that look like none of ours.

    `told`: what could not be read at all. `empty_teams`: of the model, without people and cases.
    """

    model: str
    day: str
    day_level: Sureness
    dates: DateOrder | None = None
    dates_level: Sureness = field(default_factory=Sureness)
    decimal: Decimal | None = None
    full_time: tuple[float, Sureness] | None = None
    """Hours a week; None where no column is a share of it."""
    day_hours: tuple[float, Sureness] | None = None
    """Hours a day; None where no column counts days."""
    words: dict[str, list[WordLine]] = field(default_factory=dict)
    tables: list[TableLines] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    code_lists: list[str] = field(default_factory=list)
    """Tables that say what codes of the others mean."""
    told: Sequence[Complaint] = ()
    empty_teams: tuple[str, ...] = ()

    def counted(self) -> Mapping[str, int]:
        """How many lines are sure, likely and unsure."""
        levels = [self.day_level.name, *([self.dates_level.name] if self.dates else [])]
        levels += [one[1].name for one in (self.full_time, self.day_hours) if one]
        levels += [line.level.name for words in self.words.values() for line in words]
        for table in self.tables:
            levels += [line.level.name for line in table.columns]
            levels += [line.level.name for words in table.words.values() for line in words]
            levels += [line.level.name for line in (
                table.rows, table.leave_out, table.perhaps_out) if line]
            levels += [UNSURE] * len(table.asked)
        return {name: levels.count(name) for name in (SURE, LIKELY, UNSURE)}

    def left_unread(self) -> Sequence[str]:
        """Headers and tables that hold something and look like nothing of ours; none personal."""
        headers = {header for table in self.tables for header, why in table.drop.items()
                   if why not in (PERSONAL, PRIVATE, NOTHING_OF_OURS)}
        return sorted({*headers, *self.unread})


LEFT = say("it is all that is left")
CLASH = say("another word would mean the same")
PERSONAL = say("personal")
PRIVATE = say("why somebody is away is nobody's business here")
NOTHING_OF_OURS = say("nothing of ours")
BESIDE = say("beside the list, after a blank column")
