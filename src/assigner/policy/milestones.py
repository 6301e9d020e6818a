"""What a milestone can be measured by: indicators of a simulation, their units, their sense."""

from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import AfterValidator, Field, model_validator

from assigner.quantity import In, Quantity
from assigner.words import marked
from assigner.workload import ModelTable


class Indicator(NamedTuple):
    """What it says, its unit, and whether more is better."""

    words: str
    unit: str
    more: bool


INDICATORS: Mapping[str, Indicator] = {
    "first_contact_days": Indicator(
        marked("working days to the first talk"), "working days", False
    ),
    "contacts_share": Indicator(
        marked("share of planned contacts that fit into the hours"), "share", True
    ),
    "follow_up_share": Indicator(marked("share of follow-ups in time"), "share", True),
    "network_share": Indicator(
        marked("share of half-years with a network meeting"), "share", True
    ),
    "changes_a_year": Indicator(
        marked("changes of caseworker a case and year"), "changes a year", False
    ),
    "waiting": Indicator(marked("cases waiting for a caseworker"), "cases", False),
    "over_norm_share": Indicator(
        marked("share of caseworker weeks over the norm"), "share", False
    ),
    "deadline_share": Indicator(marked("share of phases closed in time"), "share", True),
}
"""Indicators by name, in the order they are shown."""

_UNITS = tuple(dict.fromkeys(indicator.unit for indicator in INDICATORS.values()))
Target = Annotated[Quantity, AfterValidator(In(_UNITS, 0, None, whole=False))]
Name = Literal[
    "first_contact_days", "contacts_share", "follow_up_share", "network_share",
    "changes_a_year", "waiting", "over_norm_share", "deadline_share",
]


class Milestone(ModelTable):
    """What a lower caseload must lead to (pejlemærke), and how it is measured.

    With an `indicator`, a simulation says whether the `target` is met: at least that much
    where more is better, at most that much where less is.
    """

    name: Annotated[str, Field(min_length=1)]
    words: Annotated[str, Field(min_length=1)]
    measure: str = ""
    indicator: Name | None = None
    target: Target | None = None

    @model_validator(mode="after")
    def _measured(self) -> Self:
        if (self.indicator is None) != (self.target is None):
            raise ValueError("an indicator needs a target, and a target its indicator")
        if self.indicator is not None and self.target is not None:
            unit = INDICATORS[self.indicator].unit
            if self.target.unit != unit:
                raise ValueError(f'the unit of the target is "{unit}"')
        return self

    def met(self, value: float | None) -> bool | None:
        """Whether a measured value meets the target; None where that cannot be said."""
        if self.indicator is None or self.target is None or value is None:
            return None
        wanted = float(self.target.value)
        return value >= wanted if INDICATORS[self.indicator].more else value <= wanted
