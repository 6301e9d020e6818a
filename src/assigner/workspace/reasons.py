"""Why somebody decides otherwise: a code that can be counted, and her own words."""

from collections.abc import Mapping

from assigner.words import Words, joined, say

REASONS: Mapping[str, Words] = {
    "family": say("knows the child or the family"),
    "skill": say("a skill or language that the data do not show"),
    "load": say("the work is heavier, or lighter, than it looks"),
    "learning": say("training, or a newcomer's plan"),
    "safety": say("safety, or a conflict"),
    "wish": say("the wish of the family or of the caseworker"),
    "closeness": say("place, or time"),
    "other": say("something else"),
}


def reason(code: str, note: str) -> Words | None:
    """What the record keeps; None for a code that is none, or `other` without a word."""
    if code not in REASONS or (code == "other" and not note.strip()):
        return None
    return REASONS[code] if not note.strip() else joined((REASONS[code], note.strip()), ": ")
