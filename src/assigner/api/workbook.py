"""Workbooks that the commands write: the template, fed by a model."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from assigner.api.vocabulary import vocabulary
from assigner.api.voice import SILENT, Voice
from assigner.errors import AssignerError
from assigner.files.agreed import danish_words
from assigner.files.atomic import write_atomically
from assigner.files.dialect import DANISH, PROGRAMS, Spelt
from assigner.files.example import Choices
from assigner.files.private import make_folder
from assigner.files.template import Filled, template
from assigner.files.whole import write_whole_book
from assigner.files.workbook import NAME, is_workbook
from assigner.files.write import rows_of
from assigner.instance import Instance
from assigner.policy import Policy, as_found_from, load
from assigner.words import language, refusal, say, speaking


def write_template(
    place: Path, on: date, model: str, *, danish: bool, voice: Voice = SILENT
) -> Path:
    """Write the template into a folder, or as the workbook named; return the workbook."""
    file = place if is_workbook(place) else place / NAME
    if file.exists():
        raise AssignerError(str(say(
            "{file} is there already; nothing is overwritten. Name another one.", file=file
        )))
    try:
        make_folder(file.parent)
    except OSError as error:
        raise AssignerError(str(say(
            "{folder} cannot be made: {reason}.", folder=file.parent,
            reason=refusal(error),
        ))) from error
    policy = load(model)
    policy.called.speak()
    with speaking("da" if danish else language()):
        write_atomically(file, template(
            on, as_found_from(file.parent, model), choices(policy),
            command=voice.typed("check", file)
        ))
    return file


def write_day(
    file: Path, instance: Instance, policy: Policy, *, danish: bool, voice: Voice = SILENT
) -> None:
    """Write an instance as the template would be, filled in; read back before it is kept.

    AssignerError where the file is there already, or cannot be written.
    """
    with speaking("da" if danish else "en"):
        offered = choices(policy)
        # Numbers are numbers in a workbook, whatever sign the language has between them.
        dialect = replace(
            DANISH if danish else PROGRAMS, decimal=".", spelt=_labels(policy, offered)
        )
        rows = rows_of(instance)
        content = template(
            instance.date, instance.model, offered,
            Filled(instance.title, instance.office, instance.deciders, rows, dialect),
            voice.typed("check", file),
        )
    write_whole_book(file, content, instance, vocabulary(policy))


def _labels(policy: Policy, offered: Choices) -> Spelt:
    """What the lists to choose from call the keys of the model."""
    complexities = zip(policy.complexities, offered.complexities, strict=True)
    return {
        **{("team", key): team.label for key, team in policy.teams.items()},
        **{("phase", key): phase.label for key, phase in policy.phases.items()},
        **{("complexity", key): word for key, word in complexities},
        **({("what", key): word for key, word in danish_words().items()}
           if language() == "da" else {}),
    }


def _level(policy: Policy, key: str) -> str:
    """A level as it is written in the language spoken; in English, by its key where it is that."""
    if language() == "en" and policy.complexities[key].label == key.replace("_", " "):
        return key
    return str(policy.called.level(key))


def choices(policy: Policy) -> Choices:
    """What a model offers to choose from, in the language spoken."""
    danish = language() == "da"
    labels = {key: phase.label for key, phase in policy.phases.items()}
    return Choices(
        teams=tuple(team.label for team in policy.teams.values()),
        phases=tuple(labels.values()),
        complexities=tuple(_level(policy, key) for key in policy.complexities),
        truth=("ja", "nej") if danish else ("yes", "no"),
        team_phases={
            team.label: tuple(labels[phase] for phase in team.phases)
            for team in policy.teams.values()
        },
        called=policy.called,
    )
