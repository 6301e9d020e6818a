"""A profile: how one export of a case system becomes an instance.

The class of a TOML file that an office writes, or has suggested; `docs/profiles.md` explains
every key. Its schema, `docs/schemas/profile.json`, is what an editor checks it against.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from assigner.documents.part import DocumentPart

DateOrder = Literal["day first", "month first", "year first", "day number"]
"""`day number`: days counted from 30 December 1899, as a spreadsheet keeps them."""
Unit = Literal[
    "minutes a week", "hours a week", "days a week",
    "minutes a month", "hours a month", "days a month",
    "minutes a year", "hours a year", "days a year",
    "share of full time", "percent of full time",
    "days", "weeks", "months", "years", "share", "day of return",
    "first day in it", "last day in it",
]
Decimal = Literal[",", "."]
TableName = Literal[
    "caseworkers", "cases", "caseload", "absences", "reductions", "other_work", "log"]
NameOf = Literal["file", "sheet", "heading"]
ANY, BLANK, BEFORE = "*", "", "before the day"
"""In a choice of rows: any cell that is filled in, one that is not, and a date before the day of
allocation."""


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _named(value: object) -> object:
    return {"from": value} if isinstance(value, str | list) else value


def _said(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, int | float | date) else value


Text = Annotated[str, BeforeValidator(_said, json_schema_input_type=str | bool | float)]
Texts = Annotated[
    tuple[Text, ...], BeforeValidator(_listed, json_schema_input_type=str | tuple[str, ...])
]
Sign = Annotated[str, Field(min_length=1)]
Words = Annotated[dict[str, Text], Field(
    description="Theirs = ours. Case and surrounding blanks are ignored.")]
Choice = Annotated[dict[str, Texts], Field(
    description='Header = the words that choose a row; "*" any word, "" a blank cell, '
                '"before the day" a date before the day of allocation.')]


class ColumnProfile(DocumentPart):
    """Where one of our columns comes from; a header by itself says `from` alone."""

    headers: Texts = Field(
        default=(), alias="from",
        description="Headers of the export. A list column takes all of them; another one the "
                    "first that is filled in, unless `join` says otherwise.")
    value: Text | None = Field(default=None, description="The same for every row.")
    name_of: NameOf | None = Field(
        default=None, description="What the file (without a date), the sheet or the heading above "
                                  "the row is called: the same for all its rows.")
    count: Literal["rows"] | None = Field(
        default=None, description="Of `children` where `alike_are_one`: how many rows a case has, "
                                  "one for each child.")
    blank_as_above: bool = Field(
        default=False, description="Whether a blank cell means what the last one above it says, "
                                   "as in a pivot or under a merged cell.")
    default: Text | None = Field(default=None, description="Where the cell is blank.")
    words: Words = Field(default_factory=dict)
    words_of: str | None = Field(
        default=None, description="Another column of ours whose words mean here what they mean "
                                  "there, wherever the profile says it; those of this one count "
                                  "first.")
    dates: DateOrder | None = None
    unit: Unit | None = Field(
        default=None, description="What the number, or the day, is in the export.")
    separator: str | None = Field(
        default=None, min_length=1,

        description="What parts the items, or with `part` the parts, of a cell.")
    part: int | None = Field(
        default=None, description="Only this part of the cell: 1 the first, -1 the last.")
    between: tuple[Sign, Sign] | None = Field(
        default=None, description="Only what stands between these two signs, such as ( and ).")
    join: str | None = Field(
        default=None, description="What is put between the cells of several headers.")
    ticked: Annotated[dict[str, str], Field(
        description="Header = the item that a tick in it stands for.")] = Field(
            default_factory=dict)

    @property
    def reads(self) -> tuple[str, ...]:
        """Every header it takes something from."""
        return (*self.headers, *self.ticked)


ColumnRule = Annotated[
    ColumnProfile,
    BeforeValidator(_named, json_schema_input_type=str | tuple[str, ...] | ColumnProfile),
]


class TableProfile(DocumentPart):
    """One table of the instance: where it stands in the export, and its columns."""

    file: Texts = Field(default=(), description="Name of a file, or a pattern such as sager_*.csv.")
    sheet: Texts = Field(default=(), description="Name of a sheet of a workbook, or a pattern.")
    like: TableName | None = Field(
        default=None, description="Read as another table is, but for what is said here.")
    skip: int | None = Field(
        default=None, ge=0, description="Rows above the header; else it is looked for.")
    header_rows: int | None = Field(
        default=None, ge=1, le=3, description="Rows the header takes; 1.")
    stop_at_blank: bool | None = Field(
        default=None, description="Whether the table ends at the first blank row.")
    alike_are_one: bool | None = Field(
        default=None, description="Whether rows that say the same in all that is read are one, as "
                                  "where a case has a row for each of its children.")
    encoding: str | None = Field(default=None, description="Of a CSV; else found by itself.")
    separator: str | None = Field(
        default=None, min_length=1, max_length=1, description="Of a CSV; else found by itself.")
    decimal: Decimal | None = Field(default=None, description="The decimal sign of its numbers.")
    dates: DateOrder | None = None
    columns: dict[str, ColumnRule] = Field(
        default_factory=dict, description="Our column, in English or Danish = where it comes from.")
    words: dict[str, Words] = Field(default_factory=dict)
    rows: Choice = Field(default_factory=dict)
    leave_out: Choice = Field(default_factory=dict)
    below: Texts = Field(default=(), description="Only rows below these headings in the list.")
    not_below: Texts = Field(default=(), description="No rows below these headings in the list.")
    drop: Texts = Field(default=(), description="Headers whose cells are not read.")
    of_caseworkers: bool = Field(
        default=False, description="Of absences, reductions and other work: only rows of the day's "
                                   "caseworkers, where a list has those of other departments too.")


class Profile(DocumentPart):
    """A whole profile. What stands at its top holds for every table that says nothing else."""

    title: str = ""
    model: str | None = None
    office: str | None = None
    day: Text | None = Field(
        default=None, alias="date",
        description='Where the day of allocation stands: "title", "file name", or a date.')
    dates: DateOrder | None = None
    decimal: Decimal | None = None
    hours_a_day: float = Field(default=7.4, gt=0, le=24)
    full_time_hours: float = Field(default=37, gt=0, le=60)
    words: dict[str, Words] = Field(
        default_factory=dict, description="Column, or yes_no = words that stand for ours.")
    drop: Texts = ()
    caseworkers: TableProfile | None = None
    cases: TableProfile | None = None
    caseload: TableProfile | None = None
    absences: TableProfile | None = None
    reductions: TableProfile | None = None
    other_work: TableProfile | None = None
    log: TableProfile | None = Field(
        default=None, description="The office's own history, for `backtest`.")
