"""How many hours a week full time is: said above a table, else as the model has it."""

import re
from collections.abc import Iterable

from assigner.files.vocabulary import fold
from assigner.profiles.quantities import FULL_WEEK
from assigner.profiles.suggest.lines import UNSURE, Sureness
from assigner.words import say

_HOURS = re.compile(
    r"(?<![\d.,:])(\d{2}(?:[.,]\d{1,2})?)\s*-?\s*(?:hours?|hrs?|timers?|timer|t|std|stunden|"
    r"timmar)\b")
_OF_A_WEEK = re.compile(
    r"\b(?:week\w*|uge\w*|full ?-?time|fuld ?tid\w*|heltid\w*|vollzeit\w*|woche\w*|vecka\w*|"
    r"standard\w*|norm\w*|wte|fte|1[.,]0+)\b")
DAYS_A_WEEK = 5
"""Of full time."""


def full_time(
    titles: Iterable[str], of_model: float, out_of: Iterable[float | None]
) -> tuple[float, Sureness]:
    """The hours, and how sure they are. `of_model`: what the model takes a full week to be.

    `out_of`: what hours of the export are out of, as in "32/37".
    """
    given = {hours for hours in out_of if hours is not None}
    if len(given) == 1:
        return given.pop(), Sureness()
    said = {hours for title in titles if _OF_A_WEEK.search(fold(title))
            for found in _HOURS.findall(fold(title))
            if FULL_WEEK[0] <= (hours := float(found.replace(",", "."))) <= FULL_WEEK[1]}
    if len(said) == 1:
        return said.pop(), Sureness()
    return of_model, Sureness(UNSURE, say(
        "assumed, by the model: no list says it; each reading tells until the line says it"))
