"""What is decided for later days, in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from assigner.instance import Agreed
from assigner.words import Words, figure, marked, say

SAID: Mapping[str, str] = {
    "handover": marked("{case} from {caseworker} to {to}"),
    "cover": marked("{to} covers {case} for {caseworker} until {until}"),
    "co_worker": marked("{to} assists in {case}"),
    "leaves": marked("{caseworker} leaves"),
    "absent": marked("{caseworker} is away until {until}"),
    "hours": marked("{caseworker} has {hours} hours a week"),
    "team": marked("{caseworker} changes team"),
    "capacity": marked("{caseworker} carries {percent} % of a full load"),
}
ENDLESS: Mapping[str, str] = {
    "absent": marked("{caseworker} is away"),
    "cover": marked("{to} covers {case} for {caseworker}"),
}


def in_words(item: Agreed) -> Words:
    """One decision, without its day."""
    template = SAID[item.what]
    if item.until is None:
        template = ENDLESS.get(item.what, template)
    hours = None if item.weekly_minutes is None else figure(item.weekly_minutes / 60, "g")
    return say(
        template, case=item.case, caseworker=item.caseworker, to=item.to, until=item.until,
        hours=hours, percent=item.percent,
    )


def by_day(items: Iterable[Agreed]) -> list[tuple[date, list[str]]]:
    """Decisions in words, day by day."""
    rows = sorted(items, key=lambda item: item.on)
    return [
        (on, [str(in_words(item)) for item in group])
        for on, group in groupby(rows, key=lambda item: item.on)
    ]
