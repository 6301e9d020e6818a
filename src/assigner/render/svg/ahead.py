"""The weeks ahead as a picture: a row for each caseworker, a square for each week."""

from assigner.documents.ahead import AheadDocument
from assigner.render.svg.drawing import Datum, Drawing
from assigner.render.svg.squares import squares
from assigner.words import say


def ahead_picture(document: AheadDocument) -> Drawing:
    """An `ahead` document: expected load in percent, written in each square."""
    rows: list[Datum] = [
        {"who": row.id, "team": row.team, "week": week.first,
         "load": None if week.utilisation is None else 100 * week.utilisation,
         "low": week.low_hours, "high": week.high_hours, "expected": week.expected_hours,
         "capacity": week.capacity_hours}
        for row in document.caseworkers for week in row.weeks
    ]
    title = say("Expected load in the weeks ahead")
    return Drawing(
        squares(rows, [row.id for row in document.caseworkers], title), title,
        say("A row for each caseworker, a square for each week with the expected load in percent "
            "of the hours for cases. The table beside the picture has the ranges, too."),
        {
            "who": say("caseworker"), "team": say("Team"), "week": say("week from"),
            "load": say("load (% of capacity)"), "expected": say("expected hours"),
            "low": say("low end"), "high": say("high end"),
            "capacity": say("hours a week for cases"),
        },
        rows,
    )
