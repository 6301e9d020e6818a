"""The day somebody is back at work: the one after the last day away."""

import re
from datetime import date, timedelta
from functools import cache

from assigner.documents.profile import Unit
from assigner.profiles.heading import name

DAY_OF_RETURN: Unit = "day of return"
LAST_DAYS = ("absent_to", "to")
_SIGNS = re.compile(r"[\W_]+")
_BACK = re.compile(
    r"(?:(?:date|day|dato|dag|first day|første dag|due|expected|exp|est|planned|forventet|forv|"
    r"ventes|senest|kommer|er|igen|is|of|for) )*"
    r"(?:back|returns?|returning|rtw|tilbage|retur|tilbagekomst|hjemkomst|tilbake|tillbaka|åter|"
    r"återkomst|åter i tjänst|zurück|rückkehr|wieder da)"
    r"(?: (?:on|at|in|to|from|by|d|den|dato|date|day|dag|igen|again|på|fra|am|den|work|office|"
    r"duty|job|jobbet|arbejde|arbejdet|arbete|arbetet|kontoret|expected|forventet))*")


@cache
def says_back(header: str) -> bool:
    """Whether a header is of the day on which somebody is back: "Back on", "Tilbage d."."""
    return bool(_BACK.fullmatch(_SIGNS.sub(" ", name(header)).strip()))


def last_day_away(iso: str) -> str:
    """The day before somebody is back."""
    return (date.fromisoformat(iso[:len("2026-11-28")]) - timedelta(days=1)).isoformat()
