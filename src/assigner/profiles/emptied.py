"""A table of which the profile leaves out every row it chooses: told, with how many by what."""

from collections import Counter
from collections.abc import Iterator, Sequence

from assigner.files.complaints import Complaint, shown
from assigner.profiles.profile_file import ProfileFile
from assigner.profiles.row_choice import RowChoice
from assigner.profiles.sources import RawTable
from assigner.words import counted, joined, say


def emptied(
    file: ProfileFile, table: str, read: Sequence[tuple[RawTable, RowChoice]]
) -> Iterator[Complaint]:
    """`read`: the raw tables that it is read from, and which of their rows it takes."""
    left: Counter[str] = Counter()
    rows = 0
    for raw, choice in read:
        for row in raw.grid.rows:
            by = choice.left_by(row)
            if by is None:
                continue
            if not by:
                return
            rows += 1
            left.update(raw.grid.header[place].strip() for place in by)
    by_what = joined(say("{n} by {header}", header=shown(header), n=n)
                     for header, n in left.most_common())
    if rows:
        yield file.complaint(
            "W236", (table, "leave_out"),
            counted("[{table}] has no row: leave_out takes away the only one that it chooses "
                    "({headers}).",
                    "[{table}] has no row: leave_out takes away all {n} that it chooses "
                    "({headers}).", rows, table=table, headers=by_what),
            say("Look through its leave_out, and that of the table that it is like; an empty one "
                "leaves out nothing."))
