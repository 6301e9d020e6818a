"""What a program is answered where no document of `documents/` is: the day at work, the queue."""

from typing import Annotated, Literal

from pydantic import Field

from assigner.documents.ahead import AheadCaseworker
from assigner.documents.check import CheckDocument
from assigner.documents.diagnose import NobodyRow
from assigner.documents.explain import AboutWorker, FairnessAnswer, WhyTable
from assigner.documents.log import AgainstRow, LogDocument, Moment, PriceRow
from assigner.documents.part import Count, Day, DocumentPart, Id, Number, Said, Sha256, Share, Truth
from assigner.documents.plan import CaseworkerRow

Version = Annotated[str, Field(description="Send it with what is decided on this.")]


class SessionSaid(DocumentPart):
    """A token that lasts a working day, in somebody's name."""

    token: str
    name: str
    until: Moment


class OfficeSaid(DocumentPart):
    """An office that is served."""

    key: str
    name: str


class OfficesSaid(DocumentPart):
    """The offices one may look at."""

    offices: tuple[OfficeSaid, ...]


class TierStanding(DocumentPart):
    """A tier so far; null where nothing is known yet."""

    name: str
    unit: str
    value: Number | None
    bound: Number | None
    proven: Truth


class WorkSoFar(DocumentPart):
    """How a solve stands."""

    seconds: Number
    placed: Count
    tiers: tuple[TierStanding, ...]


class WorkSaid(DocumentPart):
    """Something that is worked out in the queue."""

    id: Count
    kind: str
    state: Literal["waiting", "running", "done", "failed", "stopped"]
    by: str
    at: Moment
    case: Id | None
    to: Id | None
    so_far: WorkSoFar | None
    result: str | None = Field(description="Where what came of it is asked for; null till then.")
    failure: Said | None
    language: str = Field(description="In whose words its sentences are said: en or da.")


class QueueSaid(DocumentPart):
    """Work of the office's queue: what is open, the next first; or what was answered."""

    work: tuple[WorkSaid, ...]


class WaitingCase(DocumentPart):
    """A case to place."""

    case: Id
    due: Day | None
    phase: str
    complexity: str
    children: Count
    family: str


class PlanOnDesk(DocumentPart):
    """The plan that lies there."""

    kind: Literal["plan", "rebalance"]
    sha256: Sha256
    status: str
    placed: Count
    unassigned: Count
    signers: tuple[str, ...] = Field(description="Roles that may sign it; none: no role is asked.")


class SignedSaid(DocumentPart):
    """The decision on the day that holds."""

    number: Count
    by: str
    at: Moment
    plan_sha256: Sha256
    this_plan: Truth = Field(description="Whether it is of the plan that lies there.")


class DaySaid(DocumentPart):
    """What lies on the office's desk. Nulls: there is no day, or it cannot be used."""

    office: OfficeSaid
    version: Version
    date: Day | None
    passed_over: tuple[Day, ...] = Field(description="Earlier, without a signature in the record.")
    model: str | None
    check: CheckDocument | None
    wrong: Said | None = Field(description="Why a day, or a plan that lies there, cannot be used.")
    waiting: tuple[WaitingCase, ...]
    nobody: tuple[NobodyRow, ...] = Field(description="Cases nobody may take.")
    left_behind: tuple[Said, ...] = Field(description="Decided, and not in its files any more.")
    plan: PlanOnDesk | None
    signed: SignedSaid | None
    objections: Count
    drafted: Count | None = Field(
        description="Staff changes of the draft; null for whom they are not.")
    handovers: tuple[Count, ...] | None = Field(
        description="Work whose handover nobody has taken yet; null for whom they are not.")


class TakenFrom(DocumentPart):
    """A column of one of our tables, and the file and column it was read from."""

    table: str
    column: str
    file: str
    letter: str


