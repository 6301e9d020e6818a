"""Decisions sent back, and what is held against them."""

from collections.abc import Sequence
from pathlib import Path

import assigner
from assigner.api.day import Day
from assigner.api.vocabulary import vocabulary
from assigner.instance import Instance, OpenCase
from assigner.profiles.back.laid_out import file_of
from assigner.profiles.back.written_back import SentBack, WayBack

HELD = ("caseworker", "co_caseworker", "assigned", "cover_until", "cover_for")


def send(day: Day, decided: Sequence[OpenCase], name: str, *without: str) -> SentBack:
    """What goes back as the file `name`."""
    facts, policy = day.require()
    export = day.files.export
    assert export is not None
    assert day.folder is not None
    return WayBack(
        export, day.folder, day.folder.parent, facts.caseworkers, vocabulary(policy), without,
    ).send(decided, file_of(Path(name)))


def facts_of(export: Path, profile: Path) -> Instance:
    """The instance of an export, which has no faults."""
    day = assigner.read(export, profile=profile)
    assert not day.faults, [str(fault) for fault in day.faults]
    return day.require()[0]


def held(cases: Sequence[OpenCase], *columns: str) -> dict[str, list[object]]:
    """What was decided of each case, in some columns."""
    return {case.id: [getattr(case, key) for key in columns or HELD] for case in cases}
