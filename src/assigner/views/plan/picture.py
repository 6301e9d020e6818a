"""Load before → after as a picture: a lane for each team, everybody on one scale."""

from collections.abc import Mapping, Sequence
from math import ceil

from assigner.documents.plan import CaseworkerRow
from assigner.view import Dot, Lane, LoadBar, Picture, Text
from assigner.view.figures import change, share
from assigner.views.lights import light
from assigner.words import say

CLOSE, STEP, EDGE = 2.2, 13, 16


class Scale:
    """Utilisation from 0 to the highest of anybody, as 0 to 100."""

    def __init__(self, people: Sequence[CaseworkerRow]) -> None:
        found = [full or 0.0 for row in people
                 for full in (row.utilisation_before, row.utilisation_after)]
        self.top = max(1.25, ceil(max(found, default=0) * 4 + 0.2) / 4)

    def __call__(self, utilisation: float | None) -> float:
        """The place of a utilisation."""
        return round(100 * (utilisation or 0.0) / self.top, 2)

    @property
    def ticks(self) -> list[tuple[float, Text, bool]]:
        """Every 50 per cent, and whether capacity ends there."""
        return [(self(at / 2), share(at / 2), at == 2) for at in range(int(self.top * 2) + 1)]

    def bar(self, row: CaseworkerRow) -> LoadBar:
        """One person's load, for a table."""
        after = row.utilisation_after
        return LoadBar(self(row.utilisation_before), self(after), self(1), light(after).tone)


def load_picture(people: Sequence[CaseworkerRow], teams: Mapping[str, str]) -> Picture:
    """Everybody who has hours for cases, in a lane for each team."""
    scale = Scale(people)
    lanes = []
    for team in sorted({row.team for row in people}, key=lambda key: teams.get(key, key)):
        able = [row for row in people
                if row.team == team and row.utilisation_after is not None]
        if able:
            lanes.append(_lane(teams.get(team, team), able, scale))
    return Picture(
        title=say("Load before and after today, by team"),
        description=say(
            "Each mark is a caseworker on a scale of load as a share of capacity; a line leads "
            "from before today to after it. The table below holds the same numbers."
        ),
        lanes=lanes,
        ticks=scale.ticks,
        legend=(
            ("before", say("before today")),
            ("after", say("after today")),
            ("full", say("capacity, 100%")),
        ),
    )


def means(people: Sequence[CaseworkerRow]) -> tuple[float | None, float | None]:
    """The mean utilisation of several people before and after, weighted by capacity."""
    able = [row for row in people if row.capacity_hours]
    total = sum(row.capacity_hours for row in able)
    if not total:
        return None, None
    return (sum(row.load_before_hours for row in able) / total,
            sum(row.load_after_hours for row in able) / total)


def _lane(label: Text, able: Sequence[CaseworkerRow], scale: Scale) -> Lane:
    dots: list[Dot] = []
    taken: list[float] = []
    order = sorted(able, key=lambda row: (row.utilisation_after, row.id))
    for row in order:
        before, after = scale(row.utilisation_before), scale(row.utilisation_after)
        left = min(before, after)
        level = next((at for at, edge in enumerate(taken) if edge + CLOSE <= left), len(taken))
        taken[level:level + 1] = [max(before, after)]
        said = say("{person}: {load}", person=row.id,
                   load=change(row.utilisation_before, row.utilisation_after))
        tone = light(row.utilisation_after).tone
        dots.append(Dot(said, before, after, EDGE + STEP * level, tone))
    note = say("mean {load}", load=change(*means(able)))
    return Lane(label, note, dots, 2 * EDGE + STEP * (max(1, len(taken)) - 1))
