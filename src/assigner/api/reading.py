"""The ways in: a day from its files, a model by its name."""

from collections.abc import Mapping
from pathlib import Path

from assigner.api.day import Day
from assigner.policy import Policy, load


def read(
    path: str | Path, *, model: str | Path | None = None,
    overrides: Mapping[str, object] | None = None, profile: str | Path | None = None,
) -> Day:
    """The day in a folder or a workbook (.xlsx), under the model it names or under `model`.

    `overrides`: values of the model by dotted path, as `{"balance.measure": "leximax"}`.
    `profile`: name or file of the profile by which an export is read; docs/profiles.md.
    Rows that cannot be used are `Day.faults`; only an instance that is not there, or cannot
    be opened at all, raises InputError.
    """
    given = {key: str(value) for key, value in (overrides or {}).items()}
    return Day.from_folder(path, model=model, overrides=given, profile=profile)


def load_model(name_or_path: str | Path, overrides: Mapping[str, object] | None = None) -> Policy:
    """A built-in model by its name, or a .toml file. Raises ModelError with every fault."""
    given = {key: str(value) for key, value in (overrides or {}).items()}
    return load(str(name_or_path), given)
