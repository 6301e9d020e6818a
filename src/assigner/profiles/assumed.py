"""Hours that rest on a full week or a day whose length a profile does not say."""

from collections.abc import Iterator

from assigner.documents.profile import Profile
from assigner.files.complaints import Complaint
from assigner.profiles.profile_file import ProfileFile
from assigner.profiles.quantities import FULL_TIME
from assigner.profiles.resolved import resolved
from assigner.words import say


def assumed(file: ProfileFile, profile: Profile) -> Iterator[Complaint]:
    """Tell of each length of a week or a day that hours rest on, and nobody has said."""
    units = {rule.unit: (name, "columns", key) for name, table in resolved(profile).items()
             for key, rule in table.columns.items()
             if rule.unit is not None and key.endswith("_hours")}
    week = next((at for unit, at in units.items() if unit in FULL_TIME), None)
    if week is not None and "full_time_hours" not in profile.model_fields_set:
        yield file.complaint(
            "W234", week,
            say("Hours are a share of full time, and the profile does not say how long that is: "
                "{hours:g} hours a week are assumed.", hours=profile.full_time_hours),
            say("Write full_time_hours = {hours:g}, or what full time is, at the top of the "
                "profile.", hours=profile.full_time_hours))
    day = next((at for unit, at in units.items() if unit and unit.startswith("days a")), None)
    if day is not None and "hours_a_day" not in profile.model_fields_set:
        yield file.complaint(
            "W234", day,
            say("Hours are counted in days, and the profile does not say how long one is: "
                "{hours:g} hours are assumed.", hours=profile.hours_a_day),
            say("Write hours_a_day = {hours:g}, or what a day is, at the top of the profile.",
                hours=profile.hours_a_day))
