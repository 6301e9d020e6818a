"""How loads went as a picture: a row for each caseworker, a square for each week."""

from assigner.documents.history import HistoryDocument
from assigner.render.svg.drawing import Datum, Drawing
from assigner.render.svg.squares import squares
from assigner.words import say


def history_picture(document: HistoryDocument) -> Drawing:
    """A `history` document: load in percent, written in each square."""
    rows: list[Datum] = [
        {"who": row.id, "team": row.team, "week": week.first,
         "load": None if week.utilisation is None else 100 * week.utilisation,
         "load_hours": week.load_hours, "capacity": week.capacity_hours, "cases": week.cases}
        for row in document.people for week in row.weeks
    ]
    title = say("Load, week by week")
    return Drawing(
        squares(rows, [row.id for row in document.people], title), title,
        say("A row for each caseworker, a square for each week with the load in percent of the "
            "hours for cases. The table beside the picture has the hours and cases, too."),
        {
            "who": say("caseworker"), "team": say("Team"), "week": say("week from"),
            "load": say("load (% of capacity)"), "load_hours": say("hours a week carried"),
            "capacity": say("hours a week for cases"), "cases": say("open cases"),
        },
        rows,
    )
