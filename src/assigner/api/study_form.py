"""The form of a time study, in the words of a model and with the people of a day."""

from pathlib import Path

from assigner.api.day import open_day
from assigner.api.workbook import choices
from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically
from assigner.files.study_form import Offered, study_form
from assigner.policy import load
from assigner.words import say

USUAL = "danish-child-welfare"
"""The model whose words a form has where neither a model nor a day is named."""


def write_study_form(
    file: Path, instance: Path | None = None, model: str | None = None, *,
    command: str = "assigner calibrate FILE INSTANCE",
) -> None:
    """Write the form. `instance`: whose people and cases may be chosen from a list.

    Raises AssignerError where the file is there already, InputError where the day has faults.
    """
    if file.exists():
        raise AssignerError(str(say(
            "{file} is there already; nothing is overwritten. Name another one.", file=file)))
    facts, policy = (None, load(model or USUAL)) if instance is None else open_day(
        instance, model, {}).require()
    policy.called.speak()
    offered = choices(policy)
    write_atomically(file, study_form(Offered(
        () if facts is None else [one.id for one in facts.caseworkers],
        () if facts is None else [one.id for one in facts.caseload],
        offered.phases, offered.complexities, policy.called), command))
