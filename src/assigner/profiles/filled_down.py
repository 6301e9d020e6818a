"""Columns in which a word stands once and holds for the rows below it: a pivot, a merged cell."""

from assigner.documents.profile import TableProfile
from assigner.files.complaints import letter
from assigner.profiles.heading import name
from assigner.profiles.sources import RawTable


def filled_down(raw: RawTable, table: TableProfile) -> None:
    """Write in blank cells what stands above them, where the profile says so of the column."""
    places = {raw.columns[name(header)] for rule in table.columns.values() if rule.blank_as_above
              for header in rule.headers if name(header) in raw.columns}
    for place in places:
        above = ""
        for row in raw.grid.rows:
            above = row[place] = row[place] if row[place].strip() else above
    merged = {letter(place) for place in places}
    raw.grid.complaints[:] = [
        told for told in raw.grid.complaints
        if not (told.code == "E115" and set(_columns(str(told.message.values["area"]))) <= merged)
    ]


def _columns(area: str) -> list[str]:
    return [corner.rstrip("0123456789") for corner in area.split(":")]
