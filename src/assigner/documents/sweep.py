"""A sweep: the grid, and a row a run. Columns have their unit in the name."""

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, JsonValue, model_validator

from assigner.documents.part import Count, Day, Document, DocumentPart, Number, Whole

OF_A_TEAM = ("needed_full_time_", "there_full_time_", "people_")
"""What the columns of a team begin with; its id follows."""


def _team_columns(schema: dict[str, JsonValue]) -> None:
    schema.pop("additionalProperties", None)
    number: dict[str, JsonValue] = {"anyOf": [{"type": "number"}, {"type": "null"}]}
    schema["patternProperties"] = {f"^{start}.": number for start in OF_A_TEAM}
    schema["additionalProperties"] = False


class SweptRun(DocumentPart):
    """One run; null where nothing was seen. Beside these, three columns for each team."""

    model_config = ConfigDict(extra="allow", json_schema_extra=_team_columns)
    __pydantic_extra__: dict[str, Number | None] = Field(init=False)

    policy: str
    kind: Literal["model", "baseline"]
    office: str
    date: Day
    working_days: Count
    seed: Whole
    status: Literal["done", "failed"]
    failure: str | None
    first_contact_working_days: Number | None
    contacts_that_fit_share: Number | None
    follow_ups_in_time_share: Number | None
    network_meetings_held_share: Number | None
    network_meetings_held: Number | None
    caseworker_changes_per_case_year: Number | None
    team_changes_per_case_year: Number | None
    waiting_cases: Number | None
    over_norm_share: Number | None
    over_norm_caseworker_weeks: Number | None
    phases_closed_in_time_share: Number | None
    utilisation_mean_share: Number | None
    utilisation_spread_share: Number | None
    utilisation_over_time_spread_share: Number | None
    utilisation_over_time_highest_share: Number | None
    open_cases: Number | None
    arrived_cases: Number | None
    closed_cases: Number | None
    allocation_rounds: Number | None
    unproven_allocation_rounds: Number | None
    hard_rules_broken: Number | None
    three_or_more_caseworkers_share: Number | None = Field(
        default=None, description="Children with an open case on the last day, in 12 months.")
    milestones_met: Count | None
    milestones_measured: Count | None
    needed_full_time: Number | None
    there_full_time: Number | None
    people: Number | None

    def of(self, column: str) -> float | None:
        """The number in a column that every run has."""
        found: float | None = getattr(self, column)
        return found

    @model_validator(mode="after")
    def _only_columns_of_teams(self) -> Self:
        unknown = [name for name in self.__pydantic_extra__ if not name.startswith(OF_A_TEAM)]
        if unknown:
            raise ValueError(f"no column of a sweep: {', '.join(unknown)}")
        return self


class SweepDocument(Document):
    """What `sweep` writes, and keeps in its folder."""

    kind: Literal["sweep"]
    policies: Annotated[tuple[str, ...], Field(min_length=1)]
    offices: tuple[str, ...]
    seeds: tuple[Whole, ...]
    working_days: Count
    runs: Annotated[tuple[SweptRun, ...], Field(min_length=1)]
