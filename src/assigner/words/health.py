"""Words that say something of somebody's health, which an office may not keep here."""

import re

_HEALTH = re.compile(
    r"\b(?:syg|sygdom|sygemeld|stress|depress|angst|kræft|gravid|diagnos|læge|hospital|"
    r"operation|behandling|ill\b|illness|sick|pregnan|cancer|anxiety|doctor|surgery|medic)\w*",
    re.IGNORECASE,
)


def mentions_health(text: str) -> bool:
    """Whether a text seems to say something of somebody's health."""
    return _HEALTH.search(text.replace("_", " ")) is not None
