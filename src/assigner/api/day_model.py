"""The model of a day: loaded, spoken, and how far the lists can be judged where it has faults."""

from pathlib import Path

from assigner.errors import ModelError
from assigner.files.complaints import INSTANCE, Complaint
from assigner.files.read import Reading
from assigner.policy import Policy, load
from assigner.policy.names import FaultyModel, ModelNames
from assigner.words import say

UNREADABLE = frozenset({"E150", "E151", "E154"})
"""Codes of faults that leave no instance to speak of: there is none, or it cannot be opened."""
UNJUDGED = say("What is wrong with the lists is told when the model can be read.")


def loaded(
    name: str, overrides: dict[str, str], beside: Path | None
) -> tuple[Policy | None, ModelError | None]:
    """The model, or why there is none; from here on sentences are in its words."""
    try:
        policy = load(name, overrides, beside=beside)
        policy.called.speak()
        return policy, None
    except FaultyModel as error:
        if error.names is not None:
            error.names.called.speak()
        return None, error
    except ModelError as error:
        return None, error


def names_of(policy: Policy | None, wrong: ModelError | None) -> ModelNames | None:
    """What the model calls things, its faults or not; None where nobody can tell."""
    return wrong.names if isinstance(wrong, FaultyModel) else policy


def unjudged(reading: Reading) -> Reading:
    """Without the faults of the lists: the model may call their columns anything.

    What keeps them from being opened is told all the same, and so is their head.
    """
    def stays(complaint: Complaint) -> bool:
        return complaint.code in UNREADABLE or complaint.file == INSTANCE

    return Reading(None, tuple(filter(stays, reading.errors)),
                   tuple(filter(stays, reading.warnings)))
