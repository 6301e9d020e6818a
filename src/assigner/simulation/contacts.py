"""What contacts the hours reach, day by day: those that the office has, and no others."""

from assigner.simulation.caseloads import Caseloads, Floats
from assigner.simulation.flow import Contacts
from assigner.simulation.tally import Tally


def meet(planned: Contacts, caseloads: Caseloads, tally: Tally, share: Floats) -> None:
    """Count what a day's work brings about; `share` of each holder's planned hours is reached."""
    if planned.first is not None:
        days = caseloads.first_talks(float(planned.first.value))
        tally.add("first_talks", len(days))
        tally.add("first_days", float(days.sum()))
    if planned.follow_ups is not None:
        held = caseloads.follow_ups(planned.follow_ups)
        tally.add("follow_ups_due", held.due)
        tally.add("follow_ups_in_time", held.in_time)
    if planned.meetings is not None:
        held = caseloads.networks(planned.meetings)
        tally.add("networks_due", held.due)
        tally.add("networks_held", held.in_time)
    contacts, fit = caseloads.contacts_reached(share)
    tally.add("contacts_planned", contacts)
    tally.add("contacts_fit", fit)
