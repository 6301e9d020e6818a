"""The files of a day, whether an instance or an export with its profile: one way to ask them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from assigner.errors import InputError
from assigner.files.beside import other_sheets
from assigner.files.complaints import INSTANCE
from assigner.files.grid import Grid
from assigner.files.header import Header, read_header
from assigner.files.letters import letters
from assigner.files.read import Reading, read, read_head, read_tables
from assigner.files.vocabulary import Vocabulary
from assigner.files.workbook import is_workbook, read_book

TYPE_CHECKING = False  # as type checkers know it
if TYPE_CHECKING:
    from assigner.files.complaints import Complaint
    from assigner.profiles.export import Export


class DayFiles:
    """An instance at `path`, or the export that a profile makes one of.

    `profile`: name or file of it; None: as instance.toml says, if it says one.
    Raises InputError where there is no such profile.
    """

    def __init__(self, path: Path, profile: str | None = None) -> None:
        self.path = path
        named = profile or self._named()
        self.profile: Path | None = None
        self._export: Export | None = None
        if named:
            from assigner.profiles.read_profile import (  # noqa: PLC0415  # most days have none
                find_profile,
            )

            self.profile = find_profile(named, self.home, here_first=bool(profile))

    @property
    def home(self) -> Path:
        """The folder that holds the files."""
        return self.path if self.path.is_dir() else self.path.parent

    @property
    def export(self) -> "Export | None":
        """The export, read once; None for a plain instance."""
        if self.profile is not None and self._export is None:
            from assigner.profiles.export import open_export  # noqa: PLC0415  # as above
            from assigner.profiles.read_profile import read_profile  # noqa: PLC0415  # as above

            self._export = open_export(self.path, read_profile(self.profile))
        return self._export

    @property
    def head(self) -> Header:
        """Which day it is, which model, whose office."""
        return read_head(self.path) if self.export is None else self.export.header

    @property
    def model(self) -> str:
        """The name of the model that is asked for. Raises InputError where none is named."""
        head = self.head
        if head.model is None:
            told = self.read(None).errors if self.export else self._advised(head.errors)
            raise InputError([one.line() for one in told])
        return head.model

    def read(self, vocabulary: Vocabulary | None) -> Reading:
        """The instance, or all that is wrong with it, held against the words of a model."""
        if self.export is not None:
            return self.export.reading(vocabulary)
        found = read(self.path, vocabulary)
        return replace(found, errors=self._advised(found.errors)) if found.errors else found

    @property
    def letters(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        """(file, column) -> the user's own file or sheet, and the letter of the column."""
        return letters(self.path) if self.export is None else self.export.letters

    @property
    def tables(self) -> tuple[Sequence[Grid], Mapping[str, str]]:
        """The user's own tables as they stand; and the sheet in the place of each file."""
        if self.export is None:
            return read_tables(self.path)
        return [raw.grid for raw in self.export.raw], {}

    @property
    def others(self) -> Mapping[str, Mapping[int, Sequence[str]]]:
        """Sheets that a copy keeps as they are; of an export none: nobody knows what is in them."""
        if self.export is not None:
            return {}
        grids, names = self.tables
        return other_sheets(self.path, [names.get(grid.file, grid.file) for grid in grids])

    def _advised(self, told: "Sequence[Complaint]") -> "tuple[Complaint, ...]":
        """The errors of an instance; where it is another system's export, what to do then."""
        from assigner.profiles.foreign import advised  # noqa: PLC0415  # most days have no fault

        return advised(self.path, told)

    def _named(self) -> str:
        """The profile that instance.toml names; a workbook beside it may be a day of its own."""
        if not (self.home / INSTANCE).is_file() or (
            is_workbook(self.path) and read_book(self.path, (INSTANCE,)).sheets
        ):
            return ""
        return read_header(self.home).profile
