"""What a planner asks: what another number would do, today and over months; which ones matter."""

import math
import re
from collections.abc import Mapping
from typing import Final

from assigner.errors import Misused, ModelError
from assigner.policy import load
from assigner.views.model_list import model_items
from assigner.words import Words, figure, say
from assigner.workspace.asking import Asker, whole
from assigner.workspace.desk import digest
from assigner.workspace.queue import Job
from assigner.workspace.roles import Act

LATER = 6
"""Its turn comes when nobody who places cases waits, and it gives way to them."""
DECIMAL = re.compile(r"-?\d+,\d+")
QUESTIONS = ("try", "year", "effect")
"""The kinds of work that a planner asks for, and may stop."""


class PlanningBounds:
    """What is asked where nothing else is said, and the most that may be."""

    days: Final = 250
    """Working days: a year."""
    most_days: Final = 1250
    seeds: Final = 5
    """As `assigner simulate` has it: enough for an interval that says something."""
    most_seeds: Final = 20
    minutes: Final = 10
    most_minutes: Final = 120
    percent: Final = 20
    """How far a number without an interval is moved."""


LIMITS: Mapping[str, tuple[Words, int]] = {
    "days": (say("Working days"), PlanningBounds.most_days),
    "seeds": (say("Drawn futures"), PlanningBounds.most_seeds),
    "minutes": (say("Minutes at the most"), PlanningBounds.most_minutes),
}


def to_stop(job: Job) -> Act:
    """What somebody must be allowed who stops a piece of work."""
    return Act.TRY if job.kind in QUESTIONS else Act.PLAN


def attempt(asker: Asker, key: str, value: str) -> Job:
    """What another number of the model would do today."""
    return asker.ask("try", {**_to_be(asker, key, value), "files": asker.desk.files})


def over_months(asker: Asker, key: str, value: str, said: Mapping[str, str]) -> Job:
    """What it would do over months; `said`: days, seeds and minutes, as they are written."""
    asked, place = _to_be(asker, key, value), asker.desk.place
    if place is None:
        raise Misused(say("There is no day to start from."))
    for name, (words, most) in LIMITS.items():
        found = whole(said[name])
        if found is None or not 1 <= found <= most:
            raise Misused(say("{name}: write a whole number from 1 to {most}.", name=words,
                              most=most))
        asked[name] = str(found)
    return asker.ask("year", {**asked, "day": digest(place)}, LATER)


def which_matter(asker: Asker, keys: str, percent: str) -> Job:
    """Which numbers below a table of the model matter today, each moved by so much."""
    by = whole(percent)
    if by is None or not 1 <= by <= 100:
        raise Misused(say("How far: write a whole number of per cent from 1 to 100."))
    return asker.ask("effect", {"keys": keys, "percent": str(by), "files": asker.desk.files},
                     LATER)


SHOWN_BY = say("`assigner rules MODEL` shows what is")
"""What a command says where a page has the numbers itself."""


def _to_be(asker: Asker, key: str, value: str) -> dict[str, str]:
    """As `-S` writes it; a choice "off" takes the rule out. Raises Misused where it cannot be."""
    if not key or not value:
        raise Misused(say("Say which number, and what it is to be."))
    if value == "off" and key.endswith(".hard"):
        return {"key": key.removesuffix(".hard"), "value": "false"}
    day = asker.desk.day
    if day is None or day.policy is None:
        return {"key": key, "value": value}
    numbers = {one.key for one in model_items(day.policy) if one.number is not None}
    written = _as_the_model(value, asker.language)
    if key in numbers and not _is_number(written):
        raise Misused(say('"{text}" is no number: write it as {example}.', text=value,
                          example=figure(29.5, ".1f")))
    try:
        load(day.model, {key: written}, beside=day.folder)
    except ModelError as wrong:
        mine = re.compile(re.escape(f"-S {key}={written}") + r"( [\w.]+)?: ")
        raise Misused("\n".join(
            mine.sub(f"{key}: ", line, count=1) for line in str(wrong).splitlines()
        ).replace(str(SHOWN_BY), str(say("the page of the model shows what is")))) from wrong
    return {"key": key, "value": written}


def _as_the_model(value: str, language: str) -> str:
    """A number with a decimal comma, where the language has one, as a model has it."""
    return value.replace(",", ".") if language == "da" and DECIMAL.fullmatch(value) else value


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False
