"""How an office's loads went, week by week, from its dated days."""

from typing import Annotated, Literal

from pydantic import Field

from assigner.documents.part import (
    Count,
    Day,
    Document,
    DocumentPart,
    Hours,
    Id,
    Points,
    Sha256,
    Share,
)


class HistoryModel(DocumentPart):
    """The model that weighs every day."""

    name: str
    sha256: Sha256


class HistoryWeek(DocumentPart):
    """A week of somebody's, as the last day in it that is there has it, that morning."""

    first: Day = Field(description="The Monday.")
    load_hours: Hours
    capacity_hours: Hours
    utilisation: Share | None = Field(description="Null without capacity.")
    cases: Count


class HistorySpell(DocumentPart):
    """Weeks in a row above the red light, the last of them the last week that is there."""

    weeks: Count
    since: Day = Field(description="The Monday of the first of them.")
    most: Share


class HistoryGiven(DocumentPart):
    """A case somebody has that they were given lately."""

    case: Id
    assigned: Day


class HistoryPerson(DocumentPart):
    """Somebody's weeks, in order; weeks of which no day is there are left out."""

    id: Id
    team: str
    weeks: Annotated[tuple[HistoryWeek, ...], Field(min_length=1)]
    above: HistorySpell | None = Field(description="Null below four weeks in a row.")
    given: tuple[HistoryGiven, ...] = Field(
        description="Cases held on the last day that were assigned in the 30 days up to it.")


class HistoryRange(DocumentPart):
    """Some weeks of the office, in the mean."""

    first: Day
    last: Day
    days: Count = Field(description="Days of it that are there.")
    utilisation: Share | None = Field(description="Of all hours for cases.")
    spread: Points | None = Field(description="Standard deviation over caseworkers.")
    red: Count = Field(description="Weeks of a caseworker above the red light.")
    weeks: Count = Field(description="Weeks of a caseworker in all.")


class HistoryDocument(Document):
    """What `history` writes."""

    kind: Literal["history"]
    office: str
    model: HistoryModel
    first: Day
    last: Day
    days: Count
    people: tuple[HistoryPerson, ...]
    ranges: tuple[HistoryRange, ...] = ()
    blank: tuple[str, ...] = Field(
        default=(), description="Folders of days that nobody has filled in, and that are left out.",
    )
