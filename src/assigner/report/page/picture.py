"""Load before → after as a picture: a lane for each team, everybody on one scale."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from assigner.report.lights import light
from assigner.report.page.figures import change, share
from assigner.report.page.parts import Bar, Dot, Lane, Picture, Text, Tone
from assigner.words import say

TONES: Mapping[str, Tone] = {
    "no hours": "quiet", "blue": "calm", "green": "good", "amber": "warn", "red": "bad",
}
CLOSE, STEP, EDGE = 2.2, 13, 16
Person = Mapping[str, Any]


def tone(utilisation: float | None) -> Tone:
    """The tone of a light."""
    return TONES[light(utilisation).word]


class Scale:
    """Utilisation from 0 to the highest of anybody, as 0 to 100."""

    def __init__(self, people: Sequence[Person]) -> None:
        found = [row[key] or 0.0 for row in people
                 for key in ("utilisation_before", "utilisation_after")]
        self.top = max(1.25, ceil(max(found, default=0) * 4 + 0.2) / 4)

    def __call__(self, utilisation: float | None) -> float:
        """The place of a utilisation."""
        return round(100 * (utilisation or 0.0) / self.top, 2)

    @property
    def ticks(self) -> list[tuple[float, Text, bool]]:
        """Every 50 per cent, and whether capacity ends there."""
        return [(self(at / 2), share(at / 2), at == 2) for at in range(int(self.top * 2) + 1)]

    def bar(self, row: Person) -> Bar:
        """One person's load, for a table."""
        after = row["utilisation_after"]
        return Bar(self(row["utilisation_before"]), self(after), self(1), tone(after))


def load_picture(people: Sequence[Person], teams: Mapping[str, str]) -> Picture:
    """Everybody who has hours for cases, in a lane for each team."""
    scale = Scale(people)
    lanes = []
    for team in sorted({row["team"] for row in people}, key=lambda key: teams.get(key, key)):
        able = [row for row in people
                if row["team"] == team and row["utilisation_after"] is not None]
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


def mean(people: Sequence[Person], key: str) -> float | None:
    """The mean utilisation of several people, weighted by capacity."""
    able = [row for row in people if row["capacity_hours"]]
    total = sum(row["capacity_hours"] for row in able)
    return sum(row[key] for row in able) / total if total else None


def _lane(label: Text, able: Sequence[Person], scale: Scale) -> Lane:
    dots: list[Dot] = []
    taken: list[float] = []
    order = sorted(able, key=lambda row: (row["utilisation_after"], row["id"]))
    for row in order:
        before, after = scale(row["utilisation_before"]), scale(row["utilisation_after"])
        left = min(before, after)
        level = next((at for at, edge in enumerate(taken) if edge + CLOSE <= left), len(taken))
        taken[level:level + 1] = [max(before, after)]
        said = say("{person}: {load}", person=row["id"],
                   load=change(row["utilisation_before"], row["utilisation_after"]))
        dots.append(Dot(said, before, after, EDGE + STEP * level, tone(row["utilisation_after"])))
    note = say("mean {load}", load=change(mean(able, "load_before_hours"),
                                          mean(able, "load_after_hours")))
    return Lane(label, note, dots, 2 * EDGE + STEP * (max(1, len(taken)) - 1))
