"""Lock files: what a spreadsheet leaves beside a file for as long as somebody has it open.

Excel writes `~$day.xlsx` beside `day.xlsx`, LibreOffice `.~lock.day.xlsx#`.
"""

from pathlib import Path

from assigner.files.complaints import FILES, Complaint, shown
from assigner.words import say

_EXCEL, _LIBRE = "~$", ".~lock."


def of(path: Path) -> Complaint | None:
    """Why a lock file is no instance; None for any other path."""
    name = path.name
    if name.startswith(_EXCEL):
        meant = name.removeprefix(_EXCEL)
    elif name.startswith(_LIBRE):
        meant = name.removeprefix(_LIBRE).removesuffix("#")
    else:
        return None
    return Complaint(
        code="E154", file=shown(name),
        message=say("This only says that somebody has {file} open.", file=shown(meant)),
        fix=say("Name {file}, once it is saved and closed.", file=shown(meant)),
    )


def beside(path: Path) -> list[Complaint]:
    """Warnings for the files of an instance, or its workbook, that somebody has open."""
    names = (path.name,) if path.is_file() else FILES
    folder = path.parent if path.is_file() else path
    return [
        Complaint(
            code="W214", file=name, warning=True,
            message=say("Somebody has it open: what is not saved yet is not read."),
            fix=say("Save and close it, and check again."),
        )
        for name in names
        if (folder / f"{_EXCEL}{name}").exists() or (folder / f"{_LIBRE}{name}#").exists()
    ]
