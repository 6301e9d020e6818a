"""A day of return that a profile takes for the last day away."""

from collections.abc import Iterator

from assigner.documents.profile import Profile
from assigner.files.complaints import Complaint, shown
from assigner.profiles.back_again import LAST_DAYS, says_back
from assigner.profiles.profile_file import ProfileFile
from assigner.profiles.resolved import resolved
from assigner.words import say


def taken_for_last(file: ProfileFile, profile: Profile) -> Iterator[Complaint]:
    """Tell of headers of a day back from which the last day away is read as it stands."""
    for table, said in resolved(profile).items():
        for key, rule in said.columns.items():
            header = next(filter(says_back, rule.headers), None)
            if header is not None and key in LAST_DAYS and rule.unit is None:
                yield file.complaint(
                    "W238", (table, "columns", key),
                    say('"{header}" says when somebody is back, and is read as the last day away.',
                        header=shown(header)),
                    say('Write unit = "day of return" in it, unless it is the last day away.'))
