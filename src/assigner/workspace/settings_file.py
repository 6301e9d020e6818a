"""A file in which an office says how its workspace is entered, and by whom."""

from pathlib import Path
from typing import Any

from assigner.bounded import toml
from assigner.errors import InputError
from assigner.words import refusal, say


def settings(file: Path) -> dict[str, Any]:
    """What a TOML file holds. Raises InputError where it cannot be read or is none."""
    try:
        return toml(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError([str(say("{path}: cannot be read: {reason}.", path=file,
                                  reason=refusal(error)))]) from error
    except ValueError as error:
        raise InputError([str(say("{path}: not a TOML file: {reason}.", path=file,
                                  reason=str(error)))]) from error
