"""A list of which more cases are read as new than as open: hardly so, where people hold cases."""

from collections.abc import Iterator, Mapping, Sequence

from assigner.files.complaints import CASELOAD, CASES, Complaint
from assigner.profiles.origins import TablePart
from assigner.profiles.profile_file import ProfileFile
from assigner.words import say

SEEN_AT_ONCE = 10
"""So few new cases are seen to be what they are by whoever looks at the day."""


def mostly_new(
    file: ProfileFile, parts: Mapping[str, Sequence[TablePart]]
) -> Iterator[Complaint]:
    """`parts`: file of the instance -> what it has of each raw table."""
    for part in parts.get(CASES, ()):
        new = len(part.rows)
        still = sum(len(one.rows) for one in parts.get(CASELOAD, ()) if one.raw is part.raw)
        if 0 < still < new and new > SEEN_AT_ONCE:
            yield file.complaint(
                "W237", ("cases",),
                say("Of {file}, {new} cases are read as new and {open} as open.",
                    file=part.raw.place.name, new=new, open=still),
                say("Look at what tells them apart in [cases] and [caseload], unless so many "
                    "came in at once."))
