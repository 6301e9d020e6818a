"""Handovers of a model: why staff changes happen, and what each case asks before it has gone."""

from collections.abc import Mapping
from typing import Self

from pydantic import Field, model_validator

from assigner.policy.own_words import Text
from assigner.words import Words, say
from assigner.words.health import mentions_health
from assigner.workload import ModelTable

USUAL_STEPS: Mapping[str, Words] = {
    "family": say("whose case it is has been told who takes over"),
    "meeting": say("the handover meeting has been held"),
    "file": say("the file has been read by who takes over"),
}
"""What is asked of each case where a model has no list: step -> words."""

STEPS_ELSEWHERE: Mapping[str, Words] = {
    "told": USUAL_STEPS["family"], "meeting": USUAL_STEPS["meeting"], "file": USUAL_STEPS["file"],
}
"""The same in an office that is not about children and families."""


class StaffReason(ModelTable):
    """A reason of a staff change: how the office calls it, how it is written."""

    label: Text
    names: tuple[Text, ...] = ()


class HandoverStep(ModelTable):
    """Something that is done for each case that changes hands."""

    label: Text


class HandoverTable(ModelTable):
    """`reasons` of staff changes, none with anything of health; the `checklist` of a case."""

    reasons: dict[str, StaffReason] = Field(default_factory=dict)
    checklist: dict[str, HandoverStep] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _nothing_of_health(self) -> Self:
        for key, one in self.reasons.items():
            if any(map(mentions_health, (key, one.label, *one.names))):
                raise ValueError(say("a reason seems to say something of somebody's health; "
                                     "an office may not keep that here"))
        return self
