"""An office's own history placed again day by day, beside what happened and the least possible."""

from typing import Annotated, Literal

from pydantic import Field

from assigner.documents.part import (
    Count,
    Day,
    Document,
    DocumentPart,
    Id,
    Number,
    Points,
    Sha256,
    Share,
)


class BacktestLog(DocumentPart):
    """The log: what it holds, and its fingerprint."""

    name: str
    sha256: Sha256
    cases: Count
    caseworkers: Count
    first: Day = Field(description="The first case came.")
    last: Day = Field(description="The last case came.")


class BacktestModel(DocumentPart):
    """The model that weighs and decides."""

    name: str
    sha256: Sha256


class BacktestMeasure(DocumentPart):
    """A measure as the log has it, as placed again, and the least it could have been."""

    name: Literal["spread", "highest", "squares", "largest_share", "median_cases", "most_due"]
    unit: str
    log: Number
    again: Number
    least: Number | None = Field(
        description="A proven bound, everything known and cases free to change hands each day; "
                    "null where none is computed.")


class BacktestWeek(DocumentPart):
    """The working days of a week, in the mean."""

    first: Day = Field(description="The Monday.")
    cases: Number = Field(description="Open, in the mean.")
    caseworkers: Number
    spread_log: Points
    spread_again: Points
    spread_least: Points
    highest_log: Share
    highest_again: Share


class BacktestPerson(DocumentPart):
    """Somebody's own line, for them."""

    id: Id
    cases_log: Count
    cases_again: Count
    both: Count = Field(description="Cases that are theirs in both.")


class BacktestStaying(DocumentPart):
    """The mean square of loads with everything known, each case staying with whom it is given to.

    Given on the morning on which it is placed again, to somebody whom no rule about the two
    alone bars that morning; ceilings and rules between cases are not looked at.
    """

    again: Share = Field(description="As placed again.")
    least: Share = Field(description="A proven bound: no way is below it.")
    found: Share = Field(description="A way that was found comes to so much.")


class BacktestDocument(Document):
    """What `backtest` writes. Nobody is named but who asks for her own line."""

    kind: Literal["backtest"]
    log: BacktestLog
    model: BacktestModel
    days: Count = Field(description="Working days measured.")
    solved: Count = Field(description="Allocations made, each judged by the checker.")
    unproven: Count = Field(description="Of them, how many are not proven optimal.")
    rules_broken: Count = Field(description="Hard rules broken, by the checker's count.")
    waited: Count = Field(description="Mornings on which a case found nobody.")
    never_placed: Count
    same: Count = Field(description="Cases that go to whoever had them.")
    same_by_chance: Share = Field(
        description="Share that would, were each given to one of those of its day by lot.")
    ended_late: Count = Field(description="Cases of the log that ended after they were due.")
    above_least: Number | None = Field(
        description="By how much the mean square of the loads is above the bound, as a share.")
    staying: BacktestStaying | None = None
    measures: Annotated[tuple[BacktestMeasure, ...], Field(min_length=1)]
    weeks: tuple[BacktestWeek, ...]
    person: BacktestPerson | None = None