class UploadSaid(DocumentPart):
    """What was brought in."""

    key: str
    check: CheckDocument | None
    unusable: Said | None = Field(description="Why nothing can be said of it.")
    date: Day | None
    office: str | None
    cases: Count | None
    caseworkers: Count | None
    profile: str | None = Field(description="By which it is read; null where it is by none.")
    taken_from: tuple[TakenFrom, ...]
    left_behind: tuple[Said, ...] = Field(description="Decided of that day, and not in these.")


class PriceSaid(DocumentPart):
    """What a decision costs; nothing is decided."""

    case: Id
    to: Id
    what: Literal["pin", "forbid"]
    plan_sha256: Sha256
    headline: Said
    price: PriceRow
    against: tuple[AgainstRow, ...]
    refused: Said | None = Field(description="Why it is not theirs to decide.")
    roles: tuple[str, ...] = Field(description="Who may decide it.")


class NoteSaid(DocumentPart):
    """A remark on a case."""

    by: str
    at: Moment
    text: Said


class NotesSaid(DocumentPart):
    """The remarks on a case, the last first."""

    notes: tuple[NoteSaid, ...]


class ObjectionSaid(DocumentPart):
    """What a caseworker has against a case that is proposed to her."""

    case: Id
    caseworker: Id
    at: Moment
    text: Said


class ObjectionsSaid(DocumentPart):
    """Those that stand."""

    objections: tuple[ObjectionSaid, ...]
    heard: str = Field(description="Send it with a signature: these were read.")


class OutSaid(DocumentPart):
    """A file that goes out of a signed day."""

    name: str
    words: Said


class OutListed(DocumentPart):
    """What goes out of a signed day."""

    files: tuple[OutSaid, ...]


class PeopleSaid(DocumentPart):
    """Who carries what: by the plan, or this morning where there is none."""

    version: Version
    date: Day
    proposed: Truth
    people: tuple[CaseworkerRow, ...]


class MoodSaid(DocumentPart):
    """How loaded she felt in a month, and her computed load that day. Nothing is decided by it."""

    month: str = Field(pattern=r"^\d{4}-\d{2}$")
    on: Day
    felt: Annotated[Count, Field(ge=1, le=5)]
    load: Share | None


class HeldCase(DocumentPart):
    """An open case of somebody's."""

    case: Id
    phase: str
    complexity: str
    due: Day | None
    caseworker: Id
    co_caseworker: Id | None
    cover_until: Day | None


class PersonSaid(DocumentPart):
    """Somebody's load, and the records about her."""

    name: str
    load: CaseworkerRow
    log: LogDocument
    moods: tuple[MoodSaid, ...] | None = Field(description="Null for whom they are not.")
    held: tuple[HeldCase, ...] = Field(description="Open cases, this morning.")


class RegisterRow(DocumentPart):
    """A row of a register, as one writes it."""

    row: Count
    entry: dict[str, str]


class RegisterChangeSaid(DocumentPart):
    """What somebody did to them, and when."""

    by: str
    at: Moment
    words: Said


class RegisterSaid(DocumentPart):
    """Somebody's rows in a register of time."""

    version: Version
    rows: tuple[RegisterRow, ...]
    unwritten: Said | None = Field(description="Why it is not written here, and what to do.")
    changes: tuple[RegisterChangeSaid, ...] = Field(description="The last first.")


class OwnSaid(DocumentPart):
    """Hers, and what she may be told of the plan; null while worked out, and beside a handover."""

    caseworker: Id
    date: Day
    signed: Truth
    open: tuple[HeldCase, ...]
    proposed: tuple[Id, ...]
    objections: tuple[ObjectionSaid, ...]
    log: LogDocument = Field(description="The records about her, without reasons.")
    moods: tuple[MoodSaid, ...]
    table: WhyTable | None
    about: AboutWorker | None
    fairness: FairnessAnswer | None
    weeks: AheadCaseworker | None = Field(description="Hers ahead; null while worked out.")
