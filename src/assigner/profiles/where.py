"""Which files and sheets of an export the tables of a profile mean."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from assigner.documents.profile import TableProfile
from assigner.files.complaints import FILES, OPTIONAL, Complaint, shown
from assigner.files.vocabulary import nearest
from assigner.files.workbook import is_workbook
from assigner.profiles.profile_file import ProfileFile
from assigner.profiles.sources import TablePlace, matching, places
from assigner.words import Words, counted, say


@dataclass
class Where:
    """Finds places in an export: in the file named, else in its folder."""

    path: Path
    profile: ProfileFile
    told: list[Complaint] = field(default_factory=list)

    @cached_property
    def found(self) -> list[TablePlace]:
        """Every place of what was named."""
        found, wrong = places(self.path)
        self.told += wrong
        ours = (*FILES, *OPTIONAL)
        return [place for place in found if self.path.is_file() or place.path.name not in ours]

    @cached_property
    def beside(self) -> list[TablePlace]:
        """Every place in the folder of a file that was named."""
        return places(self.path.parent)[0] if self.path.is_file() else []

    def of(self, name: str, table: TableProfile) -> Sequence[TablePlace]:
        """The places of a table, each a part of it; none where they are not there: that is told."""
        found = self.found
        meant = matching(found, table.file, table.sheet)
        if not meant and self.path.is_dir():
            # Named outright, a file is the export's, though it is called as one of ours.
            named = [place for place in places(self.path)[0] if place.path.name in table.file]
            meant = matching(named, table.file, table.sheet)
        if not meant and table.file:
            meant = matching(self.beside, table.file, table.sheet)
        if not meant and self.path.is_file() and not is_workbook(self.path) and len(found) == 1:
            meant = found  # the one table there is, whatever it is called today
        if not meant:
            self._wrong(name, table, found, say("The export has no such table."))
        elif len({place.path for place in meant}) > max(1, len(table.file)):
            self._wrong(name, table, meant, say("Several files fit: {files}.", files=_files(meant)))
            return ()
        elif not table.sheet and any(place.sheet for place in meant) and len(meant) > 1:
            self._wrong(name, table, meant, say("The workbook has several sheets: {files}.",
                                                files=_names(meant)))
            return ()
        return meant

    def unnamed(self, read: Collection[TablePlace]) -> list[Complaint]:
        """One warning for tables of the export that the profile does not name."""
        books = {place.path for place in read}
        left = [place for place in self.found if place not in read
                and (place.sheet is None or place.path in books)]
        if not left or not read:
            return []
        return [Complaint(
            code="W225", file=left[0].name, in_book=left[0].sheet is not None, warning=True,
            message=counted("The profile does not name a table; it is not read: {names}.",
                            "The profile does not name {n} tables; they are not read: {names}.",
                            len(left), names=_names(left)),
            fix=say("Name it in the profile if there are people or cases in it."))]

    def _wrong(
        self, name: str, table: TableProfile, among: Sequence[TablePlace], message: Words
    ) -> None:
        if any(told.code == "E154" for told in self.told):
            return
        wanted = (*table.sheet, *table.file)
        books = len({place.path for place in among}) > 1
        key = "sheet" if not books and (table.sheet or any(place.sheet for place in among)) else (
            "file")
        known = [place.sheet if key == "sheet" and place.sheet else place.path.name
                 for place in among]
        near = nearest(wanted[0], known) if wanted and wanted[0] not in known else None
        names = _files(among) if key == "file" and among else _names(among)
        if near is not None:
            fix = say('Write {key} = "{near}" if that is meant.', key=key, near=near)
        elif among:
            fix = say('Write {key} = "..." with one of: {files}.', key=key, files=names)
        else:
            fix = say("Put the export there, or name the folder where it is.")
        self.told.append(self.profile.complaint(
            "E177", (name, key), message, fix, ", ".join(wanted)))


def _files(found: Sequence[TablePlace]) -> str:
    return shown(", ".join(dict.fromkeys(place.path.name for place in found)), 200)


def _names(found: Sequence[TablePlace]) -> str:
    return shown(", ".join(dict.fromkeys(place.name for place in found)), 200) or "-"
