"""The staff changes of a plan in words, as they were written: what happens to whom, and when.

The reason is not among them: it is for those who decide, and they wrote it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from assigner.words import Words, figure, joined, marked, say

CHANGES: Mapping[str, str] = {
    "leaves": marked("{caseworker} leaves"), "absent": marked("{caseworker} is away"),
    "returns": marked("{caseworker} comes back"),
    "joins": marked("{id} joins the team {team} with {weekly_hours} hours a week"),
    "hours": marked("{caseworker} works {weekly_hours} hours a week"),
    "team": marked("{caseworker} changes to the team {team}"),
    "capacity": marked("{caseworker} carries {percent} % of a full load"),
    "hand_over": marked("{case} is handed over"),
    "keep": marked("{case} is kept out of the handover"), "give": marked("{case} is given away"),
}
DAYS: Mapping[str, str] = {
    "date": marked("on {day}"), "from": marked("from {day}"), "until": marked("until {day}"),
}
REASON = "reason"


def without_reason(changes: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """The changes, for whoever reads of them, without why."""
    return [{key: value for key, value in row.items() if key != REASON} for row in changes]


def in_words(row: Mapping[str, str]) -> Words:
    """One change, as `RIRA is away from 2026-11-24 to 2027-01-10`."""
    said = say(CHANGES[row["kind"]], **_written(row))
    return joined([said, *_details(row)], " ")


def _written(row: Mapping[str, str]) -> Mapping[str, object]:
    return {key: _figures(key, value) for key, value in row.items() if key not in ("kind", "from")}


def _figures(key: str, value: str) -> object:
    """Hours as the language writes them; whatever was written otherwise stands so."""
    if key != "weekly_hours":
        return value
    try:
        return figure(float(value.replace(",", ".")), "g")
    except ValueError:
        return value


def _details(row: Mapping[str, str]) -> Iterator[Words]:
    for key, template in DAYS.items():
        if key in row:
            yield say(template, day=_day(row[key]))
    if "to" in row:
        away = row["kind"] == "absent"
        yield say("to {day}", day=_day(row["to"])) if away else say("to {person}",
                                                                    person=row["to"])
    if "cover_by" in row:
        yield say("covered by {person}", person=row["cover_by"])


def _day(written: str) -> Words | str:
    """A day as the language writes it, or as it was written."""
    try:
        return figure(date.fromisoformat(written))
    except ValueError:
        return written
