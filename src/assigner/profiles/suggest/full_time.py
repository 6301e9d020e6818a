"""How many hours a week full time is: said above a table, else as the model has it."""

import re
from collections.abc import Iterable

from assigner.files.vocabulary import fold
from assigner.profiles.quantities import FULL_WEEK
from assigner.profiles.suggest.lines import UNSURE, Sureness
from assigner.words import say

_HOURS = re.compile(
    r"(?<![\d.,:])(\d{2}(?:[.,]\d{1,2})?)\s*-?\s*(?:hours?|hrs?|timers?|timer|tim|t|std|"
    r"stunden|timmar|uur|uren)\b")
# Of a share the header says no other hours: "FTE (1.0 = 37)".
_IS = re.compile(r"=\s*(\d{2}(?:[.,]\d{1,2})?)\b(?!\s*%)")
_OF_A_WEEK = re.compile(
    r"\b(?:week\w*|uge\w*|full ?-?time|fuld ?tid\w*|heltid\w*|vollzeit\w*|full ?tid\w*|"
    r"hel stilling|voltijd\w*|uke\w*|woche\w*|vecka\w*|"
    r"standard\w*|norm\w*|wte|fte|1[.,]0+)\b")
DAYS_A_WEEK = 5
"""Of full time."""


def full_time(
    titles: Iterable[str], of_model: float, out_of: Iterable[float | None],
    headers: Iterable[str] = (),
) -> tuple[float, Sureness]:
    """The hours, and how sure they are. `of_model`: what the model takes a full week to be.

    `out_of`: what hours of the export are out of, as in "32/37". `headers`: those of shares.
    """
    given = {hours for hours in out_of if hours is not None}
    if len(given) == 1:
        return given.pop(), Sureness()
    every = [found for title in titles if _OF_A_WEEK.search(fold(title))
             for found in _HOURS.findall(fold(title))]
    every += [found for header in headers
              for found in (*_HOURS.findall(fold(header)), *_IS.findall(fold(header)))]
    said = {hours for found in every
            if FULL_WEEK[0] <= (hours := float(found.replace(",", "."))) <= FULL_WEEK[1]}
    if len(said) == 1:
        return said.pop(), Sureness()
    return of_model, Sureness(UNSURE, say(
        "assumed, by the model: no list says it; each reading tells until the line says it"))
