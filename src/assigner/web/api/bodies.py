"""What a program sends, one class a request; a key that is not known is refused."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, Strict

from assigner.documents.part import Day, DocumentPart, Number, Truth
from assigner.workspace.reasons import REASONS

BASE64 = r"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
FILE = r"\.(csv|txt|tsv|toml|xlsx|zip)$"


def _entire(said: object) -> object:
    """JSON knows one kind of number: 22.0 is the whole number 22."""
    return int(said) if isinstance(said, float) and said.is_integer() else said


Entire = Annotated[int, Strict(), Field(ge=0), BeforeValidator(_entire)]
Text = Annotated[str, Field(max_length=2000, description="Kept, for people to read.")]
Named = Annotated[str, Field(
    min_length=1, max_length=200, description="As the instance writes it.")]
Role = Annotated[str, Field(
    default="", max_length=200, description="In which of the model's roles; blank for none.")]


def _a_code(said: str) -> str:
    if said not in REASONS:
        raise ValueError("no reason of the list")
    return said


ReasonCode = Annotated[
    str, Field(json_schema_extra={"enum": list(REASONS)}), AfterValidator(_a_code)]


class Nothing(DocumentPart):
    """`{}`: there is nothing to say."""


class Seen(DocumentPart):
    """The version of the desk that it was decided on, as the day's answer has it."""

    version: str = Field(pattern=r"^[0-9a-f]{24}$")


class ProposalAsked(Seen):
    """Ask for a proposal for the day."""

    without_changes: Truth = Field(
        default=False, description="Also in place of one that carries out staff changes.")


class NameSent(DocumentPart):
    """Under which name is decided."""

    name: Annotated[str, Field(min_length=1, max_length=2000)]


class FileSent(DocumentPart):
    """A workbook, a table or a zip of them."""

    name: Annotated[str, Field(min_length=1, max_length=200, pattern=FILE)]
    content: str = Field(pattern=BASE64, json_schema_extra={"contentEncoding": "base64"})


class DaySent(DocumentPart):
    """The files of a day; tables that are not among them are those of the day that lies there."""

    files: Annotated[tuple[FileSent, ...], Field(min_length=1, max_length=12)]
    date: Day | None = Field(default=None, description="Null: the next day of the office.")
    model: Annotated[str, Field(max_length=200)] | None = None
    office: Annotated[str, Field(max_length=200)] | None = None


class DayTaken(Seen):
    """Take what was brought in as the office's day."""

    replacing: Truth = Field(
        default=False, description="In place of the day of that date.")
    signed: Truth = Field(
        default=False, description="Also where that day is signed: a new proposal keeps to it.")
    ahead: Truth = Field(
        default=False, description="Its date is right, though more than a month ahead.")
    past: Truth = Field(
        default=False, description="Its date is right, though before the office's last day.")


class PriceAsked(Seen):
    """What would it cost that somebody has the case, or has not."""

    to: Named
    what: Literal["pin", "forbid"] = "pin"
    role: Role


class TakesAskedOf(Seen):
    """What would it take for somebody to have the case."""

    to: Named


class LineGiven(Seen):
    """Decide what was priced, and why."""

    code: ReasonCode
    note: Text = ""
    role: Role


class DaySigned(Seen):
    """Decide that the plan holds."""

    role: Role
    note: Text = ""
    replaces: Annotated[Entire, Field(ge=1, le=10**15)] | None = Field(
        default=None, description="The number of the decision it takes the place of.")
    heard: Annotated[str, Field(max_length=16)] = Field(
        default="", description="`heard` of the objections that were read; blank for none.")


class NoteSent(DocumentPart):
    """A remark on a case."""

    text: Annotated[str, Field(min_length=1, max_length=2000)]


class ObjectionSent(DocumentPart):
    """What a caseworker has against a case that is proposed to her; blank takes it back."""

    case: Named
    text: Text


