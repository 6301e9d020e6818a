"""How many posts a policy needs, and the best split of the present staff."""

from typing import Annotated, Literal

from pydantic import Field

from assigner.documents.part import (
    Count,
    DayRef,
    Document,
    DocumentPart,
    FullTime,
    Hours,
    Number,
    Sha256,
    Share,
    Truth,
    Whole,
)


class LeastPosts(DocumentPart):
    """What one limit alone asks for."""

    limit: str
    posts: Count
    total: Count
    room: Count
    unit: str = Field("", description="What `total` and `room` count.")


class TotalNeeded(DocumentPart):
    """Posts of all teams, for one number of hours a post."""

    hours: Hours
    value: Count | None
    bound: Count
    proven: Truth
    full_time: FullTime | None
    by_hours: Number | None = Field(description="Posts by hours alone.")
    by_norms: Count = Field(description="Posts by norms alone.")


class TeamNeeded(DocumentPart):
    """Posts of a team, and what decides about them."""

    hours: Hours
    value: Count | None
    bound: Count
    proven: Truth
    full_time: FullTime | None
    least: tuple[LeastPosts, ...]
    by_hours: Number | None = Field(description="Posts by hours alone.")
    by_norms: Count = Field(description="Posts by norms alone.")
    norm: str | None
    filled: Share | None = Field(description="How full a post is by hours.")
    decided_by: tuple[str, ...]
    too_large: tuple[str, ...] = Field(description="Cases no post can hold.")


Need = TotalNeeded | TeamNeeded


class TeamCount(DocumentPart):
    """What the model counts: children, families, cases."""

    unit: str
    number: Count


class StaffThere(DocumentPart):
    """Who is there."""

    people: Count
    full_time: FullTime
    capacity_hours: Hours


class StaffedTeam(DocumentPart):
    """A team, or several that share their people."""

    team: str
    label: str
    cases: Count
    count: TeamCount
    load_hours: Hours
    there: StaffThere
    needed: tuple[TeamNeeded, ...]


class StaffedModel(DocumentPart):
    """A model on the office's cases."""

    model: str
    title: str
    model_sha256: Sha256
    teams: tuple[StaffedTeam, ...]
    needed: Annotated[tuple[TotalNeeded, ...], Field(min_length=1)]


class FullTimeMore(DocumentPart):
    """Full-time positions more, for one number of hours a post."""

    hours: Hours
    value: FullTime | None


class StaffingApart(DocumentPart):
    """A model against the first one."""

    model: str
    against: str
    full_time: Annotated[tuple[FullTimeMore, ...], Field(min_length=1)]


class TeamAfterSplit(DocumentPart):
    """A team under a split."""

    team: str
    people: Count
    capacity_hours: Hours
    utilisation: Share | None


class MovedPeople(DocumentPart):
    """People of one capacity who change their team."""

    from_: str = Field(alias="from")
    to: str
    capacity_hours: Hours
    people: Count


class SplitRow(DocumentPart):
    """The best split with so many people changing their team."""

    at_most: Count | None
    changes: Count
    value: Number
    bound: Number
    unit: Literal["hours"]
    proven: Truth
    spread: Share
    teams: tuple[TeamAfterSplit, ...]
    moves: tuple[MovedPeople, ...]


class WholeCases(DocumentPart):
    """The last split with whole cases."""

    value: Number
    bound: Number
    proven: Truth
    unassigned: Whole
    spread: Share
    spread_bound: Share


class StaffSplit(DocumentPart):
    """The present staff of the first model, split."""

    model: str
    rows: tuple[SplitRow, ...]
    whole_cases: WholeCases | None


class StaffingDocument(Document):
    """What `staffing` writes."""

    kind: Literal["staffing"]
    instance: DayRef
    utilisation: Share = Field(description="How full people may be.")
    runs: Annotated[tuple[StaffedModel, ...], Field(min_length=1)]
    differences: tuple[StaffingApart, ...]
    split: StaffSplit
