"""What a page needs of what `staffing` keeps."""

from typing import Annotated

from pydantic import Field

from assigner.report.page.shape import FirstDay, Part


class _Limit(Part):
    limit: str
    posts: int
    total: int
    room: int


class _NeededPosts(Part):
    hours: float
    value: int | None
    bound: int
    proven: bool
    by_hours: float | None
    by_norms: int


class _TeamPosts(_NeededPosts):
    least: list[_Limit]
    decided_by: list[str]
    too_large: list[str]
    norm: str | None
    filled: float | None


class _There(Part):
    full_time: float


class _StaffedTeam(Part):
    team: str
    label: str
    cases: int
    there: _There
    needed: list[_TeamPosts]


class _Staffed(Part):
    model: str
    title: str
    model_sha256: str
    teams: list[_StaffedTeam]
    needed: Annotated[list[_NeededPosts], Field(min_length=1)]


class _SplitTeam(Part):
    people: int
    utilisation: float | None


class _Moved(Part):
    to: str
    capacity_hours: float
    people: int


class _SplitRow(Part):
    changes: int
    spread: float
    proven: bool
    teams: list[_SplitTeam]
    moves: list[_Moved]


class _Whole(Part):
    spread: float
    spread_bound: float


class _Split(Part):
    model: str
    rows: list[_SplitRow]
    whole_cases: _Whole | None


class _Cost(Part):
    value: float | None


class _Dearer(Part):
    full_time: Annotated[list[_Cost], Field(min_length=1)]


class Staffing(Part):
    """What `staffing` keeps."""

    instance: FirstDay
    utilisation: float
    runs: Annotated[list[_Staffed], Field(min_length=1)]
    differences: list[_Dearer]
    split: _Split