class FeltSent(DocumentPart):
    """How loaded she feels this month: 1 far too little, 3 as it should be, 5 far too much."""

    felt: Annotated[Entire, Field(ge=1, le=5)]


Typed = Annotated[str, Field(
    default="", max_length=200, description="As one writes it in the file; blank for nothing.")]


class ReductionEntry(DocumentPart):
    """Fewer hours for a time: a reason, hours or a percent, first and last day."""

    reason: Typed
    hours: Typed
    percent: Typed
    from_: Typed = Field(
        default="", max_length=200, validation_alias="from", serialization_alias="from")
    to: Typed
    note: Typed


class AbsenceEntry(DocumentPart):
    """Away for a time: first and last day, and the kind."""

    from_: Typed = Field(
        default="", max_length=200, validation_alias="from", serialization_alias="from")
    to: Typed
    kind: Typed


class _RowKept(Seen):
    row: Annotated[Entire, Field(ge=1, le=10**6)] | None = Field(
        default=None, description="Which row of the file; null puts a new one in.")
    heard: Truth = Field(default=False, description="Its warnings were read.")


class ReductionKept(_RowKept):
    """A reduction put in or changed; null takes the row out."""

    entry: ReductionEntry | None


class AbsenceKept(_RowKept):
    """An absence put in or changed; null takes the row out."""

    entry: AbsenceEntry | None


class _StaffChange(DocumentPart):
    reason: Annotated[str, Field(max_length=200)] | None = Field(
        default=None, description="A code of the model's list; for the record.")


class LeavesSent(_StaffChange):
    """Somebody leaves for good; without a day, today. `to`: who takes all of it over."""

    kind: Literal["leaves"]
    caseworker: Named
    on: Day | None = None
    to: Named | None = None


class AbsentSent(_StaffChange):
    """Somebody is away for a time. `to`: who covers."""

    kind: Literal["absent"]
    caseworker: Named
    since: Day
    until: Day | None = None
    to: Named | None = None


class ReturnsSent(_StaffChange):
    """Somebody comes back."""

    kind: Literal["returns"]
    caseworker: Named
    on: Day | None = None


class HoursSent(_StaffChange):
    """Somebody works other hours a week."""

    kind: Literal["hours"]
    caseworker: Named
    hours: Number
    on: Day | None = None


class TeamSent(_StaffChange):
    """Somebody changes team."""

    kind: Literal["team"]
    caseworker: Named
    team: Named
    on: Day | None = None


class CapacitySent(_StaffChange):
    """Somebody carries a share of a full load, in percent."""

    kind: Literal["capacity"]
    caseworker: Named
    percent: Annotated[Entire, Field(le=100)]
    until: Day | None = None


class JoinsSent(_StaffChange):
    """Somebody new."""

    kind: Literal["joins"]
    id: Named
    team: Named
    hours: Number
    on: Day | None = None


class HandOverSent(_StaffChange):
    """One case goes to somebody else; null: to whom it fits best."""

    kind: Literal["hand_over"]
    case: Named
    to: Named | None = None


class KeepSent(DocumentPart):
    """A case of somebody who leaves, is away or changes team stays where it is."""

    kind: Literal["keep"]
    case: Named


class GiveSent(DocumentPart):
    """A case of such a person goes to somebody by name."""

    kind: Literal["give"]
    case: Named
    to: Named


ChangeSent = Annotated[
    LeavesSent | AbsentSent | ReturnsSent | HoursSent | TeamSent | CapacitySent | JoinsSent
    | HandOverSent | KeepSent | GiveSent, Field(discriminator="kind")]


class StaffAsked(Seen):
    """Who takes over, after these changes."""

    changes: Annotated[tuple[ChangeSent, ...], Field(min_length=1, max_length=200)]
    moves: Annotated[Entire, Field(le=10**6)] | None = Field(
        default=None, description="So many cases may move besides; null: as few as are needed.")
    curve: Truth = Field(default=False, description="The price of every number of moves.")
