"""Workbooks that the commands write: the template, fed by a model."""

from datetime import date
from pathlib import Path

from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically
from assigner.files.example import Choices
from assigner.files.template import template
from assigner.files.workbook import NAME, is_workbook
from assigner.policy import Policy, load
from assigner.words import language, refusal, say, speaking


def write_template(place: Path, on: date, model: str, *, danish: bool) -> Path:
    """Write the template into a folder, or as the workbook named; return the workbook."""
    file = place if is_workbook(place) else place / NAME
    if file.exists():
        raise AssignerError(str(say(
            "{file} is there already; nothing is overwritten. Name another one.", file=file
        )))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AssignerError(str(say(
            "{folder} cannot be made: {reason}.", folder=file.parent,
            reason=refusal(error),
        ))) from error
    with speaking("da" if danish else language()):
        write_atomically(file, template(on, model, choices(load(model))))
    return file


def choices(policy: Policy) -> Choices:
    """What a model offers to choose from, in the language spoken."""
    danish = language() == "da"
    labels = {key: phase.label for key, phase in policy.phases.items()}
    return Choices(
        teams=tuple(team.label for team in policy.teams.values()),
        phases=tuple(labels.values()),
        complexities=("enkel", "kompleks", "meget kompleks") if danish
        else ("simple", "complex", "very_complex"),
        truth=("ja", "nej") if danish else ("yes", "no"),
        team_phases={
            team.label: tuple(labels[phase] for phase in team.phases)
            for team in policy.teams.values()
        },
    )
