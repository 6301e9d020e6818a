"""A day as a command opens it: warnings on standard error, and where the program remembers."""

import os
from pathlib import Path

import click

from assigner.api.day import Day, open_day, vocabulary
from assigner.files.complaints import Complaint
from assigner.words import say

__all__ = ["Day", "open_day", "state_folder", "vocabulary", "warn"]


def warn(warnings: tuple[Complaint, ...]) -> None:
    """Tell warnings on standard error."""
    for warning in warnings:
        click.echo(str(say("warning: {complaint}", complaint=warning.line())), err=True)


def state_folder() -> Path:
    """Where the program remembers things for this user; ASSIGNER_STATE moves it."""
    return Path(os.environ.get("ASSIGNER_STATE") or click.get_app_dir("assigner"))
