"""A day from its folder or workbook: the facts, the model, and what is wrong with either."""

import os
from dataclasses import dataclass
from pathlib import Path

import click

from assigner.errors import InputError, ModelError
from assigner.files.complaints import Complaint
from assigner.files.read import Reading, read, read_head
from assigner.files.vocabulary import Vocabulary
from assigner.files.workbook import is_workbook
from assigner.instance import Instance
from assigner.policy import Policy, load
from assigner.words import Words, counted, say


@dataclass(frozen=True)
class Day:
    """An instance as read, and its model; `wrong` says why there is no model."""

    folder: Path
    model: str
    reading: Reading
    policy: Policy | None
    wrong: ModelError | None = None

    def require(self) -> tuple[Instance, Policy]:
        """Both, or every fault of both at once."""
        if self.policy is None or self.reading.instance is None:
            raise InputError([*self.faults, str(_mend(len(self.faults)))])
        return self.reading.instance, self.policy

    @property
    def faults(self) -> list[str]:
        """Every fault of both, a line each."""
        lines = [complaint.line() for complaint in self.reading.errors]
        return lines if self.wrong is None else [*lines, *str(self.wrong).splitlines()]


def open_day(folder: Path, model: str | None, overrides: dict[str, str]) -> Day:
    """Read a folder under the model it names, or under `model`."""
    name = model or read_head(folder).model
    policy, wrong = None, None
    if name is not None:
        beside = folder.parent if is_workbook(folder) else folder
        try:
            policy = load(name, overrides, beside=None if model else beside)
        except ModelError as error:
            wrong = error
    reading = read(folder, None if policy is None else vocabulary(policy))
    return Day(folder, name or "", reading, policy, wrong)


def vocabulary(policy: Policy) -> Vocabulary:
    """What a model calls things, for the readers."""
    return Vocabulary(
        teams=policy.team_names,
        phases=policy.phase_names,
        roles=policy.role_names,
        team_phases=policy.team_phases,
    )


def warn(warnings: tuple[Complaint, ...]) -> None:
    """Tell warnings on standard error."""
    for warning in warnings:
        click.echo(str(say("warning: {complaint}", complaint=warning.line())), err=True)


def state_folder() -> Path:
    """Where the program remembers things for this user; ASSIGNER_STATE moves it."""
    return Path(os.environ.get("ASSIGNER_STATE") or click.get_app_dir("assigner"))


def _mend(count: int) -> Words:
    return counted(
        "{n} error; nothing was solved. Mend it and try again.",
        "{n} errors; nothing was solved. Mend them and try again.", count,
    )
