"""The office that comes with the program, Nordby, as somebody's own files."""

from importlib.resources import files
from pathlib import Path

from assigner.errors import AssignerError
from assigner.files.atomic import write_atomically
from assigner.files.private import make_folder
from assigner.words import refusal, say

DAY = "2026-11-23"


def copy_nordby(folder: Path) -> Path:
    """Copy Nordby's day into a folder. Raises AssignerError where it is there already."""
    installed = Path(str(files("assigner"))) / "instances" / "nordby" / DAY
    source = installed if installed.is_dir() else (
        Path(__file__).parents[3] / "instances" / "nordby" / DAY)
    target = folder / DAY
    if target.exists():
        raise AssignerError(say("{folder} is there already; nothing is overwritten.",
                                folder=target))
    try:
        make_folder(target)
    except OSError as error:
        raise AssignerError(say("{folder} cannot be made: {why}.", folder=target,
                                why=refusal(error))) from error
    for file in sorted(source.iterdir(), key=lambda file: file.suffix == ".toml"):
        if file.suffix in (".csv", ".toml"):  # instance.toml last: a day is there once it is
            write_atomically(target / file.name, file.read_bytes())
    return target
