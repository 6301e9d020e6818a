"""One person's weeks ahead: a picture with its range, and the same as a table."""

from collections.abc import Sequence
from datetime import date

from assigner.documents.ahead import AheadCaseworker, AheadWeek
from assigner.view import Block, Cell, Chart, Column, Item, Line, Listed, Spot, tabled
from assigner.view.figures import share
from assigner.view.scale import Axis
from assigner.views.lights import light
from assigner.words import Words, figure, say

EVERY = 4
"""Weeks from one mark of the scale to the next: about a month."""


def one_ahead(row: AheadCaseworker) -> Sequence[Block]:
    """Her expected load, week by week; what is above a full one first."""
    known = [week for week in row.weeks if week.utilisation is not None]
    over = [week for week in known if (week.utilisation or 0) > 1]
    found: list[Block] = []
    if over:
        found.append(Listed(say("Expected above a full load"), [
            Item(_week(week), say("{load:.0%} expected, {low:.0%} to {high:.0%}",
                                  load=week.utilisation or 0, low=_low(week), high=_high(week)))
            for week in over], tone="warn"))
    if len(known) > 1:
        found.append(_chart(known))
    found.append(tabled(say("The weeks ahead"), row.weeks, (
        (Column(say("Week from"), "day"), lambda week: date.fromisoformat(week.first)),
        (Column(say("Hours for cases"), "hours", minor=True), lambda week: week.capacity_hours),
        (Column(say("Expected hours"), "hours"), lambda week: week.expected_hours),
        (Column(say("Range"), "number", minor=True), lambda week: Cell(None, said=say(
            "{low:.1f} to {high:.1f}", low=week.low_hours, high=week.high_hours))),
        (Column(say("Load"), "number"), _load),
        (Column(say("Days away"), "count", minor=True), lambda week: week.away_days or ""),
        (Column(say("Due"), "count", minor=True), lambda week: week.due or ""),
    )))
    return found


def _chart(weeks: Sequence[AheadWeek]) -> Chart:
    across = Axis(0, len(weeks) - 1)
    up = Axis.around([1.0, *map(_low, weeks), *map(_high, weeks)])
    spots = [Spot(
        across(at), up(week.utilisation or 0),
        say("week from {day}: {load:.0%}, {low:.0%} to {high:.0%}", day=figure(
            date.fromisoformat(week.first)), load=week.utilisation or 0, low=_low(week),
            high=_high(week)),
        ringed=(week.utilisation or 0) > 1, band=(up(_low(week)), up(_high(week))),
    ) for at, week in enumerate(weeks)]
    return Chart(
        say("Expected load, week by week"),
        say("Below stand the numbers of the weeks. About eight weeks of ten lie in the band; who "
            "gets which new case is not decided here. The table below holds the same numbers."),
        say("load, as a share of the hours for cases"),
        [Line(say("expected"), spots)],
        [(across(at), _number(weeks[at])) for at in range(0, len(weeks), EVERY)],
        [(up(value), share(value)) for value in up.ticks],
    )


def _week(week: AheadWeek) -> Words:
    return say("week {number}", number=_number(week))


def _number(week: AheadWeek) -> str:
    return str(date.fromisoformat(week.first).isocalendar()[1])


def _load(week: AheadWeek) -> Cell:
    if week.utilisation is None:
        return Cell("–")
    return Cell(None, said=figure(week.utilisation, ".0%"), tone=light(week.utilisation).tone)


def _low(week: AheadWeek) -> float:
    return week.low_hours / (week.capacity_hours or 1)


def _high(week: AheadWeek) -> float:
    return week.high_hours / (week.capacity_hours or 1)
