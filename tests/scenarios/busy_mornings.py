"""An office where several things happen on one morning: who covers falls ill as somebody is back.

The same office, book and commands as in `lived_office`, where one thing happens on a morning.
"""

from dataclasses import dataclass
from datetime import timedelta

from tests.scenarios.decided_days import read
from tests.scenarios.lived_office import LivedOffice

NAMED = (("--cover-by", "--absent"), ("--to", "--leaves"))
"""An option that names who takes over, and the one it goes with: once in a command."""


@dataclass
class BusyMornings(LivedOffice):
    """Somebody is back, up to three others are away, leave or work other hours."""

    def _news(self) -> list[str]:
        able = [name for name in self._staff() if self.book.people[name].there(self.today)]
        if not able or self._uncovered():
            return []
        # What may not change hands stays with who covers, and is told: nobody is back that day.
        fast = any(row["frozen"] for row in read(self.day / "caseload.csv")[1])
        given = self._returned("", self.today) if self._now(0.3) and not fast else []
        able = [name for name in able if name not in given]
        self.draw.shuffle(able)
        for who in able[:self.draw.randint(1, 3)]:
            later = self.today + timedelta(days=self.draw.choice((0, 0, 1, 2, 7, 12)))
            for chance, tell in ((0.35, self._absent), (0.08, self._hours), (0.06, self._leaves)):
                if self._now(chance):
                    given = _together(given, tell(who, later))
                    break
        if self._now(0.2):
            given += self._joins("", self.today + timedelta(days=self.draw.choice((0, 3))))
        return given


def _together(given: list[str], more: list[str]) -> list[str]:
    """Two lists of options as one command: who takes over is named in neither, of two alike."""
    for named, kind in NAMED:
        if kind in given and kind in more:
            given, more = _without(given, named), _without(more, named)
    if "--returns" in given:
        more = _without(more, "--keep")  # a case kept with who covers it is not back, as is told
    return [*given, *more]


def _without(given: list[str], option: str) -> list[str]:
    if option not in given:
        return given
    at = given.index(option)
    return [*given[:at], *given[at + 2:]]
